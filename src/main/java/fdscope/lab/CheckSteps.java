package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps of a program that is checked: how it starts and ends, and what it has said until then. */
final class CheckSteps {
    /** A program whose socket has closed is on its way out. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(20);

    private static final Pattern OWN_PID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=\\$\\$");

    /** After that it is looked at whether anything can still come of waiting. */
    static final Duration SOON = Duration.ofSeconds(2);

    private final RunState run;
    private final Optional<ProgramUnderTest> tested;
    private final List<Part> running = new ArrayList<>();

    CheckSteps(RunState run, Optional<ProgramUnderTest> tested) {
        this.run = run;
        this.tested = tested;
    }

    /** {@code yours = program(3 = t, arg "x", env "K=V")}. */
    void start(Script.Line line, Step.Act act, Part parent) throws LabFailure, Troupe.CannotStart {
        ProgramUnderTest what = tested.orElseThrow(() -> new LabFailure(
                "program() starts the program that an exercise checks, and this run has none; expected fdscope check, or"
                        + " fdscope run with --program FILE"));
        String name = act.names().get(0);
        if (running.stream().anyMatch(part -> part.name().equals(name) && part.alive())) {
            throw new LabFailure(name + " is still running; await or kill it before it is started again");
        }
        List<Integer> numbers = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        List<String> command = new ArrayList<>(what.command());
        List<String> environment = new ArrayList<>(what.environment());
        for (Step.Argument argument : act.call().arguments()) {
            if (argument instanceof Step.Argument.Numbered numbered) {
                if (numbered.number() < 3) {
                    throw new LabFailure(numbered.number() + " = ...: 0, 1 and 2 are the program's standard streams,"
                            + " expected a number from 3 on");
                }
                numbers.add(numbered.number());
                sources.add((int) Evaluator.number(run.evaluate(numbered.fd())));
            } else if (argument instanceof Step.Argument.Keyword keyword) {
                String text = Evaluator.bytes(run.evaluate(keyword.value())).text();
                boolean ownPid =
                        keyword.word().equals("env") && OWN_PID.matcher(text).matches();
                if (ownPid) {
                    command.addAll(0, knowing(text));
                } else {
                    (keyword.word().equals("arg") ? command : environment).add(text);
                }
            }
        }
        Program program =
                run.troupe().program(name, new Troupe.Launch(command, environment, numbers, sources), parent.actor());
        Part part = new Part(program);
        running.add(part);
        run.cast.add(part);
        List<String> given = numbers.stream().map(String::valueOf).toList();
        run.emit(new TraceEvent.Spawned(
                line.number(),
                run.variant,
                name,
                program.pid(),
                program.tid(),
                parent.name(),
                given,
                "+++ " + name + " started, pid " + program.pid() + "; has "
                        + (given.isEmpty() ? "no descriptor of ours" : String.join(", ", given)) + " +++"));
    }

    /** Nobody knows its pid before it has one: a shell that becomes the program puts it into the environment. */
    private static List<String> knowing(String setting) {
        return List.of("/bin/sh", "-c", "export " + setting + "; exec \"$0\" \"$@\"");
    }

    /** A program is given: what goes wrong is said to whoever wrote that, and not to the author of the lab. */
    boolean isChecking() {
        return tested.isPresent();
    }

    boolean isProgram(String name) {
        return running.stream().anyMatch(part -> part.name().equals(name));
    }

    /** Waits for its end; one that does not come in time is brought about. */
    void await(Script.Line line, Step.Await await) throws LabFailure {
        Part part = run.cast.part(await.actor());
        if (!part.alive()) {
            throw new LabFailure(part.name() + " is dead (" + part.epitaph() + ")");
        }
        long from = run.machine.nanoTime();
        Optional<Actor.Ending> ending = part.actor().ended(SOON);
        if (ending.isEmpty() && !isStuck()) {
            ending = part.actor().ended(CallSteps.STEP.minus(SOON));
        }
        if (ending.isEmpty()) {
            String where = new Waiting(run.machine, part).words(secondsSince(from));
            part.actor().kill();
            part.actor().ended(CallSteps.STEP).ifPresent(how -> part.ended(how, line.number()));
            tell(line.number(), part);
            throw new LabFailure("your program " + where + ", and was killed; expected its end");
        }
        part.ended(ending.get(), line.number());
        if (ending.get().signal() == 0 && !why(part).isEmpty()) {
            // It was quicker than who would have ended it.
            emit(line.number(), part, ending.get(), null, null);
            tell(line.number(), part);
            throw new LabFailure("your program has ended" + why(part));
        }
        judge(
                line,
                part,
                ending.get(),
                await.result().flatMap(Step.Result::principal),
                await.result().isPresent());
        tell(line.number(), part);
    }

