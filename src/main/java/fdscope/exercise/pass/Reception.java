package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One message that came, with the descriptors, which it owns; all close-on-exec. */
public final class Reception implements AutoCloseable {
    private static final int F_GETFL = 3;
    private static final int POLLIN = 1;
    private static final int POLLHUP = 0x10;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int UCRED = 12;
    private static final int MSG_PEEK = 0x2;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private final Syscalls calls;
    private final Inherited inherited;
    private final Arrival arrival;
    private final List<Fd> fds;

    private Reception(Syscalls calls, Inherited inherited, Arrival arrival, List<Fd> fds) {
        this.calls = calls;
        this.inherited = inherited;
        this.arrival = arrival;
        this.fds = fds;
    }

    /** Waits for the message, reads it and closes the meeting point. */
    static Reception from(Syscalls calls, Inherited inherited, MeetingPoint at, RecvOrder order, Patience patience)
            throws ErrnoException, PassFailure {
        try (at) {
            Optional<ControlMessage.Credentials> peer = peer(calls, at.socket());
            Received came = read(calls, at, order, patience);
            List<Fd> fds = came.takeFds();
            try {
                Arrival arrival = arrival(calls, at, peer, came, fds);
                return new Reception(calls, inherited, arrival, fds);
            } catch (ErrnoException | RuntimeException e) {
                fds.forEach(Fd::close);
                throw e;
            }
        }
    }

    private static Received read(Syscalls calls, MeetingPoint at, RecvOrder order, Patience patience)
            throws ErrnoException, PassFailure {
        boolean stream = at.type() == SocketType.STREAM;
        int flags = MSG_CMSG_CLOEXEC | MSG_DONTWAIT | (order.peek() ? MSG_PEEK : 0) | (stream ? 0 : MSG_TRUNC);
        while (true) {
            int ready = calls.poll(at.socket(), POLLIN, patience.left());
            if (ready == 0) {
                throw new PassFailure("nothing came through "
                        + order.meeting().address().text() + " in "
                        + MeetingPoint.seconds(order.meeting().milliseconds()));
            }
            try {
                Received came = calls.recvmsg(at.socket(), order.maxBytes(), controlRoom(order), flags);
                if (came.result() == 0 && came.control().isEmpty() && (stream || (ready & POLLHUP) != 0)) {
                    throw new PassFailure(
                            order.meeting().address().text() + ": the peer closed without sending anything"
                                    + (stream ? "" : ", or sent an empty message, which looks the same"));
                }
                return came;
            } catch (ErrnoException e) {
                // Somebody else who has this socket was quicker.
                if (!e.errno().equals(Errno.EAGAIN)) {
                    throw e;
                }
            }
        }
    }

    /** To the byte: with padding behind it, as CMSG_SPACE has, another descriptor would fit where their number is odd. */
    private static int controlRoom(RecvOrder order) {
        long rights = order.room() == 0 ? 0 : ControlBuffer.length(4L * order.room());
        return Math.toIntExact(rights + (order.credentials() ? ControlBuffer.space(UCRED) : 0));
    }

    /** Nobody is at the other end of a named datagram socket: the kernel says pid 0 then. */
    private static Optional<ControlMessage.Credentials> peer(Syscalls calls, Fd socket) throws ErrnoException {
        ByteBuffer ucred =
                calls.getsockopt(socket, SOL_SOCKET, SO_PEERCRED, UCRED).buffer();
        ControlMessage.Credentials who = new ControlMessage.Credentials(ucred.getInt(), ucred.getInt(), ucred.getInt());
        return who.pid() == 0 && who.uid() == -1 ? Optional.empty() : Optional.of(who);
    }

    private static Arrival arrival(
            Syscalls calls, MeetingPoint at, Optional<ControlMessage.Credentials> peer, Received came, List<Fd> fds)
            throws ErrnoException {
        List<Arrival.Arrived> arrived = new ArrayList<>();
        for (Fd fd : fds) {
            Bytes target = calls.readlink(Bytes.utf8("/proc/self/fd/" + fd.number()));
            arrived.add(new Arrival.Arrived(fd.number(), target, (int) calls.fcntl(fd, F_GETFL, 0)));
        }
        Optional<ControlMessage.Credentials> credentials = Optional.empty();
        List<ControlMessage.Unknown> others = new ArrayList<>();
        for (ControlMessage message : came.messages()) {
            if (message instanceof ControlMessage.Credentials who) {
                credentials = Optional.of(who);
            } else if (message instanceof ControlMessage.Unknown unknown) {
                others.add(unknown);
            }
        }
        return new Arrival(
                at.type(),
                came.data(),
                came.result(),
                came.flags(),
                arrived,
                credentials,
                peer,
                UnixAddress.of(came.name()),
                others);
    }

    public Arrival arrival() {
        return arrival;
    }

    /**
     * Replaces this program by another one, which has the descriptors that came, and of this one's nothing but what it was
     * started with itself.
     *
     * @param command the program, looked for in PATH, and its arguments
     * @param environment the whole of it
     * @param at a number for each descriptor that came, in their order
     * @param dataAt where the data can be read, if anywhere
     * @throws CannotRun always: it returns in no other way
     */
    public void run(List<Bytes> command, List<Bytes> environment, List<Integer> at, Optional<Integer> dataAt)
            throws CannotRun {
        new HandOn(calls, inherited)
                .run(command, environment, fds, at, dataAt.map(n -> new HandOn.Data(n, arrival.data())));
    }

    @Override
    public void close() {
        fds.forEach(Fd::close);
    }
}
