package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;

/**
 * The tour: one stop a screen. It lies between home and what a stop shows, so that Esc comes back to it.
 *
 * @param at stop, from 0
 */
public record TourView(int at) implements View {
    private static final KeyTable<Act> KEYS = Keys.tour();

    /** Lower, what the footer cannot say is all that is said. */
    private static final int HIGH = 18;

    @Override
    public String name() {
        return "tour";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        List<Tour.Stop> stops = Tour.of(scenery.course(), scenery.exercises());
        Tour.Stop stop = Tour.at(stops, at).orElse(stops.get(stops.size() - 1));
        boolean last = at >= stops.size() - 1;
        String caption = "stop " + (at + 1) + " of " + stops.size();
        OnePane page = new OnePane(
                scenery, canvas, "The tour", Pane.of("The tour", true).withCaption(caption));
        Rows rows = new Rows(Math.min(page.body().width(), Prose.WIDEST));
        rows.line("", stop.title(), Style.of(Role.TEXT).strong());
        boolean high = canvas.height() >= HIGH;
        rows.blank();
        if (high) {
            rows.line(stop.about(), Role.TEXT);
            rows.blank();
        }
        rows.line("  Enter  ", stop.verb() + (high ? ". There:" : ""), Style.of(Role.ACCENT));
        (high ? stop.tasks() : List.<String>of()).forEach(task -> rows.line("         ", task, Style.of(Role.TEXT)));
        rows.line("  Esc    ", "comes back here", Style.of(Role.TEXT));
        rows.line(
                "  space  ",
                last ? "ends the tour: home" : "the next stop" + left(stops.size() - at - 1),
                Style.of(Role.TEXT));
        page.rows(rows.list(), Scroll.START, 0);
        Footer footer =
                new Footer(KEYS).add(Act.ENTER, stop.verb()).add(Act.GO_ON, last ? "end the tour" : "next stop");
        return page.with(footer.add(Act.PREVIOUS, "[ ]", "stop", "[ ] stop").add(Act.BACK, "leave the tour"));
    }

    private static String left(int stops) {
        return "; " + Narration.counted(stops, "stop") + " to come, less than a minute each";
    }
}
