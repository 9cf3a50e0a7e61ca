package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The keys of a screen, filtered while one types.
 *
 * @param of name of the screen
 * @param rows its key table's
 */
public record HelpView(String of, List<KeyBinding<Act>> rows, String filter, int cursor) implements View {
    private static final KeyTable<Act> KEYS = Keys.help();
    private static final List<String> RULES = List.of(
            "CAPITALS go somewhere: H home, E exercises, K map, S sockets, D doctor",
            "small letters do something here",
            "digits choose the thing with that number",
            "space goes on; r does it again; w says where a datum is from",
            ": searches everything: screens, lessons, words, the kernel map, keys",
            "the mouse: click chooses, click again opens, the wheel scrolls;",
            "  Shift and drag selects text for the terminal, y copies without it");

    /** Columns from which on the rules stand beside the keys, and not below them. */
    private static final int BESIDE_FROM = 140;

    private static final int RULES_WIDTH = 74;

    public static HelpView of(View view) {
        return new HelpView(view.name(), view.keys().rows(), "", 0);
    }

    /** Rows that have all the words, in any order. */
    public List<KeyBinding<Act>> found() {
        List<String> words = List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return rows.stream()
                .filter(row -> words.stream()
                        .allMatch(
                                (shown(row) + " " + row.words() + " " + row.group()).toLowerCase(Locale.ROOT)
                                        ::contains))
                .toList();
    }

    private static String shown(KeyBinding<Act> row) {
        return Keys.shown(row);
    }

    public HelpView filter(String words) {
        return new HelpView(of, rows, words, 0);
    }

    public HelpView at(int index) {
        return new HelpView(of, rows, filter, Math.max(0, Math.min(index, found().size() - 1)));
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public boolean typing() {
        return true;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        Drawn drawn = new Drawn();
        String title = "Help for: " + of;
        Frames.header(
                canvas,
                title,
                title,
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        Canvas frame = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        boolean roomy = canvas.width() >= 78 && canvas.height() >= 20;
        List<KeyBinding<Act>> found = found();
        Pane pane = Pane.of("This screen", true).withCaption(found.size() + " of " + rows.size() + " rows");
        Canvas inside = Frames.pane(frame, pane);
        Canvas body = roomy ? Frames.padded(inside.region(0, 0, inside.width(), inside.height() - 2)) : inside;
        body.put(0, 0, " filter: " + filter + "_", Role.ACCENT);
        boolean beside = roomy && canvas.width() >= BESIDE_FROM;
        int columns = body.width() - (beside ? RULES_WIDTH : 0);
        Canvas list = body.region(0, roomy ? 2 : 1, columns, body.height() - (roomy ? 2 : 1));
        List<List<Segment>> lines = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            lines.add(row(found.get(i), i == cursor, list.width()));
        }
        if (beside) {
            Canvas right = body.region(columns + 2, 2, RULES_WIDTH - 2, body.height() - 2);
            List<List<Segment>> rules = rules();
            for (int y = 0; y < rules.size(); y++) {
                Segment.put(right, 0, y, rules.get(y));
            }
        } else if (roomy) {
            lines.add(List.of());
            lines.addAll(rules());
        }
        Canvas edge = roomy ? frame.region(0, 0, frame.width(), frame.height() - 2) : frame;
        int end = Math.max(0, lines.size() - list.height());
        // What stands below the last row is seen with it.
        int top = cursor == found.size() - 1 ? end : Math.max(0, Math.min(cursor - list.height() / 2, end));
        new Scroll(top).draw(drawn, Drawn.Pane.MAIN, edge, list, lines, 0);
        int x = roomy ? 2 : 1;
        int y = roomy ? 4 : 3;
        for (int i = top; i < found.size() && i - top < list.height(); i++) {
            drawn.spot(x, y + i - top, list.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, i));
            if (i == cursor) {
                list.restyle(0, i - top, list.width(), 1, Style.of(Role.SELECTION));
            }
        }
        if (roomy) {
            Canvas marks = Frames.padded(Frames.strip(frame, pane, 1, "Marks", ""));
            marks.put(0, 0, "● descriptor in flight   + new   - gone   ~ changed   = agrees   ≠ does not", Role.TEXT);
        }
        Footer footer = new Footer(KEYS).typing();
        footer.add(Act.DELETE, "type", "to filter", "type")
                .add(Act.UP, "↑ ↓", "choose", "↑↓")
                .add(Act.ENTER, "do it")
                .add(Act.BACK, "close");
        footer.draw(canvas, drawn);
        return drawn;
    }

    private static List<List<Segment>> rules() {
        List<List<Segment>> lines = new ArrayList<>();
        lines.add(
                List.of(new Segment(" Rules worth knowing", Style.of(Role.TEXT).strong())));
        RULES.forEach(rule -> lines.add(List.of(Segment.of("   " + rule, Role.TEXT))));
        return lines;
    }

    private static List<Segment> row(KeyBinding<Act> row, boolean chosen, int width) {
        String group = width < 60 ? "" : row.group();
        int words = Math.max(4, width - 13 - (group.isEmpty() ? 0 : 14));
        return List.of(
                Segment.of(chosen ? "»" : " ", Role.TEXT),
                new Segment(
                        DisplayWidth.pad(shown(row), 11) + " ",
                        Style.of(Role.TEXT).strong()),
                Segment.of(DisplayWidth.pad(row.words(), words), Role.TEXT),
                Segment.of(group, Role.MUTED));
    }
}
