package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends one message, or receives one; nothing of it is left behind. */
public final class Passing {
    private static final int POLLOUT = 4;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int CHUNK = 1 << 16;

    private final Syscalls calls;
    private final Inherited inherited;

    public Passing(Syscalls calls, Inherited inherited) {
        this.calls = calls;
        this.inherited = inherited;
    }

    /** What this program was started with. */
    public Inherited inherited() {
        return inherited;
    }

    /**
     * Reads an inherited descriptor to its end.
     *
     * @throws PassFailure it has more than {@code most} bytes
     */
    public Bytes readAll(int descriptor, int most) throws ErrnoException, PassFailure {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            Bytes part = calls.read(Fd.borrowed(descriptor), CHUNK);
            if (part.isEmpty()) {
                return Bytes.of(all.toByteArray());
            }
            all.writeBytes(part.toArray());
            if (all.size() > most) {
                throw new PassFailure("descriptor " + descriptor + " has more than " + most
                        + " bytes; what is that long is better sent as a descriptor");
            }
        }
    }

    /**
     * When it returns the kernel has the message; that somebody read it is not said. The descriptors are borrowed.
     *
     * @throws PassFailure nobody came or read in time, or only a part could be sent
     */
    public void send(SendOrder order) throws ErrnoException, PassFailure {
        Patience patience = new Patience(order.meeting().milliseconds());
        List<Fd> fds = new ArrayList<>();
        try {
            for (SentFd sent : order.fds()) {
                fds.add(descriptor(sent));
            }
            try (MeetingPoint at = MeetingPoint.open(calls, order.meeting(), patience, false)) {
                send(at, order, fds, patience);
            }
        } finally {
            fds.forEach(Fd::close);
        }
    }

    private Fd descriptor(SentFd sent) throws ErrnoException {
        if (sent.pid().isEmpty()) {
            return Fd.borrowed(sent.number());
        }
        try (Fd process = calls.pidfd_open(sent.pid().getAsInt(), 0)) {
            return calls.pidfd_getfd(process, sent.number(), 0);
        }
    }

    private void send(MeetingPoint at, SendOrder order, List<Fd> fds, Patience patience)
            throws ErrnoException, PassFailure {
        Bytes control = fds.isEmpty()
                ? Bytes.EMPTY
                : ControlBuffer.encode(List.of(
                        new ControlMessage.Rights(fds.stream().map(Fd::number).toList())));
        Bytes rest = order.data();
        boolean more = true;
        while (more) {
            try {
                long sent = calls.sendmsg(
                        at.socket(), rest, Optional.empty(), control, control.length(), MSG_DONTWAIT | MSG_NOSIGNAL);
                // They travel with the first byte.
                control = Bytes.EMPTY;
                rest = rest.slice((int) sent, rest.length());
                more = at.type() == SocketType.STREAM && !rest.isEmpty();
            } catch (ErrnoException e) {
                if (!e.errno().equals(Errno.EAGAIN)) {
                    throw explained(e, order, rest);
                }
                if (calls.poll(at.socket(), POLLOUT, patience.left()) == 0) {
                    throw new PassFailure(order.meeting().address().text() + ": the peer did not read in "
                            + MeetingPoint.seconds(order.meeting().milliseconds()) + soFar(order, rest));
                }
            }
        }
    }

    private static PassFailure explained(ErrnoException e, SendOrder order, Bytes rest) {
        int count = order.fds().size();
        if (e.errno().equals(Errno.EINVAL) && count > RecvOrder.MOST_FDS) {
            return new PassFailure(e.getMessage() + ": here are " + count + ", and one message takes "
                    + RecvOrder.MOST_FDS + " (SCM_MAX_FD)");
        }
        return new PassFailure(e.getMessage() + soFar(order, rest));
    }

    private static String soFar(SendOrder order, Bytes rest) {
        int sent = order.data().length() - rest.length();
        return sent == 0
                ? ""
                : "; it had taken " + sent + " of " + order.data().length() + " bytes"
                        + (order.fds().isEmpty() ? "" : ", the descriptors with the first");
    }

    /**
     * Receives; the caller closes what comes.
     *
     * @throws PassFailure nobody came or sent in time, or the peer closed without having sent anything
     */
    public Reception receive(RecvOrder order) throws ErrnoException, PassFailure {
        Patience patience = new Patience(order.meeting().milliseconds());
        MeetingPoint at = MeetingPoint.open(calls, order.meeting(), patience, order.credentials());
        try {
            return Reception.from(calls, inherited, at, order, patience);
        } catch (ErrnoException | PassFailure | RuntimeException e) {
            at.close();
            throw e;
        }
    }
}
