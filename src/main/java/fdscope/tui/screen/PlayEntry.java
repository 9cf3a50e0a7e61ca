package fdscope.tui.screen;

import fdscope.lab.script.Sketch;
import java.util.Optional;

/**
 * The line that is being typed.
 *
 * @param caret before this character
 * @param how what Enter makes of it
 * @param fault why it was not taken
 * @param selected all of it: what is typed stands in its place
 */
public record PlayEntry(String text, int caret, How how, Optional<Fault> fault, boolean selected) {
    /** Characters that can be typed; a file's line may have more. */
    public static final int LONGEST = 1000;

    /** What becomes of the line. */
    public enum How {
        APPEND,
        INSERT,
        CHANGE
    }

    /** @param message what is wrong, and what was expected */
    public record Fault(Sketch.Place place, String message) {}

    public static PlayEntry of(How how, String text) {
        return new PlayEntry(text, text.length(), how, Optional.empty(), false);
    }

    /** A text that Enter takes as it is, and the first letter replaces. */
    public static PlayEntry proposed(String text) {
        return new PlayEntry(text, text.length(), How.APPEND, Optional.empty(), true);
    }

    public static PlayEntry blank() {
        return of(How.APPEND, "");
    }

    /** What does not fit is dropped: a line is no place for a file that somebody pastes. */
    public PlayEntry typed(String more) {
        int room = selected ? LONGEST : Math.max(0, LONGEST - text.length());
        int end = Math.min(room, more.length());
        boolean halved = end > 0 && end < more.length() && Character.isHighSurrogate(more.charAt(end - 1));
        String fits = more.substring(0, halved ? end - 1 : end);
        return selected ? of(how, fits) : fits.isEmpty() ? this : replaced(caret, fits);
    }

    /** Nothing more can be typed. */
    public boolean full() {
        return !selected && text.length() >= LONGEST;
    }

    /** From there to the caret stands this instead. */
    public PlayEntry replaced(int from, String word) {
        return new PlayEntry(
                text.substring(0, from) + word + text.substring(caret),
                from + word.length(),
                how,
                Optional.empty(),
                false);
    }

    public PlayEntry faulty(String message) {
        return new PlayEntry(text, caret, how, Optional.of(new Fault(Sketch.place(text, message), message)), false);
    }

    public PlayEntry backspace() {
        return selected ? of(how, "") : caret == 0 ? this : replaced(text.offsetByCodePoints(caret, -1), "");
    }

    /** The character at the caret goes. */
    public PlayEntry delete() {
        return selected ? of(how, "") : caret == text.length() ? this : right().backspace();
    }

    /** Back to where a word begins. */
    public PlayEntry deleteWord() {
        if (selected) {
            return of(how, "");
        }
        int from = text.substring(0, caret).stripTrailing().lastIndexOf(' ') + 1;
        return replaced(from, "");
    }

    public PlayEntry left() {
        return at(caret == 0 ? 0 : text.offsetByCodePoints(caret, -1));
    }

    public PlayEntry right() {
        return at(caret == text.length() ? caret : text.offsetByCodePoints(caret, 1));
    }

    public PlayEntry at(int to) {
        return new PlayEntry(text, to, how, fault, false);
    }
}
