package fdscope.tui.screen;

/**
 * A question that goes out of the model and its answer that comes back.
 *
 * @param number of the last question; an answer to another one is late and dropped
 * @param open it is not answered yet
 * @param ticks since it was asked
 */
public record Pending(int number, boolean open, int ticks) {
    static final Pending NONE = new Pending(0, false, 0);

    /** After so many ticks a wait is told. */
    private static final int TOLD = 2;

    static final int TICKS_A_SECOND = 5;

    public Pending asked() {
        return new Pending(number + 1, true, 0);
    }

    public boolean isAnswer(int of) {
        return open && of == number;
    }

    public Pending answered() {
        return new Pending(number, false, ticks);
    }

    public Pending ticked() {
        return new Pending(number, open, ticks + 1);
    }

    /** Long enough that a person wants to know. */
    public boolean isLong() {
        return open && ticks >= TOLD;
    }

    /** {@code being read, 1 s}. */
    public String told(String what) {
        int seconds = ticks / TICKS_A_SECOND;
        return seconds == 0 ? what : what + ", " + seconds + " s";
    }
}
