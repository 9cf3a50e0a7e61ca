package fdscope.tui.screen;

import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelQuestion;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/** One function of the kernel map: what it does, who calls it and whom it calls, where the course shows it, its source. */
public record FunctionView(KernelFunction function, Tab tab, int link, Scroll scroll) implements LinkedView {
    private static final KeyTable<Act> KEYS = Keys.entry();
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;

    /** The parts; the first bears the function's name. */
    public enum Tab {
        ENTRY,
        CALLERS,
        LESSONS,
        SOURCE;

        public Tab after(int steps) {
            return values()[Math.floorMod(ordinal() + steps, values().length)];
        }
    }

    public static FunctionView of(KernelFunction function) {
        return new FunctionView(function, Tab.ENTRY, -1, Scroll.START);
    }

    public FunctionView tab(Tab to) {
        return new FunctionView(function, to, -1, Scroll.START);
    }

    @Override
    public FunctionView linked(int index) {
        return new FunctionView(function, tab, index, scroll);
    }

    @Override
    public FunctionView scrolled(Scroll to) {
        return new FunctionView(function, tab, link, to);
    }

    @Override
    public String name() {
        return "function";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public List<KernelQuestion> asks(Scenery scenery) {
        return List.of(
                new KernelQuestion.OfBook(),
                new KernelQuestion.OfPrototype(function.name()),
                new KernelQuestion.OfSource(function.name()));
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        Drawn drawn = new Drawn();
        Frames.header(
                canvas,
                "Kernel map",
                "Kernel map",
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        Canvas frame = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        List<String> tabs = List.of(function.name(), "Callers", "Lessons", "Source");
        Pane pane = new Pane(tabs, tab.ordinal(), true, "");
        Canvas inside = Frames.pane(frame, pane);
        String border = frame.rows().get(0);
        for (int i = 0; i < tabs.size(); i++) {
            int at = border.indexOf(" " + tabs.get(i) + " ");
            if (at >= 0) {
                drawn.spot(at, 1, tabs.get(i).length() + 2, 1, new Drawn.Target.Tab(i));
            }
        }
        boolean padded = canvas.width() >= STRIP_WIDTH;
        boolean strip = padded && canvas.height() >= STRIP_HEIGHT && tab != Tab.ENTRY;
        Canvas body = strip ? inside.region(0, 0, inside.width(), inside.height() - 2) : inside;
        body = padded ? Frames.padded(body) : body;
        List<List<Segment>> rows = rows(scenery, body.width());
        Canvas edge = strip ? frame.region(0, 0, frame.width(), frame.height() - 2) : frame;
        int top = scroll.draw(drawn, Drawn.Pane.MAIN, edge, body, rows, 0);
        Links links = new Links(rows);
        links.draw(drawn, Drawn.Pane.MAIN, canvas, body, padded ? 2 : 1, 2, top, link);
        if (strip) {
            Canvas below = Frames.padded(Frames.strip(
                    frame, pane, 1, "On this kernel", scenery.facts().kernel()));
            Optional<String> status = scenery.kernel().book().map(book -> KernelStatus.sentence(book, function));
            below.put(0, 0, DisplayWidth.cut(status.orElse("being read"), below.width()), Role.TEXT);
        }
        footer(scenery, canvas, drawn, !links.targets().isEmpty(), rows.size() > body.height());
        return drawn;
    }

    private List<List<Segment>> rows(Scenery scenery, int width) {
        FunctionRows rows = new FunctionRows(scenery, function, width);
        return switch (tab) {
            case ENTRY -> rows.entry();
            case CALLERS -> rows.calls();
            case LESSONS -> rows.places();
            case SOURCE -> rows.source();
        };
    }

    private static void footer(Scenery scenery, Canvas canvas, Drawn drawn, boolean links, boolean more) {
        if (scenery.notice().isPresent()) {
            String words = "! " + scenery.notice().get();
            canvas.put(1, canvas.height() - 1, DisplayWidth.cut(words, canvas.width() - 2), Role.WARNING);
            return;
        }
        Footer footer = new Footer(KEYS).add(Act.NEXT_PANE, "part");
        if (links) {
            footer.add(Act.RIGHT, "← →", "link", "← →").add(Act.ENTER, "follow");
        }
        if (more) {
            footer.add(Act.GO_ON);
        }
        footer.add(Act.BACK, "back")
                .add(Act.KERNEL_MAP, "its journey")
                .add(Act.NEXT, "[ ]", "function", "[ ]")
                .add(Act.COPY, "copy")
                .add(Act.WHENCE, "whence")
                .draw(canvas, drawn);
    }
}
