package fdscope.tui.screen;

import fdscope.lab.LabRun.SocketRows;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Lesson;
import fdscope.lesson.Question;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of one variant as the learner has seen it so far. Nothing of what comes next is in here: it has not run.
 *
 * @param run number of the run; what is told of another one is late and of no meaning
 * @param segment of the page; its text is the lab's explanation
 * @param steps empty until the actors have started
 * @param shots one for each stride that was taken, questions have none
 * @param at index of the shot that is shown; the last one is live, an earlier one a replay
 * @param running goes on by itself to the next stop
 * @param answers committed in this run
 * @param ticks of 200 ms since the last order was given
 * @param sources by source, of the shot they were read after
 * @param left once the lab has ended
 */
public record LabView(
        int run,
        LabBlock lab,
        int segment,
        int variant,
        Phase phase,
        List<Script.Line> steps,
        List<Stride> strides,
        List<Shot> shots,
        int at,
        boolean running,
        Optional<Asking> asking,
        List<Answered> answers,
        int ticks,
        Map<Source, Sources> sources,
        Optional<TraceEvent.Left> left) {
    /** Where the run is. */
    public enum Phase {
        STARTING,
        LIVE,
        BUSY,
        ENDING,
        ENDED
    }

    /**
     * A question that waits.
     *
     * @param chosen index of the answer, -1 none
     * @param sure 1 to 3
     */
    public record Asking(int stride, Question question, int chosen, int sure) {}

    /** A committed answer. */
    public record Answered(int stride, Question question, int answer, int sure) {
        public boolean right() {
            return answer == question.right();
        }
    }

    /** @param shot the one after which it was read */
    public record Sources(int shot, SocketRows rows) {}

    public LabView {
        steps = List.copyOf(steps);
        strides = List.copyOf(strides);
        shots = List.copyOf(shots);
        answers = List.copyOf(answers);
        sources = Map.copyOf(sources);
    }

    public static LabView starting(int run, LabBlock lab, int segment, int variant) {
        return new LabView(
                run,
                lab,
                segment,
                variant,
                Phase.STARTING,
                List.of(),
                List.of(),
                List.of(),
                0,
                false,
                Optional.empty(),
                List.of(),
                0,
                Map.of(),
                Optional.empty());
    }

    public String variantName() {
        return lab.script().variants().get(variant);
    }

    public boolean hasMoreVariants() {
        return variant + 1 < lab.script().variants().size();
    }

    /** A worker is at it. */
    public boolean isWaiting() {
        return phase == Phase.STARTING || phase == Phase.BUSY || phase == Phase.ENDING;
    }

    /** Processes live. */
    public boolean isRunning() {
        return phase != Phase.ENDED;
    }

    public boolean isReplay() {
        return at < shots.size() - 1;
    }

    public Optional<Shot> shot() {
        return shots.isEmpty() ? Optional.empty() : Optional.of(shots.get(at));
    }

    public Scene scene() {
        return shot().map(Shot::scene).orElse(Scene.EMPTY);
    }

    /** Index of the stride that would be taken next. */
    public int next() {
        return asking.map(Asking::stride)
                .orElse(shots.isEmpty() ? 0 : shots.get(shots.size() - 1).stride() + 1);
    }

    public boolean isOver() {
        return !strides.isEmpty() && next() >= strides.size() || stopped();
    }

    /** The lab cannot go on: a need is not met, or it went wrong. */
    public boolean stopped() {
        return shots.stream()
                .flatMap(shot -> shot.events().stream())
                .anyMatch(e -> e instanceof TraceEvent.Failed || e instanceof TraceEvent.Skipped);
    }

    /** Counted as the learner counts: the set-up is 1. */
    public int shownStep() {
        return (asking.isPresent() && !isReplay()
                        ? asking.get().stride()
                        : shot().map(Shot::stride).orElse(0))
                + 1;
    }

    /** The question of a stride. */
    public Question question(Stride stride) {
        int line = steps.get(stride.from()).number();
        return Lesson.questionsOf(lab.script()).stream()
                .filter(question -> question.line() == line)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no question in line " + line));
    }

    /**
     * Index of the stride that shows which answer is right: the next with a call whose result the lab tells before, unless
     * it is frozen to look at a moment in between; else the last.
     */
    public int reveal(Answered answered) {
        for (int s = answered.stride() + 1; s < strides.size(); s++) {
            List<Script.Line> of =
                    steps.subList(strides.get(s).from(), strides.get(s).to());
            boolean frozen = of.stream().anyMatch(line -> line.step() instanceof Step.Freeze);
            if (!frozen && of.stream().anyMatch(LabView::tellsResult)) {
                return s;
            }
        }
        return strides.size() - 1;
    }

    private static boolean tellsResult(Script.Line line) {
        return line.step() instanceof Step.Act act && act.result().isPresent()
                || line.step() instanceof Step.Await await && await.result().isPresent();
    }

    /** As far as what is shown has answered it; an ended run has answered all. */
    public boolean isRevealed(Answered answered) {
        return !isReplay() && !isRunning() || shownStep() - 1 >= reveal(answered);
    }

    /** The answers given before what is shown now. */
    public List<Answered> given() {
        return answers.stream()
                .filter(answer -> !isReplay() || answer.stride() < shownStep())
                .toList();
    }

    public LabView in(Phase now) {
        return new LabView(
                run, lab, segment, variant, now, steps, strides, shots, at, running, asking, answers, 0, sources, left);
    }

    public LabView began(List<Script.Line> of) {
        return new LabView(
                run,
                lab,
                segment,
                variant,
                phase,
                of,
                Stride.of(of),
                shots,
                at,
                running,
                asking,
                answers,
                ticks,
                sources,
                left);
    }

    public LabView withShots(List<Shot> taken, int shown) {
        return new LabView(
                run, lab, segment, variant, phase, steps, strides, taken, shown, running, asking, answers, ticks,
                sources, left);
    }

    /** The events of a stride that has been taken; shown at once. */
    public LabView taken(int stride, List<TraceEvent> events) {
        List<Shot> all = new ArrayList<>(shots);
        if (!all.isEmpty() && all.get(all.size() - 1).stride() == stride) {
            all.set(all.size() - 1, all.get(all.size() - 1).plus(events));
        } else {
            Scene before = all.isEmpty() ? Scene.EMPTY : all.get(all.size() - 1).scene();
            all.add(Shot.of(stride, events, before));
        }
        return withShots(all, all.size() - 1);
    }

    public LabView showing(int shot) {
        return withShots(shots, Math.max(0, Math.min(shot, shots.size() - 1)));
    }

    public LabView running(boolean on) {
        return new LabView(
                run, lab, segment, variant, phase, steps, strides, shots, at, on, asking, answers, ticks, sources,
                left);
    }

    public LabView asking(Optional<Asking> question) {
        return new LabView(
                run, lab, segment, variant, phase, steps, strides, shots, at, running, question, answers, ticks,
                sources, left);
    }

    public LabView answered(Answered answer) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(answer);
        return new LabView(
                run,
                lab,
                segment,
                variant,
                phase,
                steps,
                strides,
                shots,
                at,
                running,
                Optional.empty(),
                all,
                ticks,
                sources,
                left);
    }

    public LabView ticked() {
        return new LabView(
                run, lab, segment, variant, phase, steps, strides, shots, at, running, asking, answers, ticks + 1,
                sources, left);
    }

    public LabView read(int shot, SocketRows rows) {
        Map<Source, Sources> all = new EnumMap<>(Source.class);
        all.putAll(sources);
        all.put(rows.source(), new Sources(shot, rows));
        return new LabView(
                run, lab, segment, variant, phase, steps, strides, shots, at, running, asking, answers, ticks, all,
                left);
    }

    public LabView ended(TraceEvent.Left nothing) {
        return new LabView(
                run,
                lab,
                segment,
                variant,
                Phase.ENDED,
                steps,
                strides,
                shots,
                at,
                false,
                Optional.empty(),
                answers,
                0,
                sources,
                Optional.of(nothing));
    }
}
