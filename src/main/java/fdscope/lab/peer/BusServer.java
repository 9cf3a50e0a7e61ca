package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.lab.dbus.Broker;
import fdscope.lab.dbus.BusEvent;
import fdscope.lab.dbus.Deed;
import fdscope.lab.dbus.Handle;
import fdscope.lab.dbus.Peer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Gives a {@link Broker} its sockets: accepts, reads, does the deeds. One thread, which sleeps in epoll_wait(2); nobody who
 * does not read holds it up. Owns the connections.
 */
public final class BusServer implements AutoCloseable {
    private static final int TICK_MILLISECONDS = 100;
    /** Whoever has not said BEGIN by then is cut off. */
    private static final long TALK_NANOSECONDS = 10_000_000_000L;

    private static final int READ = 1 << 16;
    private static final int MSG_CTRUNC = 8;
    private static final int SO_PEERCRED = 17;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int EPOLLIN = 1;
    private static final int EPOLLOUT = 4;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;

    private final Syscalls calls;
    private final Fd listener;
    private final Broker broker;
    private final Consumer<BusNews> news;
    private final Fd epoll;
    private final HeldFds held;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private int last;

    /** A connection, and what waits for it. */
    private static final class Member {
        private final int id;
        private final Connection connection;
        private final long since = System.nanoTime();
        private final Deque<Deed.Send> queue = new ArrayDeque<>();
        /** Bytes of the queue's first that went already. */
        private int gone;

        private Member(int id, Connection connection) {
            this.id = id;
            this.connection = connection;
        }
    }

    /** @param listener bound and listening; borrowed */
    public BusServer(Syscalls calls, Fd listener, Broker broker, Consumer<BusNews> news) throws ErrnoException {
        this.calls = calls;
        this.listener = listener;
        this.broker = broker;
        this.news = news;
        this.held = new HeldFds(calls);
        this.epoll = calls.epoll_create1(SOCK_CLOEXEC);
        calls.epoll_ctl(epoll, EPOLL_CTL_ADD, listener, EPOLLIN);
    }

    /** Serves until it is told to stop; asks for that at least ten times a second. */
    public void run(BooleanSupplier stop) throws ErrnoException {
        while (!stop.getAsBoolean()) {
            for (Syscalls.EpollEvent event : calls.epoll_wait(epoll, TICK_MILLISECONDS)) {
                if (event.fdNumber() == listener.number()) {
                    accept();
                } else {
                    serve(event.fdNumber(), event.events());
                }
            }
            hurry();
        }
    }

    /** Somebody is there: nobody else accepts, so that it does not sleep though the listener may be blocking. */
    private void accept() throws ErrnoException {
        Fd socket;
        try {
            socket = calls.accept(listener, Optional.of(SOCK_CLOEXEC)).fd();
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EMFILE) || e.errno().equals(Errno.ENFILE)) {
                // The caller waits on in the listener; at the next tick there may be room.
                calls.poll(Fd.borrowed(-1), 0, TICK_MILLISECONDS);
                return;
            }
            if (e.errno().equals(Errno.EAGAIN)) {
                return;
            }
            throw e;
        }
        last++;
        Member member = new Member(last, new Connection(calls, socket));
        members.put(socket.number(), member);
        calls.epoll_ctl(epoll, EPOLL_CTL_ADD, socket, EPOLLIN);
        doAll(broker.connected(member.id, peer(socket)));
    }

    private Peer peer(Fd socket) throws ErrnoException {
        ByteBuffer ucred = calls.getsockopt(socket, ControlMessage.SOL_SOCKET, SO_PEERCRED, 12)
                .buffer()
                .order(ByteOrder.nativeOrder());
        return new Peer(ucred.getInt(), ucred.getInt());
    }

    private void serve(int number, int events) {
        Member member = members.get(number);
        if (member == null) {
            return;
        }
        if ((events & EPOLLOUT) != 0) {
            flush(member);
        }
        // EPOLLHUP and EPOLLERR, too, are found out by reading.
        if ((events & ~EPOLLOUT) != 0 && members.get(number) == member) {
            read(member);
        }
    }

    private void read(Member member) {
        try (Received came = member.connection.receive(READ).orElse(null)) {
            if (came == null) {
                return;
            }
            if (came.data().isEmpty()) {
                doAll(broker.gone(member.id));
                forget(member);
                return;
            }
            List<Handle> handles = held.keep(came.takeFds());
            doAll(broker.received(member.id, came.data(), handles, (came.flags() & MSG_CTRUNC) != 0));
        } catch (ErrnoException e) {
            // ECONNRESET: it closed with something unread.
            doAll(broker.gone(member.id));
            forget(member);
        }
    }

    private void doAll(List<Deed> deeds) {
        for (Deed deed : deeds) {
            if (deed instanceof Deed.Tell tell) {
                tell(tell.event());
            } else if (deed instanceof Deed.Send send) {
                member(send.client()).ifPresent(member -> queue(member, send));
            } else if (deed instanceof Deed.Release release) {
                held.release(release.fds());
            } else if (deed instanceof Deed.CutOff cutOff) {
                member(cutOff.client()).ifPresent(this::forget);
            }
        }
    }

    private void tell(BusEvent event) {
        List<Handle> fds =
                event instanceof BusEvent.Passed passed ? passed.message().fds() : List.of();
        news.accept(new BusNews(event, held.leads(fds)));
    }

    private void queue(Member member, Deed.Send send) {
        held.hold(send.fds());
        member.queue.add(send);
        if (member.queue.size() == 1) {
            flush(member);
        }
    }

    private void flush(Member member) {
        try {
            while (!member.queue.isEmpty()) {
                Deed.Send first = member.queue.peek();
                Bytes rest = first.data().slice(member.gone, first.data().length());
                member.gone += member.connection.sendSome(rest, member.gone == 0 ? held.fds(first.fds()) : List.of());
                if (member.gone == first.data().length()) {
                    member.queue.remove();
                    member.gone = 0;
                    held.release(first.fds());
                    broker.sent(first);
                }
            }
            watch(member, EPOLLIN);
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.EAGAIN)) {
                watch(member, EPOLLIN | EPOLLOUT);
            } else if (!e.errno().equals(Errno.EPIPE)) {
                // ETOOMANYREFS among others. A peer that has gone is found out by reading.
                doAll(broker.cutOff(member.id, "it cannot be written to: " + e.getMessage()));
            }
        }
    }

    private void watch(Member member, int events) {
        try {
            calls.epoll_ctl(epoll, EPOLL_CTL_MOD, member.connection.socket(), events);
        } catch (ErrnoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who connects and says nothing keeps a place that others want. */
    private void hurry() {
        long now = System.nanoTime();
        for (Member member : List.copyOf(members.values())) {
            if (!broker.isAdmitted(member.id) && now - member.since > TALK_NANOSECONDS) {
                doAll(broker.cutOff(member.id, "it did not say who it is within 10 seconds"));
            }
        }
    }

    private Optional<Member> member(int id) {
        return members.values().stream().filter(each -> each.id == id).findFirst();
    }

    private void forget(Member member) {
        int number = member.connection.socket().number();
        if (members.get(number) == member) {
            members.remove(number);
            try {
                calls.epoll_ctl(epoll, EPOLL_CTL_DEL, member.connection.socket(), 0);
            } catch (ErrnoException e) {
                throw new IllegalStateException(e);
            }
            member.queue.forEach(send -> held.release(send.fds()));
            member.queue.clear();
            member.connection.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(members.values()).forEach(this::forget);
        held.close();
        epoll.close();
    }
}
