package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.file.Path;

/**
 * What an actor does when the runner is gone, however that happened: the last one of the session, told by an exclusive
 * lock, removes the session folder; everybody ends.
 */
final class LastOneOut {
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int POLLRDHUP = 0x2000;
    private static final int RLIMIT_NOFILE = 7;

    private final Syscalls calls;
    private final String folder;
    private final Fd lock;

    LastOneOut(Syscalls calls, String folder, Fd lock) {
        this.calls = calls;
        this.folder = folder;
        this.lock = lock;
    }

    /** Loads what {@link #leave()} needs: later a lab may have left no descriptor to load it with. */
    void rehearse() {
        new TreeRemoval(calls).remove(Path.of(folder, "nothing"));
    }

    /** Waits until the other end of the socket is closed, though another thread may be blocked in a lab's call. */
    void waitFor(Fd socket) {
        try {
            calls.poll(socket, POLLRDHUP, -1);
        } catch (ErrnoException e) {
            // No socket any more is as good as no runner any more.
        } finally {
            leave();
        }
    }

    /** Does not return. */
    synchronized void leave() {
        try {
            raiseLimit();
            calls.flock(lock, LOCK_EX_NB);
            new TreeRemoval(calls).remove(Path.of(folder));
        } catch (ErrnoException e) {
            // Another actor, or the runner itself, is still there: it will do it.
            calls._exit(0);
        }
        calls._exit(0);
    }

    private void raiseLimit() {
        try {
            long hard = calls.getrlimit(RLIMIT_NOFILE).hard();
            calls.setrlimit(RLIMIT_NOFILE, new Syscalls.Limit(hard, hard));
        } catch (ErrnoException e) {
            return;
        }
    }
}
