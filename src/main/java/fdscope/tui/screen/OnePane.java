package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import java.util.List;

/** A screen that is a header, one pane of rows, and the footer. Draws the frame when it is made, the rest as it is told. */
final class OnePane {
    private static final int PADDED_FROM = 78;

    private final Scenery scenery;
    private final Canvas canvas;
    private final Canvas frame;
    private final Canvas body;
    private final int x;
    private final Drawn drawn = new Drawn();

    OnePane(Scenery scenery, Canvas canvas, String title, Pane pane) {
        this.scenery = scenery;
        this.canvas = canvas;
        Frames.header(
                canvas,
                title,
                DisplayWidth.cut(title, Math.max(8, canvas.width() - 4)),
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        this.frame = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        Canvas inside = Frames.pane(frame, pane);
        boolean padded = canvas.width() >= PADDED_FROM;
        this.body = padded ? Frames.padded(inside) : inside;
        this.x = padded ? 2 : 1;
    }

    Canvas frame() {
        return frame;
    }

    /** Where the rows stand. */
    Canvas body() {
        return body;
    }

    Drawn drawn() {
        return drawn;
    }

    /** @return the first row that is shown */
    int rows(List<List<Segment>> rows, Scroll scroll, int newest) {
        return scroll.draw(drawn, Drawn.Pane.MAIN, frame, body, rows, newest);
    }

    /** Makes the answers in sight clickable. */
    void spots(QuestionRows.Places places, int top) {
        places.spots(drawn, body, x, 2, top);
    }

    void links(Links links, int top, int chosen) {
        links.draw(drawn, Drawn.Pane.MAIN, canvas, body, x, 2, top, chosen);
    }

    /** A row of the content that a click chooses. */
    void item(int row, int top, int index) {
        drawn.spot(x, row - top + 2, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, index));
    }

    /** The last row: what there is to be said, or else the keys. */
    Drawn with(Footer footer) {
        if (scenery.notice().isPresent()) {
            canvas.put(
                    1,
                    canvas.height() - 1,
                    DisplayWidth.cut("! " + scenery.notice().get(), canvas.width() - 2),
                    Role.WARNING);
            return drawn;
        }
        return withKeys(footer);
    }

    /** The last row, though there were something to be said: a page on which nothing else matters. */
    Drawn withKeys(Footer footer) {
        footer.draw(canvas, drawn);
        return drawn;
    }
}
