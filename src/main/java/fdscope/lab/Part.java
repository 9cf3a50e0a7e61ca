package fdscope.lab;

import fdscope.lab.script.Step;
import java.time.Duration;
import java.util.Optional;

/** One actor in a run: the process, what it is in the middle of, and how it ended. Confined to the run's thread. */
final class Part {
    /** A call that was started and not awaited. */
    record Pending(Prepared prepared, Step.Act act) {}

    private final Actor actor;
    private Pending pending;
    private Report answer;
    private Actor.Ending ending;
    private int endedInLine;

    Part(Actor actor) {
        this.actor = actor;
    }

    Actor actor() {
        return actor;
    }

    String name() {
        return actor.name();
    }

    Optional<Pending> pending() {
        return Optional.ofNullable(pending);
    }

    void begin(Pending call) {
        pending = call;
        answer = null;
    }

    /** Forgets the started call; its answer, once {@link #poll} saw one, is given back. */
    Optional<Report> finish() {
        Optional<Report> given = Optional.ofNullable(answer);
        pending = null;
        answer = null;
        return given;
    }

    /** Whether the started call has returned; waits up to the deadline. */
    boolean poll(Duration deadline) {
        if (answer == null) {
            answer = actor.receive(deadline).orElse(null);
        }
        return answer != null;
    }

    Optional<Actor.Ending> ending() {
        return Optional.ofNullable(ending);
    }

    void ended(Actor.Ending how, int line) {
        ending = how;
        endedInLine = line;
        pending = null;
    }

    boolean alive() {
        return ending == null;
    }

    /** {@code killed by SIGBUS in line 20}. */
    String epitaph() {
        return Endings.words(ending) + " in line " + endedInLine;
    }
}
