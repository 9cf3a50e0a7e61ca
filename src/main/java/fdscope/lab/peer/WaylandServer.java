package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.lab.wayland.Compositor;
import fdscope.lab.wayland.Effect;
import fdscope.observe.source.ProcessSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A {@link Compositor} at a socket: one thread, epoll(7), whole turns. A client that does not read what it is sent is let
 * go, as libwayland does it, so that nothing piles up here.
 */
public final class WaylandServer implements AutoCloseable {
    private static final int MOST_CLIENTS = 16;
    private static final int READ_AT_ONCE = 4096;
    private static final int TURN_MILLISECONDS = 1000 / Compositor.FRAMES_A_SECOND;
    private static final int SOCK_NONBLOCK_CLOEXEC = 04000 | 02000000;
    private static final int EPOLL_CLOEXEC = 02000000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLLIN = 1;
    private static final int MSG_CTRUNC = 8;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int UCRED = 12;

    private final Syscalls calls;
    private final WaylandSocket socket;
    private final Fd epoll;
    private final DescriptorShelf shelf;
    private final Compositor compositor;
    private final WaylandListener listener;
    /** By the number of their descriptor, as epoll tells it. */
    private final Map<Integer, Client> byFd = new HashMap<>();

    private final Map<Integer, Client> byNumber = new HashMap<>();
    private final Deque<Effect> pending = new ArrayDeque<>();
    private int last;
    private boolean accepting;

    private record Client(int number, Connection connection) {}

    private WaylandServer(Syscalls calls, WaylandSocket socket, Fd epoll, WaylandListener listener) {
        this.calls = calls;
        this.socket = socket;
        this.epoll = epoll;
        this.listener = listener;
        this.shelf = new DescriptorShelf(calls);
        this.compositor = new Compositor(shelf);
    }

    /**
     * Listens; nobody is answered before {@link #serve}.
     *
     * @param path of the socket; else a free name wayland-N in {@code session}, or in a folder of our own where that is
     *     not private
     * @param session $XDG_RUNTIME_DIR
     */
    public static WaylandServer open(
            Syscalls calls, Optional<Path> path, Optional<Path> session, WaylandListener listener) throws PeerFault {
        WaylandSocket socket = path.isPresent()
                ? WaylandSocket.at(calls, path.get().toAbsolutePath())
                : WaylandSocket.in(calls, WaylandSocket.folder(calls, session));
        try {
            return new WaylandServer(calls, socket, calls.epoll_create1(EPOLL_CLOEXEC), listener);
        } catch (ErrnoException e) {
            socket.close();
            throw new PeerFault(e.getMessage());
        }
    }

    /** Where clients find it. */
    public Path path() {
        return socket.path();
    }

    /** Answers clients until it is asked to stop, which it asks about five times a second. */
    public void serve(BooleanSupplier stop) throws PeerFault {
        long begun = System.nanoTime();
        long refreshed = begun;
        try {
            while (!stop.getAsBoolean()) {
                if (!accepting) {
                    calls.epoll_ctl(epoll, EPOLL_CTL_ADD, socket.fd(), EPOLLIN);
                    accepting = true;
                }
                for (Syscalls.EpollEvent event : calls.epoll_wait(epoll, TURN_MILLISECONDS)) {
                    if (event.fdNumber() == socket.fd().number()) {
                        accept();
                    } else if (byFd.containsKey(event.fdNumber())) {
                        read(byFd.get(event.fdNumber()));
                    }
                }
                long now = System.nanoTime();
                if (compositor.isAwaited() && now - refreshed >= TURN_MILLISECONDS * 1_000_000L) {
                    refreshed = now;
                    perform(compositor.refresh((int) ((now - begun) / 1_000_000)));
                }
            }
        } catch (ErrnoException e) {
            throw new PeerFault(e.getMessage());
        }
    }

    private void accept() throws ErrnoException {
        Fd fd;
        try {
            fd = calls.accept(socket.fd(), Optional.of(SOCK_NONBLOCK_CLOEXEC)).fd();
        } catch (ErrnoException e) {
            if (!e.errno().equals(Errno.EAGAIN)) {
                // No room for another descriptor: the others go on, and the next turn tries again.
                calls.epoll_ctl(epoll, EPOLL_CTL_DEL, socket.fd(), 0);
                accepting = false;
            }
            return;
        }
        Client client = new Client(++last, new Connection(calls, fd));
        byFd.put(fd.number(), client);
        byNumber.put(client.number(), client);
        calls.epoll_ctl(epoll, EPOLL_CTL_ADD, fd, EPOLLIN);
        ByteBuffer ucred = calls.getsockopt(fd, SOL_SOCKET, SO_PEERCRED, UCRED).buffer();
        int pid = ucred.getInt();
        listener.connected(
                client.number(),
                pid,
                ucred.getInt(),
                new ProcessSource(calls).command(pid).value().map(Bytes::text).orElse("?"));
        compositor.connected(client.number());
        if (byNumber.size() > MOST_CLIENTS) {
            perform(compositor.refused(client.number(), "at most " + MOST_CLIENTS + " clients"));
        }
    }

    private void read(Client client) {
        try (Received received = client.connection().receive(READ_AT_ONCE).orElse(null)) {
            if (received == null) {
                return;
            }
            int number = client.number();
            if (received.data().isEmpty()) {
                perform(compositor.gone(number, "it closed the connection"));
            } else if ((received.flags() & MSG_CTRUNC) != 0) {
                perform(compositor.refused(number, "descriptors were lost: this process has no room for more"));
            } else {
                perform(compositor.received(number, received.data(), shelf.putAll(received.takeFds())));
            }
        } catch (ErrnoException e) {
            perform(compositor.gone(client.number(), e.getMessage()));
        }
    }

    /** What follows from an effect is done after all that was to be done before. */
    private void perform(List<Effect> effects) {
        boolean outermost = pending.isEmpty();
        pending.addAll(effects);
        while (outermost && !pending.isEmpty()) {
            perform(pending.element());
            pending.remove();
        }
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Heard heard) {
            listener.message(heard.client(), true, heard.message(), shelf.leads(heard.message()));
        } else if (effect instanceof Effect.Send send) {
            send(send);
        } else if (effect instanceof Effect.Drop drop) {
            shelf.drop(drop.descriptor());
        } else if (effect instanceof Effect.Show show) {
            listener.picture(show.client(), show.surface(), show.window(), show.picture());
        } else if (effect instanceof Effect.Close close) {
            close(close);
        }
    }

    private void send(Effect.Send send) {
        Client client = byNumber.get(send.client());
        if (client == null) {
            return; // it would not read what stood before this
        }
        listener.message(send.client(), false, send.message(), shelf.leads(send.message()));
        try {
            client.connection().send(send.data(), shelf.get(send.message().descriptors()), 0);
        } catch (ErrnoException e) {
            String why = e.errno().equals(Errno.EAGAIN) ? "it does not read, and its queue is full" : e.getMessage();
            forget(client, why);
            perform(compositor.gone(client.number(), why));
        }
    }

    private void close(Effect.Close close) {
        Client client = byNumber.get(close.client());
        if (client != null) {
            forget(client, close.why());
        }
    }

    private void forget(Client client, String why) {
        byNumber.remove(client.number());
        byFd.remove(client.connection().socket().number());
        client.connection().close();
        listener.gone(client.number(), why);
    }

    /** Nobody listens afterwards, and no name is left. */
    @Override
    public void close() {
        byNumber.values().forEach(client -> client.connection().close());
        shelf.close();
        epoll.close();
        socket.close();
    }
}
