package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A listening socket with a name, and beside it, as libwayland has it, a file NAME.lock whose flock(2) says that somebody
 * listens: a socket without one was left behind and is replaced. Both names are removed at the end.
 */
final class WaylandSocket implements AutoCloseable {
    private static final int MOST_NAMES = 32;
    private static final int BACKLOG = 16;
    private static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | 04000 | 02000000;
    private static final int O_RDWR_CREAT_CLOEXEC_NOFOLLOW = 02 | 0100 | 02000000 | 0400000;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int PRIVATE_FOLDER = 0040700;
    private static final int S_IFSOCK = 0140000;

    private final Syscalls calls;
    private final Path path;
    private final Fd lock;
    private final Fd socket;

    private WaylandSocket(Syscalls calls, Path path, Fd lock, Fd socket) {
        this.calls = calls;
        this.path = path;
        this.lock = lock;
        this.socket = socket;
    }

    Path path() {
        return path;
    }

    /** Borrowed. */
    Fd fd() {
        return socket;
    }

    /** The first of wayland-1, wayland-2 … that is free in a folder. */
    static WaylandSocket in(Syscalls calls, Path folder) throws PeerFault {
        for (int number = 1; number <= MOST_NAMES; number++) {
            Optional<WaylandSocket> free = listen(calls, folder.resolve("wayland-" + number));
            if (free.isPresent()) {
                return free.get();
            }
        }
        throw new PeerFault("in " + folder + " somebody listens at each of wayland-1 to wayland-" + MOST_NAMES);
    }

    static WaylandSocket at(Syscalls calls, Path path) throws PeerFault {
        return listen(calls, path)
                .orElseThrow(
                        () -> new PeerFault("somebody listens at " + path + " already: " + lock(path) + " is locked"));
    }

    /**
     * The folder for sockets: of this session where it has one for itself alone, or else one of our own in /tmp, which is
     * made.
     *
     * @param session $XDG_RUNTIME_DIR
     */
    static Path folder(Syscalls calls, Optional<Path> session) throws PeerFault {
        if (session.isPresent() && isPrivate(calls, session.get())) {
            return session.get();
        }
        Path own = ownFolder(calls);
        try {
            calls.mkdir(bytes(own), PRIVATE_FOLDER & 0777);
        } catch (ErrnoException e) {
            if (!e.errno().equals(Errno.EEXIST)) {
                throw new PeerFault("there is no folder for the socket: " + e.getMessage());
            }
        }
        if (!isPrivate(calls, own)) {
            throw new PeerFault(own + " is not a folder of this user with mode 0700; remove it, or say --socket");
        }
        return own;
    }

    private static Path ownFolder(Syscalls calls) {
        return Path.of("/tmp/fdscope-wayland-" + calls.geteuid());
    }

    private static boolean isPrivate(Syscalls calls, Path folder) {
        try {
            Syscalls.FileStatus status = calls.lstat(bytes(folder));
            return status.mode() == PRIVATE_FOLDER && status.uid() == calls.geteuid();
        } catch (ErrnoException e) {
            return false;
        }
    }

    /** @return empty where somebody listens */
    private static Optional<WaylandSocket> listen(Syscalls calls, Path path) throws PeerFault {
        if (bytes(path).length() >= UnixAddress.SUN_PATH) {
            throw new PeerFault(
                    path + " is too long for a socket: a name has at most " + (UnixAddress.SUN_PATH - 1) + " bytes");
        }
        Fd lock = null;
        Fd socket = null;
        try {
            lock = calls.open(bytes(lock(path)), O_RDWR_CREAT_CLOEXEC_NOFOLLOW, 0640);
            calls.flock(lock, LOCK_EX_NB);
            removeLeftOver(calls, path);
            socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
            calls.bind(socket, new UnixAddress.Pathname(bytes(path)).sockaddr());
            calls.listen(socket, BACKLOG);
            return Optional.of(new WaylandSocket(calls, path, lock, socket));
        } catch (ErrnoException e) {
            boolean taken = e.syscall().equals("flock") && e.errno().equals(Errno.EAGAIN);
            if (lock != null && !taken) {
                remove(calls, lock(path));
            }
            close(lock);
            close(socket);
            if (taken) {
                return Optional.empty();
            }
            throw new PeerFault("nobody can connect to " + path + ": " + e.getMessage());
        }
    }

    private static void close(Fd fd) {
        if (fd != null) {
            fd.close();
        }
    }

    /** Only a socket where nobody listens is removed; all else that has this name makes bind(2) fail. */
    private static void removeLeftOver(Syscalls calls, Path path) throws ErrnoException {
        try (Fd probe = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_NONBLOCK_CLOEXEC, 0)) {
            calls.connect(probe, new UnixAddress.Pathname(bytes(path)).sockaddr());
        } catch (ErrnoException e) {
            // A file that is no socket refuses too.
            if (e.errno().equals(Errno.ECONNREFUSED) && calls.lstat(bytes(path)).type() == S_IFSOCK) {
                calls.unlink(bytes(path));
            }
        }
    }

    private static void remove(Syscalls calls, Path name) {
        try {
            calls.unlink(bytes(name));
        } catch (ErrnoException e) {
            return; // somebody removed it before: it is gone all the same
        }
    }

    private static Path lock(Path path) {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    private static Bytes bytes(Path path) {
        return Bytes.utf8(path.toString());
    }

    /** The names go before the lock: whoever gets it next finds neither, or his own. */
    @Override
    public void close() {
        remove(calls, path);
        remove(calls, lock(path));
        socket.close();
        lock.close();
        if (ownFolder(calls).equals(path.getParent())) {
            removeIfEmpty(path.getParent());
        }
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return; // another compositor has its socket there
        }
    }
}
