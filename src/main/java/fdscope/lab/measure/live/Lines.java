package fdscope.lab.measure.live;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies between sender and receiver: control (rounds there, answers back), a stream socket, a pipe, TCP. Owns the
 * sender's ends, and the receiver's until they are {@linkplain #handOver handed over}.
 */
final class Lines implements AutoCloseable {
    /** Numbers of the receiver's ends in its own process. */
    static final int CONTROL = 3;

    static final int STREAM = 4;
    static final int PIPE = 5;
    static final int TCP = 6;

    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int SOCK_STREAM = 1 | SOCK_CLOEXEC;
    private static final int SOCK_SEQPACKET = 5 | SOCK_CLOEXEC;
    private static final int O_CLOEXEC = 02000000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_SNDTIMEO = 21;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    /** Longer than any transfer takes; without an answer a receiver that hangs would never be noticed. */
    private static final long PATIENCE_SECONDS = 30;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Map<Integer, Fd> here = new TreeMap<>();
    private final Map<Integer, Fd> there = new TreeMap<>();
    private Optional<String> withoutTcp = Optional.empty();

    private Lines() {}

    static Lines open(Syscalls calls) throws ErrnoException {
        Lines lines = new Lines();
        try {
            lines.add(CONTROL, calls.socketpair(AF_UNIX, SOCK_SEQPACKET, 0));
            lines.add(STREAM, calls.socketpair(AF_UNIX, SOCK_STREAM, 0));
            List<Fd> pipe = calls.pipe(Optional.of(O_CLOEXEC));
            lines.add(PIPE, List.of(pipe.get(1), pipe.get(0)));
            lines.openTcp(calls);
            Bytes patience = Bytes.of(ByteBuffer.allocate(16)
                    .order(ByteOrder.nativeOrder())
                    .putLong(PATIENCE_SECONDS)
                    .array());
            calls.setsockopt(lines.here(CONTROL), SOL_SOCKET, SO_RCVTIMEO, patience);
            calls.setsockopt(lines.here(STREAM), SOL_SOCKET, SO_SNDTIMEO, patience);
            return lines;
        } catch (ErrnoException e) {
            lines.close();
            throw e;
        }
    }

    private void add(int number, List<Fd> ends) {
        here.put(number, ends.get(0));
        there.put(number, ends.get(1));
    }

    /** A machine without a loopback interface (a fresh network namespace) has none; the rest goes on. */
    private void openTcp(Syscalls calls) {
        List<Fd> made = new ArrayList<>();
        try (Fd listener = calls.socket(AF_INET, SOCK_STREAM, 0)) {
            calls.bind(listener, loopback());
            calls.listen(listener, 1);
            Fd client = calls.socket(AF_INET, SOCK_STREAM, 0);
            made.add(client);
            calls.connect(client, calls.getsockname(listener));
            Fd server = calls.accept(listener, Optional.of(SOCK_CLOEXEC)).fd();
            made.add(server);
            // Else the end of a transfer, less than a segment, waits for the acknowledgement of what went before.
            Bytes on = Bytes.of(ByteBuffer.allocate(4)
                    .order(ByteOrder.nativeOrder())
                    .putInt(1)
                    .array());
            calls.setsockopt(client, IPPROTO_TCP, TCP_NODELAY, on);
            add(TCP, made);
        } catch (ErrnoException e) {
            made.forEach(Fd::close);
            withoutTcp = Optional.of("tcp: " + e.getMessage());
        }
    }

    /** struct sockaddr_in of 127.0.0.1, any free port. */
    private static Bytes loopback() {
        ByteBuffer address = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        return Bytes.of(address.putShort((short) AF_INET)
                .putShort((short) 0)
                .put(LOOPBACK)
                .array());
    }

    /** Why there is no TCP; empty if there is. */
    Optional<String> withoutTcp() {
        return withoutTcp;
    }

    /** The sender's end, borrowed. */
    Fd here(int number) {
        return here.get(number);
    }

    /** The receiver's ends, borrowed, by their number in the receiver. */
    Map<Integer, Fd> there() {
        return Map.copyOf(there);
    }

    /** The receiver has its ends: ours are closed, so that each side notices when the other goes. */
    void handOver() {
        there.values().forEach(Fd::close);
        there.clear();
    }

    @Override
    public void close() {
        handOver();
        here.values().forEach(Fd::close);
    }
}
