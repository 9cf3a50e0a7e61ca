package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lesson.Course;
import fdscope.lesson.CoursePath;
import fdscope.lesson.Lesson;
import fdscope.lesson.Part;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Progress;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course: all lessons by part, how far the learner is, and the selected one in words. */
final class HomeScreen {
    private static final int WIDE = 118;
    private static final int HIGH = 30;
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;
    private static final int STRIP_ROWS = 2;
    private static final int BAR = 10;
    /** Columns of the list from which on minutes and predictions are shown. */
    private static final int DETAILS_FROM = 70;

    /** Narrower, the words about more rows take this place. */
    private static final int CAPTION_FROM = 60;

    private final HomeView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();
    private final PathStanding standing;
    private final List<Course.Row> lessons;

    HomeScreen(HomeView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
        this.standing = scenery.standing();
        this.lessons = view.rows(scenery.course(), scenery.progress(), scenery.exercises());
    }

    Drawn draw() {
        int width = canvas.width();
        int height = canvas.height();
        int due = scenery.due().size();
        List<String> facts = width < CAPTION_FROM && due > 0
                ? List.of(ReviewView.brief(due))
                : List.of(scenery.facts().kernel(), scenery.facts().user());
        Frames.header(canvas, "The course", "The course", facts);
        boolean wide = width >= WIDE && height >= HIGH;
        boolean strip = !wide && width >= STRIP_WIDTH && height >= STRIP_HEIGHT;
        int columns = wide ? width - HomeCards.WIDTH : width;
        Canvas frame = canvas.region(0, 1, columns, height - 2);
        String comeBack = due > 0 && width >= CAPTION_FROM ? ReviewView.comeBack(due) : "";
        Pane pane = HomeTab.LESSONS.pane(scenery, view.hideDone() ? "open lessons only" : comeBack);
        Canvas inside = Frames.pane(frame, pane);
        HomeTab.spots(pane, frame, drawn);
        Canvas body = strip ? inside.region(0, 0, inside.width(), inside.height() - STRIP_ROWS - 1) : inside;
        boolean padded = columns >= STRIP_WIDTH;
        body = padded ? Frames.padded(body) : body;
        if (strip) {
            strip(Frames.padded(Frames.strip(frame, pane, STRIP_ROWS, "Selected", "")));
        }
        list(body, strip ? frame.region(0, 0, columns, frame.height() - STRIP_ROWS - 1) : frame, padded ? 2 : 1);
        if (wide) {
            new HomeCards(selected(), scenery).draw(canvas.region(columns, 1, HomeCards.WIDTH, height - 2));
        }
        Frames.aside(frame, view.aside());
        footer();
        return drawn;
    }

    private Optional<Course.Row> selected() {
        return lessons.stream().filter(row -> row.number() == view.selected()).findFirst();
    }

