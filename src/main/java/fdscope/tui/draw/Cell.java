package fdscope.tui.draw;

/**
 * One column of one row.
 *
 * @param text one grapheme; {@code ""} in the right half of a wide one
 */
public record Cell(String text, Style style) {
    public static final Cell BLANK = new Cell(" ", Style.of(Role.TEXT));

    /** As {@link #equals}, which in a record is slow until it is compiled: every cell of every frame is asked. */
    public boolean looksLike(Cell other) {
        return this == other || text.equals(other.text) && style.equals(other.style);
    }
}
