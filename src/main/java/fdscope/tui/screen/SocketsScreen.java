package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.observe.KnownSocket;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.screen.SocketsView.Tab;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the sockets: where there is room the details of the row under the cursor stand below. */
final class SocketsScreen {
    private static final int WIDE = 118;
    private static final int HIGH = 30;
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;
    /** Rows of the details below the table at 80x24, and between. */
    private static final int DETAIL = 11;

    private static final int DETAIL_MOST = 16;
    /** Rows of both panes below the table on a wide screen, their borders included. */
    private static final int PANES = 16;

    private static final int PANES_MOST = 22;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final SocketsView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();

    SocketsScreen(SocketsView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
    }

    static boolean hasDetails(int width, int height) {
        return width >= STRIP_WIDTH && height >= STRIP_HEIGHT;
    }

    Drawn draw() {
        int width = canvas.width();
        int height = canvas.height();
        header();
        boolean wide = width >= WIDE && height >= HIGH;
        boolean strip = hasDetails(width, height);
        boolean details = view.tab() != Tab.GRAPH && !view.zoomed();
        Drawn.Pane focus = view.focus();
        if (wide && details) {
            int below = Math.min(PANES_MOST, PANES + (height - 36) / 3);
            main(1, height - 2 - below, 0);
            panes(height - 1 - below, below);
        } else if (strip && details) {
            int rows = view.tab() == Tab.TREE ? 1 : Math.min(DETAIL_MOST, DETAIL + Math.max(0, height - 24) / 2);
            main(1, height - 2, rows);
        } else if (focus == Drawn.Pane.MAIN) {
            main(1, height - 2, 0);
        } else {
            detail(canvas.region(0, 1, width, height - 2), 0, 1, focus, focus == Drawn.Pane.RAW);
        }
        footer();
        return drawn;
    }

    private void header() {
        SocketListing listing = view.feed().latest();
        List<String> facts = new ArrayList<>();
        if (!view.feed().isEmpty()) {
            facts.add(listing.rows().size() + " sockets");
        }
        facts.add(scenery.facts().kernel());
        facts.add(scenery.facts().user());
        listing.namespace().ifPresent(inode -> facts.add("net:[" + inode + "]"));
        Frames.header(canvas, "Sockets", "Sockets", facts);
    }

    /** @param strip rows below a line across the pane, 0: none */
    private void main(int y, int rows, int strip) {
        Canvas frame = canvas.region(0, y, canvas.width(), rows);
        boolean focused = view.focus() == Drawn.Pane.MAIN;
        List<String> tabs = Arrays.stream(Tab.values()).map(Tab::title).toList();
        Pane pane = new Pane(tabs, view.tab().ordinal(), focused, caption());
        Canvas inside = Frames.pane(frame, pane);
        int above = strip == 0 ? inside.height() : inside.height() - strip - 1;
        Canvas body = inside.region(0, 0, inside.width(), above);
        Canvas edge = strip == 0 ? frame : frame.region(0, 0, frame.width(), above + 2);
        if (strip > 0) {
            String title =
                    view.selected().map(row -> Long.toString(row.inode())).orElse("no socket");
            if (view.tab() == Tab.TREE) {
                Canvas below = Frames.padded(Frames.strip(frame, pane, strip, "Selected", ""));
                view.selected()
                        .ifPresent(row -> below.put(
                                0, 0, DisplayWidth.cut(SocketWords.of(row, view.feed()), below.width()), Role.TEXT));
            } else {
                String when = SocketsDetail.when(view);
                Frames.strip(frame, pane, strip, title, when);
                edge = edge.region(0, 0, edge.width() - DisplayWidth.of(when) - 4, edge.height());
                detailRows(Frames.padded(inside.region(0, above + 1, inside.width(), strip)), frame, Drawn.Pane.DETAIL);
                drawn.spot(0, y + above + 1, frame.width(), strip + 1, new Drawn.Target.ToPane(Drawn.Pane.DETAIL));
            }
        }
        boolean padded = canvas.width() >= STRIP_WIDTH;
        body = padded ? Frames.padded(body) : body;
        drawn.spot(0, y, frame.width(), above + 1, new Drawn.Target.ToPane(Drawn.Pane.MAIN));
        tabs(frame.rows().get(0), y, tabs);
        content(body, edge, padded ? 2 : 1, y + 1);
        notes(frame);
    }

