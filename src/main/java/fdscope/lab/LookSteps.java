package fdscope.lab;

import fdscope.lab.script.Expr;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.SceneText;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;

/** The steps that look and note: naming, let, expect and show. */
final class LookSteps {
    private final RunState state;
    private final CheckSteps checks;

    LookSteps(RunState state, CheckSteps checks) {
        this.state = state;
        this.checks = checks;
    }

    void bind(Script.Line line, Step.Bind bind) throws LabFailure {
        Value value = bound(bind);
        state.names.bind(bind.actor(), bind.name(), value);
        Value plain = value.principal();
        Integer fd = plain instanceof Value.Descriptor descriptor ? descriptor.number() : null;
        state.emit(new TraceEvent.Bound(
                line.number(),
                state.variant,
                bind.actor(),
                state.cast.part(bind.actor()).actor().pid(),
                bind.name(),
                fd,
                bind.name() + " = " + Rendering.of(value)));
    }

    /**
     * {@code fd(3)} is this actor's descriptor with that number, what a fresh program finds open; {@code copy(d)} the
     * lowest of its descriptors that leads where d does.
     */
    private Value bound(Step.Bind bind) throws LabFailure {
        Expr expr = bind.value().in(state.variantIndex);
        if (expr instanceof Expr.Apply apply && apply.function().equals("fd")) {
            long number = Evaluator.number(state.evaluate(apply.arguments().get(0)));
            return new Value.Descriptor(bind.actor(), (int) number);
        }
        if (expr instanceof Expr.Apply apply && apply.function().equals("copy")) {
            Value of = state.evaluate(apply.arguments().get(0));
            return state.observations.copy(bind.actor(), of);
        }
        return state.evaluate(bind.value());
    }

    void let(Script.Line line, Step.Let let) throws LabFailure {
        Evaluator evaluator = state.evaluator();
        Value value = evaluator.value(let.value());
        state.names.bind("", let.name(), value);
        String shown = Rendering.of(value);
        String what = line.source().substring(line.source().indexOf('=') + 1).strip();
        boolean literal = evaluator.sources().isEmpty();
        state.emit(new TraceEvent.Noted(
                line.number(),
                state.variant,
                let.name(),
                shown,
                evaluator.sources(),
                let.name() + " = " + shown + (literal ? "" : ", " + what)));
    }

    void expect(Script.Line line, Step.Expect expect) throws LabFailure {
        long from = state.machine.nanoTime();
        long deadline = from + expect.within().orElse(Duration.ZERO).toNanos();
        while (true) {
            Evaluator evaluator = state.evaluator();
            Value actual = evaluator.value(expect.actual());
            boolean holds = expect.comparison().isPresent()
                    ? Judgement.holds(
                            actual,
                            expect.comparison().get().operator(),
                            evaluator.value(expect.comparison().get().value()))
                    : Judgement.truth(actual);
            holds ^= expect.negated();
            long now = state.machine.nanoTime();
            if (holds || now >= deadline || now - from >= CheckSteps.SOON.toNanos() && checks.isStuck()) {
                state.tally.check(holds);
                String text = line.source().replaceFirst("^expect\\s+", "");
                state.emit(new TraceEvent.Expected(
                        line.number(),
                        state.variant,
                        text,
                        holds,
                        Rendering.observed(actual, expect.comparison(), state.variantIndex),
                        evaluator.sources(),
                        (now - from) / 1_000_000));
                return;
            }
            state.machine.waitBetweenLooks();
        }
    }

    void show(Script.Line line, Step.Show show) throws LabFailure {
        Evaluator evaluator = state.evaluator();
        Value value = evaluator.value(show.value());
        state.emit(new TraceEvent.Shown(
                line.number(), state.variant, show.label(), Rendering.of(value), evaluator.sources()));
    }

    /** A question, before the steps that answer it. */
    void predict(Script.Line line, Step.Predict predict) {
        state.emit(new TraceEvent.Asked(
                line.number(),
                state.variant,
                predict.question(),
                predict.answers().stream()
                        .map(answer -> new TraceEvent.Choice(
                                answer.text(), answer.right(), answer.why().orElse(null)))
                        .toList()));
    }

    void freeze(Script.Line line, Step.Freeze freeze) {
        state.emit(new TraceEvent.Frozen(
                line.number(), state.variant, freeze.text(), SceneText.state(state.watch.look())));
    }
}