    /** Whether every program has ended unasked or waits for what will not come: no patience helps then. */
    boolean isStuck() {
        List<Part> unfinished = running.stream().filter(Part::alive).toList();
        return !unfinished.isEmpty()
                && unfinished.stream().allMatch(part -> hasEnded(part) || new Waiting(run.machine, part).isForEver());
    }

    /** What the programs are in the middle of, for whoever has waited for them in vain; "" if none is left. */
    String whereabouts(long from) {
        return alive().stream()
                .map(part -> new Waiting(run.machine, part).words(secondsSince(from)))
                .findFirst()
                .orElse("");
    }

    private List<Part> alive() {
        return running.stream().filter(part -> part.alive() && !hasEnded(part)).toList();
    }

    private static boolean hasEnded(Part part) {
        return part.actor().ended(Duration.ZERO).isPresent();
    }

    private long secondsSince(long from) {
        return Math.round((run.machine.nanoTime() - from) / 1e9);
    }

    private void judge(
            Script.Line line, Part part, Actor.Ending ending, Optional<Step.Comparison> wanted, boolean checked)
            throws LabFailure {
        boolean holds = ending.signal() == 0 && ending.code() == 0;
        String words = "exit status 0";
        if (wanted.isPresent()) {
            Value value = run.evaluate(wanted.get().value());
            holds = holds(ending, wanted.get().operator(), value);
            words = Rendering.expected(wanted.get(), run.variantIndex, value);
        }
        if (checked) {
            run.tally.check(holds);
        }
        emit(line.number(), part, ending, checked ? holds : null, checked ? words : null);
        if (!checked && !holds) {
            throw new LabFailure(part.name() + (ending.signal() != 0 ? " was " : " ") + Endings.words(ending)
                    + why(part) + ", expected " + words);
        }
    }

    private static boolean holds(Actor.Ending ending, Step.Operator operator, Value wanted) throws LabFailure {
        if (wanted instanceof Value.Any) {
            return operator != Step.Operator.NE;
        }
        if (Judgement.isSignal(wanted)) {
            return Judgement.holds(new Value.Num(ending.signal()), operator, new Value.Num(Evaluator.number(wanted)));
        }
        return ending.signal() == 0 && Judgement.holds(new Value.Num(ending.code()), operator, wanted);
    }

    private void emit(int line, Part part, Actor.Ending ending, Boolean holds, String expected) {
        run.emit(new TraceEvent.Ended(
                line,
                run.variant,
                part.name(),
                part.actor().pid(),
                ending.signal() == 0 ? null : Endings.signal(ending.signal()),
                ending.code(),
                "+++ " + Endings.words(ending) + why(part) + " +++",
                null,
                holds,
                expected));
    }

    private static String why(Part part) {
        return part.actor() instanceof Program program
                ? program.ended().map(why -> ": " + why).orElse("")
                : "";
    }

    /** What it has said, if it was a program; nothing is told twice. */
    void tell(int line, Part part) {
        if (!(part.actor() instanceof Program program) || !running.remove(part)) {
            return;
        }
        for (int stream = 1; stream <= 2; stream++) {
            Bytes written = program.written(stream);
            if (!written.isEmpty()) {
                String text = written.text().lines().map(Printable::of).collect(Collectors.joining("\n"));
                run.emit(new TraceEvent.Wrote(
                        line, run.variant, part.name(), program.pid(), stream == 1 ? "stdout" : "stderr", text));
            }
        }
    }

    /** The end of the run: what has ended unasked, and what everybody said who is still there. */
    void last(int line, boolean failed) {
        for (Part part : List.copyOf(running)) {
            Optional<Actor.Ending> ending = part.actor().ended(failed ? ON_ITS_WAY : Duration.ZERO);
            ending.ifPresent(how -> {
                part.ended(how, line);
                emit(line, part, how, null, null);
            });
            tell(line, part);
        }
    }
}
