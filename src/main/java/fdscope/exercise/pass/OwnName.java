package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;

/**
 * A name that this program bound. A pathname's file is removed once, also when a signal ends the program, and only if it
 * is still the one that was made here.
 */
final class OwnName implements AutoCloseable {
    private static final int S_IFSOCK = 0140000;
    private static final int SOCK_CLOEXEC = 0x80000;

    private final Syscalls calls;
    private final UnixAddress address;
    private final Thread lastWord = new Thread(this::remove, "remove-name");
    private Syscalls.FileStatus made;

    private OwnName(Syscalls calls, UnixAddress address) {
        this.calls = calls;
        this.address = address;
    }

    /** @throws PassFailure the name is taken, and by what */
    static OwnName bind(Syscalls calls, Fd socket, UnixAddress address) throws ErrnoException, PassFailure {
        OwnName name = new OwnName(calls, address);
        Runtime.getRuntime().addShutdownHook(name.lastWord);
        boolean bound = false;
        try {
            name.bind(socket);
            bound = true;
            return name;
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EADDRINUSE) && address instanceof UnixAddress.Pathname path) {
                throw new PassFailure(e.getMessage() + ": " + name.holder(path));
            }
            throw e;
        } finally {
            if (!bound) {
                name.close();
            }
        }
    }

    /** Together with what proves later that it is ours; a signal in between waits. */
    private synchronized void bind(Fd socket) throws ErrnoException {
        calls.bind(socket, address.sockaddr());
        if (address instanceof UnixAddress.Pathname path) {
            Syscalls.FileStatus status = calls.lstat(path.path());
            // Somebody could have put another file there this moment.
            made = status.type() == S_IFSOCK ? status : null;
        }
    }

    /**
     * Asks without disturbing anybody: a datagram socket's connect(2) reaches no queue. At a name of another type it gives
     * EPROTOTYPE, where nobody has the socket ECONNREFUSED.
     */
    private String holder(UnixAddress.Pathname path) {
        try {
            if (calls.lstat(path.path()).type() != S_IFSOCK) {
                return "by a file that is no socket; choose another name";
            }
        } catch (ErrnoException e) {
            return "it has gone this moment; try again";
        }
        try (Fd probe = calls.socket(UnixAddress.AF_UNIX, SocketType.DGRAM.number() | SOCK_CLOEXEC, 0)) {
            calls.connect(probe, path.sockaddr());
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.ECONNREFUSED)) {
                return "by a socket file that was left behind, nobody has the socket any more; remove it with rm";
            }
        }
        return "by a socket that somebody uses; choose another name";
    }

    private synchronized void remove() {
        if (made == null) {
            return;
        }
        Bytes path = address.name();
        try {
            Syscalls.FileStatus now = calls.lstat(path);
            if (now.device() == made.device() && now.inode() == made.inode()) {
                calls.unlink(path);
            }
        } catch (ErrnoException e) {
            // Somebody else has removed it, or the directory is closed to us now: nothing is ours to remove.
            return;
        } finally {
            made = null;
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWord);
        } catch (IllegalStateException e) {
            return; // it has begun, and finds that nothing is left to remove
        }
    }
}
