package fdscope.cli;

/** What the exit code of the program says; 130 and 143 come from the JVM. */
final class ExitCode {
    /** Done, and every expectation held. */
    static final int DONE = 0;
    /** An expectation failed, or a step passed its deadline. */
    static final int FAILED = 1;
    /** Wrong use, or input that cannot be read. */
    static final int USAGE = 2;
    /** This machine or kernel cannot do it. */
    static final int NOT_HERE = 3;

    private ExitCode() {}
}
