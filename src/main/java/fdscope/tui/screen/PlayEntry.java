package fdscope.tui.screen;

import fdscope.lab.script.Sketch;
import java.util.Optional;

/**
 * The line that is being typed.
 *
 * @param caret before this character
 * @param how what Enter makes of it
 * @param fault why it was not taken
 */
public record PlayEntry(String text, int caret, How how, Optional<Fault> fault) {
    /** What becomes of the line. */
    public enum How {
        APPEND,
        INSERT,
        CHANGE
    }

    /** @param message what is wrong, and what was expected */
    public record Fault(Sketch.Place place, String message) {}

    public static PlayEntry of(How how, String text) {
        return new PlayEntry(text, text.length(), how, Optional.empty());
    }

    public static PlayEntry blank() {
        return of(How.APPEND, "");
    }

    public PlayEntry typed(String more) {
        return new PlayEntry(
                text.substring(0, caret) + more + text.substring(caret), caret + more.length(), how, Optional.empty());
    }

    /** From there to the caret stands this instead. */
    public PlayEntry replaced(int from, String word) {
        return new PlayEntry(
                text.substring(0, from) + word + text.substring(caret), from + word.length(), how, Optional.empty());
    }

    public PlayEntry faulty(String message) {
        return new PlayEntry(text, caret, how, Optional.of(new Fault(Sketch.place(text, message), message)));
    }

    public PlayEntry backspace() {
        return caret == 0 ? this : replaced(text.offsetByCodePoints(caret, -1), "");
    }

    /** The character at the caret goes. */
    public PlayEntry delete() {
        return caret == text.length() ? this : right().backspace();
    }

    /** Back to where a word begins. */
    public PlayEntry deleteWord() {
        int from = text.substring(0, caret).stripTrailing().lastIndexOf(' ') + 1;
        return replaced(from, "");
    }

    public PlayEntry left() {
        return caret == 0 ? this : at(text.offsetByCodePoints(caret, -1));
    }

    public PlayEntry right() {
        return caret == text.length() ? this : at(text.offsetByCodePoints(caret, 1));
    }

    public PlayEntry at(int to) {
        return new PlayEntry(text, to, how, fault);
    }
}
