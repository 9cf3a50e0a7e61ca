package fdscope.observe.parse;

/** Where strace's quotes and angle brackets end. */
final class StraceText {
    private StraceText() {}

    /** Behind the closing quote of the string that begins at {@code from}, or the end of the line. */
    static int endOfString(String line, int from) {
        for (int i = from + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return line.length();
    }

    /** What {@code <} stands behind when it says what a descriptor is, and not that something is less. */
    static boolean mayBear(char before) {
        return before >= '0' && before <= '9' || before == 'D';
    }

    /** {@code <} in each other; strace writes two. */
    private static final int DEEPEST = 4;

    /** Escaped, a path of 4096 bytes has at most 16 KiB. */
    private static final int LONGEST_ANGLE = 20_000;

    /**
     * Behind the {@code >} that closes the {@code <} at {@code from}: {@code <UNIX-STREAM:[1->2,"a>b"]>}, {@code
     * </dev/null<char 1:3>>}. The place behind {@code <} where nothing closes it.
     */
    static int endOfAngle(String line, int from) {
        int open = 0;
        for (int i = from; i < Math.min(line.length(), from + LONGEST_ANGLE); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                i = endOfString(line, i) - 1;
            } else if (c == '<') {
                open++;
                if (open > DEEPEST) {
                    break;
                }
            } else if (c == '>' && line.charAt(i - 1) != '-') {
                open--;
                if (open == 0) {
                    return i + 1;
                }
            }
        }
        return from + 1;
    }

    /** The characters of a string {@code "…"} or {@code @"…"} without quotes; strace's escapes stay as they are. */
    static String unquoted(String text) {
        int from = text.indexOf('"');
        return from < 0 ? text : text.substring(from + 1, Math.max(from + 1, endOfString(text, from) - 1));
    }

    /** strace printed only the beginning: {@code "abc"...}. */
    static boolean isCut(String text) {
        return text.endsWith("\"...");
    }
}
