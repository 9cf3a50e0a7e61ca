package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import java.util.List;
import java.util.Optional;

/**
 * One end of a connected stream socket that carries bytes and descriptors. Owns the socket. Nothing here sleeps longer than
 * it was told, and no read throws descriptors away: there is always room for as many as one message can bring.
 */
public final class Connection implements AutoCloseable {
    /** SCM_MAX_FD, include/net/scm.h: more cannot come with one read. */
    private static final int MOST_FDS = 253;

    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private final Syscalls calls;
    private final Fd socket;

    /** @param socket connected; this connection's from now on */
    public Connection(Syscalls calls, Fd socket) {
        this.calls = calls;
        this.socket = socket;
    }

    /** Borrowed, for epoll and kcmp. */
    public Fd socket() {
        return socket;
    }

    /**
     * What has come, without waiting; the caller closes it. Empty data is the end of the stream.
     *
     * @return empty when nothing is there yet
     */
    public Optional<Received> receive(int size) throws ErrnoException {
        try {
            return Optional.of(calls.recvmsg(
                    socket, size, Math.toIntExact(ControlBuffer.space(4 * MOST_FDS)), MSG_DONTWAIT | MSG_CMSG_CLOEXEC));
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EAGAIN)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Waits for something to read, or the end.
     *
     * @return whether {@link #receive} will bring something
     */
    public boolean awaits(int milliseconds) throws ErrnoException {
        return calls.poll(socket, POLLIN, milliseconds) != 0;
    }

    /**
     * Sends all of it; the descriptors, borrowed, with the first byte.
     *
     * @param data not empty: a descriptor needs a byte to travel with (unix(7))
     * @param milliseconds how long a peer that does not read may hold this up
     * @throws ErrnoException EAGAIN when the peer did not read in time; EPIPE when it has gone, without a signal
     */
    public void send(Bytes data, List<Fd> fds, int milliseconds) throws ErrnoException {
        Bytes rest = data;
        List<Fd> beside = fds;
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        while (!rest.isEmpty()) {
            try {
                rest = rest.slice(sendSome(rest, beside), rest.length());
                beside = List.of();
            } catch (ErrnoException e) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (!e.errno().equals(Errno.EAGAIN) || left <= 0) {
                    throw e;
                }
                calls.poll(socket, POLLOUT, (int) left);
            }
        }
    }

    /**
     * Sends as much as there is room for, at least a byte, without waiting; the descriptors, borrowed, with the first.
     *
     * @return how many bytes went
     * @throws ErrnoException EAGAIN when there is no room, and nothing went; EPIPE when the peer has gone, without a signal
     */
    public int sendSome(Bytes data, List<Fd> fds) throws ErrnoException {
        Bytes control = fds.isEmpty()
                ? Bytes.EMPTY
                : ControlBuffer.encode(List.of(
                        new ControlMessage.Rights(fds.stream().map(Fd::number).toList())));
        return (int)
                calls.sendmsg(socket, data, Optional.empty(), control, control.length(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }

    @Override
    public void close() {
        socket.close();
    }
}
