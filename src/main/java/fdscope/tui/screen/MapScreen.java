package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelQuestion;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.screen.MapRows.Row;
import fdscope.tui.screen.MapView.Item;
import fdscope.tui.screen.MapView.Tab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Draws the kernel map: a list with a strip of words below it; on a wide screen all about the chosen row stands beside. */
final class MapScreen {
    private static final int WIDE = 118;
    private static final int HIGH = 30;
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;
    private static final int STRIP = 3;
    /** Columns of the list on a wide screen: a journey in one row, and the rest is text of a good width. */
    private static final int LIST = 78;

    private static final int LIST_MOST = 96;

    private static final int ROOMY = 28;

    private final MapView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final KernelMap map;
    private final KernelFeed feed;
    private final List<Item> items;
    private final Drawn drawn = new Drawn();

    MapScreen(MapView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
        this.map = scenery.course().map();
        this.feed = scenery.kernel();
        this.items = view.items(map, feed);
    }

    Drawn draw() {
        int width = canvas.width();
        int height = canvas.height();
        Frames.header(
                canvas,
                "Kernel map",
                "Kernel map",
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        boolean wide = width >= WIDE && height >= HIGH;
        boolean strip = !wide && width >= STRIP_WIDTH && height >= STRIP_HEIGHT;
        int columns = wide ? Math.max(LIST, Math.min(LIST_MOST, width - Prose.WIDEST - 4)) : width;
        Canvas frame = canvas.region(0, 1, columns, height - 2);
        List<String> tabs = Arrays.stream(Tab.values()).map(Tab::title).toList();
        Pane pane = new Pane(tabs, view.tab().ordinal(), true, "");
        Canvas inside = Frames.pane(frame, pane);
        tabs(frame.rows().get(0), tabs);
        int rows = strip ? inside.height() - STRIP - 1 : inside.height();
        Canvas body = inside.region(0, 0, inside.width(), rows);
        body = strip || wide ? Frames.padded(body) : body;
        Canvas edge = strip ? frame.region(0, 0, frame.width(), rows + 2) : frame;
        if (strip) {
            strip(frame, pane);
            edge = edge.region(0, 0, edge.width() - DisplayWidth.of(legend()) - 3, edge.height());
        }
        title(body);
        list(body.region(0, 1, body.width(), body.height() - 1), edge, strip || wide ? 2 : 1);
        if (wide) {
            beside(canvas.region(columns, 1, width - columns, height - 2));
        }
        footer();
        return drawn;
    }

    private void tabs(String border, List<String> tabs) {
        for (int i = 0; i < tabs.size(); i++) {
            int at = border.indexOf(" " + tabs.get(i) + " ");
            if (at >= 0) {
                drawn.spot(at, 1, tabs.get(i).length() + 2, 1, new Drawn.Target.Tab(i));
            }
        }
    }

    /** Which journey, or what is filtered. */
    private void title(Canvas body) {
        int width = body.width();
        if (view.tab() == Tab.JOURNEY) {
            if (map.journeys().isEmpty()) {
                return;
            }
            Journey journey =
                    map.journeys().get(Math.min(view.journey(), map.journeys().size() - 1));
            String right = selected()
                    .map(item -> "stop " + ((Item.Function) item).group() + " of "
                            + journey.stops().size())
                    .orElse("");
            String count = "[" + (view.journey() + 1) + "/" + map.journeys().size() + "] ";
            body.put(1, 0, count, Role.MUTED);
            body.put(
                    1 + count.length(),
                    0,
                    DisplayWidth.cut(journey.title(), Math.max(8, width - right.length() - count.length() - 3)),
                    Style.of(Role.TEXT).strong());
            body.putRight(width - 1, 0, right, Role.MUTED);
            return;
        }
        boolean filtered = view.typing() || !view.filter().isEmpty();
        String words = filtered
                ? "filter: " + Printable.line(view.filter()) + (view.typing() ? "_" : "")
                : "/ filters "
                        + (view.tab() == Tab.TYPES
                                ? "by name"
                                : view.tab() == Tab.ERRATA ? "the claims" : "names and notes");
        String count = items.size() + (filtered ? " of " + size() : "") + " " + what();
        body.put(1, 0, DisplayWidth.cut(words, width - count.length() - 4), filtered ? Role.ACCENT : Role.MUTED);
        body.putRight(width - 1, 0, count, Role.MUTED);
    }

    private int size() {
        return new MapView(view.tab(), 0, view.cursors(), "", false)
                .items(map, feed)
                .size();
    }

    private String what() {
        return switch (view.tab()) {
            case TYPES -> "structures";
            case ERRATA -> "claims";
            default -> "functions";
        };
    }

    private Optional<Item> selected() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(view.cursor(items.size())));
    }

    private void list(Canvas body, Canvas edge, int x) {
        if (items.isEmpty()) {
            List<String> lines = Prose.lines(nothing(), Math.max(1, body.width() - 2));
            List<List<Segment>> said = new ArrayList<>();
            lines.forEach(line -> said.add(List.of(Segment.of(" " + line, Role.MUTED))));
            new Scroll(0).draw(drawn, Drawn.Pane.MAIN, edge, body, said, 0);
            return;
        }
        List<Row> rows = rows(body);
        int chosen = view.cursor(items.size());
        int cursorRow = 0;
        for (int i = 0; i < rows.size(); i++) {
            cursorRow = rows.get(i).item() == chosen ? i : cursorRow;
        }
        int top = Math.max(0, Math.min(cursorRow - body.height() / 2, rows.size() - body.height()));
        List<List<Segment>> segments = rows.stream().map(Row::segments).toList();
        new Scroll(top).draw(drawn, Drawn.Pane.MAIN, edge, body, segments, 0);
        if (top > 0) {
            canvas.putRight(body.width() - 1, 1, " ↑ " + top + " more ", Role.MUTED);
        }
        for (int y = 0; y < body.height() && top + y < rows.size(); y++) {
            int item = rows.get(top + y).item();
            if (item >= 0) {
                drawn.spot(x, 3 + y, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, item));
            }
            if (item == chosen) {
                body.restyle(0, y, body.width(), 1, Style.of(Role.SELECTION));
            }
        }
    }

    private List<Row> rows(Canvas body) {
        MapRows rows = new MapRows(view, scenery, items, body.width());
        int chosen = view.cursor(items.size());
        return switch (view.tab()) {
            case JOURNEY -> rows.journey(MapHere.of(scenery), canvas.height() >= ROOMY);
            case FUNCTIONS -> rows.functions(false);
            case FILES -> rows.functions(true);
            case TYPES -> rows.types(chosen - body.height(), chosen + body.height());
            case ERRATA -> rows.errata();
        };
    }

    /** Why the list is empty. */
    private String nothing() {
        KernelQuestion question = view.tab() == Tab.TYPES
                ? new KernelQuestion.OfTypes()
                : view.tab() == Tab.ERRATA ? new KernelQuestion.OfErrata() : new KernelQuestion.OfBook();
        Optional<String> why = feed.failure(question);
        if (why.isPresent()) {
            return why.get();
        }
        if (view.tab() == Tab.TYPES && feed.types().isEmpty()) {
            return "The BTF of this kernel is being read.";
        }
        Optional<String> unknown = feed.types().flatMap(types -> types.unknown());
        if (view.tab() == Tab.TYPES && unknown.isPresent()) {
            return unknown.get();
        }
        if (view.tab() == Tab.ERRATA && feed.errata().isEmpty()) {
            return "The errata are being read.";
        }
        return view.filter().isEmpty()
                ? "This course has no kernel map."
                : "Nothing has these words. Esc clears the filter.";
    }

    private void strip(Canvas frame, Pane pane) {
        Optional<Item> item = selected();
        String title = item.map(this::heading).orElse("Nothing chosen");
        Canvas rows = Frames.padded(Frames.strip(frame, pane, STRIP, title, legend()));
        List<Segment> lines = new ArrayList<>();
        item.ifPresent(chosen -> words(chosen, rows.width(), lines));
        for (int y = 0; y < Math.min(STRIP, lines.size()); y++) {
            rows.put(0, y, lines.get(y).text(), lines.get(y).style());
        }
    }

    /** Where the names of the strip leave room for it. */
    private String legend() {
        return view.tab() == Tab.JOURNEY ? KernelStatus.LEGEND : "";
    }

    private String heading(Item item) {
        if (item instanceof Item.Function function) {
            return view.tab() == Tab.JOURNEY
                    ? "Stop " + function.group()
                    : function.function().name();
        }
        return item instanceof Item.Type type
                ? type.type().question().text()
                : "Claim " + ((Item.Claim) item).erratum().number();
    }

    private void words(Item item, int width, List<Segment> lines) {
        if (item instanceof Item.Function function) {
            String role = function.function().role();
            String way = way(function);
            lines(role, width, way.isEmpty() ? STRIP : STRIP - 1, Role.TEXT, lines);
            if (!way.isEmpty()) {
                lines(way, width, 1, Role.MUTED, lines);
            }
        } else if (item instanceof Item.Claim claim) {
            lines(claim.erratum().truth(), width, STRIP, Role.TEXT, lines);
        } else if (item instanceof Item.Type type) {
            TypeRows.of(feed, new KernelQuestion.OfType(type.type().question()), width).stream()
                    .limit(STRIP)
                    .forEach(row -> lines.add(Segment.of(Segment.text(row), Role.TEXT)));
        }
    }

    private static void lines(String text, int width, int most, Role role, List<Segment> lines) {
        List<String> all = Prose.lines(text, width);
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            boolean cut = i + 1 == most && all.size() > most;
            lines.add(Segment.of(cut ? DisplayWidth.cut(all.get(i) + " …", width) : all.get(i), role));
        }
    }

    /** Which call leads to the stop on this journey. */
    private String way(Item.Function item) {
        if (view.tab() != Tab.JOURNEY || feed.book().isEmpty()) {
            return "";
        }
        KernelBook book = feed.book().get();
        String way = book.way(map.journeys().get(view.journey()), Integer.parseInt(item.group()) - 1);
        String leads = way.isEmpty() ? "" : way + " it.  ";
        return leads + KernelStatus.sentence(book, item.function());
    }

    private void beside(Canvas frame) {
        Optional<Item> item = selected();
        Canvas inside =
                Frames.padded(Frames.pane(frame, Pane.of(item.map(this::beside).orElse("Nothing chosen"), false)));
        List<List<Segment>> rows = new ArrayList<>();
        item.ifPresent(chosen -> {
            if (chosen instanceof Item.Function function) {
                rows.addAll(new FunctionRows(scenery, function.function(), inside.width()).all());
            } else if (chosen instanceof Item.Type type) {
                rows.addAll(
                        TypeRows.of(feed, new KernelQuestion.OfType(type.type().question()), inside.width()));
            } else if (chosen instanceof Item.Claim claim) {
                rows.addAll(Prose.rows(ErratumText.of(claim.erratum(), scenery.course()), inside.width()));
            }
        });
        new Scroll(0).draw(drawn, Drawn.Pane.DETAIL, frame, inside, rows, 0);
    }

    private String beside(Item item) {
        return item instanceof Item.Function function ? function.function().name() : heading(item);
    }

    private void footer() {
        if (scenery.notice().isPresent()) {
            String words = "! " + scenery.notice().get();
            canvas.put(1, canvas.height() - 1, DisplayWidth.cut(words, canvas.width() - 2), Role.WARNING);
            return;
        }
        Footer footer = new Footer(view.keys());
        if (view.typing()) {
            footer.typing()
                    .add(Act.ENTER, "keep")
                    .add(Act.BACK, "clear")
                    .add(Act.DOWN, "↑ ↓", "row", "↑↓ row")
                    .draw(canvas, drawn);
            return;
        }
        switch (view.tab()) {
            case JOURNEY ->
                footer.add(Act.DOWN, "↑ ↓", "stop", "↑↓")
                        .add(Act.ENTER, "read it")
                        .add(Act.NEXT, "[ ]", "journey", "[ ] journey")
                        .add(Act.NEXT_PANE, "view");
            case FUNCTIONS, FILES ->
                footer.add(Act.DOWN, "↑ ↓", "function", "↑↓")
                        .add(Act.ENTER, "read it")
                        .add(Act.NEXT_PANE, "view")
                        .add(Act.NEXT, "[ ]", "group", "[ ] group");
            case TYPES ->
                footer.add(Act.FILTER)
                        .add(Act.DOWN, "↑ ↓", "structure", "↑↓")
                        .add(Act.ENTER, "its members")
                        .add(Act.NEXT_PANE, "view");
            case ERRATA ->
                footer.add(Act.DOWN, "↑ ↓", "claim", "↑↓")
                        .add(Act.ENTER, "read it")
                        .add(Act.NEXT_PANE, "view");
        }
        if (view.tab() != Tab.TYPES) {
            footer.add(Act.FILTER, view.tab() == Tab.JOURNEY ? "search" : "filter");
        }
        footer.add(Act.BACK, "back").add(Act.WHENCE, "whence").add(Act.AGAIN).draw(canvas, drawn);
    }
}
