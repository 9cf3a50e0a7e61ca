package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;

/** The lines of a Markdown file, without byte order mark and carriage returns; faulty characters are told. */
record SourceText(List<String> lines) {
    SourceText {
        lines = List.copyOf(lines);
    }

    static SourceText of(String raw, String file, List<ContentError> errors) {
        String text = raw.startsWith("\ufeff") ? raw.substring(1) : raw;
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String clean = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            lines.add(clean);
            int number = lines.size();
            clean.codePoints()
                    .filter(SourceText::isFaulty)
                    .findFirst()
                    .ifPresent(c -> errors.add(new ContentError(
                            file,
                            number,
                            String.format(
                                    "character U+%04X, expected text without control or direction characters; in a"
                                            + " lab write \\xHH",
                                    c))));
        }
        return new SourceText(lines);
    }

    /** What a terminal might obey, or what turns the order of the letters around. */
    private static boolean isFaulty(int c) {
        return c != '\t' && Character.isISOControl(c) || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    /** The text with its first lines empty, so that line numbers stay. */
    String from(int line) {
        return "\n".repeat(line) + String.join("\n", lines.subList(line, lines.size()));
    }
}
