package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.List;

/** A part of home that is one pane of rows. */
final class TabScreen {
    private final OnePane page;

    TabScreen(HomeTab tab, Scenery scenery, Canvas canvas, String caption) {
        Pane pane = tab.pane(scenery, caption);
        this.page = new OnePane(scenery, canvas, "The course", pane);
        HomeTab.spots(pane, page.frame(), page.drawn());
    }

    int width() {
        return page.body().width();
    }

    int height() {
        return page.body().height();
    }

    /** @return the first row that is shown */
    int rows(List<List<Segment>> rows, Scroll scroll, int newest) {
        int top = page.rows(rows, scroll, newest);
        Frames.moreAbove(page.frame(), top);
        return top;
    }

    /** With a question in it, which stays in sight. */
    void rows(Rows rows, Scroll scroll, QuestionRows.Places places) {
        int newest = Math.max(rows.newest(), places.chosen() - height() + 1);
        page.spots(places, rows(rows.list(), scroll, newest));
    }

    /** A row of the content that a click chooses; the chosen one is marked. */
    void item(int row, int top, int index, boolean chosen) {
        int y = row - top;
        if (y < 0 || y >= height()) {
            return;
        }
        page.item(row, top, index);
        if (chosen) {
            page.body().restyle(0, y, width(), 1, Style.of(Role.SELECTION));
        }
    }

    Drawn with(Footer footer) {
        return page.with(footer);
    }
}
