package fdscope.lab;

import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The steps in which an actor does something. */
final class CallSteps {
    /** Every step has this long (docs/lab-language.md: time is a deadline, never a pause). */
    private static final Duration STEP = Duration.ofSeconds(5);

    /** A fresh JVM on a busy machine. */
    private static final Duration PROGRAM = Duration.ofSeconds(30);

    private final RunState run;
    private int tokens;

    CallSteps(RunState run) {
        this.run = run;
    }

    // ---- set-up ----

    void pair(Script.Line line, Step.Pair pair) throws LabFailure {
        SocketType type =
                pair.types().size() == 1 ? pair.types().get(0) : pair.types().get(run.variantIndex);
        Part maker = run.cast.ready(pair.first().actor());
        Report.Returned made = setUp(
                maker,
                "socketpair",
                List.of(
                        new Order.Arg.Num(UnixAddress.AF_UNIX),
                        new Order.Arg.Num(type.number()),
                        new Order.Arg.Num(0)));
        lay(line, maker, "socketpair(AF_UNIX, SOCK_" + type.name() + ")", made.fds(), pair.first(), pair.second());
    }

    void pipe(Script.Line line, Step.Pipe pipe) throws LabFailure {
        Part maker = run.cast.ready(pipe.read().actor());
        Report.Returned made = setUp(maker, "pipe", List.of());
        lay(line, maker, "pipe()", made.fds(), pipe.read(), pipe.write());
    }

    private Report.Returned setUp(Part maker, String call, List<Order.Arg> arguments) throws LabFailure {
        maker.actor().send(new Order.Call(call, arguments, false));
        return succeeded(returned(maker, call + "()"), call);
    }

    /** The first end stays with its maker, the second is handed over where it belongs to somebody else. */
    private void lay(Script.Line line, Part maker, String call, List<Integer> fds, Step.Place first, Step.Place second)
            throws LabFailure {
        int far = fds.get(1);
        run.names.bind(first.actor(), first.name(), new Value.Descriptor(first.actor(), fds.get(0)));
        String given = "";
        if (!second.actor().equals(first.actor())) {
            Part taker = run.cast.ready(second.actor());
            int number = handOver(maker, far, taker);
            run.names.bind(second.actor(), second.name(), new Value.Descriptor(second.actor(), number));
            given = "; " + second.actor() + " has it as " + run.names.numbered(second.actor(), number);
        } else {
            run.names.bind(second.actor(), second.name(), new Value.Descriptor(second.actor(), far));
        }
        String text = call + " = " + run.names.numbered(first.actor(), fds.get(0)) + ", "
                + (given.isEmpty() ? run.names.numbered(first.actor(), far) : far) + given;
        Actor actor = maker.actor();
        run.emit(new TraceEvent.Setup(line.number(), run.variant, actor.name(), actor.pid(), actor.tid(), text));
    }

    private int handOver(Part from, int number, Part to) throws LabFailure {
        from.actor().send(new Order.Lend(number, true));
        succeeded(returned(from, "handing over"), "handing over");
        try (Fd lent = from.actor().takeLent()) {
            to.actor().send(new Order.Take(), lent);
            return (int) succeeded(returned(to, "taking over"), "taking over").result();
        } catch (ErrnoException e) {
            throw new LabFailure(e.getMessage());
        }
    }

    // ---- calls ----

