package fdscope.cli.page;

/** Text as roff wants it, with the man macros: man(7), groff_char(7). */
final class Roff {
    private Roff() {}

    /** The text with every character meant literally, also at the beginning of a line. */
    static String text(String text) {
        StringBuilder roff = new StringBuilder();
        boolean lineStarts = true;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (lineStarts && (letter == '.' || letter == '\'')) {
                roff.append("\\&");
            }
            roff.append(
                    switch (letter) {
                        case '\\' -> "\\e";
                        case '-' -> "\\-";
                        case '`' -> "\\(ga";
                        case '^' -> "\\(ha";
                        case '~' -> "\\(ti";
                        case '"' -> "\\(dq";
                        case '\'' -> "\\(aq";
                        default -> String.valueOf(letter);
                    });
            lineStarts = letter == '\n';
        }
        return roff.toString();
    }

    static String bold(String text) {
        return "\\fB" + text(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + text(text) + "\\fR";
    }

    /**
     * The first lines of a page.
     *
     * @param preprocessed whether the page has tables, which want tbl(1)
     */
    static String head(String name, int section, String version, boolean preprocessed) {
        return (preprocessed ? "'\\\" t\n" : "") + ".TH " + text(name.toUpperCase(java.util.Locale.ROOT)) + " "
                + section + " \"\" \"fdscope " + text(version) + "\"\n.nh\n.ad l\n";
    }
}
