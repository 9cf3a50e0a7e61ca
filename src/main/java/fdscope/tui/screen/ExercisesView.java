package fdscope.tui.screen;

import fdscope.exercise.Workpiece;
import fdscope.lesson.Task;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exercises of the course.
 *
 * @param cursor index of the one under it
 */
public record ExercisesView(int cursor) implements View {
    private static final KeyTable<Act> KEYS = Keys.exercises();
    /** Columns from which on the language is shown. */
    private static final int LANGUAGE_FROM = 60;

    @Override
    public String name() {
        return "exercises";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    /** Once it was begun, where the learner's file is. */
    @Override
    public Optional<String> chosenLine(Scenery scenery) {
        return scenery.exercises().pieces().stream()
                .skip(cursor)
                .findFirst()
                .map(piece -> piece.file().isEmpty() ? piece.id() + " " + piece.title() : piece.file());
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        List<Workpiece> pieces = scenery.exercises().pieces();
        long passed = pieces.stream()
                .filter(piece -> standing(piece, scenery) == Workpiece.Standing.PASSES)
                .count();
        String caption = pieces.isEmpty() ? "" : passed + " of " + pieces.size() + " pass";
        TabScreen screen = new TabScreen(HomeTab.EXERCISES, scenery, canvas, caption);
        Rows rows = new Rows(screen.width());
        if (pieces.isEmpty()) {
            rows.line("The exercises are being read.", Role.MUTED);
        }
        List<Integer> places = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < pieces.size(); i++) {
            places.add(rows.list().size());
            rows.row(row(pieces.get(i), i == cursor, scenery, screen.width()));
            if (i == cursor) {
                rows.line("      ", below(pieces.get(i), scenery), Style.of(Role.MUTED));
                end = rows.list().size();
            }
        }
        int top = screen.rows(rows.list(), new Scroll(Math.max(0, end - screen.height())), 0);
        for (int i = 0; i < pieces.size(); i++) {
            screen.item(places.get(i), top, i, i == cursor);
        }
        return screen.with(new Footer(KEYS)
                .add(Act.ENTER, "open")
                .add(Act.NEXT_PANE, "next tab")
                .add(Act.BACK, "lessons")
                .add(Act.PLAIN, "plain"));
    }

    private static Workpiece.Standing standing(Workpiece piece, Scenery scenery) {
        return piece.standing(scenery.progress());
    }

    private static List<Segment> row(Workpiece piece, boolean chosen, Scenery scenery, int width) {
        Workpiece.Standing standing = standing(piece, scenery);
        Role role = switch (standing) {
            case PASSES -> Role.GOOD;
            case BEGUN -> Role.ACCENT;
            case BROKEN -> Role.BAD;
            default -> Role.MUTED;
        };
        boolean roomy = width >= LANGUAGE_FROM;
        String about = piece.task()
                .filter(task -> roomy)
                .map(task -> DisplayWidth.pad(language(task), 8) + DisplayWidth.padLeft(task.minutes() + " min", 6))
                .orElse("");
        String right = (about.isEmpty() ? "" : about + "   ") + DisplayWidth.pad(standing.words(), roomy ? 12 : 9);
        String number = DisplayWidth.padLeft(piece.id().replaceFirst("^0", ""), 3);
        int room = Math.max(1, width - 7 - right.length() - 1);
        String title = DisplayWidth.pad(DisplayWidth.cut(piece.title(), room), room);
        return List.of(
                Segment.of(chosen ? "»" : " ", Role.TEXT),
                Segment.of(mark(standing), role),
                Segment.of(number + "  " + title + " ", Role.TEXT),
                Segment.of(right, Role.TEXT));
    }

    private static String mark(Workpiece.Standing standing) {
        return switch (standing) {
            case PASSES -> "■";
            case BEGUN -> "▒";
            case BROKEN -> "≠";
            default -> "·";
        };
    }

    static String language(Task task) {
        return task.language() == Task.Language.C ? "C" : "shell";
    }

    private static String below(Workpiece piece, Scenery scenery) {
        if (piece.task().isEmpty()) {
            return String.join(" ", piece.faults());
        }
        String lesson = scenery.course()
                .lesson(piece.id())
                .map(any -> "Lesson " + any.number() + ", " + any.title() + ".")
                .orElse("");
        int hints = scenery.progress().practice(piece.slug()).hints();
        String seen = hints == 0
                ? ""
                : " " + hints + " of " + piece.task().get().hints().size() + " hints seen.";
        String file = piece.file().isEmpty()
                ? ""
                : piece.there() ? " Your file: " + piece.file() : " Your file is gone: " + piece.file();
        return lesson + seen + file;
    }
}
