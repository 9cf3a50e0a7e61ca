package fdscope.tui.screen;

import fdscope.lesson.CoursePath;
import fdscope.lesson.PathStanding;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths through the course.
 *
 * @param cursor index of the path under it
 */
public record PathsView(int cursor) implements View {
    private static final KeyTable<Act> KEYS = Keys.paths();
    /** Columns from which on a path's minutes are shown. */
    private static final int MINUTES_FROM = 60;

    /** On the path that is taken. */
    public static PathsView of(PathStanding standing) {
        return new PathsView(Math.max(
                0,
                standing.path()
                        .map(path -> standing.course().paths().paths().indexOf(path))
                        .orElse(0)));
    }

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Optional<String> chosenLine(Scenery scenery) {
        return scenery.course().paths().paths().stream()
                .skip(cursor)
                .findFirst()
                .map(path -> path.title() + ": " + path.lessons());
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        TabScreen screen = new TabScreen(HomeTab.PATHS, scenery, canvas, "");
        Rows rows = new Rows(Math.min(screen.width(), Prose.WIDEST));
        Optional<CoursePath> taken = scenery.standing().path();
        List<CoursePath> paths = scenery.course().paths().paths();
        List<Integer> firsts = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < paths.size(); i++) {
            firsts.add(rows.list().size());
            path(rows, paths.get(i), taken.equals(Optional.of(paths.get(i))), i == cursor, scenery);
            end = i == cursor ? rows.list().size() : end;
        }
        int least = end - screen.height();
        int top = screen.rows(rows.list(), new Scroll(Math.max(0, least)), 0);
        for (int i = 0; i < paths.size(); i++) {
            screen.item(firsts.get(i), top, i, i == cursor);
        }
        return screen.with(new Footer(KEYS)
                .add(Act.ENTER, "take this path")
                .add(Act.NEXT_PANE, "next tab")
                .add(Act.BACK, "lessons")
                .add(Act.PLAIN, "plain"));
    }

    private static void path(Rows rows, CoursePath path, boolean taken, boolean here, Scenery scenery) {
        PathStanding standing = new PathStanding(scenery.course(), scenery.progress(), Optional.of(path));
        String minutes = rows.width() < MINUTES_FROM ? "" : DisplayWidth.padLeft(path.minutes() + " min", 9) + "   ";
        String right = minutes
                + DisplayWidth.padLeft(
                        standing.done() + " of " + path.stops().size() + " done", minutes.isEmpty() ? 0 : 13);
        String left = (here ? "»" : " ") + (taken ? "(•) " : "( ) ") + path.title();
        rows.row(List.of(
                new Segment(
                        DisplayWidth.pad(
                                DisplayWidth.cut(left, rows.width() - right.length() - 1),
                                rows.width() - right.length()),
                        Style.of(Role.TEXT).strong()),
                Segment.of(right, Role.MUTED)));
        rows.line("     ", "For " + path.audience() + ".", Style.of(Role.TEXT));
        rows.line("     ", path.lessons(), Style.of(Role.MUTED));
    }
}
