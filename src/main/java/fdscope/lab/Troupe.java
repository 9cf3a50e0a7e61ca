package fdscope.lab;

import fdscope.lab.script.Script;
import java.time.Duration;
import java.util.List;

/**
 * The actors of one lab and their private folder. Closing it ends every process, removes the folder, and proves it.
 */
public interface Troupe extends AutoCloseable {
    /** The lab's folder, mode 0700: the actors' current folder. */
    String folder();

    /** Starts a declared actor: root, uid and unshare as declared, else unprivileged. {@code unshareFlags} 0: none. */
    Actor start(String name, boolean root, int uid, long unshareFlags) throws CannotStart;

    /** The actor that {@link Order.Spawn} started under this token; waits for its hello. */
    Actor spawned(String name, String token, int pid, Actor parent, Duration deadline) throws CannotStart;

    /** After {@link Order.Exec}: waits for the new program's hello; the actor's tid and own descriptors change. */
    void restarted(Actor actor, String token, Duration deadline) throws CannotStart;

    /**
     * Starts the program that is checked as a child of this actor: standard input is empty, both outputs are kept, the
     * descriptors of the launch stand at their numbers, and it has no others.
     */
    Program program(String name, Launch launch, Actor parent) throws CannotStart;

    /**
     * @param command absolute path of the program, and its arguments
     * @param environment lines {@code K=V} beside those that actors have; a later one replaces an earlier one
     * @param numbers from 3 on; {@code sources} the parent's descriptors that stand there
     */
    record Launch(List<String> command, List<String> environment, List<Integer> numbers, List<Integer> sources) {
        public Launch {
            command = List.copyOf(command);
            environment = List.copyOf(environment);
            numbers = List.copyOf(numbers);
            sources = List.copyOf(sources);
        }
    }

    /** Ends everything. Idempotent. */
    Left end();

    @Override
    default void close() {
        end();
    }

    /** What is left after the end: processes alive, files not removed. All 0 in a sound program. */
    record Left(int processes, int files) {}

    /** An actor could not be started: a sentence that says why and what to do. */
    final class CannotStart extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean passing;

        /** This machine cannot: a lab that needs it is skipped. */
        public CannotStart(String message) {
            this(message, false);
        }

        private CannotStart(String message, boolean passing) {
            super(message);
            this.passing = passing;
        }

        /** This machine could not this time: a lab that needs it has failed, for nothing is known about the kernel. */
        public static CannotStart thisTime(String message) {
            return new CannotStart(message, true);
        }

        public boolean isPassing() {
            return passing;
        }
    }

    /** Opens a fresh troupe for a lab. */
    interface Theatre {
        Troupe open(Script script) throws CannotStart;

        /** As {@link #open}, in a series: an actor that is as it was before its first order goes on to the next lab. */
        default Troupe reopen(Script script) throws CannotStart {
            return open(script);
        }

        /** Begins what the next lab will need, in the background; returns at once. */
        default void prepare() throws CannotStart {}
    }
}
