package fdscope.tui.draw;

import java.util.List;

/**
 * A piece of one row in one style.
 *
 * @param link what it leads to, such as {@code map:scm_fp_copy}, or {@code ""}
 */
public record Segment(String text, Style style, String link) {
    public Segment(String text, Style style) {
        this(text, style, "");
    }

    public static Segment of(String text, Role role) {
        return new Segment(text, Style.of(role));
    }

    /** Columns that it takes. */
    public int width() {
        return DisplayWidth.of(text);
    }

    /** Columns of a row of segments. */
    public static int width(List<Segment> row) {
        return row.stream().mapToInt(Segment::width).sum();
    }

    /** The letters of a row, without styles. */
    public static String text(List<Segment> row) {
        StringBuilder out = new StringBuilder();
        row.forEach(segment -> out.append(segment.text()));
        return out.toString();
    }

    /** Draws a row of segments; what does not fit is cut with {@code …}. */
    public static void put(Canvas canvas, int x, int y, List<Segment> row) {
        int room = canvas.width() - x;
        int whole = width(row) <= room ? room : room - 1;
        int used = 0;
        for (Segment segment : row) {
            String text = DisplayWidth.clip(segment.text, whole - used);
            canvas.put(x + used, y, text, segment.style);
            used += DisplayWidth.of(text);
            if (DisplayWidth.of(text) < segment.width()) {
                canvas.put(x + whole, y, "…", Role.MUTED);
                return;
            }
        }
        if (whole < room && used == whole) {
            canvas.put(x + whole, y, "…", Role.MUTED);
        }
    }
}
