package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Segment;
import java.util.List;

/** Where a part of a screen stands in its content. */
public record Scroll(int top) {
    public static final Scroll START = new Scroll(0);
    /** The last rows, whatever comes. */
    public static final Scroll END = new Scroll(-1);
    /** The row that the screen holds for the newest is uppermost. */
    public static final Scroll NEWEST = new Scroll(-2);

    /** The match that is looked at is in sight. */
    public static final Scroll FOUND = new Scroll(-3);

    /** The first row to show. */
    int resolve(int rows, int height, int newest) {
        int last = Math.max(0, rows - height);
        return top == END.top
                ? last
                : top == NEWEST.top || top == FOUND.top ? Math.min(newest, last) : Math.max(0, Math.min(top, last));
    }

    /**
     * Draws what is in sight and says how much is not.
     *
     * @param frame the canvas of the pane's border, for the words about more
     * @return the first row that is shown
     */
    int draw(Drawn drawn, Drawn.Pane pane, Canvas frame, Canvas inside, List<List<Segment>> rows, int newest) {
        int top = resolve(rows.size(), inside.height(), newest);
        for (int y = 0; y < inside.height() && top + y < rows.size(); y++) {
            Segment.put(inside, 0, y, rows.get(top + y));
        }
        int below = rows.size() - top - inside.height();
        if (below > 0) {
            Frames.moreBelow(frame, below);
        }
        drawn.extent(new Drawn.Extent(pane, top, rows.size(), inside.height()));
        return top;
    }
}
