package fdscope.lab;

import fdscope.kernel.Errno;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The steps in which an actor does something. */
final class CallSteps {
    /** Every step has this long (docs/lab-language.md: time is a deadline, never a pause). */
    static final Duration STEP = Duration.ofSeconds(5);

    private final RunState run;
    private final ProgramSteps programs;
    private final CheckSteps checks;
    private long since;

    CallSteps(RunState run, ProgramSteps programs, CheckSteps checks) {
        this.run = run;
        this.programs = programs;
        this.checks = checks;
    }

    // ---- calls ----

    void act(Script.Line line, Step.Act act) throws LabFailure, Troupe.CannotStart {
        Part part = run.cast.ready(act.actor());
        switch (act.call().name()) {
            case "spawn" -> programs.spawn(line, act, part);
            case "program" -> checks.start(line, act, part);
            case "execve" -> programs.execve(line, part);
            case "exit" -> programs.exit(line, act, part);
            default -> call(line, act, part);
        }
    }

    private void call(Script.Line line, Step.Act act, Part part) throws LabFailure {
        Prepared prepared = new CallOrders(run.evaluator(), run.names, run.cast, run.variantIndex)
                .prepare(act.actor(), act.call(), act.start());
        part.actor()
                .send(act.repeat().isPresent() ? repeat(prepared, act.repeat().get()) : prepared.order());
        if (act.start()) {
            part.begin(new Part.Pending(prepared, act));
            awaitSleep(line, part, prepared);
        } else {
            conclude(line, part, act, prepared, answer(part), act.result(), false);
        }
    }

    /** Where a program is checked and both sides wait for ever, nobody waits for them. */
    private Optional<Report> answer(Part part) {
        since = run.machine.nanoTime();
        if (!checks.isChecking()) {
            return part.actor().receive(STEP);
        }
        Optional<Report> report = part.actor().receive(CheckSteps.SOON);
        return report.isPresent() || new Waiting(run.machine, part).isForEver() && checks.isStuck()
                ? report
                : part.actor().receive(STEP.minus(CheckSteps.SOON));
    }

    private Order.Repeat repeat(Prepared prepared, Step.Repeat repeat) throws LabFailure {
        OptionalInt errno = OptionalInt.empty();
        Optional<Long> result = Optional.empty();
        Optional<fdscope.kernel.Bytes> data = Optional.empty();
        if (repeat.until().isPresent()) {
            Value until = Evaluator.principal(run.evaluate(repeat.until().get()));
            if (Judgement.isErrno(until)) {
                errno = OptionalInt.of((int) Evaluator.number(until));
            } else if (until instanceof Value.Str string) {
                data = Optional.of(string.bytes());
            } else {
                result = Optional.of(Evaluator.number(until));
            }
        }
        return new Order.Repeat(prepared.order(), repeat.count(), errno, result, data);
    }

    /** A start is over when the actor sleeps in the call, or has returned from it. */
    private void awaitSleep(Script.Line line, Part part, Prepared prepared) throws LabFailure {
        since = run.machine.nanoTime();
        long deadline = run.machine.nanoTime() + STEP.toNanos();
        Observations.Whereabouts where = new Observations.Whereabouts(null, null, null);
        boolean announced = false;
        while (!announced) {
            Optional<Report> report = part.actor().receive(STEP);
            announced = report.isPresent();
            if (report.isEmpty()) {
                gone(line, part, prepared);
                throw overdue(part, prepared);
            }
        }
        while (!part.poll(Duration.ZERO)) {
            if (run.observations.asleep(part)) {
                Observations.Whereabouts seen = run.observations.whereabouts(part);
                where = part.poll(Duration.ZERO) ? where : seen;
                break;
            }
            if (part.actor().ended(Duration.ZERO).isPresent()) {
                gone(line, part, prepared);
                return;
            }
            if (run.machine.nanoTime() > deadline) {
                break;
            }
        }
        Actor actor = part.actor();
        run.emit(new TraceEvent.Started(
                line.number(),
                run.variant,
                actor.name(),
                actor.pid(),
                actor.tid(),
                prepared.text(),
                where.function(),
                where.call(),
                where.stack()));
    }

    void await(Script.Line line, Step.Await await) throws LabFailure {
        Part part = run.cast.part(await.actor());
        Part.Pending pending = part.pending()
                .orElseThrow(() -> new LabFailure(
                        part.alive()
                                ? part.name() + " is in no started call"
                                : part.name() + " is dead (" + part.epitaph() + ")"));
        since = run.machine.nanoTime();
        part.poll(STEP);
        Optional<Report> report = part.finish();
        conclude(line, part, pending.act(), pending.prepared(), report, await.result(), true);
    }

    private void conclude(
            Script.Line line,
            Part part,
            Step.Act act,
            Prepared prepared,
            Optional<Report> report,
            Optional<Step.Result> expected,
            boolean resumed)
            throws LabFailure {
        if (report.isEmpty()) {
            died(line, part, prepared, expected);
        } else if (report.get() instanceof Report.Refused refused) {
            throw new LabFailure(refused.why());
        } else if (report.get() instanceof Report.Repeated repeated) {
            concludeRepeat(line, part, act, prepared, repeated, expected);
        } else {
            concludeCall(line, part, act, prepared, (Report.Returned) report.get(), expected, resumed);
        }
    }

