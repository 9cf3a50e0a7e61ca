package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.lab.dbus.Broker;
import fdscope.lab.dbus.BusAddress;
import fdscope.lab.dbus.ClientAuth;
import fdscope.lab.dbus.Handle;
import fdscope.lab.dbus.Kind;
import fdscope.lab.dbus.Limits;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.MessageCodec;
import fdscope.lab.dbus.MessageReader;
import fdscope.lab.dbus.ProtocolFault;
import fdscope.lab.dbus.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A client of a bus, ours or a real one: calls, answers, sends descriptors and gets them. Confined to one thread. */
public final class BusClient implements AutoCloseable {
    /** As libdbus: how long a call waits for its answer. */
    public static final int PATIENCE_MILLISECONDS = 25_000;

    private static final int READ = 1 << 16;
    private static final int MSG_CTRUNC = 8;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
    private static final String PATH = "/org/freedesktop/DBus";

    private final Syscalls calls;
    private final Connection connection;
    private final HeldFds held;
    private final MessageReader reader = new MessageReader(Limits.MESSAGE);
    private final Deque<Delivered> waiting = new ArrayDeque<>();
    private boolean takesFds;
    private String name = "";
    private long serial;

    private BusClient(Syscalls calls, Fd socket) {
        this.calls = calls;
        this.connection = new Connection(calls, socket);
        this.held = new HeldFds(calls);
    }

    /**
     * Connects, says who it is, asks for descriptors, and says Hello.
     *
     * @param address as DBUS_SESSION_BUS_ADDRESS has it; of several the first at which somebody listens
     */
    public static BusClient connect(Syscalls calls, String address) throws PeerFault {
        BusClient client = new BusClient(calls, socket(calls, address));
        try {
            client.talk();
            try (Delivered hello = client.call(Message.call(Broker.NAME, PATH, Broker.NAME, "Hello"), List.of())) {
                client.name = hello.message().values().get(0) instanceof Value.Text text ? text.text() : "";
            }
            return client;
        } catch (PeerFault e) {
            client.close();
            throw e;
        } catch (ErrnoException | ProtocolFault | IndexOutOfBoundsException e) {
            client.close();
            throw broken(e);
        }
    }

    private static Fd socket(Syscalls calls, String address) throws PeerFault {
        List<UnixAddress> addresses;
        try {
            addresses = BusAddress.of(address);
        } catch (ProtocolFault e) {
            throw new PeerFault(e.getMessage());
        }
        List<String> refusals = new ArrayList<>();
        for (UnixAddress each : addresses) {
            Fd socket = null;
            try {
                socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
                calls.connect(socket, each.sockaddr());
                return socket;
            } catch (ErrnoException e) {
                if (socket != null) {
                    socket.close();
                }
                refusals.add(BusAddress.text(each) + ": " + e.getMessage());
            }
        }
        throw new PeerFault("no bus can be reached at " + String.join("; ", refusals));
    }

    private void talk() throws ErrnoException, ProtocolFault, PeerFault {
        ClientAuth auth = new ClientAuth(calls.geteuid());
        connection.send(auth.start(), List.of(), PATIENCE_MILLISECONDS);
        while (!auth.isOver()) {
            try (Received came =
                    read(PATIENCE_MILLISECONDS).orElseThrow(() -> new PeerFault("the bus does not answer to AUTH"))) {
                Bytes answer = auth.take(came.data());
                if (!answer.isEmpty()) {
                    connection.send(answer, List.of(), PATIENCE_MILLISECONDS);
                }
            }
        }
        takesFds = auth.takesFds();
        reader.add(auth.rest(), List.of());
    }

    /** Its unique name, {@code :1.7}. */
    public String name() {
        return name;
    }

    /** Whether the bus agreed to descriptors. */
    public boolean takesFds() {
        return takesFds;
    }

    /** Borrowed, to wait for messages. */
    public Fd socket() {
        return connection.socket();
    }

