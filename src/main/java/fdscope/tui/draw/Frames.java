package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/** The frames of a screen: panes, strips, overlays, header and footer. Each fills the canvas that it is given. */
public final class Frames {
    /** Below this a pane names one tab and counts the others. */
    private static final int TABS_FROM = 78;

    private static final int WORDS_FROM = 60;
    private static final int LEAST_WIDTH = 40;
    private static final int LEAST_HEIGHT = 12;

    private Frames() {}

    /**
     * Draws the border with its tabs.
     *
     * @return the inside, which may be drawn to its edge; {@link #padded} leaves a column at both sides
     */
    public static Canvas pane(Canvas canvas, Pane pane) {
        int width = canvas.width();
        canvas.box(0, 0, width, canvas.height(), pane.border(), pane.style());
        List<Segment> title = title(pane, width);
        int end = 2;
        for (Segment segment : title) {
            canvas.put(end, 0, segment.text(), segment.style());
            end += segment.width();
        }
        caption(canvas, 0, pane.caption(), end);
        return canvas.region(1, 1, width - 2, canvas.height() - 2);
    }

    public static Canvas padded(Canvas inside) {
        return inside.region(1, 0, inside.width() - 2, inside.height());
    }

    /**
     * A titled line across a pane, above its last rows.
     *
     * @param canvas the one that the pane was drawn on
     * @param rows below the line
     * @return the rows below it
     */
    public static Canvas strip(Canvas canvas, Pane pane, int rows, String title, String caption) {
        int width = canvas.width();
        int y = canvas.height() - rows - 2;
        Border border = pane.border();
        canvas.put(0, y, border.teeLeft(), pane.style());
        canvas.put(width - 1, y, border.teeRight(), pane.style());
        canvas.fill(1, y, width - 2, 1, "─", pane.style());
        String words = " " + DisplayWidth.cut(title, width - 6) + " ";
        canvas.put(2, y, words, Role.TEXT);
        caption(canvas, y, caption, 2 + DisplayWidth.of(words));
        return canvas.region(1, y + 1, width - 2, rows);
    }

    /** A cleared box in the middle, over what is there. */
    public static Canvas overlay(Canvas canvas, int width, int height, Pane pane) {
        int columns = Math.min(width, canvas.width());
        int rows = Math.min(height, canvas.height());
        Canvas box = canvas.region((canvas.width() - columns) / 2, (canvas.height() - rows) / 2, columns, rows);
        box.fill(0, 0, columns, rows, " ", Style.of(Role.TEXT));
        return pane(box, pane);
    }

    /**
     * The first row.
     *
     * @param brief the title for narrow screens
     * @param facts step, kernel, user: they fall away from the end
     */
    public static void header(Canvas canvas, String title, String brief, List<String> facts) {
        int width = canvas.width();
        String full = " fdscope  " + title;
        List<String> right = new ArrayList<>(facts);
        while (right.size() > 1 && DisplayWidth.of(full) + 2 + facts(right).length() > width) {
            right.remove(right.size() - 1);
        }
        boolean fits = DisplayWidth.of(full) + 2 + facts(right).length() <= width;
        String left = fits ? full : " " + brief;
        if (DisplayWidth.of(left) + 2 + facts(right).length() > width) {
            right.clear();
        }
        canvas.put(0, 0, DisplayWidth.cut(left, width), Role.TEXT);
        if (fits) {
            canvas.put(1, 0, "fdscope", Style.of(Role.ACCENT).strong());
        }
        canvas.putRight(width, 0, facts(right), Role.MUTED);
    }

    /** The last row: hints fall away from the end, help and quit stay. */
    public static void footer(Canvas canvas, List<Hint> hints) {
        footer(canvas, hints, canvas.width() < WORDS_FROM ? "? help " : "? help  q quit ");
    }

    /** The last row where letters type, so that help and quit have no key. */
    public static void typingFooter(Canvas canvas, List<Hint> hints) {
        footer(canvas, hints, "");
    }

