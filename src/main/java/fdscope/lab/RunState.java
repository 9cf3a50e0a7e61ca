package fdscope.lab;

import fdscope.lab.script.Alt;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** What the steps of one run share: names, actors, verdicts, and the events of the step under way. */
final class RunState {
    final String variant;
    final int variantIndex;
    final Machine machine;
    final Bindings names = new Bindings();
    final Cast cast;
    final Tally tally;
    final Observations observations;
    final StageWatch watch;
    private final List<TraceEvent> events = new ArrayList<>();
    private Troupe troupe;

    RunState(String variant, int variantIndex, Machine machine) {
        this.variant = variant;
        this.variantIndex = variantIndex;
        this.machine = machine;
        this.cast = new Cast(machine);
        this.tally = new Tally(variant);
        this.observations = new Observations(machine, cast);
        this.watch = new StageWatch(machine, cast, names, observations);
    }

    void enter(Troupe opened) {
        troupe = opened;
        cast.playIn(opened.folder());
    }

    /** Null before the actors are there. */
    Troupe troupe() {
        return troupe;
    }

    void emit(TraceEvent event) {
        events.add(event);
    }

    /** The events since the last time, in order. */
    List<TraceEvent> take() {
        List<TraceEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    Evaluator evaluator() {
        return new Evaluator(variantIndex, names, observations);
    }

    Value evaluate(Alt alt) throws LabFailure {
        return evaluator().value(alt);
    }
}
