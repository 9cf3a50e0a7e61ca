package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.SocketSighting;
import java.util.List;

/** Whether rows are slices of the text they were read from: all of it, in order, nothing lost and nothing invented. */
final class Slices {
    private Slices() {}

    /**
     * Fails unless the text is the rows, each on lines of its own, behind a heading of at most one line.
     *
     * @param trimmed spaces at the end of a row may be missing in it
     */
    static void check(Bytes text, List<SocketSighting> rows, boolean trimmed) {
        int headed = lineEnd(text, 0) + 1;
        if (!covers(text, 0, rows, trimmed) && !covers(text, headed, rows, trimmed)) {
            throw new AssertionError("the rows are not the text: " + text + " " + rows);
        }
        if (rows.size() > lines(text)) {
            throw new AssertionError("more rows than lines: " + text + " " + rows);
        }
    }

    private static boolean covers(Bytes text, int from, List<SocketSighting> rows, boolean trimmed) {
        int at = from;
        for (SocketSighting row : rows) {
            Bytes raw = row.raw();
            if (at + raw.length() > text.length()
                    || !text.slice(at, at + raw.length()).equals(raw)) {
                return false;
            }
            at += raw.length();
            while (trimmed && at < text.length() && text.at(at) == ' ') {
                at++;
            }
            if (at < text.length() && text.at(at) != '\n') {
                return false;
            }
            at++;
        }
        return at >= text.length();
    }

    private static int lines(Bytes text) {
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            lines += text.at(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int lineEnd(Bytes text, int from) {
        int at = from;
        while (at < text.length() && text.at(at) != '\n') {
            at++;
        }
        return at;
    }

    static boolean contains(Bytes whole, Bytes part) {
        for (int from = 0; from + part.length() <= whole.length(); from++) {
            int same = 0;
            while (same < part.length() && whole.at(from + same) == part.at(same)) {
                same++;
            }
            if (same == part.length()) {
                return true;
            }
        }
        return false;
    }
}