    private void content(Canvas body, Canvas edge, int x, int y) {
        boolean line = view.tab() != Tab.GRAPH && (body.height() >= 12 || isPart());
        if (line) {
            filter(body);
        }
        Canvas rest = line ? body.region(0, 1, body.width(), body.height() - 1) : body;
        int top = line ? y + 1 : y;
        if (view.feed().isEmpty()) {
            String words = view.feed().failure().orElse(view.feed().read().told("the machine is being asked"));
            new Scroll(0).draw(drawn, Drawn.Pane.MAIN, edge, rest, SocketsDetail.said(words, rest), 0);
            return;
        }
        switch (view.tab()) {
            case TABLE -> new SocketsTable(view, scenery.facts().known(), rest).draw(drawn, edge, x, top);
            case TREE -> new SocketsTreeRows(view, rest).draw(drawn, edge, x, top);
            case GRAPH -> new SocketsGraphRows(view, rest).draw(drawn, edge, x, top);
        }
        if (view.tab() == Tab.TABLE && view.feed().shown().size() == 0) {
            String words = view.query().differences()
                    ? "Nothing is different. d shows all again."
                    : view.query().filter().isEmpty()
                            ? "There is no AF_UNIX socket in this network namespace."
                            : "No socket passes the filter. Esc clears it.";
            rest.put(SocketsColumns.LEAD, 2, DisplayWidth.cut(words, rest.width() - 2), Role.MUTED);
        }
    }

    /** Not all rows are seen, or will be. */
    private boolean isPart() {
        return view.typing()
                || !view.query().filter().text().isEmpty()
                || view.query().differences();
    }

    /** What is typed; empty where nothing is. */
    private String typed() {
        String words = view.query().filter().text();
        return view.typing() || !words.isEmpty() ? "filter: " + Printable.line(words) + (view.typing() ? "_" : "") : "";
    }

    private void filter(Canvas body) {
        Optional<String> mistake = view.query().filter().mistake();
        String count = view.feed().shown().present() + " of "
                + view.feed().latest().rows().size();
        String since = view.query().differences()
                ? "differences since "
                        + view.feed()
                                .mark()
                                .map(mark -> CLOCK.format(mark.at().atOffset(ZoneOffset.UTC)))
                                .orElse("")
                        + " UTC, "
                : "";
        String right = view.feed().isEmpty() || !isPart() ? "" : since + count;
        int room = Math.max(8, body.width() - right.length() - 2);
        String typed = typed();
        String left = DisplayWidth.of(typed) <= room ? typed : "…" + tail(typed, room - 1);
        body.put(0, 0, left, view.typing() ? Style.of(Role.ACCENT).strong() : Style.of(Role.ACCENT));
        int at = DisplayWidth.of(left) + 2;
        mistake.ifPresent(words -> body.put(at, 0, DisplayWidth.cut("≠ " + words, room - at), Role.WARNING));
        if (!isPart()) {
            body.put(0, 0, "/ filters: type:dgram owner:sway name:/run", Role.MUTED);
        }
        body.putRight(body.width(), 0, right, Role.MUTED);
    }

    private static String tail(String text, int columns) {
        String rest = text;
        while (DisplayWidth.of(rest) > columns) {
            rest = rest.substring(rest.offsetByCodePoints(0, 1));
        }
        return rest;
    }

    private String caption() {
        SocketsFeed feed = view.feed();
        if (feed.read().isLong()) {
            return feed.read().told("reading");
        }
        if (feed.arranged().isLong()) {
            return feed.arranged().told("putting in order");
        }
        String pace = feed.paused() ? "paused" : "every " + feed.secondsBetween() + " s";
        boolean roomy = canvas.width() >= WIDE && !feed.isEmpty();
        return roomy
                ? pace + ", sock_diag and proc, "
                        + Math.max(1, feed.latest().took().toMillis()) + " ms"
                : pace;
    }

