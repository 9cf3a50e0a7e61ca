package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One end of an order channel: lines over a stream socket, a descriptor beside a line where it hands one over. Owns the
 * socket and every descriptor that came and was not taken. One thread reads; any may send.
 */
final class Channel implements AutoCloseable {
    static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int POLLIN = 1;
    private static final int CHUNK = 64 << 10;

    private final Syscalls calls;
    private final Fd socket;
    private final int receiveFlags;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Deque<String> lines = new ArrayDeque<>();
    private final Deque<Fd> fds = new ArrayDeque<>();
    private boolean ended;

    /** @param receiveFlags {@link #MSG_CMSG_CLOEXEC}, or 0 so that descriptors survive a new program */
    Channel(Syscalls calls, Fd socket, int receiveFlags) {
        this.calls = calls;
        this.socket = socket;
        this.receiveFlags = receiveFlags;
    }

    Fd socket() {
        return socket;
    }

    void send(String line) throws ErrnoException {
        send(line, Optional.empty());
    }

    /** @param beside borrowed */
    synchronized void send(String line, Optional<Fd> beside) throws ErrnoException {
        Bytes rest = Bytes.utf8(line + "\n");
        Bytes control = beside.isEmpty()
                ? Bytes.EMPTY
                : ControlBuffer.encode(
                        List.of(new ControlMessage.Rights(List.of(beside.get().number()))));
        while (!rest.isEmpty()) {
            long sent = calls.sendmsg(socket, rest, Optional.empty(), control, control.length(), MSG_NOSIGNAL);
            rest = rest.slice((int) sent, rest.length());
            control = Bytes.EMPTY;
        }
    }

    /**
     * The next line, or empty: nothing came in time, or nothing will ever come ({@link #ended()}).
     *
     * @param milliseconds -1 waits for ever
     */
    Optional<String> receive(int milliseconds) throws ErrnoException {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        while (lines.isEmpty() && !ended) {
            if (milliseconds >= 0) {
                long left = Math.max(0, (end - System.nanoTime() + 999_999) / 1_000_000);
                if (calls.poll(socket, POLLIN, (int) left) == 0) {
                    return Optional.empty();
                }
            }
            fill();
        }
        return Optional.ofNullable(lines.poll());
    }

    private void fill() throws ErrnoException {
        try (Received received = calls.recvmsg(socket, CHUNK, Math.toIntExact(ControlBuffer.space(4)), receiveFlags)) {
            fds.addAll(received.takeFds());
            ended = received.data().isEmpty();
            for (byte b : received.data().toArray()) {
                if (b == '\n') {
                    lines.add(partial.toString(StandardCharsets.UTF_8));
                    partial.reset();
                } else {
                    partial.write(b);
                }
            }
        } catch (ErrnoException e) {
            // A killed peer that left something unread: as good as the end.
            ended = true;
        }
    }

    boolean ended() {
        return ended && lines.isEmpty();
    }

    /** The next descriptor that came beside a line, the caller's from now on; empty if there was no room for it. */
    Optional<Fd> takeFd() {
        return Optional.ofNullable(fds.poll());
    }

    @Override
    public void close() {
        fds.forEach(Fd::close);
        fds.clear();
        socket.close();
    }
}
