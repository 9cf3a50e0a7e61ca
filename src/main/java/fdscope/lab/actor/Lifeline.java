package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Actor;
import java.time.Duration;
import java.util.Optional;

/** The life of one process seen from the runner: whether it has ended, how, and how to end it. Owns the pidfd. */
final class Lifeline {
    private static final int SIGKILL = 9;
    private static final int POLLIN = 1;

    private final Syscalls calls;
    private final int pid;
    private final Optional<Fd> pidfd;
    private final Optional<ActorProcess> parent;
    private Optional<Actor.Ending> ending = Optional.empty();

    /**
     * @param pidfd empty if it had ended and was reaped before one could be opened
     * @param parent the actor that started it, empty if the runner did
     */
    Lifeline(Syscalls calls, int pid, Optional<Fd> pidfd, Optional<ActorProcess> parent) {
        this.calls = calls;
        this.pid = pid;
        this.pidfd = pidfd;
        this.parent = parent;
    }

    /** Waits up to the deadline for the end, and for how it came. */
    Optional<Actor.Ending> ended(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            do {
                long left = Math.max(0, end - System.nanoTime());
                int milliseconds = (int) Math.min(Integer.MAX_VALUE, (left + 999_999) / 1_000_000);
                if (ending.isPresent() || isOver(milliseconds) && reaped(end)) {
                    return ending;
                }
            } while (System.nanoTime() < end);
        } catch (ErrnoException e) {
            return ending;
        }
        return ending;
    }

    private boolean isOver(int milliseconds) throws ErrnoException {
        return pidfd.isEmpty() || calls.poll(pidfd.get(), POLLIN, milliseconds) != 0;
    }

    private boolean reaped(long end) throws ErrnoException {
        if (parent.isEmpty()) {
            return waited();
        }
        // A short look, though the deadline may be long: its parent may end while we listen to it.
        long soon = Math.min(end, System.nanoTime() + 50_000_000);
        Optional<Actor.Ending> told = parent.get().endingOfChild(pid, soon);
        if (told.isPresent()) {
            ending = told;
            return true;
        }
        return parent.get().ended(Duration.ZERO).isPresent() && waited();
    }

    /** By waitpid(2): it is our child, or became it when its parent ended. */
    private synchronized boolean waited() throws ErrnoException {
        if (ending.isEmpty()) {
            try {
                ending = calls.waitpid(pid, true).map(status -> new Actor.Ending(status.code(), status.signal()));
            } catch (ErrnoException e) {
                // Its parent had reaped it and ended before it could tell.
                ending = Optional.of(new Actor.Ending(-1, 0));
            }
        }
        return ending.isPresent();
    }

    /** Nothing happens to one that is known to have ended. */
    void signalKill() {
        try {
            if (pidfd.isPresent() && ending.isEmpty()) {
                calls.pidfd_send_signal(pidfd.get(), SIGKILL);
            }
        } catch (ErrnoException e) {
            return; // gone already
        }
    }

    /** After it has ended and nobody will ask any more. */
    void release() {
        pidfd.ifPresent(Fd::close);
    }
}
