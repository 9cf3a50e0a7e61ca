package fdscope.tui.screen;

import fdscope.exercise.Check;
import fdscope.exercise.Outcome;
import fdscope.exercise.Workpiece;
import fdscope.kernel.Printable;
import fdscope.lesson.Block;
import fdscope.lesson.Task;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the panes of an exercise say, as rows. */
final class ExerciseRows {
    /** Columns from which on a check's verdict stands beside it in words. */
    private static final int WORDS_FROM = 60;

    private static final int VERDICT = 11;

    private final ExerciseView view;
    private final Workpiece piece;
    private final Trying trying;
    private final Rows rows;

    private ExerciseRows(ExerciseView view, int width) {
        this.view = view;
        this.piece = view.piece();
        this.trying = view.trying();
        this.rows = new Rows(width);
    }

    /** @param height that will be seen at once: what has failed is in sight, with what stands above it where it can be */
    static Rows of(ExerciseView view, Drawn.Pane pane, Scenery scenery, int width, int height) {
        ExerciseRows of = new ExerciseRows(view, width);
        if (pane == ExerciseView.TASK) {
            of.task(scenery);
        } else if (pane == ExerciseView.HINTS) {
            of.hints();
        } else if (pane == ExerciseView.SOLUTION) {
            of.rows.prose(List.of(new Paragraph.Code(String.join("\n", view.solution()))));
        } else {
            of.checks(height);
        }
        return of.rows;
    }

    private void task(Scenery scenery) {
        Optional<Task> task = piece.task();
        if (task.isEmpty()) {
            rows.line("≠ ", "This exercise has faults and is kept out of the course.", Style.of(Role.BAD));
            piece.faults().forEach(fault -> rows.line(fault, Role.TEXT));
            return;
        }
        rows.row(List.of(new Segment(task.get().title(), Style.of(Role.TEXT).strong())));
        String passed = scenery.progress().practice(piece.slug()).passed().isPresent() ? " You have passed it." : "";
        rows.line(
                "About " + task.get().minutes() + " minutes, in " + ExercisesView.language(task.get()) + "." + passed,
                Role.MUTED);
        rows.blank();
        rows.prose(LessonProse.of(task.get().prose()));
    }

    private void hints() {
        List<Block.HintBlock> all = view.allHints();
        for (int i = 0; i < Math.min(view.hints(), all.size()); i++) {
            rows.blank();
            if (i == view.hints() - 1) {
                rows.markNewest();
            }
            rows.rule("Hint " + (i + 1) + " of " + all.size());
            rows.prose(LessonProse.of(all.get(i).blocks()));
        }
        rows.blank();
        rows.line(
                view.hints() < all.size()
                        ? "i shows hint " + (view.hints() + 1) + " of " + all.size() + "."
                        : "That was the last hint. ! shows a solution.",
                Role.ACCENT);
    }

    private void checks(int height) {
        if (piece.there()) {
            rows.row(List.of(Segment.of(left(piece.file(), rows.width()), Role.TEXT)));
            status();
        } else {
            offer();
        }
        rows.blank();
        List<String> names = names();
        int failed = 0;
        for (String name : names) {
            failed = trying.failure().filter(check -> check.name().equals(name)).isPresent()
                    ? rows.list().size()
                    : failed;
            check(name);
        }
        trying.failure().ifPresent(this::failure);
        rows.newest(Math.max(0, Math.min(failed, rows.list().size() - height)));
        trying.last().map(Outcome::notes).filter(notes -> !notes.isEmpty()).ifPresent(notes -> {
            rows.blank();
            notes.forEach(note -> rows.line("note  ", Printable.line(note), Style.of(Role.MUTED)));
        });
    }

    /** The end of a path says more than its beginning. */
    private static String left(String path, int width) {
        int over = path.length() - width;
        return over <= 0 ? path : "…" + path.substring(Math.min(path.length(), over + 1));
    }

    private void offer() {
        if (!piece.file().isEmpty()) {
            rows.line("≠ ", "Your file is gone: " + piece.file(), Style.of(Role.WARNING));
        }
        rows.line("Enter puts a file to begin with here:", Role.ACCENT);
        rows.row(List.of(Segment.of(left(piece.offer(), rows.width()), Role.TEXT)));
        rows.line("One that is there already is left as it is. Each time you save it, it is checked.", Role.MUTED);
    }