    private static void footer(Canvas canvas, List<Hint> hints, String stay) {
        boolean narrow = canvas.width() < WORDS_FROM;
        int room = canvas.width() - stay.length() - 1;
        StringBuilder line = new StringBuilder();
        for (Hint hint : hints) {
            String text = narrow ? hint.brief() : hint.text();
            int columns = DisplayWidth.of(line.toString()) + DisplayWidth.of(text) + (line.isEmpty() ? 1 : 2);
            if (columns > room - 1) {
                break;
            }
            line.append(line.isEmpty() ? " " : "  ").append(text);
        }
        canvas.put(0, 0, line.toString(), Role.MUTED);
        if (narrow) {
            canvas.put(DisplayWidth.of(line.toString()) + (line.isEmpty() ? 1 : 2), 0, stay, Role.MUTED);
        } else {
            canvas.putRight(canvas.width(), 0, stay, Role.MUTED);
        }
    }

    /** A sentence in the last row of a frame; empty: none. */
    public static void aside(Canvas canvas, String sentence) {
        if (!sentence.isEmpty()) {
            String words = " " + DisplayWidth.cut(sentence, Math.max(1, canvas.width() - 6)) + " ";
            canvas.put(2, canvas.height() - 1, words, Role.WARNING);
        }
    }

    /** Says in the last row that more rows are below. */
    public static void moreBelow(Canvas canvas, int rows) {
        if (rows > 0) {
            canvas.putRight(canvas.width() - 3, canvas.height() - 1, "↓ " + rows + " more", Role.MUTED);
        }
    }

    /** Says in the first row that more rows are above. */
    public static void moreAbove(Canvas canvas, int rows) {
        if (rows > 0) {
            canvas.putRight(canvas.width() - 3, 0, "↑ " + rows + " more", Role.MUTED);
        }
    }

    public static boolean isTooSmall(int width, int height) {
        return width < LEAST_WIDTH || height < LEAST_HEIGHT;
    }

    /** All that a screen says where nothing else fits. */
    public static void tooSmall(Canvas canvas) {
        String words = LEAST_WIDTH + "x" + LEAST_HEIGHT + " needed, this is " + canvas.width() + "x" + canvas.height();
        int x = Math.max(0, (canvas.width() - words.length()) / 2);
        canvas.put(x, canvas.height() / 2, DisplayWidth.cut(words, canvas.width()), Role.TEXT);
    }

    private static String facts(List<String> facts) {
        return facts.isEmpty() ? "" : String.join("  ", facts) + " ";
    }

    private static void caption(Canvas canvas, int y, String caption, int after) {
        int room = canvas.width() - 2 - after - 3;
        if (!caption.isEmpty() && room >= 3) {
            canvas.putRight(canvas.width() - 2, y, " " + DisplayWidth.cut(caption, room) + " ", Role.MUTED);
        }
    }

    private static List<Segment> title(Pane pane, int width) {
        List<Segment> title = tabs(pane);
        int count = pane.tabs().size();
        if (count > 1 && (width < TABS_FROM || Segment.width(title) > width - 4)) {
            String one = " " + pane.tabs().get(pane.chosen()) + " " + (pane.chosen() + 1) + "/" + count + " ";
            title = List.of(Segment.of(one, pane.focus() ? Role.FOCUS : Role.TEXT));
        }
        return Segment.width(title) <= width - 4
                ? title
                : List.of(new Segment(DisplayWidth.cut(Segment.text(title), Math.max(0, width - 4)), pane.style()));
    }

    private static List<Segment> tabs(Pane pane) {
        List<Segment> title = new ArrayList<>();
        for (int i = 0; i < pane.tabs().size(); i++) {
            boolean chosen = i == pane.chosen();
            boolean brackets = chosen && pane.tabs().size() > 1;
            if (i > 0) {
                title.add(new Segment(pane.border().horizontal(), pane.style()));
            }
            String words = brackets
                    ? "[ " + pane.tabs().get(i) + " ]"
                    : " " + pane.tabs().get(i) + " ";
            Role role = !chosen ? Role.MUTED : pane.focus() ? Role.FOCUS : Role.TEXT;
            title.add(new Segment(words, chosen ? Style.of(role).strong() : Style.of(role)));
        }
        return title;
    }
}
