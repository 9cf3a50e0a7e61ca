package fdscope.tui.draw;

/** The two kinds of line: single, and double for the pane that has the focus. */
public enum Border {
    SINGLE("─│┌┐└┘├┤"),
    DOUBLE("═║╔╗╚╝╟╢");

    private final String glyphs;

    Border(String glyphs) {
        this.glyphs = glyphs;
    }

    String horizontal() {
        return glyph(0);
    }

    String vertical() {
        return glyph(1);
    }

    String topLeft() {
        return glyph(2);
    }

    String topRight() {
        return glyph(3);
    }

    String bottomLeft() {
        return glyph(4);
    }

    String bottomRight() {
        return glyph(5);
    }

    /** Where a single line begins at the left side. */
    String teeLeft() {
        return glyph(6);
    }

    /** Where a single line ends at the right side. */
    String teeRight() {
        return glyph(7);
    }

    private String glyph(int at) {
        return glyphs.substring(at, at + 1);
    }
}