    private void status() {
        Optional<String> busy = trying.busy();
        if (busy.isPresent()) {
            rows.line(busy.get(), Role.ACCENT);
        } else if (!trying.trouble().isEmpty()) {
            rows.line("≠ ", "Not checked: " + Printable.line(trying.trouble()), Style.of(Role.BAD));
        } else if (trying.last().isEmpty()) {
            rows.line(trying.isRunning() ? "" : "Not checked yet: save it, or press space.", Role.MUTED);
        } else if (trying.last().get().why().isPresent()) {
            rows.line("≠ ", Printable.line(trying.last().get().why().get()), Style.of(Role.BAD));
        } else {
            rows.line(told(), Role.MUTED);
        }
    }

    private String told() {
        Outcome outcome = trying.last().orElseThrow();
        String took = "Checked in " + trying.milliseconds() / 1000 + "." + trying.milliseconds() / 100 % 10 + " s";
        return outcome.result() == Outcome.Result.PASSED
                ? took + ": passed. ! shows how we would write it."
                : took + ". Save it, and it is checked again.";
    }

    /** All checks that there are, and what else the outcome has. */
    private List<String> names() {
        List<String> names = new ArrayList<>(piece.checks());
        trying.last().map(Outcome::checks).orElse(List.of()).stream()
                .map(Check::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    private void check(String name) {
        Optional<Outcome> last = trying.last();
        Optional<Check> check = last.map(Outcome::checks).orElse(List.of()).stream()
                .filter(any -> any.name().equals(name))
                .findFirst();
        // That it compiles is told only when it does not.
        boolean implied = check.isEmpty()
                && name.equals(piece.checks().get(0))
                && piece.task()
                        .filter(task -> task.language() == Task.Language.C)
                        .isPresent()
                && last.filter(outcome -> !outcome.checks().isEmpty()).isPresent();
        if (implied || check.filter(Check::passed).isPresent()) {
            verdict("=", name, "", Role.GOOD, Style.of(Role.TEXT));
        } else if (check.isPresent()) {
            verdict("≠", name, "FAILED", Role.BAD, Style.of(Role.TEXT).strong());
        } else if (trying.failure().isPresent()) {
            verdict("-", name, "not reached", Role.MUTED, Style.of(Role.MUTED));
        } else {
            verdict(
                    trying.isPassed() ? "-" : "·",
                    name,
                    trying.isPassed() ? "not checked" : "",
                    Role.MUTED,
                    Style.of(Role.MUTED));
        }
    }

    private void verdict(String mark, String name, String words, Role role, Style style) {
        boolean roomy = rows.width() >= WORDS_FROM;
        int first = rows.list().size();
        int room = Math.min(rows.width(), Prose.WIDEST) - (roomy ? VERDICT + 2 : 0);
        Rows lines = new Rows(room);
        lines.line("   ", Printable.line(name), style);
        for (List<Segment> line : lines.list()) {
            boolean lead = rows.list().size() == first;
            List<Segment> row = new ArrayList<>();
            row.add(Segment.of(lead ? mark + "  " : "   ", role));
            String text = Segment.text(line).substring(3);
            row.add(new Segment(lead && roomy && !words.isEmpty() ? DisplayWidth.pad(text, room - 1) : text, style));
            if (lead && roomy && !words.isEmpty()) {
                row.add(new Segment(
                        DisplayWidth.padLeft(words, VERDICT),
                        role == Role.BAD ? Style.of(role).strong() : Style.of(role)));
            }
            rows.row(row);
        }
    }

    private void failure(Check check) {
        rows.blank();
        List<String> why = check.evidence()
                .map(Check.Evidence::why)
                .orElse(check.message().lines().toList());
        why.forEach(line -> rows.line(Printable.line(line), Role.TEXT));
        check.evidence().ifPresent(evidence -> {
            rows.blank();
            evidence.sent().ifPresent(words -> fact("sent", words));
            evidence.expected().ifPresent(words -> fact("expected", words));
            evidence.came().ifPresent(words -> fact("came", words));
        });
    }

    private void fact(String name, String words) {
        rows.line("  " + DisplayWidth.pad(name, 11), Printable.line(words), Style.of(Role.TEXT));
    }
}