    private void list(Canvas body, Canvas frame, int x) {
        List<List<Segment>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int cursor = 0;
        if (view.typing() || !view.filter().isEmpty()) {
            rows.add(List.of(
                    Segment.of(" filter: " + view.filter() + (view.typing() ? "_" : ""), Role.ACCENT),
                    Segment.of(
                            "   " + lessons.size() + " of "
                                    + scenery.course().rows().size(),
                            Role.MUTED)));
            numbers.add(0);
        }
        boolean parts = standing.isWholeCourse();
        if (!parts) {
            rows.add(path(body.width()));
            numbers.add(0);
        }
        Part part = null;
        for (Course.Row row : lessons) {
            if (parts && row.part() != part) {
                part = row.part();
                rows.add(part(part, body.width()));
                numbers.add(0);
            }
            if (row.number() == view.selected()) {
                cursor = rows.size();
            }
            rows.add(row(row, body.width()));
            numbers.add(row.number());
        }
        if (lessons.isEmpty()) {
            rows.add(List.of(Segment.of(" No lesson has these words. Esc clears the filter.", Role.MUTED)));
        }
        int top = top(cursor, rows.size(), body.height());
        new Scroll(top).draw(drawn, Drawn.Pane.MAIN, frame, body, rows, 0);
        Frames.moreAbove(frame, top);
        for (int y = 0; y < body.height() && top + y < rows.size(); y++) {
            int number = numbers.size() > top + y ? numbers.get(top + y) : 0;
            if (number > 0) {
                drawn.spot(x, 1 + 1 + y, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, number));
            }
            if (number > 0 && number == view.selected()) {
                body.restyle(0, y, body.width(), 1, Style.of(Role.SELECTION));
            }
        }
    }

    /** The cursor's row stays in sight, with its part's title where it can. */
    private int top(int cursor, int rows, int height) {
        int least = cursor - height + 2;
        int top = Math.max(0, Math.min(least, rows - height));
        return rows <= height ? 0 : cursor < height - 1 ? 0 : top;
    }

    private List<Segment> part(Part part, int width) {
        List<Course.Row> of = scenery.course().rows().stream()
                .filter(row -> row.part() == part)
                .toList();
        long done = of.stream().filter(this::isDone).count();
        return heading(part.name() + "  " + part.title(), done + " of " + of.size() + " done", width);
    }

    private List<Segment> path(int width) {
        CoursePath path = standing.path().orElseThrow();
        int placed = standing.placed();
        String count = standing.done() + " of " + path.stops().size() + " done"
                + (placed > 0 && width >= DETAILS_FROM ? ", " + placed + " placed" : "");
        return heading(path.title(), count, width);
    }

    private static List<Segment> heading(String title, String count, int width) {
        String row = DisplayWidth.cut(title, Math.max(4, width - count.length() - 2));
        return List.of(
                new Segment(
                        DisplayWidth.pad(row, width - count.length()),
                        Style.of(Role.TEXT).strong()),
                Segment.of(count, Role.MUTED));
    }

    private boolean isDone(Course.Row row) {
        return row.lesson().filter(standing::isDone).isPresent();
    }

    private List<Segment> row(Course.Row row, int width) {
        Optional<Progress.OfLesson> at =
                row.lesson().flatMap(lesson -> scenery.progress().lesson(lesson.slug()));
        boolean done = isDone(row);
        boolean selected = row.number() == view.selected();
        boolean current = !done && at.isPresent();
        boolean placed = !done && !current && isPlaced(row);
        String mark = done ? "■" : row.broken().isPresent() ? "≠" : current ? "▒" : placed ? "=" : "·";
        Role role =
                done || placed ? Role.GOOD : row.broken().isPresent() ? Role.BAD : current ? Role.ACCENT : Role.MUTED;
        Role text = row.lesson().isPresent() || row.broken().isPresent() ? Role.TEXT : Role.MUTED;
        String number = DisplayWidth.padLeft(Integer.toString(row.number()), 3);
        String lead = selected ? "»" : " ";
        String right = right(row, at, done, width);
        int room = width - 3 - 3 - 2 - right.length() - (right.isEmpty() ? 0 : 1);
        String title = DisplayWidth.pad(DisplayWidth.cut(row.title(), Math.max(1, room)), Math.max(1, room));
        List<Segment> out = new ArrayList<>();
        out.add(Segment.of(lead, Role.TEXT));
        out.add(Segment.of(mark, role));
        out.add(Segment.of(number + "  " + title + (right.isEmpty() ? "" : " "), text));
        out.add(Segment.of(right, text));
        return out;
    }

    private String right(Course.Row row, Optional<Progress.OfLesson> at, boolean done, int width) {
        if (row.broken().isPresent()) {
            return width < DETAILS_FROM ? "broken" : column("≠ broken: Enter says why");
        }
        if (row.lesson().isEmpty()) {
            return width < DETAILS_FROM ? "to come" : column("not written yet");
        }
        Lesson lesson = row.lesson().get();
        int pages = lesson.pages().size();
        if (!done && at.isPresent()) {
            int page = Math.min(pages, at.get().page() + 1);
            int left = Math.max(1, lesson.minutes() * (pages - at.get().page()) / pages);
            String where = "page " + page + " of " + pages;
            return width < DETAILS_FROM
                    ? page + "/" + pages
                    : DisplayWidth.pad(where, 14) + bar(at.get().page(), pages) + "  "
                            + DisplayWidth.padLeft(left + " min left", 11);
        }
        String minutes = row.minutes() + " min";
        boolean placed = !done && isPlaced(row);
        if (width < DETAILS_FROM) {
            return placed ? "placed" : minutes;
        }
        return column(DisplayWidth.pad(minutes, 9) + (placed ? "placed, may skip" : predicted(lesson, at)));
    }

    private boolean isPlaced(Course.Row row) {
        return row.lesson()
                .filter(lesson -> scenery.progress().isPlaced(lesson.slug()))
                .isPresent();
    }

    private static String column(String text) {
        return DisplayWidth.pad(text, 28);
    }

    private String predicted(Lesson lesson, Optional<Progress.OfLesson> at) {
        Predicted predicted = Predicted.of(lesson, scenery.progress());
        return at.isEmpty() || predicted.asked() == 0
                ? ""
                : predicted.made() + " of " + predicted.asked() + " predicted";
    }

    static String bar(int part, int whole) {
        int full = whole == 0 ? 0 : Math.min(BAR, BAR * part / whole);
        return "▒".repeat(full) + "░".repeat(BAR - full);
    }

    private void strip(Canvas rows) {
        Optional<Course.Row> row = selected();
        if (row.isEmpty()) {
            return;
        }
        String text = row.get()
                .lesson()
                .map(lesson -> lesson.question())
                .orElse(
                        row.get().broken().isPresent()
                                ? "This lesson has faults and cannot be taught. Enter lists them."
                                : "This lesson is planned and not written yet.");
        String lead = row.get().number() + "  ";
        List<String> lines = new ArrayList<>(Prose.lines(text, rows.width() - lead.length()));
        if (lines.size() < STRIP_ROWS) {
            row.get().lesson().ifPresent(lesson -> lines.add(state(lesson, rows.width() - lead.length())));
        }
        rows.put(0, 0, lead, Role.TEXT);
        for (int i = 0; i < Math.min(STRIP_ROWS, lines.size()); i++) {
            rows.put(lead.length(), i, lines.get(i), i == 0 ? Role.TEXT : Role.MUTED);
        }
    }

    private String state(Lesson lesson, int room) {
        int asked = Predicted.of(lesson, scenery.progress()).asked();
        String labs = Narration.counted(lesson.outline().labs().size(), "lab") + " with "
                + Narration.counted(asked, "prediction") + ".";
        Optional<Progress.OfLesson> at = scenery.progress().lesson(lesson.slug());
        String stand = at.isEmpty()
                ? scenery.progress().isPlaced(lesson.slug()) ? "Placed: you may skip it. " : "Not begun. "
                : at.get().done().isPresent() ? "Done. " : "Begun. ";
        Optional<String> lab =
                standing.lab(lesson).flatMap(lesson.outline()::lab).map(any -> any.title());
        if (lab.isPresent()) {
            return stand + "On this path: " + lab.get() + ".";
        }
        String whole = stand
                + labs
                + scenery.exerciseWords(lesson)
                        .map(words -> " Exercise: " + words + ".")
                        .orElse("");
        String seen = lesson.seenIn().map(in -> " Seen in " + in + ".").orElse("");
        return DisplayWidth.of(whole + seen) <= room ? whole + seen : whole;
    }

    private void footer() {
        if (scenery.notice().isPresent()) {
            canvas.put(
                    1,
                    canvas.height() - 1,
                    DisplayWidth.cut("! " + scenery.notice().get(), canvas.width() - 2),
                    Role.WARNING);
            return;
        }
        Footer footer = new Footer(view.keys());
        if (view.typing()) {
            footer.typing().add(Act.ENTER, "keep").add(Act.BACK, "clear").draw(canvas, drawn);
            return;
        }
        selected().ifPresent(row -> footer.add(Act.ENTER, verb(row)));
        footer.add(Act.NEXT_PANE, HomeTab.of(scenery).get(1).words()).add(Act.FILTER);
        if (standing.isWholeCourse()) {
            footer.add(Act.NEXT, "[ ]", "part", "[ ] part");
        }
        footer.add(Act.SOCKETS, "sockets")
                .add(Act.HIDE_DONE, view.hideDone() ? "all" : "hide done")
                .add(Act.KERNEL_MAP, "kernel map")
                .add(Act.DOCTOR, "doctor")
                .add(Act.PLAIN, "plain");
        footer.draw(canvas, drawn);
    }

    private String verb(Course.Row row) {
        if (row.lesson().isEmpty()) {
            return row.broken().isPresent() ? "why" : "what it will be";
        }
        Optional<Progress.OfLesson> at =
                scenery.progress().lesson(row.lesson().get().slug());
        return at.isEmpty()
                ? "begin " + row.number()
                : at.get().done().isPresent() ? "open " + row.number() : "go on with " + row.number();
    }
}