    /**
     * Sends a message with a serial of its own.
     *
     * @param fds borrowed; the body's values of type h count them from 0
     * @return the serial
     */
    public long send(Message message, List<Fd> fds) throws PeerFault {
        if (!fds.isEmpty() && !takesFds) {
            throw new PeerFault("this bus did not agree to NEGOTIATE_UNIX_FD, so it takes no descriptors");
        }
        serial++;
        try {
            connection.send(MessageCodec.encode(message.numbered(serial)), fds, PATIENCE_MILLISECONDS);
        } catch (ErrnoException e) {
            throw e.errno().equals(Errno.EPIPE) || e.errno().equals(Errno.ECONNRESET) ? cutOff() : broken(e);
        }
        return serial;
    }

    /**
     * Calls, and waits for the answer: a return or an error. What else comes meanwhile waits for {@link #next}.
     *
     * @throws PeerFault also if there is no answer in {@link #PATIENCE_MILLISECONDS}
     */
    public Delivered call(Message call, List<Fd> fds) throws PeerFault {
        long asked = send(call, fds);
        long end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000L;
        while (true) {
            int left = (int) ((end - System.nanoTime()) / 1_000_000);
            Delivered came = arrival(Math.max(0, left))
                    .orElseThrow(() -> new PeerFault("no answer within " + PATIENCE_MILLISECONDS / 1000 + " seconds"));
            if (came.message().replySerial() == asked) {
                return came;
            }
            waiting.add(came);
        }
    }

    /**
     * Asks for a name, without waiting in its queue.
     *
     * @throws PeerFault if somebody else has it
     */
    public void own(String wanted) throws PeerFault {
        int doNotQueue = 4;
        Message call = Message.call(Broker.NAME, PATH, Broker.NAME, "RequestName")
                .saying(List.of(Value.text(wanted), Value.u32(doNotQueue)));
        try (Delivered answer = call(call, List.of())) {
            List<Value> said = answer.message().values();
            if (answer.message().kind() == Kind.ERROR) {
                throw new PeerFault("the bus does not give " + wanted + ": "
                        + said.stream().map(Value::told).findFirst().orElse(""));
            }
            if (!said.equals(List.of(Value.u32(1))) && !said.equals(List.of(Value.u32(4)))) {
                throw new PeerFault("somebody else on this bus has the name " + wanted);
            }
        } catch (ProtocolFault e) {
            throw broken(e);
        }
    }

    /**
     * The next message that is no answer to a call of ours.
     *
     * @return empty if none comes in time
     */
    public Optional<Delivered> next(int milliseconds) throws PeerFault {
        return waiting.isEmpty() ? arrival(milliseconds) : Optional.of(waiting.remove());
    }

    private Optional<Delivered> arrival(int milliseconds) throws PeerFault {
        try {
            Optional<Message> message = reader.next();
            long end = System.nanoTime() + milliseconds * 1_000_000L;
            while (message.isEmpty()) {
                Optional<Received> came = read((int) Math.max(0, (end - System.nanoTime()) / 1_000_000));
                if (came.isEmpty()) {
                    return Optional.empty();
                }
                try (Received got = came.get()) {
                    List<Handle> handles = held.keep(got.takeFds());
                    if ((got.flags() & MSG_CTRUNC) != 0) {
                        throw new ProtocolFault("more descriptors came than could be taken (MSG_CTRUNC)");
                    }
                    reader.add(got.data(), handles);
                }
                message = reader.next();
            }
            List<Lead> leads = held.leads(message.get().fds());
            return Optional.of(new Delivered(
                    message.get(), message.get().fds().stream().map(held::take).toList(), leads));
        } catch (ProtocolFault | ErrnoException e) {
            throw broken(e);
        }
    }

    private Optional<Received> read(int milliseconds) throws ErrnoException, PeerFault {
        if (!connection.awaits(milliseconds)) {
            return Optional.empty();
        }
        Optional<Received> came;
        try {
            came = connection.receive(READ);
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.ECONNRESET)) {
                throw cutOff();
            }
            throw e;
        }
        if (came.isPresent() && came.get().data().isEmpty()) {
            throw cutOff();
        }
        return came;
    }

    private static PeerFault cutOff() {
        return new PeerFault("the bus has closed the connection");
    }

    private static PeerFault broken(Exception e) {
        return new PeerFault("the talk with the bus has failed: " + e.getMessage());
    }

    @Override
    public void close() {
        waiting.forEach(Delivered::close);
        held.close();
        connection.close();
    }
}
