package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.observe.Source;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Stage;
import fdscope.tui.draw.Style;
import fdscope.tui.screen.Drawn.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A lesson: prose, stage, calls and kernel, side by side where there is room, else one behind the other. */
final class LessonScreen {
    private static final int WIDE = 118;
    private static final int STACKED = 80;
    private static final int HIGH = 30;
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;
    private static final int SIDE = 42;
    private static final int STRIP_ROWS = 2;
    private static final List<Pane> ALL = List.of(Pane.LESSON, Pane.STAGE, Pane.CALLS, Pane.KERNEL);

    private final LessonView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();
    private final int width;
    private final int height;

    LessonScreen(LessonView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
        this.width = canvas.width();
        this.height = canvas.height();
    }

    Drawn draw() {
        header();
        boolean whole = view.zoomed() || view.lab().isEmpty() && view.pane() == Pane.LESSON;
        if (!whole && width >= WIDE && height >= HIGH) {
            int side = Math.min(SIDE, width - 78);
            int calls = 6;
            int kernel = 9;
            int stage = height - 2 - calls - kernel;
            pane(List.of(Pane.LESSON), 0, 1, side, height - 2, false);
            pane(List.of(Pane.STAGE), side, 1, width - side, stage, false);
            pane(List.of(Pane.CALLS), side, 1 + stage, width - side, calls, false);
            pane(List.of(Pane.KERNEL), side, 1 + stage + calls, width - side, kernel, false);
        } else if (!whole && width >= STACKED && height >= HIGH) {
            int stage = 16;
            pane(List.of(Pane.STAGE), 0, 1, width, stage, false);
            pane(List.of(Pane.LESSON, Pane.CALLS, Pane.KERNEL), 0, 1 + stage, width, height - 2 - stage, false);
        } else {
            pane(ALL, 0, 1, width, height - 2, width >= STRIP_WIDTH && height >= STRIP_HEIGHT);
        }
        footer();
        return drawn;
    }

    private void header() {
        List<String> facts = new ArrayList<>();
        Optional<LabView> lab = view.lab().filter(any -> view.isInLab());
        if (lab.isPresent() && !lab.get().strides().isEmpty()) {
            String step =
                    "step " + lab.get().shownStep() + "/" + lab.get().strides().size();
            facts.add((lab.get().isReplay() ? "REPLAY " : "") + step);
        } else if (!view.isDone()) {
            facts.add("page " + (view.page() + 1) + "/" + view.lesson().pages().size());
        }
        facts.add(scenery.facts().kernel());
        facts.add(scenery.facts().user());
        String title = view.lesson().id() + " " + view.lesson().title();
        String brief = DisplayWidth.cut(title, Math.max(8, width - facts.get(0).length() - 5));
        Frames.header(canvas, title, brief, facts);
    }

    private static String title(Pane pane) {
        return switch (pane) {
            case STAGE -> "Stage";
            case CALLS -> "Calls";
            case KERNEL -> "Kernel";
            default -> "Lesson";
        };
    }

    /** @param tabs panes that share this place; the focused one is seen, else the first */
    private void pane(List<Pane> tabs, int x, int y, int columns, int rows, boolean strip) {
        boolean focus = tabs.contains(view.pane());
        Pane shown = focus ? view.pane() : tabs.get(0);
        Canvas frame = canvas.region(x, y, columns, rows);
        var border = new fdscope.tui.draw.Pane(
                tabs.stream().map(LessonScreen::title).toList(), tabs.indexOf(shown), focus, caption(shown));
        Canvas inside = Frames.pane(frame, border);
        drawn.spot(x, y, columns, rows, new Drawn.Target.ToPane(shown));
        tabSpots(tabs, shown, frame, x, y);
        boolean padded = columns >= STRIP_WIDTH || columns >= SIDE - 6 && rows > 12 && width >= WIDE;
        int stripRow = rows - STRIP_ROWS - 2;
        int innerHeight = strip ? stripRow - 1 : rows - 2;
        Canvas body = inside.region(0, 0, inside.width(), innerHeight);
        boolean margin = padded && (shown != Pane.STAGE || columns == 80);
        int left = margin ? 1 : 0;
        body = margin ? Frames.padded(body) : body;
        if (strip) {
            strip(frame, border);
        }
        Canvas more = strip ? frame.region(0, 0, columns, stripRow + 1) : frame;
        content(shown, body, more, x + 1 + left, y + 1);
    }

    private void tabSpots(List<Pane> tabs, Pane shown, Canvas frame, int x, int y) {
        String top = frame.rows().get(0);
        int from = 0;
        for (Pane tab : tabs) {
            int at = top.indexOf(title(tab), from);
            if (at >= 0 && tabs.size() > 1) {
                drawn.spot(x + at - 1, y, title(tab).length() + 2, 1, new Drawn.Target.ToPane(tab));
                from = at;
            }
        }
    }

