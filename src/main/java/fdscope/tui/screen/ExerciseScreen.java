package fdscope.tui.screen;

import fdscope.exercise.Check;
import fdscope.exercise.Outcome;
import fdscope.kernel.Printable;
import fdscope.lab.trace.Scene;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Stage;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exercise: task, checks, the stage of the check that failed, hints; side by side where there is room. */
final class ExerciseScreen {
    private static final int WIDE = 118;
    private static final int STACKED = 80;
    private static final int HIGH = 30;
    private static final int STRIP_WIDTH = 78;
    private static final int STRIP_HEIGHT = 20;
    private static final int STRIP_ROWS = 2;
    private static final int LEAST_SIDE = 42;
    private static final int MOST_SIDE = 56;
    private static final int LEAST_STAGE = 14;

    private final ExerciseView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();

    ExerciseScreen(ExerciseView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
    }

    Drawn draw() {
        int width = canvas.width();
        int height = canvas.height();
        String title = view.piece().id() + " Exercise: " + view.piece().title();
        List<String> facts = List.of(scenery.facts().kernel(), scenery.facts().user());
        Frames.header(canvas, title, DisplayWidth.cut(title, Math.max(8, width - 4)), facts);
        List<Drawn.Pane> others = new ArrayList<>(view.panes());
        others.remove(ExerciseView.CHECKS);
        if (!view.zoomed() && width >= WIDE && height >= HIGH) {
            int side = Math.max(LEAST_SIDE, Math.min(MOST_SIDE, width / 3));
            int stage = Math.max(LEAST_STAGE, (height - 2) * 2 / 5);
            others.remove(ExerciseView.STAGE);
            pane(others, 0, 1, side, height - 2, false);
            pane(List.of(ExerciseView.CHECKS), side, 1, width - side, height - 2 - stage, false);
            pane(List.of(ExerciseView.STAGE), side, height - 1 - stage, width - side, stage, false);
        } else if (!view.zoomed() && width >= STACKED && height >= HIGH) {
            int checks = (height - 2) * 11 / 20;
            pane(List.of(ExerciseView.CHECKS), 0, 1, width, checks, false);
            pane(others, 0, 1 + checks, width, height - 2 - checks, false);
        } else {
            pane(view.panes(), 0, 1, width, height - 2, width >= STRIP_WIDTH && height >= STRIP_HEIGHT);
        }
        view.asking().ifPresent(this::ask);
        footer();
        return drawn;
    }

    private String title(Drawn.Pane pane) {
        int all = view.allHints().size();
        return switch (pane) {
            case MAIN -> "Checks";
            case STAGE -> "Stage";
            case DETAIL -> "Hints " + Math.min(view.hints(), all) + "/" + all;
            case RAW -> "Solution";
            default -> "Task";
        };
    }

    /** @param tabs panes that share this place; the focused one is seen, else the first */
    private void pane(List<Drawn.Pane> tabs, int x, int y, int columns, int rows, boolean strip) {
        boolean focus = tabs.contains(view.pane());
        Drawn.Pane shown = focus ? view.pane() : tabs.get(0);
        Canvas frame = canvas.region(x, y, columns, rows);
        boolean whole = tabs.contains(ExerciseView.CHECKS);
        Pane border = new Pane(
                tabs.stream().map(this::title).toList(),
                tabs.indexOf(shown),
                focus,
                whole ? standing() : view.zoomed() ? "zoomed" : "");
        Canvas inside = Frames.pane(frame, border);
        drawn.spot(x, y, columns, rows, new Drawn.Target.ToPane(shown));
        tabSpots(tabs, frame, x, y);
        Canvas body = inside.region(0, 0, inside.width(), inside.height() - (strip ? STRIP_ROWS + 1 : 0));
        boolean margin = columns >= LEAST_SIDE && rows > 12;
        if (strip) {
            strip(frame, border);
        }
        Canvas more = strip ? frame.region(0, 0, columns, rows - STRIP_ROWS - 1) : frame;
        content(shown, margin ? Frames.padded(body) : body, more, x + (margin ? 2 : 1), y + 1);
    }

    private void tabSpots(List<Drawn.Pane> tabs, Canvas frame, int x, int y) {
        String top = frame.rows().get(0);
        int from = 0;
        for (Drawn.Pane tab : tabs) {
            int at = top.indexOf(title(tab), from);
            if (at >= 0 && tabs.size() > 1) {
                drawn.spot(x + at - 1, y, title(tab).length() + 2, 1, new Drawn.Target.ToPane(tab));
                from = at;
            }
        }
    }

    private void content(Drawn.Pane pane, Canvas body, Canvas frame, int x, int y) {
        if (pane == ExerciseView.STAGE) {
            stage(body, frame);
            return;
        }
        Rows rows = ExerciseRows.of(view, pane, scenery, body.width(), body.height());
        int top = view.scroll(pane).draw(drawn, pane, frame, body, rows.list(), rows.newest());
        if (pane == ExerciseView.TASK || pane == ExerciseView.HINTS) {
            new Links(rows.list()).draw(drawn, pane, canvas, body, x, y, top, view.pane() == pane ? view.link() : -1);
        }
    }

