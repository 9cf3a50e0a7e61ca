package fdscope.lab;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A process that plays a part: the runner's side of it. Not thread-safe: one runner at a time. */
public interface Actor {
    String name();

    int pid();

    /** The thread that makes calls (changes with execve). */
    int tid();

    /** Numbers of the JVM's own descriptors, never shown. */
    Set<Integer> ownFds();

    /** Sends an order; it may be answered later. A dead actor takes it silently: the next report tells. */
    void send(Order order);

    /** As {@link #send(Order)}, a descriptor beside it ({@link Order.Take}); borrowed. */
    void send(Order order, Fd beside);

    /**
     * The next report, waiting up to the deadline. Empty: nothing came in time, or the actor has ended ({@link
     * #ended()} tells).
     */
    Optional<Report> receive(Duration deadline);

    /** The descriptor that came beside the last report ({@link Order.Lend}); the caller owns it. */
    Fd takeLent() throws ErrnoException;

    /** How it ended, once it has and was reaped; empty while it lives. Waits up to the deadline for it to be known. */
    Optional<Ending> ended(Duration deadline);

    /** {@code signal} 0: exited with {@code code}. */
    record Ending(int code, int signal) {}

    /** SIGKILL, and reaped when this returns. */
    void kill();
}
