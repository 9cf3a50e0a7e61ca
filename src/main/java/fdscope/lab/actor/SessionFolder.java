package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one folder of a running fdscope: {@code lock}, {@code control}, what actors write to stderr, and a record of each
 * lab folder. It stands in a base folder that all of a user's share; while one is made or swept there, a flock on the
 * base keeps everybody else from sweeping it.
 */
final class SessionFolder implements AutoCloseable {
    static final int NOBODY = 65534;
    private static final String PREFIX = "s-";
    private static final int O_CREAT_CLOEXEC = 0100 | 02000000;
    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int S_IFDIR = 0040000;
    private static final int EEXIST = 17;
    /** sun_path less a closing NUL. */
    private static final int LONGEST_SOCKET_NAME = 107;

    private final Syscalls calls;
    private final Path base;
    private final String path;
    private final Fd lock;

    private SessionFolder(Syscalls calls, Path base, String path, Fd lock) {
        this.calls = calls;
        this.base = base;
        this.path = path;
        this.lock = lock;
    }

    /** Makes a fresh one, after sweeping what others have left behind. */
    static SessionFolder make(Syscalls calls, Path base) throws CannotStart {
        Optional<Fd> held = Optional.empty();
        try {
            held = Optional.of(hold(calls, base));
            sweep(calls, base);
            String path =
                    calls.mkdtemp(Bytes.utf8(base + "/" + PREFIX + "XXXXXX")).text();
            if ((path + "/control").length() > LONGEST_SOCKET_NAME) {
                calls.chmod(Bytes.utf8(path), 0700);
                Files.deleteIfExists(Path.of(path));
                throw new CannotStart(base + " is too long a name for a socket in it; expected at most "
                        + (LONGEST_SOCKET_NAME - 17) + " bytes: set XDG_RUNTIME_DIR to a shorter one");
            }
            Fd lock = calls.open(Bytes.utf8(path + "/lock"), O_CREAT_CLOEXEC, 0644);
            calls.flock(lock, LOCK_SH);
            if (calls.geteuid() == 0) {
                // Actors are nobody then: they have to come in, and the last one removes it.
                calls.fchmod(lock, 0644);
                calls.chown(Bytes.utf8(path), NOBODY, NOBODY);
                calls.chmod(Bytes.utf8(path), 0711);
            }
            return new SessionFolder(calls, base, path, lock);
        } catch (ErrnoException | IOException e) {
            throw new CannotStart(
                    "no private folder for labs: " + e.getMessage() + "; expected a folder of yours at " + base);
        } finally {
            held.ifPresent(Fd::close);
        }
    }

    /** $XDG_RUNTIME_DIR/fdscope if that is ours alone, else /tmp/fdscope-UID. */
    static Path usualBase(Syscalls calls) {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        int uid = calls.geteuid();
        if (runtime != null && runtime.startsWith("/") && uid != 0) {
            try {
                Syscalls.FileStatus status = calls.lstat(Bytes.utf8(runtime));
                if (status.type() == S_IFDIR && status.uid() == uid && (status.mode() & 077) == 0) {
                    return Path.of(runtime, "fdscope");
                }
            } catch (ErrnoException e) {
                return Path.of("/tmp/fdscope-" + uid);
            }
        }
        return Path.of("/tmp/fdscope-" + uid);
    }

    private static Fd hold(Syscalls calls, Path base) throws ErrnoException, CannotStart {
        Bytes name = Bytes.utf8(base.toString());
        boolean root = calls.geteuid() == 0;
        while (true) {
            try {
                calls.mkdir(name, 0700);
                if (root) {
                    // Sticky and writable for nobody's group: an actor may remove the session folder, which is his.
                    calls.chown(name, 0, NOBODY);
                    calls.chmod(name, 01731);
                }
            } catch (ErrnoException e) {
                if (e.errno().number() != EEXIST) {
                    throw e;
                }
            }
            Constants constants = Constants.here();
            int flags =
                    constants.require("O_DIRECTORY") | constants.require("O_NOFOLLOW") | constants.require("O_CLOEXEC");
            Fd held = calls.open(name, flags, 0);
            calls.flock(held, LOCK_EX);
            Syscalls.FileStatus status = calls.fstat(held);
            if (status.uid() != calls.geteuid() || (status.mode() & (root ? 06 : 077)) != 0) {
                held.close();
                throw new CannotStart(base + " belongs to somebody else or is open to others; remove it");
            }
            if (Files.exists(base) && calls.lstat(name).inode() == status.inode()) {
                return held;
            }
            held.close(); // somebody removed it meanwhile
        }
    }

    private static void sweep(Syscalls calls, Path base) throws IOException {
        List<Path> sessions = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(base, PREFIX + "*")) {
            entries.forEach(sessions::add);
        }
        for (Path session : sessions) {
            if (isAbandoned(calls, session)) {
                removeAll(calls, session);
            }
        }
    }

    /** What is left of its labs first: the records are the only ones who know it. */
    private static void removeAll(Syscalls calls, Path session) throws IOException {
        if (LabFolder.removeRecorded(calls, session) == 0) {
            new TreeRemoval(calls).remove(session);
        }
    }

    private static boolean isAbandoned(Syscalls calls, Path session) {
        int flags = 0400000 | 02000000; // O_NOFOLLOW, O_CLOEXEC
        try (Fd lock = calls.open(Bytes.utf8(session + "/lock"), flags, 0)) {
            calls.flock(lock, LOCK_EX | LOCK_NB);
            return true;
        } catch (ErrnoException e) {
            // Without a lock it was being removed, or made, by somebody who did not come to the end.
            return e.syscall().startsWith("open") && Files.notExists(session.resolve("lock"));
        }
    }

    String path() {
        return path;
    }

    Path base() {
        return base;
    }

    boolean isRoot() {
        return calls.geteuid() == 0;
    }

    /** Removes all of it, the base too if nobody else is there. Idempotent. */
    @Override
    public void close() {
        Optional<Fd> held = Optional.empty();
        try {
            if (Files.exists(Path.of(path))) {
                removeAll(calls, Path.of(path));
            }
            held = Optional.of(hold(calls, base));
            Files.deleteIfExists(base);
        } catch (ErrnoException | CannotStart | IOException e) {
            // Somebody else is in it: as it should be.
            return;
        } finally {
            lock.close();
            held.ifPresent(Fd::close);
        }
    }
}
