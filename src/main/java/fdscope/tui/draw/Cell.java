package fdscope.tui.draw;

/**
 * One column of one row.
 *
 * @param text one grapheme; {@code ""} in the right half of a wide one
 */
public record Cell(String text, Style style) {
    public static final Cell BLANK = new Cell(" ", Style.of(Role.TEXT));
}
