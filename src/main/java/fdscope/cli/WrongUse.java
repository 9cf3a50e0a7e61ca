package fdscope.cli;

/** A command cannot do what was asked: a sentence (or lines) for the user, and the exit code. */
final class WrongUse extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    WrongUse(String message) {
        this(message, ExitCode.USAGE);
    }

    WrongUse(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
