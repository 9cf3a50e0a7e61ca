package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.SearchEntry.Kind;
import fdscope.lesson.SearchHit;
import fdscope.lesson.SearchHit.Snippet;
import fdscope.lesson.Sought.Mark;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The palette: a box over the screen where one is, with what fits and a line of what is chosen. */
final class PaletteScreen {
    private static final int NARROW = 60;
    private static final int WIDTH = 66;
    private static final int WIDEST = 110;
    private static final int HIGHEST = 26;
    private static final int STRIP = 2;

    private final PaletteView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();

    PaletteScreen(PaletteView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
    }

    Drawn draw() {
        boolean narrow = canvas.width() < NARROW;
        int width = narrow ? canvas.width() : Math.max(WIDTH, Math.min(WIDEST, canvas.width() * 3 / 4));
        int height = narrow ? canvas.height() - 2 : Math.max(16, Math.min(HIGHEST, canvas.height() * 2 / 3));
        Canvas middle = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        List<String> tabs = Arrays.stream(PaletteView.Group.values())
                .map(PaletteView.Group::title)
                .toList();
        String count = view.hits().size() + " of " + view.here().size();
        Pane pane = new Pane(tabs, view.group().ordinal(), true, count);
        Canvas inside = Frames.overlay(middle, width, height, pane);
        int left = (canvas.width() - inside.width()) / 2;
        int top = 1 + (middle.height() - inside.height()) / 2;
        tabs(canvas.rows().get(top - 1), tabs, top - 1);
        inside.put(1, 0, DisplayWidth.cut(": " + Printable.line(view.typed()) + "_", inside.width() - 2), Role.ACCENT);
        boolean high = inside.height() > 9;
        int strip = high ? STRIP + 1 : 1;
        Canvas list = inside.region(0, 1, inside.width(), inside.height() - 1 - strip);
        list(list, left, top + 1, !narrow);
        if (high) {
            inside.fill(1, inside.height() - strip, inside.width() - 2, 1, "─", Style.of(Role.BORDER));
        }
        strip(inside.region(1, inside.height() - (high ? STRIP : 1), inside.width() - 2, high ? STRIP : 1));
        footer();
        return drawn;
    }

    private void tabs(String border, List<String> tabs, int y) {
        for (int i = 0; i < tabs.size(); i++) {
            int at = border.indexOf(" " + tabs.get(i) + " ");
            if (at >= 0) {
                drawn.spot(at, y, tabs.get(i).length() + 2, 1, new Drawn.Target.Tab(i));
            }
        }
    }

    private void list(Canvas list, int x, int y, boolean roomy) {
        if (view.hits().isEmpty()) {
            list.put(1, 0, DisplayWidth.cut(nothing(), list.width() - 2), Role.MUTED);
            return;
        }
        int size = view.hits().size();
        int top = Math.max(0, Math.min(view.cursor() - list.height() / 2, size - list.height()));
        drawn.extent(new Drawn.Extent(Drawn.Pane.MAIN, top, size, list.height()));
        for (int row = 0; row < list.height() && top + row < size; row++) {
            int index = top + row;
            Segment.put(list, 0, row, row(view.hits().get(index), index == view.cursor(), list.width(), roomy));
            if (index == view.cursor()) {
                list.restyle(0, row, list.width(), 1, Style.of(Role.SELECTION));
            }
            drawn.spot(x, y + row, list.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, index));
        }
    }

    private String nothing() {
        boolean read = scenery.kernel().index().isPresent();
        return scenery.kernel()
                .failure(new KernelQuestion.OfIndex())
                .orElse(read ? "Nothing fits. Backspace takes a letter away." : "The course is being read.");
    }

    /** A name or a sentence; at the right what it is, and its key. */
    private static List<Segment> row(SearchHit hit, boolean chosen, int width, boolean roomy) {
        String right = roomy ? right(hit) : "";
        int room = width - 3 - (right.isEmpty() ? 0 : DisplayWidth.of(right) + 2);
        List<Segment> row = new ArrayList<>();
        row.add(Segment.of(chosen ? "»" : " ", Role.TEXT));
        row.addAll(marked(words(hit, room), Role.TEXT));
        int used = Segment.width(row);
        row.add(Segment.of(" ".repeat(Math.max(1, width - 1 - DisplayWidth.of(right) - used)) + right, Role.MUTED));
        return row;
    }

    private static Snippet words(SearchHit hit, int room) {
        boolean named = hit.entry().kind().isNamed();
        Snippet whole = (named ? hit.name() : hit.context(room)).orElse(new Snippet(hit.where(), List.of()));
        String cut = DisplayWidth.cut(whole.text(), room);
        return new Snippet(
                cut,
                whole.marks().stream().filter(mark -> mark.to() <= cut.length()).toList());
    }

    private static String right(SearchHit hit) {
        Kind kind = hit.entry().kind();
        if (kind == Kind.KEY) {
            return hit.where().substring("key ".length()) + "  " + hit.entry().text();
        }
        boolean ofLesson = hit.where().startsWith("lesson ") && !hit.hidden();
        return ofLesson ? kind.word() + " " + hit.where().substring(7, 9) : kind.word();
    }

    /** What fits is underlined. */
    private static List<Segment> marked(Snippet snippet, Role role) {
        List<Segment> row = new ArrayList<>();
        int from = 0;
        for (Mark mark : snippet.marks()) {
            row.add(Segment.of(snippet.text().substring(from, mark.from()), role));
            row.add(new Segment(
                    snippet.text().substring(mark.from(), mark.to()),
                    Style.of(Role.ACCENT).underlined()));
            from = mark.to();
        }
        row.add(Segment.of(snippet.text().substring(from), role));
        return row;
    }

    /** Where the chosen one is, and a line of it. */
    private void strip(Canvas rows) {
        if (view.chosen().isEmpty()) {
            return;
        }
        SearchHit hit = view.chosen().get();
        rows.put(0, 0, DisplayWidth.cut(hit.where(), rows.width()), Role.TEXT);
        if (rows.height() < 2) {
            return;
        }
        if (hit.hidden()) {
            rows.put(0, 1, DisplayWidth.cut(SearchHit.HIDDEN, rows.width()), Role.MUTED);
        }
        hit.context(rows.width()).ifPresent(context -> Segment.put(rows, 0, 1, marked(context, Role.MUTED)));
    }

    private void footer() {
        int y = canvas.height() - 1;
        canvas.fill(0, y, canvas.width(), 1, " ", Style.of(Role.TEXT));
        new Footer(view.keys())
                .typing()
                .add(Act.DELETE, "type", "to search", "type")
                .add(Act.DOWN, "↑ ↓", "choose", "↑↓")
                .add(Act.ENTER, "go there")
                .add(Act.BACK, "close")
                .add(Act.NEXT_PANE, "kind")
                .draw(canvas, drawn);
    }
}
