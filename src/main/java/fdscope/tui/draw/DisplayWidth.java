package fdscope.tui.draw;

import fdscope.kernel.Printable;
import fdscope.kernel.TextColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * How many columns text takes on a terminal: two for East Asian Wide and Fullwidth characters and for emoji, none for
 * combining marks, one for all others ({@link TextColumns}). A terminal that draws Ambiguous
 * characters two columns wide is given the {@link Ascii} form instead.
 */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** Columns of one code point: 0, 1 or 2. */
    public static int of(int codePoint) {
        return TextColumns.of(codePoint);
    }

    /** Columns of a text, as {@link Canvas#put} will draw it: escapes counted. */
    public static int of(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int columns = 0;
        for (String grapheme : graphemes(text)) {
            columns += of(grapheme.codePointAt(0));
        }
        return columns;
    }

    /** As much of the text as fits into so many columns; {@code …} at its end says that something is missing. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : clip(text, columns - 1) + "…";
    }

    /** The first so many columns, without a sign; a wide character that would pass the edge is left out. */
    public static String clip(String text, int columns) {
        if (isPlain(text)) {
            return text.substring(0, Math.max(0, Math.min(columns, text.length())));
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (String grapheme : graphemes(text)) {
            used += of(grapheme.codePointAt(0));
            if (used > columns) {
                break;
            }
            out.append(grapheme);
        }
        return out.toString();
    }

    /** As {@link #cut}, but the middle goes: what tells paths apart is at their end. */
    public static String elide(String text, int columns) {
        if (of(text) <= columns || columns < 5) {
            return cut(text, columns);
        }
        List<String> graphemes = graphemes(text);
        int front = (columns - 1) / 3;
        StringBuilder tail = new StringBuilder();
        int left = columns - 1 - front;
        for (int i = graphemes.size() - 1; i >= 0; i--) {
            left -= of(graphemes.get(i).codePointAt(0));
            if (left < 0) {
                break;
            }
            tail.insert(0, graphemes.get(i));
        }
        return clip(text, front) + "…" + tail;
    }

    /** The text with blanks at its end, or cut with {@code …}: exactly so many columns, but for a wide edge. */
    public static String pad(String text, int columns) {
        String fitting = cut(text, columns);
        return fitting + " ".repeat(Math.max(0, columns - of(fitting)));
    }

    /** As {@link #pad}, with the blanks in front. */
    public static String padLeft(String text, int columns) {
        String fitting = cut(text, columns);
        return " ".repeat(Math.max(0, columns - of(fitting))) + fitting;
    }

    /** The text as it will be drawn: with the escapes of {@link #graphemes}. */
    static String clean(String text) {
        return isPlain(text) ? text : String.join("", graphemes(text));
    }

    /**
     * What stands in the cells: each one printable base character with its combining marks. Control characters, newlines
     * and a mark with nothing before it become escapes.
     */
    static List<String> graphemes(String text) {
        List<String> out = new ArrayList<>(text.length());
        Printable.line(text).codePoints().forEach(c -> {
            if (c == '\n') {
                out.add("\\");
                out.add("n");
            } else if (of(c) > 0) {
                out.add(Character.toString(c));
            } else if (out.isEmpty()) {
                String.format("\\u%04x", c).chars().forEach(e -> out.add(Character.toString(e)));
            } else {
                out.set(out.size() - 1, out.get(out.size() - 1) + Character.toString(c));
            }
        });
        return out;
    }

    /** Whether every character is one column wide and needs no escape: ASCII, Latin, arrows, lines and blocks. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 0x20 && c <= 0x7e
                    || c >= 0x2500 && c <= 0x25cf
                    || c >= 0xae && c <= 0x17f
                    || c >= 0x2190 && c <= 0x2193
                    || c == '…';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
