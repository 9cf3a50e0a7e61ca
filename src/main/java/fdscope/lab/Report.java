package fdscope.lab;

import fdscope.kernel.Bytes;
import java.util.List;
import java.util.Map;

/** What an actor tells the runner. */
public sealed interface Report {
    /**
     * The first line of a fresh actor program, before its first call.
     *
     * @param tid of the one thread that makes calls
     * @param fds the JVM's own descriptors: hidden from every observation
     */
    record Hello(String token, int pid, int tid, List<Integer> fds) implements Report {
        public Hello {
            fds = List.copyOf(fds);
        }
    }

    /** The calling thread is about to enter the call. */
    record Calling() implements Report {}

    /**
     * A call has returned.
     *
     * @param result what it returned, -1 with {@code errno} not 0
     * @param ns time inside the call
     * @param data bytes that came: what was read, an option's value, a name (getsockname: the whole sockaddr), memory
     * @param name sockaddr of the sender (recvfrom, recvmsg) or peer (accept)
     * @param control control buffer as received
     * @param fds descriptors that came: both of a pair, SCM_RIGHTS in order, then a pidfd is in {@code numbers}
     * @param numbers further fields by name: {@code flags}, {@code size}, {@code type}, {@code mode}, {@code ino}, {@code
     *     pid}, {@code uid}, {@code gid}, {@code pidfd}, {@code inq}, {@code cmsgs}, {@code cmsg_len}, {@code events},
     *     {@code fd_number}
     */
    record Returned(
            long result,
            int errno,
            long ns,
            Bytes data,
            Bytes name,
            Bytes control,
            List<Integer> fds,
            Map<String, Long> numbers)
            implements Report {
        public Returned {
            fds = List.copyOf(fds);
            numbers = Map.copyOf(numbers);
        }
    }

    /**
     * @param count how many succeeded
     * @param total sum of results (bytes moved)
     * @param lastErrno the errno that ended it, 0 if none did
     * @param fds every descriptor that came, in order
     */
    record Repeated(int count, long total, int lastErrno, long ns, List<Integer> fds) implements Report {
        public Repeated {
            fds = List.copyOf(fds);
        }
    }

    /** A child of this actor has ended and was reaped. {@code signal} 0: it exited. */
    record ChildEnded(int pid, int code, int signal) implements Report {}

    /** The actor is as it was before its first order ({@link Order.Rest}). */
    record Rested() implements Report {}

    /** The order was refused: a sentence for the author. */
    record Refused(String why) implements Report {}
}