    /** What could not be seen stands in the lower border. */
    private void notes(Canvas frame) {
        List<String> notes = new ArrayList<>();
        view.feed().failure().ifPresent(notes::add);
        notes.addAll(view.feed().latest().notes());
        if (!notes.isEmpty()) {
            String more = notes.size() > 1 ? " (w: " + (notes.size() - 1) + " more)" : "";
            int room = frame.width() - 20 - more.length();
            String words = Printable.line(notes.get(0));
            frame.put(2, frame.height() - 1, " ! " + DisplayWidth.cut(words, room) + more + " ", Role.WARNING);
        }
    }

    private void tabs(String border, int y, List<String> tabs) {
        for (int i = 0; i < tabs.size(); i++) {
            int at = border.indexOf(" " + tabs.get(i) + " ");
            if (at >= 0) {
                drawn.spot(at, y, tabs.get(i).length() + 2, 1, new Drawn.Target.Tab(i));
            }
        }
    }

    private String title(SocketRow row) {
        return row.inode() + known(row).map(socket -> " " + socket.title()).orElse("");
    }

    private Optional<KnownSocket> known(SocketRow row) {
        return row.isUnproven() ? Optional.empty() : scenery.facts().known().of(row.name());
    }

    private void panes(int y, int rows) {
        int left = canvas.width() * 5 / 8;
        detail(canvas.region(0, y, left, rows), 0, y, Drawn.Pane.DETAIL, false);
        detail(canvas.region(left, y, canvas.width() - left, rows), left, y, Drawn.Pane.RAW, true);
    }

    private void detail(Canvas frame, int x, int y, Drawn.Pane pane, boolean raw) {
        String socket = view.selected().map(row -> title(row) + ", ").orElse("");
        Pane title = Pane.of(raw ? "raw" : socket + "three sources side by side", view.focus() == pane)
                .withCaption(raw ? "" : SocketsDetail.when(view));
        Canvas inside = Frames.pane(frame, title);
        drawn.spot(x, y, frame.width(), frame.height(), new Drawn.Target.ToPane(pane));
        detailRows(canvas.width() >= STRIP_WIDTH ? Frames.padded(inside) : inside, frame, pane);
    }

    private void detailRows(Canvas body, Canvas frame, Drawn.Pane pane) {
        boolean apart = canvas.width() >= WIDE && canvas.height() >= HIGH;
        List<List<Segment>> rows = SocketsDetail.rows(
                view, view.selected().flatMap(this::known), body.width(), pane, apart && !view.zoomed());
        Scroll scroll = pane == Drawn.Pane.RAW ? view.look().raw() : view.look().sources();
        scroll.draw(drawn, pane, frame, body, rows, 0);
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
        String pause = view.feed().paused() ? "go on" : "pause";
        switch (view.tab()) {
            case TABLE -> {
                footer.add(Act.FILTER).add(Act.ORDER).add(Act.GO_ON, pause);
                footer.add(Act.DIFFERENCES, view.query().differences() ? "all" : "diff")
                        .add(Act.MARK);
                footer.add(Act.ENTER, "peer").add(Act.NEXT, "[ ]", "view", "[ ] view");
            }
            case TREE -> {
                footer.add(Act.ENTER, "peer")
                        .add(Act.UNFOLD, "+ -", "unfold", "+ -")
                        .add(Act.FILTER);
                footer.add(Act.NEXT, "[ ]", "view", "[ ] view").add(Act.GO_ON, pause);
            }
            case GRAPH -> {
                footer.add(Act.LEFT, "hjkl", "next", "hjkl").add(Act.ENTER, "centre it");
                footer.add(Act.STEPS, "0-9", "steps", "0-9 steps").add(Act.NEXT, "[ ]", "view", "[ ] view");
                footer.add(Act.GO_ON, pause);
            }
        }
        footer.add(Act.AGAIN).add(Act.WHENCE, "whence").add(Act.PLAIN, "plain").add(Act.COPY, "copy");
        footer.draw(canvas, drawn);
    }
}