    private void stage(Canvas body, Canvas frame) {
        Optional<Scene> scene = view.trying().evidence().flatMap(Check.Evidence::stage);
        if (scene.isEmpty()) {
            String words = view.trying().isPassed()
                    ? "Nothing has failed: there is nothing to look at."
                    : view.trying().failure().isPresent()
                            ? "There is no picture of this check: when it failed, nothing of your program was running."
                            : "When a check fails, the processes and what the kernel held then are drawn here.";
            List<String> lines = Prose.lines(words, body.width());
            for (int row = 0; row < lines.size(); row++) {
                int column = Math.max(0, (body.width() - lines.get(row).length()) / 2);
                body.put(column, body.height() / 2 + row, lines.get(row), Role.MUTED);
            }
        } else if (body.width() < 60 || body.height() < 8) {
            List<List<Segment>> rows = Stage.rows(scene.get(), body.width());
            Scroll scroll = view.scrolls().getOrDefault(ExerciseView.STAGE, Scroll.START);
            scroll.draw(drawn, ExerciseView.STAGE, frame, body, rows, 0);
        } else {
            Stage.draw(scene.get(), body);
            drawn.extent(new Drawn.Extent(ExerciseView.STAGE, 0, body.height(), body.height()));
        }
    }

    /** In a few words how it stands. */
    private String standing() {
        Trying trying = view.trying();
        Optional<String> busy = trying.busy();
        if (busy.isPresent()) {
            return busy.get();
        }
        if (!trying.trouble().isEmpty()) {
            return "≠ not checked";
        }
        if (trying.last().isEmpty()) {
            return view.piece().there() ? "not checked yet" : "no file yet";
        }
        return switch (trying.last().get().result()) {
            case PASSED -> "= passed";
            case FAILED -> "≠ FAILED";
            default -> "≠ not checked";
        };
    }

    private void strip(Canvas frame, Pane border) {
        Trying trying = view.trying();
        Canvas rows = Frames.padded(Frames.strip(frame, border, STRIP_ROWS, "Your file", ""));
        List<String> lines = new ArrayList<>();
        Role role = Role.TEXT;
        if (!view.piece().there()) {
            lines.addAll(Prose.lines("Enter puts it here: " + view.piece().offer(), rows.width()));
            lines.add("One that is there already is left as it is.");
        } else if (!trying.trouble().isEmpty()) {
            lines.addAll(Prose.lines("≠ Not checked: " + Printable.line(trying.trouble()), rows.width()));
        } else if (trying.last().isEmpty()) {
            lines.addAll(Prose.lines(view.piece().file(), rows.width()));
            lines.add("Save it in any editor, and it is checked. e opens yours.");
        } else {
            Outcome outcome = trying.last().get();
            role = outcome.result() == Outcome.Result.PASSED ? Role.GOOD : Role.BAD;
            lines.addAll(told(outcome, rows.width()));
        }
        for (int i = 0; i < Math.min(STRIP_ROWS, lines.size()); i++) {
            rows.put(0, i, DisplayWidth.cut(lines.get(i), rows.width()), i == 0 ? role : Role.TEXT);
        }
    }

    private List<String> told(Outcome outcome, int width) {
        if (outcome.result() == Outcome.Result.PASSED) {
            return List.of("= Passed, every check.", "! shows how we would write it. E lists the other exercises.");
        }
        if (outcome.result() == Outcome.Result.UNAVAILABLE) {
            return Prose.lines("≠ " + Printable.line(outcome.why().orElse("")), width);
        }
        Optional<Check> failure = outcome.failure();
        List<String> why = failure.flatMap(Check::evidence)
                .map(Check.Evidence::why)
                .filter(lines -> !lines.isEmpty())
                .orElse(failure.map(check -> check.message().lines().toList()).orElse(List.of()));
        return List.of(
                "≠ FAILED: " + failure.map(Check::name).map(Printable::line).orElse(""),
                why.isEmpty() ? "" : Printable.line(why.get(0)));
    }

    private void ask(ExerciseView.Asking asking) {
        boolean anew = asking == ExerciseView.Asking.BEGIN_ANEW;
        String question = anew
                ? "Begin anew? Your file is kept beside the fresh one, under its name with a number behind it."
                : "Give up? A solution is shown."
                        + (view.hints() < view.allHints().size() ? " There are hints before it: Esc, then i." : "");
        int width = Math.min(64, canvas.width() - 2);
        List<String> lines = Prose.lines(question, width - 4);
        Canvas box = Frames.padded(
                Frames.overlay(canvas, width, lines.size() + 4, Pane.of(anew ? "Begin anew" : "Give up", true)));
        for (int i = 0; i < lines.size(); i++) {
            box.put(0, i, lines.get(i), Role.TEXT);
        }
        box.put(
                0,
                box.height() - 1,
                anew ? "Enter begins anew    Esc leaves it" : "Enter shows it    Esc goes on",
                Style.of(Role.TEXT).strong());
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
        ExerciseHints.of(view, drawn).draw(canvas, drawn);
    }
}
