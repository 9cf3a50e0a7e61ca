package fdscope.tui.screen;

import fdscope.exercise.Workpiece;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Page;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.screen.LabView.Answered;
import fdscope.tui.screen.LabView.Asking;
import java.util.List;

/** What the lesson pane says: the text as far as it may be read, the question, what was seen. */
final class LessonRows {
    private static final int LOW = 12;

    private final LessonView view;
    private final boolean brief;
    private final Rows rows;
    /** Where the answers of the open question are. */
    private QuestionRows.Places places = QuestionRows.Places.NONE;

    private LessonRows(LessonView view, int width, boolean brief) {
        this.view = view;
        this.brief = brief;
        this.rows = new Rows(width);
    }

    /** @param height that will be seen at once; where it is low, only what is needed is said */
    static LessonRows of(LessonView view, Scenery scenery, int width, int height) {
        LessonRows lesson = new LessonRows(view, width, height < LOW);
        if (view.isDone()) {
            lesson.done(scenery);
        } else {
            lesson.page();
        }
        return lesson;
    }

    Rows rows() {
        return rows;
    }

    QuestionRows.Places places() {
        return places;
    }

    private void page() {
        view.lesson().pages().get(view.page()).heading().ifPresent(heading -> {
            rows.row(List.of(new Segment(heading.plain(), Style.of(Role.TEXT).strong())));
            rows.blank();
        });
        List<Page.Segment> segments = view.segments();
        for (int i = 0; i <= view.segment() && i < segments.size(); i++) {
            boolean labOfIt =
                    view.lab().filter(lab -> lab.segment() <= view.segment()).isPresent()
                            && view.lab().get().segment() == i;
            if (labOfIt) {
                rows.blank();
                if (i == view.segment()) {
                    rows.markNewest();
                }
                ended(view.lab().get());
            }
            if (!segments.get(i).text().isEmpty()) {
                rows.blank();
                if (i == view.segment() && i > 0 && !labOfIt) {
                    rows.markNewest();
                }
                rows.prose(LessonProse.of(segments.get(i).text()));
            }
        }
        if (view.isInLab()) {
            rows.blank();
            lab(view.lab().get());
        } else {
            view.nextLab().flatMap(Page.Segment::lab).ifPresent(lab -> {
                rows.blank();
                rows.rule("Lab: " + lab.title());
                rows.line(
                        "space runs it here, one call at a time. "
                                + variants(lab.script().variants()),
                        Role.MUTED);
            });
        }
    }

    private static String variants(List<String> names) {
        return names.size() < 2 ? "" : names.size() + " runs: " + String.join(", ", names) + ".";
    }

    private void lab(LabView lab) {
        rows.markNewest();
        rows.rule("Lab: " + lab.lab().title() + variant(lab));
        if (lab.asking().isPresent() && !lab.isReplay()) {
            verdicts(lab, false);
            rows.blank();
            question(lab.asking().get());
            return;
        }
        lab.shot().ifPresent(shot -> shot(lab, shot));
        verdicts(lab, !lab.isRunning() && !lab.isReplay());
        if (lab.phase() == LabView.Phase.ENDED && lab.hasMoreVariants()) {
            rows.blank();
            left(lab);
            String next = lab.lab().script().variants().get(lab.variant() + 1);
            rows.line("space runs it again as: " + next + ". ] goes on without.", Role.ACCENT);
        }
    }

    static String variant(LabView lab) {
        List<String> variants = lab.lab().script().variants();
        return variants.size() < 2
                ? ""
                : ", " + lab.variantName() + " (" + (lab.variant() + 1) + " of " + variants.size() + ")";
    }

    private void shot(LabView lab, Shot shot) {
        if (lab.isReplay()) {
            rows.line("REPLAY of step " + lab.shownStep() + ": nothing runs. space goes forward.", Role.WARNING);
        }
        shot.events().stream()
                .filter(event -> !(event instanceof TraceEvent.ActorStarted))
                .forEach(event -> Happened.add(rows, event));
    }

    /**
     * What was said, and as soon as it has been shown, whether it was so.
     *
     * @param all else only what is open, or was answered by this step
     */
    private void verdicts(LabView lab, boolean all) {
        for (Answered given : lab.given()) {
            boolean revealed = lab.isRevealed(given);
            if (!all && lab.reveal(given) < lab.shownStep() - 1) {
                continue;
            }
            rows.blank();
            rows.line("? ", given.question().text(), Style.of(Role.ACCENT));
            QuestionRows.said(rows, given.question(), given.answer(), given.sure());
            if (revealed) {
                QuestionRows.verdict(rows, given.question(), given.answer());
            } else {
                int at = lab.reveal(given) + 1;
                rows.line("  ", "The answer comes at step " + at + ".", Style.of(Role.MUTED));
            }
        }
    }

    private static Style bad() {
        return Style.of(Role.BAD);
    }

    private void question(Asking asking) {
        places = QuestionRows.ask(rows, asking.question(), asking.chosen(), asking.sure());
        if (brief) {
            return;
        }
        rows.blank();
        rows.line("▒▒▒▒ ", "What follows has not run; it does when you commit.", Style.of(Role.MUTED));
    }

    /** The end of a lab, before its explanation. */
    private void ended(LabView lab) {
        rows.rule("Lab: " + lab.lab().title() + variant(lab));
        lab.shots().stream()
                .flatMap(shot -> shot.events().stream())
                .filter(e -> e instanceof TraceEvent.Claimed || e instanceof TraceEvent.Skipped)
                .forEach(event -> Happened.add(rows, event));
        verdicts(lab, true);
        rows.blank();
        left(lab);
    }

    private void left(LabView lab) {
        lab.left()
                .ifPresent(left -> rows.line(
                        left.nothing() ? "= " : "≠ ",
                        "The lab has ended. Left on this machine: " + Narration.counted(left.processes(), "process")
                                + ", "
                                + Narration.counted(left.sockets(), "socket") + ", "
                                + Narration.counted(left.files(), "file")
                                + ".",
                        left.nothing() ? Style.of(Role.MUTED) : bad()));
    }

    private void done(Scenery scenery) {
        rows.row(List.of(new Segment(
                "The end of lesson " + view.lesson().number(),
                Style.of(Role.TEXT).strong())));
        rows.blank();
        rows.line(view.lesson().question(), Role.ACCENT);
        rows.blank();
        rows.line(view.lesson().idea(), Role.TEXT);
        rows.blank();
        int due = scenery.due().size();
        if (due > 0) {
            rows.line(ReviewView.comeBack(due) + ": Enter asks " + (due == 1 ? "it." : "them."), Role.ACCENT);
            rows.blank();
        }
        scenery.exercises().of(view.lesson().slug()).ifPresent(piece -> {
            rows.line("Exercise: " + piece.title() + ", " + standing(piece, scenery) + ". E opens it.", Role.ACCENT);
            rows.blank();
        });
        scenery.standing().next().ifPresent(next -> {
            rows.line("Next: lesson " + next.number() + ", " + next.title(), Role.TEXT);
            rows.blank();
        });
        rows.line("space goes home to the course. [ goes back to the last page.", Role.MUTED);
    }

    private static String standing(Workpiece piece, Scenery scenery) {
        String minutes = piece.task().map(task -> task.minutes() + " min, ").orElse("");
        return minutes + piece.standing(scenery.progress()).words();
    }
}
