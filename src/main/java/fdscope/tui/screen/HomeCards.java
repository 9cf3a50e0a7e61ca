package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import fdscope.lesson.Progress;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import java.util.Optional;

/** What stands beside the list on a wide screen: the selected lesson, and the learner. */
final class HomeCards {
    static final int WIDTH = 40;
    private static final int LESSON_ROWS = 18;

    private final Optional<Course.Row> row;
    private final Scenery scenery;

    HomeCards(Optional<Course.Row> row, Scenery scenery) {
        this.row = row;
        this.scenery = scenery;
    }

    void draw(Canvas canvas) {
        Canvas lesson = canvas.region(0, 0, WIDTH, LESSON_ROWS);
        String title = row.map(any -> "Lesson " + any.number()).orElse("Lesson");
        lesson(Frames.padded(Frames.pane(lesson, Pane.of(title, false))));
        Canvas you = canvas.region(0, LESSON_ROWS, WIDTH, canvas.height() - LESSON_ROWS);
        you(Frames.padded(Frames.pane(you, Pane.of("You", false))));
    }

    private void lesson(Canvas card) {
        if (row.isEmpty()) {
            return;
        }
        Rows rows = new Rows(card.width());
        rows.line(row.get().title(), Role.TEXT);
        rows.blank();
        row.get()
                .lesson()
                .ifPresentOrElse(
                        lesson -> facts(lesson, rows),
                        () -> rows.line(
                                row.get().broken().isPresent()
                                        ? "This lesson has faults and cannot be taught. Enter lists them."
                                        : "Planned and not written yet.",
                                Role.MUTED));
        for (int y = 0; y < Math.min(card.height(), rows.list().size()); y++) {
            fdscope.tui.draw.Segment.put(card, 0, y, rows.list().get(y));
        }
    }

    private void facts(Lesson lesson, Rows rows) {
        rows.line(lesson.question(), Role.ACCENT);
        rows.blank();
        Optional<Progress.OfLesson> at = scenery.progress().lesson(lesson.slug());
        int pages = lesson.pages().size();
        String stand = at.isEmpty()
                ? scenery.progress().isPlaced(lesson.slug()) ? "placed, may be skipped" : "not begun"
                : at.get().done().isPresent() ? "done" : "page " + (at.get().page() + 1) + " of " + pages;
        rows.line("  stands at      ", stand, style());
        Predicted predicted = Predicted.of(lesson, scenery.progress());
        rows.line("  predictions    ", predicted.made() + " of " + predicted.asked() + " made", style());
        rows.line("  labs           ", Integer.toString(lesson.outline().labs().size()), style());
        rows.line("  exercise       ", exercise(lesson), style());
        rows.line("  takes          ", lesson.minutes() + " min", style());
        lesson.seenIn().ifPresent(seen -> rows.line("  seen in        ", seen, style()));
    }

    private String exercise(Lesson lesson) {
        return scenery.exerciseWords(lesson).orElse("none");
    }

    private static fdscope.tui.draw.Style style() {
        return fdscope.tui.draw.Style.of(Role.TEXT);
    }

    private void you(Canvas card) {
        Progress progress = scenery.progress();
        int all = scenery.course().rows().size();
        long done = scenery.course().lessons().stream()
                .filter(lesson -> progress.isDone(lesson.slug()))
                .count();
        Progress.Score score = progress.score();
        card.put(0, 0, "Lessons      " + done + " of " + all, Role.TEXT);
        card.put(0, 1, "Predictions  " + score.right() + " right, " + score.wrong() + " wrong", Role.TEXT);
        card.put(0, 2, "  sure and right     " + score.sureAndRight(), Role.TEXT);
        card.put(
                0,
                3,
                "  sure and wrong     " + score.sureAndWrong() + (score.sureAndWrong() > 0 ? "   look here" : ""),
                Role.TEXT);
        int due = scenery.due().size();
        card.put(0, 4, "Review       " + (due == 0 ? "nothing now" : ReviewView.brief(due) + ": Tab"), Role.TEXT);
        int y = 6;
        for (String line : Prose.lines(
                "Kernel " + scenery.facts().kernel() + ", " + scenery.facts().user(), card.width())) {
            card.put(0, y++, line, Role.MUTED);
        }
        y++;
        for (String line :
                Prose.lines("S  sockets: every AF_UNIX socket of this machine, and who has it", card.width())) {
            card.put(0, y++, line, Role.ACCENT);
        }
        card.put(0, y++, "K  kernel map   E  exercises", Role.ACCENT);
        card.put(0, y++, "D  doctor: what this machine can do", Role.ACCENT);
        if (!scenery.course().errors().isEmpty()) {
            card.put(0, y + 1, "≠ The course's reference has faults.", Role.BAD);
        }
    }
}
