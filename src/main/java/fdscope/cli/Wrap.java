package fdscope.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. Widths are counted in code points: the course is written in Latin letters. */
final class Wrap {
    private Wrap() {}

    /** Lines of at most {@code width}, where words let it. */
    static List<String> of(String text, int width) {
        return hanging(text, width, "", "");
    }

    /** @param first stands before the first line, {@code rest} before the others */
    static List<String> hanging(String text, int width, String first, String rest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && length(line) + 1 + length(word) > width) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
