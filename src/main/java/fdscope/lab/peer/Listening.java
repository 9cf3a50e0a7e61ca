package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A listening AF_UNIX stream socket with a name: passed by a starter, or made here. What was made here is removed at the
 * end; what a starter made is the starter's.
 */
public final class Listening implements AutoCloseable {
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
    private static final int BACKLOG = 64;

    private final Syscalls calls;
    private final Fd socket;
    private final UnixAddress address;
    private final Optional<Made> made;
    private final Optional<String> note;

    /** The socket file, and the folder if that was made as well. */
    private record Made(Bytes path, long device, long inode, Optional<Bytes> folder) {}

    private Listening(Syscalls calls, Fd socket, UnixAddress address, Optional<Made> made, Optional<String> note) {
        this.calls = calls;
        this.socket = socket;
        this.address = address;
        this.made = made;
        this.note = note;
    }

    /**
     * Takes the listener that a starter passed; without one makes it at {@code where}, or else in a new private folder
     * under $XDG_RUNTIME_DIR or /tmp.
     *
     * @param service what the listener is called in LISTEN_FDNAMES, and its file in the folder
     */
    public static Listening open(Syscalls calls, Map<String, String> environment, Optional<Bytes> where, String service)
            throws PeerFault {
        Activation activation = Activation.of(calls, environment);
        Optional<Fd> passed = activation.listener(service);
        if (passed.isPresent()) {
            return passed(calls, passed.get(), where);
        }
        return where.isPresent()
                ? make(calls, where.get(), Optional.empty(), activation.note())
                : inFolder(calls, environment, service, activation.note());
    }

    private static Listening passed(Syscalls calls, Fd socket, Optional<Bytes> where) throws PeerFault {
        try {
            if (where.isPresent()) {
                throw new PeerFault("a starter passed a listener, and another is asked for at "
                        + Printable.of(where.get()) + "; leave one of them out");
            }
            UnixAddress address = UnixAddress.of(calls.getsockname(socket));
            return new Listening(calls, socket, address, Optional.empty(), Optional.empty());
        } catch (PeerFault e) {
            socket.close();
            throw e;
        } catch (ErrnoException e) {
            socket.close();
            throw new PeerFault(e.getMessage());
        }
    }

    private static Listening inFolder(
            Syscalls calls, Map<String, String> environment, String service, Optional<String> note) throws PeerFault {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Bytes template = Bytes.utf8((runtime.isEmpty() ? "/tmp" : runtime) + "/fdscope-" + service + "-XXXXXX");
        Bytes folder;
        try {
            folder = calls.mkdtemp(template);
        } catch (ErrnoException e) {
            throw new PeerFault("no folder for the socket can be made: " + e.getMessage());
        }
        return make(calls, folder.plus(Bytes.utf8("/" + service)), Optional.of(folder), note);
    }

    private static Listening make(Syscalls calls, Bytes path, Optional<Bytes> folder, Optional<String> note)
            throws PeerFault {
        if (path.length() >= UnixAddress.SUN_PATH) {
            remove(folder);
            throw new PeerFault(
                    Printable.of(path) + " has " + path.length() + " bytes, and the name of a socket at most "
                            + (UnixAddress.SUN_PATH - 1) + "; choose a shorter one");
        }
        UnixAddress address = new UnixAddress.Pathname(path);
        Fd socket = null;
        try {
            socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
            calls.bind(socket, address.sockaddr());
            Syscalls.FileStatus file = calls.lstat(path);
            calls.listen(socket, BACKLOG);
            return new Listening(
                    calls, socket, address, Optional.of(new Made(path, file.device(), file.inode(), folder)), note);
        } catch (ErrnoException e) {
            if (socket != null) {
                socket.close();
            }
            remove(folder);
            String more = e.errno().equals(Errno.EADDRINUSE)
                    ? "; if no server is there any more (fdscope sockets name:" + Printable.of(path)
                            + "), remove the file"
                    : "";
            throw new PeerFault("no socket can be made at " + Printable.of(path) + ": " + e.getMessage() + more);
        }
    }

    /** Borrowed. */
    public Fd socket() {
        return socket;
    }

    public UnixAddress address() {
        return address;
    }

    /** Whether a starter made it. */
    public boolean isPassed() {
        return made.isEmpty();
    }

    /** Something that people should know, in a sentence. */
    public Optional<String> note() {
        return note;
    }

    /** Closes the socket, and removes the name if it still leads to it: somebody may have put another in its place. */
    @Override
    public void close() {
        socket.close();
        made.ifPresent(each -> {
            try {
                Syscalls.FileStatus file = calls.lstat(each.path());
                if (file.device() == each.device() && file.inode() == each.inode()) {
                    calls.unlink(each.path());
                }
            } catch (ErrnoException e) {
                // It is gone already, as it should be.
            }
            remove(each.folder());
        });
    }

    private static void remove(Optional<Bytes> folder) {
        if (folder.isPresent()) {
            try {
                Files.deleteIfExists(Path.of(folder.get().text()));
            } catch (IOException e) {
                // Somebody put something into it, and that is not ours.
            }
        }
    }
}