    private void concludeCall(
            Script.Line line,
            Part part,
            Step.Act act,
            Prepared prepared,
            Report.Returned returned,
            Optional<Step.Result> expected,
            boolean resumed)
            throws LabFailure {
        Value.Outcome outcome = Outcomes.of(part.name(), prepared, returned);
        forgetOldNames(part, prepared, returned, outcome);
        bind(part, act.names(), outcome, returned.fds());
        run.watch.happened(part, prepared, returned);
        Verdict verdict = Verdict.of(run, outcome, expected);
        boolean failed = returned.errno() != 0;
        boolean message = prepared.name().equals("recvmsg") && !failed;
        Actor actor = part.actor();
        run.emit(new TraceEvent.Called(
                line.number(),
                run.variant,
                actor.name(),
                actor.pid(),
                actor.tid(),
                prepared.text(),
                failed ? -1 : returned.result(),
                failed ? new Errno(returned.errno()).name() : null,
                returned.ns(),
                verdict.told(Results.of(part.name(), prepared, returned, run.names)),
                returned.data().isEmpty() && !message ? null : fdscope.kernel.Printable.of(returned.data()),
                message || !returned.fds().isEmpty() ? returned.fds() : null,
                message ? returned.numbers().getOrDefault("flags", 0L) : null,
                message ? returned.control().hex() : null,
                verdict.holds(),
                verdict.expected(),
                resumed));
        if (failed && expected.isEmpty()) {
            throw new LabFailure("failed with " + new Errno(returned.errno()).name() + ", and no \"->\" expected it");
        }
    }

    private void concludeRepeat(
            Script.Line line,
            Part part,
            Step.Act act,
            Prepared prepared,
            Report.Repeated repeated,
            Optional<Step.Result> expected)
            throws LabFailure {
        Value.Outcome outcome = Outcomes.of(part.name(), repeated);
        bind(part, act.names(), outcome, List.of());
        run.watch.happened(part, prepared, repeated);
        Verdict verdict = Verdict.of(run, outcome, expected);
        Actor actor = part.actor();
        run.emit(new TraceEvent.Repeated(
                line.number(),
                run.variant,
                actor.name(),
                actor.pid(),
                actor.tid(),
                prepared.text(),
                repeated.count(),
                repeated.total(),
                repeated.lastErrno() == 0 ? null : new Errno(repeated.lastErrno()).name(),
                repeated.ns(),
                verdict.told(Results.of(repeated)),
                verdict.holds(),
                verdict.expected()));
        Step.Repeat wanted = act.repeat().orElseThrow();
        if (expected.isEmpty() && !reached(repeated, wanted)) {
            throw new LabFailure("ended after " + repeated.count() + " with " + new Errno(repeated.lastErrno()).name()
                    + ", and no \"->\" expected it");
        }
    }

    private boolean reached(Report.Repeated repeated, Step.Repeat wanted) throws LabFailure {
        if (repeated.lastErrno() == 0) {
            return true;
        }
        return wanted.until().isPresent()
                && Judgement.isErrno(run.evaluate(wanted.until().get()))
                && Evaluator.number(run.evaluate(wanted.until().get())) == repeated.lastErrno();
    }

    /** The number of a new descriptor is new: it no longer bears the name of one that was closed. */
    private void forgetOldNames(Part part, Prepared prepared, Report.Returned returned, Value.Outcome outcome) {
        returned.fds().forEach(fd -> run.names.forget(part.name(), fd));
        if (outcome.error().isEmpty() && prepared.givesDescriptor()) {
            run.names.forget(part.name(), (int) returned.result());
        }
    }

    private void bind(Part part, List<String> names, Value.Outcome outcome, List<Integer> fds) {
        if (names.size() == 1) {
            run.names.bind(part.name(), names.get(0), outcome);
        } else if (outcome.error().isEmpty()) {
            for (int i = 0; i < Math.min(names.size(), fds.size()); i++) {
                run.names.bind(part.name(), names.get(i), new Value.Descriptor(part.name(), fds.get(i)));
            }
        }
    }

    /** No report came: the actor is dead, or it is inside the call for too long. */
    private void died(Script.Line line, Part part, Prepared prepared, Optional<Step.Result> expected)
            throws LabFailure {
        if (part.actor().ended(Duration.ofMillis(200)).isEmpty()) {
            throw overdue(part, prepared);
        }
        Actor.Ending ending = part.actor().ended(STEP).orElseThrow();
        part.ended(ending, line.number());
        Boolean holds = null;
        String words = null;
        if (expected.isPresent() && expected.get().principal().isPresent()) {
            Step.Comparison comparison = expected.get().principal().get();
            Value wanted = run.evaluate(comparison.value());
            holds = Judgement.isSignal(wanted) && Evaluator.number(wanted) == ending.signal();
            words = Rendering.expected(comparison, run.variantIndex, wanted);
            run.tally.check(holds);
        }
        programs.emitEnding(line, part, ending, prepared.text(), holds, words);
        if (holds == null) {
            throw new LabFailure(part.name() + (ending.signal() != 0 ? " was " : " ") + Endings.words(ending)
                    + ", and no \"->\" expected it");
        }
    }

    private void gone(Script.Line line, Part part, Prepared prepared) throws LabFailure {
        if (part.actor().ended(Duration.ofMillis(200)).isPresent()) {
            died(line, part, prepared, Optional.empty());
        }
    }

    private LabFailure overdue(Part part, Prepared prepared) {
        String function = run.observations.sleepsIn(part);
        if (checks.isChecking()) {
            String where = checks.whereabouts(since);
            return new LabFailure(
                    where.isEmpty()
                            ? "your program has ended, and " + part.name() + " still waits in " + prepared.name() + "()"
                            : "your program " + where + ", and " + part.name() + " waited in " + prepared.name()
                                    + "()");
        }
        return new LabFailure(part.name() + " has been inside " + prepared.name() + "() for " + STEP.toSeconds() + " s"
                + (function.isEmpty() ? "" : ", asleep in " + function)
                + "; write \"start\" and \"await\" if it is meant to block");
    }
}
