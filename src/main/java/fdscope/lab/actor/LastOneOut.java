package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What an actor does when the runner is gone, however that happened: the last one of the lab, told by an exclusive lock,
 * removes the lab's folder; the last one of the session removes the session folder; everybody ends.
 */
final class LastOneOut {
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int LOCK_UN = 8;
    private static final int POLLRDHUP = 0x2000;
    private static final int RLIMIT_NOFILE = 7;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Syscalls calls;
    private final Path session;
    private final Path lab;
    private final Path record;
    private final Fd lock;
    private final Fd labLock;
    private Runnable first = () -> {};

    /**
     * @param lock of the session, held shared
     * @param labLock of the lab, held shared
     */
    LastOneOut(Syscalls calls, Birth birth, Fd lock, Fd labLock) {
        this.calls = calls;
        this.session = Path.of(birth.folder());
        this.lab = Path.of(birth.lab());
        this.record = Path.of(birth.labLock());
        this.lock = lock;
        this.labLock = labLock;
    }

    /** What is to be done before all else. */
    synchronized void first(Runnable task) {
        task.run(); // there is nothing to do yet: so that it is loaded
        first = task;
    }

    /** What has to stay open until the end: the locks, and the line to the runner. */
    List<Fd> kept(Fd line) {
        return List.of(lock, labLock, line);
    }

    /** Loads what {@link #leave()} needs: later a lab may have left no descriptor to load it with. */
    void rehearse() throws ErrnoException {
        new TreeRemoval(calls).remove(lab.resolve("nothing"));
        seesTheSession();
        isLabless();
        LockSupport.parkNanos(1);
        try {
            Files.deleteIfExists(record.resolveSibling("nothing"));
        } catch (IOException e) {
            // It is about the way there.
        }
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
            first.run();
            raiseLimit();
            if (seesTheSession()) {
                clearLab();
                clearSession();
            }
        } catch (ErrnoException | IOException e) {
            // The next start sweeps.
            calls._exit(0);
        }
        calls._exit(0);
    }

    /** Whoever has gone into a chroot(2) can remove nothing, and leaves it to others. */
    private boolean seesTheSession() throws ErrnoException {
        try {
            Syscalls.FileStatus there = calls.lstat(Bytes.utf8(session + "/lock"));
            return there.inode() == calls.fstat(lock).inode();
        } catch (ErrnoException e) {
            return false;
        }
    }

    private void clearLab() throws ErrnoException, IOException {
        if (isLast(labLock)) {
            if (new TreeRemoval(calls).remove(lab) == 0) {
                Files.deleteIfExists(record);
            }
            // Somebody else may be allowed to remove what we are not.
            calls.flock(labLock, LOCK_UN);
        }
    }

    private void clearSession() throws ErrnoException, IOException {
        if (isLast(lock) && isLabless()) {
            new TreeRemoval(calls).remove(session);
        }
    }

    /** A lab whose actors were all dead has nobody to remove its folder: then the record is still needed. */
    private boolean isLabless() {
        try {
            return LabFolder.records(session).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Others may be leaving at this very moment, the runner's own end may take a while: so some patience. Who tries has
     * given up its shared lock: of several who try, one succeeds.
     */
    private boolean isLast(Fd file) {
        long end = System.nanoTime() + PATIENCE;
        do {
            try {
                calls.flock(file, LOCK_EX_NB);
                return true;
            } catch (ErrnoException e) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        } while (System.nanoTime() < end);
        return false;
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
