package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of one variant of a lab, step by step: the caller says when the next step happens. Strictly sequential; confined
 * to one thread. {@link #close()} ends all processes, whatever happened.
 */
public final class LabRun implements AutoCloseable {
    private static final String ENDED = "the run has ended";

    private final String file;
    private final String variant;
    private final Laboratory laboratory;
    private final RunState state;
    private final SetUpSteps setUp;
    private final ProgramSteps programs;
    private final CheckSteps checks;
    private final CallSteps calls;
    private final LookSteps looks;
    private final KernelWatch kernel;

    private Script script;
    private List<Script.Line> steps;
    private int next;
    private boolean stopped;
    private boolean skipped;
    private int failures;
    private TraceEvent.Left left;

    private LabRun(Script script, String file, String variant, Laboratory laboratory) {
        this.file = file;
        this.variant = variant;
        this.laboratory = laboratory;
        this.state = new RunState(variant, Math.max(0, script.variants().indexOf(variant)), laboratory.machine());
        read(script);
        this.setUp = new SetUpSteps(state);
        this.programs = new ProgramSteps(state);
        this.checks = new CheckSteps(state, laboratory.program());
        this.calls = new CallSteps(state, programs, checks);
        this.looks = new LookSteps(state, checks);
        this.kernel = new KernelWatch(laboratory.recorder(), state.cast);
        state.names.bind("", "run", new Value.Str(runName()));
    }

    /**
     * Prepares a run; nothing happens before the first {@link #step()}.
     *
     * @param file for messages
     */
    public static LabRun of(Script script, String file, String variant, Laboratory laboratory) {
        return new LabRun(script, file, variant, laboratory);
    }

    private void read(Script text) {
        script = text;
        steps = text.stepsOf(variant).stream().filter(this::isAsked).toList();
    }

    /** Goes on with a longer text that begins with what has run, though a step stopped it; new actors come on. */
    public List<TraceEvent> goOn(Script longer) {
        int known = script.actors().size();
        read(longer);
        stopped = false;
        List<Script.ActorDeclaration> coming =
                longer.actors().subList(known, longer.actors().size());
        if (!coming.isEmpty()) {
            enter(coming.get(0).line(), coming);
        }
        return state.take();
    }

    /** An unguarded question is asked once, in the first variant. */
    private boolean isAsked(Script.Line line) {
        return !(line.step() instanceof Step.Predict)
                || state.variantIndex == 0
                || !line.variants().isEmpty();
    }

    public String variant() {
        return variant;
    }

    /** The steps of this variant, in order. */
    public List<Script.Line> steps() {
        return steps;
    }

    /** Index in {@link #steps()} of the step that {@link #step()} takes next. */
    public int position() {
        return next;
    }

    /** Empty when the run is over: every step taken, skipped, or the lab has stopped with an error. */
    public Optional<Script.Line> upcoming() {
        return stopped || next >= steps.size() ? Optional.empty() : Optional.of(steps.get(next));
    }

    /** Starts the actors; before the first step, once. An unmet need or a failure ends the run. */
    public List<TraceEvent> begin() {
        int line = script.actors().isEmpty() ? 1 : script.actors().get(0).line();
        if (leadingNeedsMet() && opened(line)) {
            enter(line, script.actors());
        }
        return state.take();
    }

    private void enter(int first, List<Script.ActorDeclaration> coming) {
        int line = first;
        try {
            for (Script.ActorDeclaration declared : coming) {
                line = declared.line();
                programs.actor(declared);
            }
            if (isLookedAt()) {
                state.emit(new TraceEvent.Staged(line, variant, state.watch.look()));
            }
        } catch (Troupe.CannotStart | LabFailure e) {
            fail(line, e.getMessage());
        }
    }

    /** Takes the next step; gives what happened, the stage last. */
    public List<TraceEvent> step() {
        Script.Line line = upcoming().orElseThrow(() -> new IllegalStateException(ENDED));
        next++;
        kernel.follow(line.number(), variant).ifPresent(state::emit);
        try {
            take(line);
        } catch (LabFailure | Troupe.CannotStart e) {
            fail(line.number(), e.getMessage());
        }
        failedBy(line);
        kernel.told(line.number(), variant).forEach(state::emit);
        if (!stopped && isClaimDecided()) {
            state.tally.close().ifPresent(state::emit);
        }
        if (isLookedAt()) {
            state.emit(new TraceEvent.Staged(line.number(), variant, state.watch.look()));
        }
        return state.take();
    }

    /** Says what it means that this line has failed. A check of a program ends there: one fault is told, the first. */
    private void failedBy(Script.Line line) {
        if (state.tally.failures() == failures) {
            return;
        }
        failures = state.tally.failures();
        line.otherwise().ifPresent(words -> state.emit(new TraceEvent.Otherwise(line.number(), variant, words)));
        stopped = stopped || laboratory.program().isPresent();
    }

    /** A check has many steps, and nobody watches: there the stage is looked at where it ends. */
    private boolean isLookedAt() {
        return laboratory.program().isPresent() ? upcoming().isEmpty() : !stopped || state.tally.failed();
    }

    /**
     * What one source says of the lab's sockets now.
     *
     * @param failure why it says nothing, or not all
     */
    public record SocketRows(Source source, List<TaggedRow> rows, Optional<String> failure) {}

    /** @param tag of the socket on the stage */
    public record TaggedRow(String tag, SocketSighting sighting) {}

    /** Asks one source for the sockets on the stage, in the order of their tags. */
    public SocketRows socketRows(Source source) {
        Optional<Part> somebody = state.cast.all().stream().filter(Part::alive).findFirst();
        Map<Long, String> tags = state.watch.socketTags();
        if (somebody.isEmpty()) {
            return new SocketRows(source, List.of(), Optional.of("no actor is left to ask for"));
        }
        Reading<List<SocketSighting>> reading = laboratory
                .machine()
                .sockets(tags.keySet(), source, somebody.get().actor());
        List<TaggedRow> rows = new ArrayList<>();
        reading.value()
                .orElse(List.of())
                .forEach(row -> row.inode().map(tags::get).ifPresent(tag -> rows.add(new TaggedRow(tag, row))));
        rows.sort(Comparator.comparing(TaggedRow::tag, SceneNotes.TAG_ORDER));
        return new SocketRows(source, rows, reading.failure());
    }

    /** Ends everything and gives the last verdicts. Idempotent: the second time gives the same end. */
    public Ending end() {
        if (left == null) {
            checks.last(next == 0 ? 1 : steps.get(next - 1).number(), state.tally.failed());
            state.tally.close().ifPresent(state::emit);
            if (upcoming().isEmpty() && stopped) {
                steps.subList(next, steps.size()).stream()
                        .filter(line -> line.step() instanceof Step.Claim)
                        .forEach(line -> state.emit(new TraceEvent.Claimed(
                                line.number(), variant, ((Step.Claim) line.step()).text(), Tally.SKIPPED)));
            }
            Troupe.Left rest = state.troupe() == null
                    ? new Troupe.Left(0, 0)
                    : state.troupe().end();
            int sockets = laboratory.machine().remaining(state.watch.socketsSeen());
            left = new TraceEvent.Left(rest.processes(), sockets, rest.files());
        }
        String outcome = state.tally.failed() ? "failed" : skipped && state.tally.checks() == 0 ? "skipped" : "passed";
        return new Ending(outcome, state.tally.checks(), left, state.take());
    }

    /**
     * @param outcome {@code passed}, {@code failed} or {@code skipped}
     * @param events the last verdicts
     */
    public record Ending(String outcome, int checks, TraceEvent.Left left, List<TraceEvent> events) {}

    @Override
    public void close() {
        if (state.troupe() != null) {
            state.troupe().end();
        }
    }

    /** No check stands before the next claim or the end: the verdict is told with the step that decided it. */
    private boolean isClaimDecided() {
        int i = next;
        while (i < steps.size()
                && (steps.get(i).step() instanceof Step.Predict || steps.get(i).step() instanceof Step.Kill)) {
            i++;
        }
        return i == steps.size() || steps.get(i).step() instanceof Step.Claim;
    }

    private void take(Script.Line line) throws LabFailure, Troupe.CannotStart {
        Step step = line.step();
        if (step instanceof Step.Needs needs) {
            needs(line, needs);
        } else if (step instanceof Step.Pair pair) {
            setUp.pair(line, pair);
        } else if (step instanceof Step.Pipe pipe) {
            setUp.pipe(line, pipe);
        } else if (step instanceof Step.Act act) {
            calls.act(line, act);
        } else if (step instanceof Step.Await await) {
            if (checks.isProgram(await.actor())) {
                checks.await(line, await);
            } else {
                calls.await(line, await);
            }
        } else if (step instanceof Step.Kill kill) {
            programs.kill(line, kill.actor());
            checks.tell(line.number(), state.cast.part(kill.actor()));
        } else if (step instanceof Step.Bind bind) {
            looks.bind(line, bind);
        } else if (step instanceof Step.Let let) {
            looks.let(line, let);
        } else if (step instanceof Step.Expect expect) {
            looks.expect(line, expect);
        } else if (step instanceof Step.Claim claim) {
            state.tally.open(line.number(), claim.text()).ifPresent(state::emit);
        } else if (step instanceof Step.Predict predict) {
            looks.predict(line, predict);
        } else if (step instanceof Step.Freeze freeze) {
            looks.freeze(line, freeze);
        } else if (step instanceof Step.Show show) {
            looks.show(line, show);
        }
    }

    /** Needs that stand before the first step, and those that the actors' attributes imply. */
    private boolean leadingNeedsMet() {
        List<Step.Need> needs = new ArrayList<>();
        int line = 1;
        for (Script.ActorDeclaration actor : script.actors()) {
            if (actor.root() || actor.uid().isPresent()) {
                needs.add(new Step.Need(Step.Need.Kind.ROOT, ""));
                line = actor.line();
            }
            if (actor.unshare().isPresent()) {
                needs.add(new Step.Need(Step.Need.Kind.USERNS, ""));
                line = actor.line();
            }
        }
        while (next < steps.size() && steps.get(next).step() instanceof Step.Needs leading) {
            needs.addAll(leading.needs());
            line = steps.get(next).number();
            next++;
        }
        return met(line, needs);
    }

    /** Where no folder can be made, or no process started, it is the machine that cannot, and not the lab that fails. */
    private boolean opened(int line) {
        try {
            Troupe.Theatre theatre = laboratory.theatre();
            state.enter(laboratory.series() ? theatre.reopen(script) : theatre.open(script));
            return true;
        } catch (Troupe.CannotStart e) {
            if (e.isPassing()) {
                fail(line, e.getMessage());
            } else {
                skip(line, e.getMessage());
            }
            return false;
        }
    }

    private void skip(int line, String why) {
        state.emit(new TraceEvent.Skipped(line, variant, why, steps.size() - next));
        skipped = true;
        stopped = true;
    }

    private void needs(Script.Line line, Step.Needs needs) {
        met(line.number(), needs.needs());
    }

    private boolean met(int line, List<Step.Need> needs) {
        for (Step.Need need : needs) {
            Optional<String> why = laboratory.machine().unmet(need);
            if (why.isPresent()) {
                skip(line, why.get());
                return false;
            }
        }
        return true;
    }

    private void fail(int line, String message) {
        state.tally.fail();
        stopped = true;
        state.emit(new TraceEvent.Failed(line, variant, Printable.line(file) + ":" + line + ": " + message));
    }

    /** A few bytes that no other run has. */
    private static Bytes runName() {
        return Bytes.utf8(
                "fdscope-" + UUID.randomUUID().toString().substring(0, 13).replace("-", ""));
    }
}
