package fdscope.lab;

import fdscope.kernel.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the runner tells an actor to do: plain numbers and bytes, nothing to interpret. */
public sealed interface Order {
    /** An argument: a number or bytes. */
    sealed interface Arg {
        record Num(long value) implements Arg {}

        record Data(Bytes value) implements Arg {}
    }

    /**
     * Makes one call on the calling thread. Answered by {@link Report.Returned}, and before it by {@link
     * Report.Calling} if {@code announce}.
     *
     * @param name of the call in the lab language: {@code sendmsg}, {@code peek}, {@code mmap} …
     */
    record Call(String name, List<Arg> arguments, boolean announce) implements Order {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Makes the same call again and again, without a report in between. Answered by {@link Report.Repeated}.
     *
     * @param count successes wanted; empty: no limit
     * @param untilErrno ends when the call fails so; any other failure ends it too
     * @param untilResult ends when the call gives this number
     * @param untilData ends when the call brings these bytes
     */
    record Repeat(
            Call call, OptionalInt count, OptionalInt untilErrno, Optional<Long> untilResult, Optional<Bytes> untilData)
            implements Order {}

    /**
     * First order: become this lab's actor.
     *
     * @param folder becomes the current folder
     * @param uid becomes this user and group (uid 65534 → gid 65534), -1 stays
     */
    record Enter(String actor, Bytes folder, int uid) implements Order {}

    /** Hands the descriptor to the runner beside the report, then closes it here if {@code close}. */
    record Lend(int fd, boolean close) implements Order {}

    /** Takes the descriptor that travels beside this order; {@link Report.Returned} with its number. */
    record Take() implements Order {}

    /** A netlink socket of this actor's network namespace, lent to the runner and closed here. */
    record LendSockDiag() implements Order {}

    /**
     * fork and exec of a fresh actor program ({@code spawn}). Answered by {@link Report.Returned} with its pid; the new
     * actor reports by itself.
     *
     * @param token names the new actor to the runner
     * @param numbers target numbers; {@code sources} the descriptors that they duplicate
     */
    record Spawn(String token, List<Integer> numbers, List<Integer> sources, List<String> environment)
            implements Order {
        public Spawn {
            numbers = List.copyOf(numbers);
            sources = List.copyOf(sources);
            environment = List.copyOf(environment);
        }
    }

    /**
     * fork and exec of another program ({@code program}), which is no actor. Answered by {@link Report.Returned} with its
     * pid, its end by {@link Report.ChildEnded}. What it starts and leaves behind becomes this actor's.
     *
     * @param command absolute path, and the arguments
     * @param numbers target numbers; {@code sources} the descriptors that they duplicate: it has these and no others
     */
    record Program(List<String> command, List<String> environment, List<Integer> numbers, List<Integer> sources)
            implements Order {
        public Program {
            command = List.copyOf(command);
            environment = List.copyOf(environment);
            numbers = List.copyOf(numbers);
            sources = List.copyOf(sources);
        }
    }

    /**
     * Become as before the first order: what was opened since is closed, what programs left is reaped. Answered by {@link
     * Report.Rested}, or refused by an actor that cannot be had again.
     */
    record Rest() implements Order {}

    /** Replaces the actor's program by a fresh one ({@code execve}); answered by a new {@link Report.Hello}. */
    record Exec(String token) implements Order {}

    /** End with this code, by _exit(2). No answer. */
    record Exit(int code) implements Order {}
}
