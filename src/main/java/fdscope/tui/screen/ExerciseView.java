package fdscope.tui.screen;

import fdscope.exercise.Workpiece;
import fdscope.lesson.Block;
import fdscope.lesson.Task;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exercise that is open: its task, the learner's file, what the checks say.
 *
 * @param pane has the focus, and is the one that is seen where there is room for one
 * @param link index of the chosen link in the pane, -1 none
 * @param hints so many have been shown
 * @param solution line by line; none before it was asked for
 * @param asking what has to be said yes or no to
 */
public record ExerciseView(
        Workpiece piece,
        Drawn.Pane pane,
        boolean zoomed,
        Map<Drawn.Pane, Scroll> scrolls,
        int link,
        Trying trying,
        int hints,
        List<String> solution,
        Optional<Asking> asking)
        implements View {
    static final Drawn.Pane TASK = Drawn.Pane.LESSON;
    /** Has the list of checks. */
    public static final Drawn.Pane CHECKS = Drawn.Pane.MAIN;

    static final Drawn.Pane STAGE = Drawn.Pane.STAGE;
    /** Has the hints that were asked for. */
    public static final Drawn.Pane HINTS = Drawn.Pane.DETAIL;
    /** Has the solution, once it was asked for. */
    public static final Drawn.Pane SOLUTION = Drawn.Pane.RAW;

    private static final KeyTable<Act> KEYS = Keys.exercise();

    /** What cannot be taken back, or not easily. */
    public enum Asking {
        BEGIN_ANEW,
        GIVE_UP
    }

    public ExerciseView {
        scrolls = Map.copyOf(scrolls);
        solution = List.copyOf(solution);
    }

    /** @param hints that were seen before */
    public static ExerciseView of(Workpiece piece, int hints) {
        return new ExerciseView(piece, TASK, false, Map.of(), -1, Trying.NOTHING, hints, List.of(), Optional.empty());
    }

    /** Those that there are, in the order of Tab. */
    public List<Drawn.Pane> panes() {
        List<Drawn.Pane> panes = new ArrayList<>(List.of(TASK, CHECKS, STAGE, HINTS));
        if (!solution.isEmpty()) {
            panes.add(SOLUTION);
        }
        return panes;
    }

    /** All that the task has. */
    public List<Block.HintBlock> allHints() {
        return piece.task().map(Task::hints).orElse(List.of());
    }

    Scroll scroll(Drawn.Pane of) {
        return scrolls.getOrDefault(of, of == TASK || of == SOLUTION ? Scroll.START : Scroll.NEWEST);
    }

    public ExerciseView with(Workpiece known) {
        return new ExerciseView(known, pane, zoomed, scrolls, link, trying, hints, solution, asking);
    }

    public ExerciseView with(Trying now) {
        return new ExerciseView(piece, pane, zoomed, scrolls, link, now, hints, solution, asking);
    }

    public ExerciseView focus(Drawn.Pane on) {
        return new ExerciseView(piece, on, zoomed, scrolls, on == pane ? link : -1, trying, hints, solution, asking);
    }

    public ExerciseView zoomed(boolean on) {
        return new ExerciseView(piece, pane, on, scrolls, link, trying, hints, solution, asking);
    }

    public ExerciseView linked(int index) {
        return new ExerciseView(piece, pane, zoomed, scrolls, index, trying, hints, solution, asking);
    }

    public ExerciseView scrolled(Drawn.Pane of, Scroll to) {
        Map<Drawn.Pane, Scroll> all = new EnumMap<>(Drawn.Pane.class);
        all.putAll(scrolls);
        all.put(of, to);
        return new ExerciseView(piece, pane, zoomed, all, link, trying, hints, solution, asking);
    }

    public ExerciseView hinted(int count) {
        return new ExerciseView(piece, HINTS, zoomed, scrolls, -1, trying, count, solution, asking)
                .scrolled(HINTS, Scroll.NEWEST);
    }

    public ExerciseView solved(List<String> lines) {
        return new ExerciseView(piece, SOLUTION, zoomed, scrolls, -1, trying, hints, lines, asking);
    }

    public ExerciseView asking(Optional<Asking> what) {
        return new ExerciseView(piece, pane, zoomed, scrolls, link, trying, hints, solution, what);
    }

    public ExerciseView ticked() {
        return with(trying.ticked());
    }

    @Override
    public String name() {
        return "exercise";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new ExerciseScreen(this, scenery, canvas).draw();
    }
}
