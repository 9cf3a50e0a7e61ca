package fdscope.lab;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps that begin and end programs: spawn, execve, exit and kill. */
final class ProgramSteps {
    /** A fresh JVM on a busy machine. */
    private static final Duration PROGRAM = Duration.ofSeconds(30);

    private final RunState run;
    private int tokens;

    ProgramSteps(RunState run) {
        this.run = run;
    }

    /** An actor that the lab declares comes on. */
    void actor(Script.ActorDeclaration declared) throws LabFailure, Troupe.CannotStart {
        Evaluator evaluator = run.evaluator();
        int uid = declared.uid().isPresent()
                ? (int) Evaluator.number(evaluator.value(declared.uid().get()))
                : -1;
        long unshare = declared.unshare().isPresent()
                ? Evaluator.number(evaluator.value(declared.unshare().get()))
                : 0;
        Actor actor = run.troupe().start(declared.name(), declared.root(), uid, unshare);
        run.cast.add(new Part(actor));
        int runsAs = run.cast.uid(declared.name());
        run.emit(new TraceEvent.ActorStarted(
                declared.line(),
                run.variant,
                actor.name(),
                actor.pid(),
                actor.tid(),
                runsAs,
                "+++ started, pid " + actor.pid() + ", uid " + runsAs + " +++"));
    }

    void kill(Script.Line line, String name) throws LabFailure {
        Part part = run.cast.part(name);
        if (!part.alive()) {
            throw new LabFailure(name + " is dead (" + part.epitaph() + ")");
        }
        part.actor().kill();
        Actor.Ending ending = part.actor()
                .ended(CallSteps.STEP)
                .orElseThrow(() -> new LabFailure(name + " was sent SIGKILL and is still there after 5 s"));
        part.ended(ending, line.number());
        emitEnding(line, part, ending, null, null, null);
    }

    void exit(Script.Line line, Step.Act act, Part part) throws LabFailure {
        Step.Argument argument = act.call().arguments().get(0);
        long code = Evaluator.number(run.evaluate(((Step.Argument.Plain) argument).value()));
        part.actor().send(new Order.Exit((int) code));
        Actor.Ending ending = part.actor()
                .ended(CallSteps.STEP)
                .orElseThrow(() -> new LabFailure(part.name() + " was told to exit and is still there after 5 s"));
        part.ended(ending, line.number());
        emitEnding(line, part, ending, null, null, null);
    }

    void spawn(Script.Line line, Step.Act act, Part part) throws LabFailure, Troupe.CannotStart {
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
        String token = token(child, part);
        part.actor().send(new Order.Spawn(token, numbers, sources, environment));
        int pid = (int)
                Answers.succeeded(Answers.returned(part, "spawn()"), "spawn").result();
        Actor actor = run.troupe().spawned(child, token, pid, part.actor(), PROGRAM);
        Part born = new Part(actor);
        run.cast.add(born);
        run.names.inherit(child, part.name());
        emitProgram(line, born, part.name(), child + " started, pid " + pid);
    }

    void execve(Script.Line line, Part part) throws LabFailure, Troupe.CannotStart {
        String token = token(part.name(), part);
        part.actor().send(new Order.Exec(token));
        run.troupe().restarted(part.actor(), token, PROGRAM);
        emitProgram(
                line, part, part.name(), "a new program, pid " + part.actor().pid());
    }

    /** With the number of the process that starts it: labs side by side have actors of the same name. */
    private String token(String name, Part parent) {
        tokens++;
        return name + "-" + parent.actor().pid() + "-" + tokens;
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

    void emitEnding(Script.Line line, Part part, Actor.Ending ending, String call, Boolean holds, String expected) {
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
}
