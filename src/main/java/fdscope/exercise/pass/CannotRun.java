package fdscope.exercise.pass;

/** The program did not start: a sentence for people, and the exit status that shells give then. */
public final class CannotRun extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    CannotRun(String message, int status) {
        super(message);
        this.status = status;
    }

    /** 127: there is none; 126: it is there and could not be started. */
    public int status() {
        return status;
    }
}
