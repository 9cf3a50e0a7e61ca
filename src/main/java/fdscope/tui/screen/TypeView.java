package fdscope.tui.screen;

import fdscope.lesson.KernelQuestion;
import fdscope.observe.TypeQuestion;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A structure of the running kernel, member by member; on a wide screen the one that the chosen member leads to stands beside. */
public record TypeView(TypeQuestion type, int link, Scroll scroll) implements LinkedView {
    private static final KeyTable<Act> KEYS = Keys.entry();
    private static final String SCHEME = "layout:";
    private static final int WIDE = 110;
    private static final int PADDED = 78;
    private static final int ANY = 76;

    public static TypeView of(TypeQuestion type) {
        return new TypeView(type, -1, Scroll.START);
    }

    @Override
    public TypeView linked(int index) {
        return new TypeView(type, index, scroll);
    }

    @Override
    public TypeView scrolled(Scroll to) {
        return new TypeView(type, link, to);
    }

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    private KernelQuestion.OfType question() {
        return new KernelQuestion.OfType(type);
    }

    @Override
    public List<KernelQuestion> asks(Scenery scenery) {
        List<KernelQuestion> asks = new ArrayList<>();
        asks.add(question());
        ahead(TypeRows.of(scenery.kernel(), question(), ANY)).ifPresent(asks::add);
        return asks;
    }

    /** What the chosen link leads to. */
    private Optional<KernelQuestion.OfType> ahead(List<List<Segment>> rows) {
        List<String> links = new Links(rows).targets();
        return link < 0 || link >= links.size()
                ? Optional.empty()
                : Optional.of(new KernelQuestion.OfType(
                        TypeQuestion.of(links.get(link).substring(SCHEME.length()))));
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        Drawn drawn = new Drawn();
        Frames.header(
                canvas,
                "Kernel map",
                "Kernel map",
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        boolean wide = canvas.width() >= WIDE;
        int columns = wide ? (canvas.width() + 1) / 2 : canvas.width();
        boolean padded = canvas.width() >= PADDED;
        Canvas frame = canvas.region(0, 1, columns, canvas.height() - 2);
        Canvas inside = Frames.pane(frame, Pane.of(type.text(), true).withCaption(canvas.width() < WIDE ? "" : "BTF"));
        Canvas body = padded ? Frames.padded(inside) : inside;
        List<List<Segment>> rows = TypeRows.of(scenery.kernel(), question(), body.width());
        int top = scroll.draw(drawn, Drawn.Pane.MAIN, frame, body, rows, 0);
        Links links = new Links(rows);
        links.draw(drawn, Drawn.Pane.MAIN, canvas, body, padded ? 2 : 1, 2, top, link);
        if (wide) {
            Canvas right = canvas.region(columns, 1, canvas.width() - columns, canvas.height() - 2);
            Optional<KernelQuestion.OfType> ahead = ahead(rows);
            String title = ahead.map(question -> question.type().text()).orElse("where a member leads");
            Canvas beside = Frames.padded(Frames.pane(right, Pane.of(title, false)));
            List<List<Segment>> there = ahead.map(question -> TypeRows.of(scenery.kernel(), question, beside.width()))
                    .orElse(List.of(List.of(Segment.of("→ chooses a member's structure.", Role.MUTED))));
            Scroll.START.draw(drawn, Drawn.Pane.DETAIL, right, beside, there, 0);
        }
        footer(scenery, canvas, drawn, !links.targets().isEmpty(), rows.size() > body.height());
        return drawn;
    }

    private static void footer(Scenery scenery, Canvas canvas, Drawn drawn, boolean links, boolean more) {
        if (scenery.notice().isPresent()) {
            String words = "! " + scenery.notice().get();
            canvas.put(1, canvas.height() - 1, DisplayWidth.cut(words, canvas.width() - 2), Role.WARNING);
            return;
        }
        Footer footer = new Footer(KEYS);
        if (links) {
            footer.add(Act.RIGHT, "← →", "member", "← →").add(Act.ENTER, "follow");
        }
        if (more) {
            footer.add(Act.GO_ON);
        }
        footer.add(Act.BACK, "back")
                .add(Act.COPY, "copy")
                .add(Act.WHENCE, "whence")
                .add(Act.AGAIN)
                .draw(canvas, drawn);
    }
}
