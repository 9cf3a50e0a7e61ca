package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Segment;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;

/**
 * Something to read: an entry of the kernel map, a term, the plain form of a pane, the source of a datum.
 *
 * @param link index of the chosen link, -1 none
 */
public record TextView(String title, List<Paragraph> paragraphs, int link, Scroll scroll) implements View {
    private static final KeyTable<Act> KEYS = Keys.text();

    public TextView {
        paragraphs = List.copyOf(paragraphs);
    }

    public static TextView of(String title, List<Paragraph> paragraphs) {
        return new TextView(title, paragraphs, -1, Scroll.START);
    }

    /** Lines that are to stay as they are. */
    public static TextView plain(String title, List<String> lines) {
        return of(title, List.of(new Paragraph.Code(String.join("\n", lines))));
    }

    public TextView linked(int index) {
        return new TextView(title, paragraphs, index, scroll);
    }

    public TextView scrolled(Scroll to) {
        return new TextView(title, paragraphs, link, to);
    }

    /** What the links lead to, in order. */
    public List<String> links() {
        return new Links(Prose.rows(paragraphs, Prose.WIDEST)).targets();
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        OnePane page = new OnePane(scenery, canvas, title, Pane.of("Text", true));
        List<List<Segment>> rows = Prose.rows(paragraphs, page.body().width());
        int top = page.rows(rows, scroll, 0);
        Links links = new Links(rows);
        page.links(links, top, link);
        Footer footer = new Footer(KEYS).add(Act.BACK, "back");
        if (!links.targets().isEmpty()) {
            footer.add(Act.NEXT_PANE, "link").add(Act.ENTER, "follow");
        }
        if (rows.size() > page.body().height()) {
            footer.add(Act.GO_ON);
        }
        return page.with(footer.add(Act.COPY, "copy").add(Act.HOME, "home"));
    }
}
