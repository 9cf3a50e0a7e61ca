package fdscope.tui;

import fdscope.tui.message.Key;
import java.util.Map;

/** Screens of a {@link Trial} on which something is sought. */
final class TrialSearch {
    private TrialSearch() {}

    static Trial type(Trial trial, String words) {
        words.codePoints().forEach(c -> trial.press(Key.of(c)));
        return trial;
    }

    /** The palette over a lesson whose question is open. */
    static Trial palette(int columns, int rows, String words) {
        return type(Trial.asked(columns, rows).press(Key.of(':')).kernelTold(), words);
    }

    /** The words are found in the lesson's second page. */
    static Trial found(int columns, int rows, String words) {
        return type(Trial.at(columns, rows).press(Key.ENTER, Key.of('/')), words)
                .press(Key.ENTER);
    }

    static Map<String, Trial> screens(int columns, int rows) {
        return Map.of(
                "palette-empty",
                Trial.at(columns, rows).press(Key.ctrl('p')),
                "palette",
                palette(columns, rows, "desc"),
                "palette-letters",
                palette(columns, rows, "unattfd"),
                "find-typing",
                type(Trial.at(columns, rows).press(Key.ENTER, Key.of('/')), "number 8 into"),
                "find",
                found(columns, rows, "number 8 into"));
    }
}