    void act(Script.Line line, Step.Act act) throws LabFailure, Troupe.CannotStart {
        Part part = run.cast.ready(act.actor());
        switch (act.call().name()) {
            case "spawn" -> spawn(line, act, part);
            case "execve" -> execve(line, part);
            case "exit" -> exit(line, act, part);
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
            conclude(line, part, act, prepared, part.actor().receive(STEP), act.result(), false);
        }
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
        long deadline = run.machine.nanoTime() + STEP.toNanos();
        String wchan = null;
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
                if (!part.poll(Duration.ZERO)) {
                    wchan = run.observations.sleepsIn(part);
                }
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
                line.number(), run.variant, actor.name(), actor.pid(), actor.tid(), prepared.text(), wchan));
    }

    void await(Script.Line line, Step.Await await) throws LabFailure {
        Part part = run.cast.part(await.actor());
        Part.Pending pending = part.pending()
                .orElseThrow(() -> new LabFailure(
                        part.alive()
                                ? part.name() + " is in no started call"
                                : part.name() + " is dead (" + part.epitaph() + ")"));
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
        Verdict verdict = judge(outcome, expected);
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
                Results.of(part.name(), prepared, returned, run.names),
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
        Verdict verdict = judge(outcome, expected);
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
                Results.of(repeated),
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
        if (outcome.error().isEmpty() && Outcomes.givesDescriptor(prepared)) {
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

    // ---- verdicts ----

    private record Verdict(Boolean holds, String expected) {}

    private Verdict judge(Value.Outcome outcome, Optional<Step.Result> expected) throws LabFailure {
        if (expected.isEmpty()) {
            return new Verdict(null, null);
        }
        boolean holds = true;
        List<String> words = new ArrayList<>();
        Optional<Step.Comparison> principal = expected.get().principal();
        if (principal.isPresent()) {
            Value wanted = run.evaluate(principal.get().value());
            holds = Judgement.holds(outcome, principal.get().operator(), wanted);
            words.add(Rendering.expected(principal.get(), run.variantIndex, wanted));
        } else {
            holds = outcome.error().isEmpty();
            words.add("success");
        }
        for (Step.FieldResult field : expected.get().fields()) {
            Value wanted = run.evaluate(field.comparison().value());
            words.add(field.field() + " " + Rendering.expected(field.comparison(), run.variantIndex, wanted));
            Value got = outcome.fields().get(field.field());
            holds &= got != null && Judgement.holds(got, field.comparison().operator(), wanted);
        }
        run.tally.check(holds);
        return new Verdict(holds, String.join(", ", words));
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
        emitEnding(line, part, ending, prepared.text(), holds, words);
        if (holds == null) {
            throw new LabFailure(part.name() + " was " + Endings.words(ending) + ", and no \"->\" expected it");
        }
    }

    private void gone(Script.Line line, Part part, Prepared prepared) throws LabFailure {
        if (part.actor().ended(Duration.ofMillis(200)).isPresent()) {
            died(line, part, prepared, Optional.empty());
        }
    }

    private LabFailure overdue(Part part, Prepared prepared) {
        String function = run.observations.sleepsIn(part);
        return new LabFailure(part.name() + " has been inside " + prepared.name() + "() for " + STEP.toSeconds() + " s"
                + (function.isEmpty() ? "" : ", asleep in " + function)
                + "; write \"start\" and \"await\" if it is meant to block");
    }

    private void emitEnding(
            Script.Line line, Part part, Actor.Ending ending, String call, Boolean holds, String expected) {
        String signal = ending.signal() == 0 ? null : Endings.signal(ending.signal());
        run.emit(new TraceEvent.Ended(
                line.number(),
                run.variant,
                part.name(),
                part.actor().pid(),
                signal,
                ending.code(),
                "+++ " + Endings.words(ending) + " +++",
                call,
                holds,
                expected));
    }

    // ---- processes ----

    void kill(Script.Line line, String name) throws LabFailure {
        Part part = run.cast.part(name);
        if (!part.alive()) {
            throw new LabFailure(name + " is dead (" + part.epitaph() + ")");
        }
        part.actor().kill();
        Actor.Ending ending = part.actor()
                .ended(STEP)
                .orElseThrow(() -> new LabFailure(name + " was sent SIGKILL and is still there after 5 s"));
        part.ended(ending, line.number());
        emitEnding(line, part, ending, null, null, null);
    }

    private void exit(Script.Line line, Step.Act act, Part part) throws LabFailure {
        Step.Argument argument = act.call().arguments().get(0);
        long code = Evaluator.number(run.evaluate(((Step.Argument.Plain) argument).value()));
        part.actor().send(new Order.Exit((int) code));
        Actor.Ending ending = part.actor()
                .ended(STEP)
                .orElseThrow(() -> new LabFailure(part.name() + " was told to exit and is still there after 5 s"));
        part.ended(ending, line.number());
        emitEnding(line, part, ending, null, null, null);
    }

    private void spawn(Script.Line line, Step.Act act, Part part) throws LabFailure, Troupe.CannotStart {
        String child = act.names().get(0);
        List<Integer> numbers = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        List<String> environment = new ArrayList<>();
        for (Step.Argument argument : act.call().arguments()) {
            if (argument instanceof Step.Argument.Numbered numbered) {
                numbers.add(numbered.number());
                sources.add((int) Evaluator.number(run.evaluate(numbered.fd())));
            } else if (argument instanceof Step.Argument.Keyword keyword) {
                environment.add(Evaluator.bytes(run.evaluate(keyword.value())).text());
            }
        }
        String token = child + "-" + ++tokens;
        part.actor().send(new Order.Spawn(token, numbers, sources, environment));
        int pid = (int) succeeded(returned(part, "spawn()"), "spawn").result();
        Actor actor = run.troupe().spawned(child, token, pid, part.actor(), PROGRAM);
        Part born = new Part(actor);
        run.cast.add(born);
        run.names.inherit(child, part.name());
        emitProgram(line, born, part.name(), child + " started, pid " + pid);
    }

    private void execve(Script.Line line, Part part) throws LabFailure, Troupe.CannotStart {
        String token = part.name() + "-" + ++tokens;
        part.actor().send(new Order.Exec(token));
        run.troupe().restarted(part.actor(), token, PROGRAM);
        emitProgram(
                line, part, part.name(), "a new program, pid " + part.actor().pid());
    }

    private void emitProgram(Script.Line line, Part part, String parent, String what) {
        List<String> inherits = run.observations.visible(part).stream()
                .map(row -> run.names.numbered(part.name(), row.number()))
                .toList();
        String heirlooms = inherits.isEmpty() ? "nothing" : String.join(", ", inherits);
        Actor actor = part.actor();
        run.emit(new TraceEvent.Spawned(
                line.number(),
                run.variant,
                actor.name(),
                actor.pid(),
                actor.tid(),
                parent,
                inherits,
                "+++ " + what + "; inherits " + heirlooms + " +++"));
    }

    private Report.Returned returned(Part part, String what) throws LabFailure {
        Report report = part.actor()
                .receive(STEP)
                .orElseThrow(() -> new LabFailure(part.name() + " did not answer within 5 s: " + what));
        if (report instanceof Report.Refused refused) {
            throw new LabFailure(refused.why());
        }
        return (Report.Returned) report;
    }

    private static Report.Returned succeeded(Report.Returned returned, String call) throws LabFailure {
        if (returned.errno() != 0) {
            Errno errno = new Errno(returned.errno());
            throw new LabFailure(call + ": " + errno.name() + ", " + errno.meaning(call));
        }
        return returned;
    }
}
