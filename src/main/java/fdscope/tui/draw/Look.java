package fdscope.tui.draw;

/** How a cell is to be sent to a terminal. Dim (SGR 2) and blink (SGR 5) are never used. */
public record Look(Colour foreground, Colour background, boolean bold, boolean underline, boolean reverse) {
    public static final Look PLAIN = new Look(Colour.DEFAULT, Colour.DEFAULT, false, false, false);

    Look withBold() {
        return new Look(foreground, background, true, underline, reverse);
    }

    Look withUnderline() {
        return new Look(foreground, background, bold, true, reverse);
    }

    Look reversed() {
        return new Look(foreground, background, bold, underline, true);
    }

    static Look of(Colour foreground) {
        return new Look(foreground, Colour.DEFAULT, false, false, false);
    }
}
