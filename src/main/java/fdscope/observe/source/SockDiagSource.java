package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import fdscope.observe.parse.SockDiagAnswer;
import fdscope.observe.parse.SockDiagCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks sock_diag(7) over a netlink socket. What it sees are the sockets of the network namespace in which that netlink
 * socket was made; one made elsewhere and handed over shows the namespace it comes from.
 *
 * <p>Owns the netlink socket. One question at a time: the methods are synchronized.
 */
public final class SockDiagSource implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int MSG_TRUNC = 0x20;
    /** With less than 32 KiB a dump once lost most of its rows. */
    private static final int BUFFER = 64 * 1024;
    /** Answers come at once or not at all. */
    private static final long DEADLINE_SECONDS = 5;

    private static final int TRIES = 3;

    private final Syscalls calls;
    private final Fd netlink;
    private int sequence;
    /** Set by the first row or end of a dump: before that, ENOENT may also mean that the kernel has no unix_diag. */
    private boolean answers;

    /** @param netlink a socket as {@link #netlink} makes it, here or in another network namespace; owned from now on */
    public SockDiagSource(Syscalls calls, Fd netlink) {
        this.calls = calls;
        this.netlink = netlink;
    }

    /** Over a netlink socket of this process's network namespace. */
    public static SockDiagSource open(Syscalls calls) throws ErrnoException {
        return new SockDiagSource(calls, netlink(calls));
    }

    /** A netlink socket for sock_diag, of the network namespace of the calling process; answers have a deadline. */
    public static Fd netlink(Syscalls calls) throws ErrnoException {
        Fd netlink = calls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
        try {
            ByteBuffer timeval = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            timeval.putLong(DEADLINE_SECONDS).putLong(0);
            calls.setsockopt(netlink, SOL_SOCKET, SO_RCVTIMEO, Bytes.of(timeval.array()));
            return netlink;
        } catch (ErrnoException e) {
            netlink.close();
            throw e;
        }
    }

    /**
     * All AF_UNIX sockets with an inode; what came before a failure is given with it. A dump that was interrupted, or for
     * which the kernel had no room (ENOBUFS), is asked for again, {@link #TRIES} times in all, and that is said.
     */
    public synchronized Reading<List<SocketSighting>> dump() {
        Reading<List<SocketSighting>> reading = null;
        String why = "";
        for (int tried = 1; tried <= TRIES; tried++) {
            List<SocketSighting> rows = new ArrayList<>();
            int question = ++sequence;
            try {
                Optional<String> trouble = ask(SockDiagCodec.dumpRequest(question), question, rows, true);
                if (trouble.isEmpty()) {
                    Reading<List<SocketSighting>> whole = Reading.of(rows, Instant.now());
                    return tried == 1 ? whole : whole.remarking(why + "; asked again, try " + tried + " was complete");
                }
                reading = Reading.partial(rows, trouble.get(), Instant.now());
                why = trouble.get();
            } catch (ErrnoException e) {
                reading = failed(rows, e);
                why = sentence(e);
                if (!e.errno().equals(Errno.ENOBUFS)) {
                    return reading;
                }
            }
        }
        return reading;
    }

    /** One socket; a value without a row means that this namespace has no such socket. */
    public synchronized Reading<Optional<SocketSighting>> socket(long inode) {
        List<SocketSighting> rows = new ArrayList<>();
        int question = ++sequence;
        try {
            Optional<String> trouble = ask(SockDiagCodec.request(question, inode), question, rows, false);
            return trouble.isEmpty()
                    ? Reading.of(rows.stream().findFirst(), Instant.now())
                    : Reading.failed(trouble.get(), Instant.now());
        } catch (ErrnoException e) {
            Optional<String> mute = answers ? Optional.empty() : dump().failure();
            if (mute.isPresent()) {
                return Reading.failed(mute.get(), Instant.now());
            }
            boolean absent = e.errno().equals(Errno.ENOENT) || e.errno().equals(Errno.EINVAL) && inode == 0;
            return absent ? Reading.of(Optional.empty(), Instant.now()) : Reading.failed(sentence(e), Instant.now());
        }
    }

    /** Gives a sentence if rows were lost. Answers to older questions, left over from a failure, are passed by. */
    private Optional<String> ask(Bytes request, int question, List<SocketSighting> rows, boolean dump)
            throws ErrnoException {
        calls.send(netlink, request, 0, Optional.empty());
        Optional<String> trouble = Optional.empty();
        while (true) {
            Bytes datagram;
            try (Received received = calls.recvmsg(netlink, BUFFER, 0, 0)) {
                if ((received.flags() & MSG_TRUNC) != 0) {
                    trouble = Optional.of("sock_diag: an answer had more than " + BUFFER + " bytes; rows are missing");
                }
                datagram = received.data();
            }
            if (datagram.isEmpty()) {
                return Optional.of("sock_diag: the netlink socket was shut down before the answer was complete");
            }
            for (SockDiagAnswer answer : SockDiagCodec.decode(datagram)) {
                if (answer instanceof SockDiagAnswer.Row row && row.sequence() == question) {
                    answers = true;
                    rows.add(row.sighting());
                    if (!dump) {
                        return trouble;
                    }
                } else if (answer instanceof SockDiagAnswer.Done done && done.sequence() == question) {
                    answers = true;
                    return done.interrupted()
                            ? Optional.of("sock_diag: sockets came or went during the dump; rows may be missing")
                            : trouble;
                } else if (answer instanceof SockDiagAnswer.Failure failure && failure.sequence() == question) {
                    throw new ErrnoException("sock_diag", "AF_UNIX", failure.errno());
                } else if (answer instanceof SockDiagAnswer.Unreadable unreadable && trouble.isEmpty()) {
                    trouble = Optional.of("sock_diag: an answer cannot be read: " + unreadable.why());
                }
            }
        }
    }

    private static Reading<List<SocketSighting>> failed(List<SocketSighting> rows, ErrnoException e) {
        return rows.isEmpty()
                ? Reading.failed(sentence(e), Instant.now())
                : Reading.partial(rows, sentence(e), Instant.now());
    }

    static String sentence(ErrnoException e) {
        if (e.errno().equals(Errno.EAGAIN)) {
            return "sock_diag: no answer within " + DEADLINE_SECONDS + " s";
        }
        if (e.errno().equals(Errno.ENOENT)) {
            return "sock_diag: this kernel cannot tell of AF_UNIX sockets (CONFIG_UNIX_DIAG, module unix_diag)";
        }
        return e.getMessage();
    }

    @Override
    public void close() {
        netlink.close();
    }
}
