package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.List;

/** A part of home that is one pane of rows. */
final class TabScreen {
    private static final int PADDED_FROM = 78;

    private final Scenery scenery;
    private final Canvas canvas;
    private final Canvas frame;
    private final Canvas body;
    private final int x;
    private final Drawn drawn = new Drawn();

    TabScreen(HomeTab tab, Scenery scenery, Canvas canvas, String caption) {
        this.scenery = scenery;
        this.canvas = canvas;
        Frames.header(
                canvas,
                "The course",
                "The course",
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        this.frame = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        Pane pane = tab.pane(scenery, caption);
        Canvas inside = Frames.pane(frame, pane);
        HomeTab.spots(pane, frame, drawn);
        boolean padded = canvas.width() >= PADDED_FROM;
        this.body = padded ? Frames.padded(inside) : inside;
        this.x = padded ? 2 : 1;
    }

    int width() {
        return body.width();
    }

    int height() {
        return body.height();
    }

    /** @return the first row that is shown */
    int rows(List<List<Segment>> rows, Scroll scroll, int newest) {
        int top = scroll.draw(drawn, Drawn.Pane.MAIN, frame, body, rows, newest);
        Frames.moreAbove(frame, top);
        return top;
    }

    /** With a question in it, which stays in sight. */
    void rows(Rows rows, Scroll scroll, QuestionRows.Places places) {
        int newest = Math.max(rows.newest(), places.chosen() - body.height() + 1);
        int top = rows(rows.list(), scroll, newest);
        places.spots(drawn, body, x, 2, top);
    }

    /** A row of the content that a click chooses; the chosen one is marked. */
    void item(int row, int top, int index, boolean chosen) {
        int y = row - top;
        if (y < 0 || y >= body.height()) {
            return;
        }
        drawn.spot(x, y + 2, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, index));
        if (chosen) {
            body.restyle(0, y, body.width(), 1, Style.of(Role.SELECTION));
        }
    }

    Drawn with(Footer footer) {
        if (scenery.notice().isPresent()) {
            canvas.put(
                    1,
                    canvas.height() - 1,
                    DisplayWidth.cut("! " + scenery.notice().get(), canvas.width() - 2),
                    Role.WARNING);
        } else {
            footer.draw(canvas, drawn);
        }
        return drawn;
    }
}
