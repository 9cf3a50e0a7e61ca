package fdscope.cli;

/**
 * The line that says how far long work is: on standard error, where a terminal shows it; nowhere else. What is written to
 * standard output meanwhile has the line to itself: {@link #clear} before it, {@link #say} after it.
 */
final class ProgressLine {
    private static final int STANDARD_ERROR = 2;
    /** One less than the narrowest usual terminal: a longer line would wrap, and could not be taken back. */
    private static final int WIDTH = 79;

    private final TextOut err;
    private final boolean seen;

    ProgressLine(Surroundings at) {
        this.err = at.err();
        this.seen = at.powers().isTerminal(STANDARD_ERROR);
    }

    /** In place of what it said before. */
    void say(String text) {
        if (seen) {
            String line = "fdscope: " + text;
            err.progress(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...");
        }
    }

    void clear() {
        if (seen) {
            err.progress("");
        }
    }
}
