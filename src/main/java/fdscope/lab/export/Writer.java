package fdscope.lab.export;

import fdscope.lab.script.CallTable;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.script.Yield;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks over the steps of a lab, one variant after the other, and has each written in the language of the program. */
abstract class Writer {
    final Draft draft;
    private final Map<String, Step.Act> started = new HashMap<>();

    Writer(Draft draft) {
        this.draft = draft;
    }

    // ---- one method for each kind of step ----

    abstract void needs(Step.Need need) throws NotExportable;

    abstract void pair(Step.Pair pair, String text) throws NotExportable;

    abstract void pipe(Step.Pipe pipe, String text) throws NotExportable;

    abstract void kill(String actor);

    abstract void let(Step.Let let, Expr value, String text) throws NotExportable;

    abstract void expect(Step.Expect expect, String text) throws NotExportable;

    abstract void claim(String words);

    abstract void freeze(String words);

    abstract void show(Step.Show show) throws NotExportable;

    abstract void call(Step.Act act, StepText text) throws NotExportable;

    abstract void spawn(Step.Act act, StepText text) throws NotExportable;

    abstract void exit(Step.Act act, StepText text) throws NotExportable;

    abstract void bind(Step.Bind bind, Expr value, String text) throws NotExportable;

    abstract void await(Step.Await await, Step.Act begun, StepText text) throws NotExportable;

    /** The last call has given this. */
    abstract void returns(String condition, String words);

    abstract void fails(String errno, String words);

    abstract void dies(String actor, String signal, String words);

    abstract String conjunction(List<String> conditions);

    /** What the last call has returned. */
    abstract String returned();

    /** Where the fields of what it has returned are. */
    abstract String place(Step.Act act, Shape shape) throws NotExportable;

    abstract void begin(String variant);

    abstract void end();

    /** The whole program, of what was written. */
    abstract String program(List<String> variants) throws NotExportable;

    // ---- the walk ----

    void variant(String variant) throws NotExportable {
        draft.enter(variant);
        started.clear();
        begin(variant);
        for (Script.Line line : draft.script.stepsOf(variant)) {
            try {
                step(line);
            } catch (NotExportable e) {
                throw e.at(line.number());
            }
        }
        end();
    }

    /** Java 17 has no switch over sealed types: LabExportTest holds that every kind of step is known here. */
    private void step(Script.Line line) throws NotExportable {
        StepText text = StepText.of(line.source());
        Step step = line.step();
        if (step instanceof Step.Needs needs) {
            for (Step.Need need : needs.needs()) {
                needs(need);
            }
        } else if (step instanceof Step.Pair pair) {
            pair(pair, text.call());
            draft.bind(pair.first().actor(), pair.first().name(), Shape.FD);
            draft.bind(pair.second().actor(), pair.second().name(), Shape.FD);
        } else if (step instanceof Step.Pipe pipe) {
            pipe(pipe, text.call());
            draft.bind(pipe.read().actor(), pipe.read().name(), Shape.FD);
            draft.bind(pipe.write().actor(), pipe.write().name(), Shape.FD);
        } else if (step instanceof Step.Kill kill) {
            kill(kill.actor());
        } else if (step instanceof Step.Let let) {
            let(let, expressions().here(let.value()), text.call());
        } else if (step instanceof Step.Expect expect) {
            expect(expect, line.source().replaceFirst("^expect\\s+", ""));
        } else if (step instanceof Step.Claim claim) {
            claim(claim.text());
        } else if (step instanceof Step.Freeze freeze) {
            freeze(freeze.text());
        } else if (step instanceof Step.Show show) {
            show(show);
        } else if (step instanceof Step.Act act) {
            act(act, text);
        } else if (step instanceof Step.Bind bind) {
            Expr value = expressions().here(bind.value());
            Shape shape = expressions().shape(value);
            bind(bind, value, text.call());
            draft.bind(bind.actor(), bind.name(), shape);
        } else if (step instanceof Step.Await await) {
            Step.Act begun = started.get(await.actor());
            await(await, begun, text);
        } else if (!(step instanceof Step.Predict)) {
            throw new NotExportable("a step of a kind that no program has yet");
        }
    }

    abstract Expressions expressions();

    static NotExportable unmet(Step.Need need) {
        return new NotExportable(
                "it needs " + need.name() + ", which a program of its own cannot count on; run it with fdscope");
    }

    private void act(Step.Act act, StepText text) throws NotExportable {
        Yield yields = CallTable.yieldOf(act.call(), draft.variant());
        if (yields == Yield.PROGRAM) {
            throw new NotExportable("it checks a program that somebody else has written; fdscope check does that");
        }
        if (text.call().contains("/proc/self/environ")) {
            throw new NotExportable("it reads the environment that a new program was born with, and the program's own"
                    + " processes are forked; run it with fdscope");
        }
        switch (act.call().name()) {
            case "execve" ->
                throw new NotExportable("execve() puts another program in the place of this one; run it with fdscope");
            case "spawn" -> {
                String child = act.names().get(0);
                draft.actors.add(child);
                draft.descriptorsOf(act.actor()).forEach((name, shape) -> draft.bind(child, name, shape));
                spawn(act, text);
            }
            case "exit" -> exit(act, text);
            default -> {
                Shape shape = shape(act);
                call(act, text);
                if (act.start()) {
                    started.put(act.actor(), act);
                }
                for (String name : act.names()) {
                    draft.bind(act.actor(), name, shape == Shape.FDS ? Shape.FD : shape);
                }
            }
        }
    }

    Shape shape(Step.Act act) {
        return act.repeat().isPresent() ? Shape.ROUNDS : Shape.of(CallTable.yieldOf(act.call(), draft.variant()));
    }

    Comparisons comparisons() {
        return new Comparisons(expressions());
    }

    /** What stands behind {@code ->}. */
    void result(Step.Act act, Optional<Step.Result> result, StepText text) throws NotExportable {
        if (result.isEmpty()) {
            return;
        }
        Shape shape = shape(act);
        List<String> conditions = new ArrayList<>();
        if (result.get().principal().isPresent()) {
            Step.Comparison wanted = result.get().principal().get();
            Expr value = expressions().here(wanted.value());
            if (wanted.operator() == Step.Operator.EQ
                    && Expressions.errno(value).isPresent()) {
                fails(expressions().number(value), text.expected());
                return;
            } else if (Expressions.isSignal(value)) {
                dies(act.actor(), expressions().number(value), text.expected());
                return;
            } else if (shape.isCompound() && !(value instanceof Expr.Any)) {
                conditions.add(comparisons().compared(place(act, shape), shape, shape.principal(), wanted));
            } else if (!(value instanceof Expr.Any)) {
                conditions.add(comparisons().compared(returned(), wanted.operator(), value));
            }
        }
        for (Step.FieldResult field : result.get().fields()) {
            conditions.add(comparisons().compared(place(act, shape), shape, field.field(), field.comparison()));
        }
        returns(conjunction(conditions), text.expected());
    }
}
