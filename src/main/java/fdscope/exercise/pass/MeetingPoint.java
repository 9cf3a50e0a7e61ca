package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The socket that one message passes through: connected, or for datagrams the named one to which they are sent. Owns what
 * it opened and the name it bound; an inherited socket is borrowed, and stays as it is.
 */
final class MeetingPoint implements AutoCloseable {
    private static final int POLLIN = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_PASSCRED = 16;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int ONE_PEER = 1;
    private static final long BETWEEN_TRIES = 5_000_000;
    /** What may be otherwise in a moment: no name yet, nobody listens yet, the queue is full. */
    private static final Set<Integer> NOT_YET =
            Set.of(Errno.ENOENT.number(), Errno.ECONNREFUSED.number(), Errno.EAGAIN.number());

    private final Fd socket;
    private final SocketType type;
    private final Optional<OwnName> name;

    private MeetingPoint(Fd socket, SocketType type, Optional<OwnName> name) {
        this.socket = socket;
        this.type = type;
        this.name = name;
    }

    /**
     * Waits until there is a peer, but for datagrams.
     *
     * @param credentials SO_PASSCRED is set before anything can come
     */
    static MeetingPoint open(Syscalls calls, Meeting meeting, Patience patience, boolean credentials)
            throws ErrnoException, PassFailure {
        if (meeting.address() instanceof PassAddress.Inherited inherited) {
            return inherited(calls, Fd.borrowed(inherited.number()), meeting, patience, credentials);
        }
        UnixAddress address = ((PassAddress.Named) meeting.address()).address();
        if (!meeting.listens()) {
            return new MeetingPoint(connected(calls, meeting, address, credentials), meeting.type(), Optional.empty());
        }
        Fd socket = socket(calls, meeting.type(), credentials);
        try {
            OwnName name = OwnName.bind(calls, socket, address);
            if (meeting.type() == SocketType.DGRAM) {
                return new MeetingPoint(socket, meeting.type(), Optional.of(name));
            }
            try (socket;
                    name) {
                calls.listen(socket, ONE_PEER);
                return new MeetingPoint(accepted(calls, socket, meeting, patience), meeting.type(), Optional.empty());
            }
        } catch (ErrnoException | PassFailure e) {
            socket.close();
            throw e;
        }
    }

    private static MeetingPoint inherited(
            Syscalls calls, Fd socket, Meeting meeting, Patience patience, boolean credentials)
            throws ErrnoException, PassFailure {
        SocketType type = SocketType.ofNumber(option(calls, socket, SO_TYPE))
                .orElseThrow(() -> new PassFailure(meeting.address().text() + " is a socket of another kind"));
        if (credentials) {
            passCredentials(calls, socket);
        }
        boolean listens = option(calls, socket, SO_ACCEPTCONN) != 0;
        Fd taken = listens ? accepted(calls, socket, meeting, patience) : socket;
        return new MeetingPoint(taken, type, Optional.empty());
    }

    private static Fd socket(Syscalls calls, SocketType type, boolean credentials) throws ErrnoException {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, type.number() | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (credentials) {
            passCredentials(calls, socket);
        }
        return socket;
    }

    private static void passCredentials(Syscalls calls, Fd socket) throws ErrnoException {
        calls.setsockopt(socket, SOL_SOCKET, SO_PASSCRED, Bytes.of((byte) 1, (byte) 0, (byte) 0, (byte) 0));
    }

    private static int option(Syscalls calls, Fd socket, int option) throws ErrnoException {
        return calls.getsockopt(socket, SOL_SOCKET, option, Integer.BYTES)
                .buffer()
                .getInt();
    }

    private static Fd accepted(Syscalls calls, Fd listener, Meeting meeting, Patience patience)
            throws ErrnoException, PassFailure {
        if (calls.poll(listener, POLLIN, patience.left()) == 0) {
            throw new PassFailure(
                    "nobody came to " + meeting.address().text() + " in " + seconds(meeting.milliseconds()));
        }
        return calls.accept(listener, Optional.of(SOCK_CLOEXEC | SOCK_NONBLOCK)).fd();
    }

    /** Tries again while the peer may still be starting. */
    private static Fd connected(Syscalls calls, Meeting meeting, UnixAddress address, boolean credentials)
            throws ErrnoException {
        Patience tries = new Patience(OptionalLong.of(meeting.milliseconds().orElse(Meeting.USUAL_TRIES)));
        while (true) {
            Fd socket = socket(calls, meeting.type(), credentials);
            try {
                calls.connect(socket, address.sockaddr());
                return socket;
            } catch (ErrnoException e) {
                socket.close();
                if (!NOT_YET.contains(e.errno().number()) || tries.left() == 0) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES);
            }
        }
    }

    /** {@code 2 s}, {@code 0.25 s}. */
    static String seconds(OptionalLong milliseconds) {
        double seconds = milliseconds.orElse(Meeting.USUAL_TRIES) / 1000.0;
        return (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)) + " s";
    }

    Fd socket() {
        return socket;
    }

    SocketType type() {
        return type;
    }

    @Override
    public void close() {
        name.ifPresent(OwnName::close);
        socket.close();
    }
}