    private String caption(Pane pane) {
        if (pane == Pane.LESSON && view.find().filter(find -> !find.typing()).isPresent()) {
            return "/ " + Printable.line(view.find().get().words());
        }
        if (view.lab().isEmpty()) {
            return view.zoomed() ? "zoomed" : "";
        }
        LabView lab = view.lab().get();
        List<String> words = new ArrayList<>();
        if (lab.isReplay()) {
            words.add("REPLAY");
        } else if (!lab.isRunning()) {
            words.add(pane == Pane.LESSON ? "" : "ended");
        } else if (pane == Pane.STAGE) {
            words.add(lab.asking().isPresent() ? "before" : "live");
            if (lab.asking().isEmpty() && frozen(lab).isPresent()) {
                words.add("frozen");
            }
        } else if (pane == Pane.KERNEL) {
            words.add("[ ] source");
        }
        if (view.zoomed()) {
            words.add("zoomed");
        }
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static Optional<TraceEvent.Frozen> frozen(LabView lab) {
        return lab.shot().flatMap(shot -> shot.last(TraceEvent.Frozen.class));
    }

    private void content(Pane pane, Canvas body, Canvas frame, int x, int y) {
        if (pane == Pane.STAGE) {
            stage(body, frame, x, y);
        } else if (pane == Pane.CALLS) {
            List<List<Segment>> rows = view.lab()
                    .map(lab -> CallRows.of(lab, body.width()))
                    .orElse(List.of(List.of(Segment.of("No lab runs on this page yet.", Role.MUTED))));
            view.scroll(pane).draw(drawn, pane, frame, body, rows, 0);
        } else if (pane == Pane.KERNEL) {
            Rows rows = KernelRows.of(view, scenery.course().map(), body.width(), body.height());
            int top = view.scroll(pane).draw(drawn, pane, frame, body, rows.list(), 0);
            links(pane, rows, body, x, y, top);
            sourceSpots(body, x, y);
        } else {
            LessonRows lesson = LessonRows.of(view, scenery, body.width(), body.height());
            int newest = lesson.rows().newest();
            Scroll scroll = view.scroll(pane);
            if (scroll.equals(Scroll.NEWEST) && lesson.places().chosen() >= 0) {
                newest = Math.max(newest, lesson.places().chosen() - body.height() + 1);
            }
            Optional<Matches> matches =
                    view.find().map(find -> Matches.of(lesson.rows().list(), find.words()));
            if (scroll.equals(Scroll.FOUND)) {
                newest = Math.max(0, foundRow(lesson, matches) - body.height() / 2);
            }
            int top = scroll.draw(drawn, pane, frame, body, lesson.rows().list(), newest);
            drawn.room(pane, new Drawn.Room(body.width(), body.height()));
            links(pane, lesson.rows(), body, x, y, top);
            matches.ifPresent(all ->
                    all.draw(canvas, body, x, y, top, view.find().orElseThrow().at()));
            lesson.places().spots(drawn, body, x, y, top);
        }
    }

    /** Of the match that is looked at, else of what the palette found. */
    private int foundRow(LessonRows lesson, Optional<Matches> matches) {
        if (view.find().isEmpty() || matches.isEmpty()) {
            return 0;
        }
        Find find = view.find().get();
        Matches all = matches.get();
        if (find.at() >= 0 && find.at() < all.size()) {
            return all.rowOf(find.at());
        }
        Matches begins = Matches.of(lesson.rows().list(), find.begins());
        return begins.size() == 0 ? 0 : begins.rowOf(0);
    }

    private void links(Pane pane, Rows rows, Canvas body, int x, int y, int top) {
        int chosen = view.pane() == pane ? view.link() : -1;
        new Links(rows.list()).draw(drawn, pane, canvas, body, x, y, top, chosen);
    }

    private void sourceSpots(Canvas body, int x, int y) {
        for (int row = 0; row < body.height(); row++) {
            String text = body.rows().get(row);
            if (!text.contains("[ ")) {
                continue;
            }
            for (int i = 0; i < KernelRows.ORDER.size(); i++) {
                Source source = KernelRows.ORDER.get(i);
                int at = text.indexOf(KernelRows.name(source));
                if (at >= 0) {
                    drawn.spot(
                            x + at, y + row, KernelRows.name(source).length(), 1, new Drawn.Target.Item(Pane.STAGE, i));
                }
            }
            return;
        }
    }

    private void stage(Canvas body, Canvas frame, int x, int y) {
        if (view.lab().isEmpty() || view.lab().get().shots().isEmpty()) {
            String words = view.lab().isEmpty()
                    ? "The stage is empty: no lab runs on this page yet."
                    : "The actors are being started.";
            List<String> lines = Prose.lines(words, body.width());
            for (int row = 0; row < lines.size(); row++) {
                int column = Math.max(0, (body.width() - lines.get(row).length()) / 2);
                body.put(column, body.height() / 2 + row, lines.get(row), Role.MUTED);
            }
            return;
        }
        LabView lab = view.lab().get();
        List<String> below = new ArrayList<>();
        if (lab.asking().isPresent() && !lab.isReplay()) {
            below.addAll(
                    Prose.lines("before the call; the next picture comes when you have answered", body.width() - 1));
        } else {
            frozen(lab).ifPresent(event -> below.addAll(Prose.lines("■ frozen: " + event.text(), body.width() - 1)));
        }
        boolean list = body.width() < 60 || body.height() < 8;
        if (list) {
            List<List<Segment>> rows = new ArrayList<>(Stage.rows(lab.scene(), body.width()));
            below.forEach(line -> rows.add(List.of(Segment.of(line, Role.TEXT))));
            view.scroll(Pane.STAGE).draw(drawn, Pane.STAGE, frame, body, rows, 0);
            return;
        }
        int room = body.height() - (below.isEmpty() ? 0 : below.size() + (body.height() > 14 ? 1 : 0));
        Stage.draw(lab.scene(), body.region(0, 0, body.width(), room));
        for (int i = 0; i < below.size(); i++) {
            body.put(
                    1,
                    body.height() - below.size() + i,
                    below.get(i),
                    Style.of(Role.TEXT).strong());
        }
        drawn.extent(new Drawn.Extent(Pane.STAGE, 0, body.height(), body.height()));
    }

    private void strip(Canvas frame, fdscope.tui.draw.Pane border) {
        Optional<LabView> lab = view.lab();
        Optional<TraceEvent> last = lab.flatMap(CallRows::last);
        String caption = lab.map(
                        any -> any.isReplay() ? "REPLAY, space goes forward" : any.isRunning() ? "live" : "ended")
                .orElse("");
        String title = last.isPresent()
                ? "Last call" + lab.map(LessonRows::variant).orElse("")
                : "Lesson " + view.lesson().number();
        Canvas rows = Frames.padded(Frames.strip(frame, border, STRIP_ROWS, title, caption));
        if (last.isEmpty()) {
            List<String> lines = Prose.lines(view.lesson().question(), rows.width());
            for (int i = 0; i < Math.min(STRIP_ROWS, lines.size()); i++) {
                rows.put(0, i, lines.get(i), Role.TEXT);
            }
            return;
        }
        Optional<Segment> point = lab.flatMap(any -> Verdicts.brief(any, rows.width()))
                .or(() -> lab.flatMap(LabView::shot).flatMap(shot -> Verdicts.point(shot, rows.width())));
        List<List<Segment>> call = CallRows.of(last.get(), rows.width(), false);
        if (call.size() > (point.isPresent() ? 1 : STRIP_ROWS)) {
            call = List.of(List.of(Segment.of(
                    DisplayWidth.cut(String.join(" ", Narration.of(last.get())), rows.width()), Role.TEXT)));
        }
        for (int i = 0; i < call.size(); i++) {
            Segment.put(rows, 0, i, call.get(i));
        }
        point.ifPresent(words -> Segment.put(rows, 0, 1, List.of(words)));
    }

    private void footer() {
        if (view.typing()) {
            String keys = "Enter finds it  Esc ends";
            String words = "/ " + Printable.line(view.find().orElseThrow().words()) + "_";
            canvas.put(1, height - 1, DisplayWidth.cut(words, width - keys.length() - 4), Role.ACCENT);
            canvas.putRight(width - 1, height - 1, keys, Role.MUTED);
            return;
        }
        Optional<LabView> lab = view.lab().filter(any -> view.isInLab());
        Optional<String> busy =
                lab.filter(LabView::isWaiting).filter(any -> any.ticks() > 0).map(LessonScreen::waiting);
        Optional<String> words = scenery.notice().map(notice -> "! " + notice).or(() -> busy);
        if (words.isPresent()) {
            canvas.put(1, height - 1, DisplayWidth.cut(words.get(), width - 2), Role.WARNING);
            return;
        }
        LessonHints.of(view, scenery, drawn).draw(canvas, drawn);
    }

    private static String waiting(LabView lab) {
        String what = switch (lab.phase()) {
            case STARTING -> "starting the actors";
            case ENDING -> "ending the lab";
            default -> "waiting for the call to return";
        };
        return what + ", " + lab.ticks() / 5 + " s   Ctrl-C stops the lab";
    }
}
