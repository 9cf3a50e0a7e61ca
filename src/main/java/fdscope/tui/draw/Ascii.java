package fdscope.tui.draw;

/**
 * The ASCII form of a picture: the same cells, glyph by glyph, for terminals that are not UTF-8 or that draw box lines two
 * columns wide. A character without an ASCII form becomes {@code ?}, a wide one {@code ??}.
 */
public final class Ascii {
    private static final String FROM = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╟╢→←↑↓●•■▒░█»«×·…≠µ²";
    private static final String TO = "-|+++++++++=#######><^v&*#%.#><x.~!u2";

    private Ascii() {}

    /** Takes as many columns as the text. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String grapheme : DisplayWidth.graphemes(text)) {
            out.append(glyph(grapheme));
        }
        return out.toString();
    }

    /** Also for the two halves of a wide character. */
    public static Cell of(Cell cell) {
        return new Cell(cell.text().isEmpty() ? "?" : glyph(cell.text()).substring(0, 1), cell.style());
    }

    private static String glyph(String grapheme) {
        int c = grapheme.codePointAt(0);
        int at = FROM.indexOf(c);
        if (at >= 0) {
            return TO.substring(at, at + 1);
        }
        return c < 0x7f && grapheme.length() == 1 ? grapheme : "?".repeat(DisplayWidth.of(c));
    }
}
