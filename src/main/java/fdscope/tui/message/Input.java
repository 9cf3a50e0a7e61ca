package fdscope.tui.message;

import java.time.Instant;

/** What comes from the person and the terminal. Columns and rows count from 0. */
public sealed interface Input {
    record KeyPressed(Key key) implements Input {}

    /** The mouse at a cell; the wheel has no release. */
    record MouseEvent(Kind kind, Button button, int x, int y, boolean shift, boolean alt, boolean ctrl)
            implements Input {
        public enum Kind {
            PRESS,
            RELEASE,
            DRAG,
            WHEEL_UP,
            WHEEL_DOWN
        }

        public enum Button {
            LEFT,
            MIDDLE,
            RIGHT,
            NONE
        }
    }

    /**
     * Text pasted in one piece; lines end in {@code \n}. It is text from outside: it may hold control characters and is
     * never read as keys.
     *
     * @param cut it was longer than the terminal door keeps, the rest is lost
     */
    record Pasted(String text, boolean cut) implements Input {}

    /** The size of the terminal from now on; comes once at the start too. */
    record Resized(int columns, int rows) implements Input {}

    /** The terminal is ours again after a suspend or after another program had it; the screen is redrawn anyway. */
    record Resumed() implements Input {}

    /** The terminal's background colour, 0xRRGGBB. Comes late or never. */
    record GroundKnown(int rgb) implements Input {}

    /** The period that the model asked for has passed. */
    record Tick(Instant now) implements Input {}

    /** The terminal has gone. The last message; nothing will be drawn after it. */
    record EndOfInput() implements Input {}
}
