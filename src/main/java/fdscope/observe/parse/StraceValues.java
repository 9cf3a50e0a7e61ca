package fdscope.observe.parse;

import fdscope.observe.parse.StraceValue.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a list of values as strace writes it, {@code a, [b, c], {d=1, e="x, y"}}, up to its closing bracket. Brackets
 * that never close, and more than {@value #DEEPEST} of them in each other, leave text that is kept as it is.
 */
final class StraceValues {
    private static final int DEEPEST = 24;

    private final String line;
    private int at;

    private StraceValues(String line, int from) {
        this.line = line;
        this.at = from;
    }

    /**
     * @param values in their order
     * @param end behind the closing bracket, or the end of the line
     * @param closed false if the line ended before the bracket
     */
    record Split(List<StraceValue> values, int end, boolean closed) {}

    /** @param from behind the opening bracket */
    static Split read(String line, int from, char close) {
        StraceValues values = new StraceValues(line, from);
        List<StraceValue> found = new ArrayList<>();
        boolean closed = values.list(close, 0, found);
        return new Split(found, values.at, closed);
    }

    private boolean list(char close, int depth, List<StraceValue> found) {
        while (at < line.length()) {
            skipSpaces();
            if (at < line.length() && line.charAt(at) == close) {
                at++;
                return true;
            }
            int from = at;
            StraceValue value = value(close, depth);
            if (!value.text().isEmpty() || !value.name().isEmpty()) {
                found.add(value);
            }
            if (at < line.length() && line.charAt(at) == ',') {
                at++;
            } else if (at == from && at < line.length()) {
                at++;
            }
        }
        return false;
    }

    private void skipSpaces() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    private StraceValue value(char close, int depth) {
        String name = name();
        int from = at;
        List<StraceValue> members = new ArrayList<>();
        Kind kind = Kind.ATOM;
        char first = at < line.length() ? line.charAt(at) : close;
        if ((first == '{' || first == '[') && depth < DEEPEST) {
            kind = first == '{' ? Kind.STRUCT : Kind.ARRAY;
            at++;
            list(first == '{' ? '}' : ']', depth + 1, members);
        }
        skipAtom(close);
        return new StraceValue(kind, name, line.substring(from, at).stripTrailing(), members);
    }

    /** {@code name=} at this place, or nothing. */
    private String name() {
        int i = at;
        while (i < line.length() && (Character.isLetterOrDigit(line.charAt(i)) || "_.".indexOf(line.charAt(i)) >= 0)) {
            i++;
        }
        boolean named =
                i > at && i + 1 < line.length() && line.charAt(i) == '=' && "=>".indexOf(line.charAt(i + 1)) < 0;
        if (!named) {
            return "";
        }
        String name = line.substring(at, i);
        at = i + 1;
        return name;
    }

    /** Up to the comma or the bracket that ends this value; strings, comments and {@code <…>} may hold both. */
    private void skipAtom(char close) {
        int open = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (open == 0 && (c == ',' || c == close)) {
                return;
            }
            if (c == '"') {
                at = StraceText.endOfString(line, at);
            } else if (c == '<' && at > 0 && StraceText.mayBear(line.charAt(at - 1))) {
                at = StraceText.endOfAngle(line, at);
            } else if (line.startsWith("/*", at)) {
                int end = line.indexOf("*/", at + 2);
                at = end < 0 ? line.length() : end + 2;
            } else {
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 && open > 0 ? -1 : 0;
                at++;
            }
        }
    }
}
