package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.lab.Report;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where actors report: listens on the session's {@code control} socket and hands a connection to whoever expects its
 * token. Others' connections are dropped: of another user (SO_PEERCRED), another process than the one that says hello,
 * or with a token that nobody gave.
 */
final class Reception implements AutoCloseable {
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int SO_PEERCRED = 17;
    private static final int SHUT_RDWR = 2;
    private static final int HELLO_MILLISECONDS = 5_000;

    private final Syscalls calls;
    private final Fd listener;
    private final Map<String, CompletableFuture<Guest>> expected = new HashMap<>();

    /** A fresh actor program that has said hello. */
    record Guest(Channel channel, Report.Hello hello) {}

    Reception(Syscalls calls, SessionFolder session) throws ErrnoException {
        this.calls = calls;
        this.listener = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
        Bytes path = Bytes.utf8(session.path() + "/control");
        calls.bind(listener, new UnixAddress.Pathname(path).sockaddr());
        calls.chmod(path, session.isRoot() ? 0666 : 0600);
        calls.listen(listener, 64);
        ActorMain.daemon("reception", this::accept);
    }

    /** The connection that will come with this token. */
    synchronized CompletableFuture<Guest> expect(String token) {
        return expected.computeIfAbsent(token, t -> new CompletableFuture<>());
    }

    /** Nobody will come with this token, or nobody wants him any more. */
    synchronized void forget(String token) {
        CompletableFuture<Guest> future = expected.remove(token);
        if (future != null && future.isDone()) {
            future.thenAccept(guest -> guest.channel().close());
        }
    }

    private void accept() {
        try {
            while (true) {
                Fd connection =
                        calls.accept(listener, Optional.of(SOCK_CLOEXEC)).fd();
                // A thread of its own: who connects and says nothing keeps nobody waiting.
                ActorMain.daemon("hello", () -> greet(connection));
            }
        } catch (ErrnoException | IllegalStateException e) {
            return; // closed
        }
    }

    private void greet(Fd connection) {
        Channel channel = new Channel(calls, connection, Channel.MSG_CMSG_CLOEXEC);
        try {
            ByteBuffer peer = ByteBuffer.wrap(
                            calls.getsockopt(connection, 1, SO_PEERCRED, 12).toArray())
                    .order(ByteOrder.nativeOrder());
            Optional<String> line = channel.receive(HELLO_MILLISECONDS);
            int us = calls.geteuid();
            if (line.isPresent()
                    && (us == 0 || peer.getInt(4) == us)
                    && Wire.report(line.get()) instanceof Report.Hello hello
                    && hello.pid() == peer.getInt(0)
                    && arrived(new Guest(channel, hello))) {
                return;
            }
        } catch (ErrnoException | IllegalArgumentException e) {
            // Not one of ours.
        }
        channel.close();
    }

    private synchronized boolean arrived(Guest guest) {
        CompletableFuture<Guest> future = expected.get(guest.hello().token());
        return future != null && future.complete(guest);
    }

    @Override
    public void close() {
        try {
            calls.shutdown(listener, SHUT_RDWR); // wakes the thread in accept(2)
        } catch (ErrnoException e) {
            // Not connected is what a listener is.
        }
        listener.close();
    }
}
