package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Printable;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.lab.wayland.Argument;
import fdscope.lab.wayland.ClientSide;
import fdscope.lab.wayland.Descriptor;
import fdscope.lab.wayland.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A client of whichever compositor listens at a socket. It has the list of globals from the start. */
public final class WaylandClient implements AutoCloseable {
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;
    private static final int READ_AT_ONCE = 4096;
    private static final int TURN_MILLISECONDS = 200;
    private static final int PATIENCE_MILLISECONDS = 10_000;

    private final Syscalls calls;
    private final Connection connection;
    private final WaylandListener listener;
    private final BooleanSupplier stop;
    private final ClientSide side = new ClientSide();
    private final DescriptorShelf shelf;
    private final Map<Integer, Global> globals = new LinkedHashMap<>();
    private final int registry;
    private long bytesSent;
    private int descriptorsSent;

    /** One thing that the compositor can do. */
    public record Global(int name, String interfaceName, int version) {}

    private WaylandClient(Syscalls calls, Fd socket, WaylandListener listener, BooleanSupplier stop) throws PeerFault {
        this.calls = calls;
        this.connection = new Connection(calls, socket);
        this.listener = listener;
        this.stop = stop;
        this.shelf = new DescriptorShelf(calls);
        Argument.NewId list = side.create("wl_registry", 1);
        this.registry = list.id();
        send(ClientSide.DISPLAY, "get_registry", list);
    }

    /**
     * Connects and asks for the list.
     *
     * @param stop asked while it waits; then the wait ends with a failure
     */
    public static WaylandClient connect(Syscalls calls, Path path, WaylandListener listener, BooleanSupplier stop)
            throws PeerFault {
        if (Bytes.utf8(path.toString()).length() >= UnixAddress.SUN_PATH) {
            throw new PeerFault(path + " is too long for a socket");
        }
        WaylandClient client = null;
        Fd socket = null;
        try {
            socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
            calls.connect(socket, new UnixAddress.Pathname(Bytes.utf8(path.toString())).sockaddr());
            client = new WaylandClient(calls, socket, listener, stop);
            client.roundTrip();
            return client;
        } catch (ErrnoException e) {
            socket(socket);
            throw new PeerFault("no compositor: " + e.getMessage());
        } catch (PeerFault e) {
            socket(socket);
            throw e;
        }
    }

    private static void socket(Fd socket) {
        if (socket != null) {
            socket.close();
        }
    }

    /** In the order of the compositor. */
    public List<Global> globals() {
        return List.copyOf(globals.values());
    }

    /** The bytes of all requests so far. */
    public long bytesSent() {
        return bytesSent;
    }

    public int descriptorsSent() {
        return descriptorsSent;
    }

    Optional<Global> global(String interfaceName) {
        return globals.values().stream()
                .filter(global -> global.interfaceName().equals(interfaceName))
                .findFirst();
    }

    /**
     * Makes an object of a global.
     *
     * @param version at most so new
     * @return its number
     * @throws PeerFault if there is no such global
     */
    int bind(String interfaceName, int version) throws PeerFault {
        Global global =
                global(interfaceName).orElseThrow(() -> new PeerFault("this compositor has no " + interfaceName));
        Argument.NewId made = side.create(interfaceName, Math.min(version, global.version()));
        send(registry, "bind", Argument.unsigned(global.name()), made);
        return made.id();
    }

    /** A request with one new object, which comes first. */
    int make(int object, String request, String interfaceName, Argument... more) throws PeerFault {
        Argument.NewId made = side.create(interfaceName, 0);
        Argument[] all = new Argument[more.length + 1];
        all[0] = made;
        System.arraycopy(more, 0, all, 1, more.length);
        send(object, request, all);
        return made.id();
    }

    Argument.Reference reference(int object) {
        return side.reference(object);
    }

    /** The name of a descriptor that a request is to bring; closed when this client is. */
    Argument passed(Fd fd) {
        return new Argument.Passed(shelf.put(fd));
    }

    /** Hands a descriptor that came over to the caller. */
    Fd take(Message message, int place) {
        return shelf.take(((Argument.Passed) message.arguments().get(place)).descriptor());
    }

    void send(int object, String name, Argument... arguments) throws PeerFault {
        ClientSide.Request request = side.request(object, name, arguments);
        List<Descriptor> descriptors = request.message().descriptors();
        listener.message(0, true, request.message(), shelf.leads(request.message()));
        try {
            connection.send(request.data(), shelf.get(descriptors), PATIENCE_MILLISECONDS);
        } catch (ErrnoException e) {
            reason();
            throw new PeerFault("the compositor has gone: " + e.getMessage());
        }
        bytesSent += request.data().length();
        descriptorsSent += descriptors.size();
        descriptors.forEach(shelf::drop);
    }

    /** An error event may have come before the connection ended: {@link #next} throws it. */
    private void reason() throws PeerFault {
        for (Optional<Message> event = next(0); event.isPresent(); event = next(0)) {
            continue;
        }
    }

    /** Until everything sent so far has been done; what comes meanwhile goes to {@code taker}. */
    void roundTrip(Predicate<Message> taker) throws PeerFault {
        int callback = make(ClientSide.DISPLAY, "sync", "wl_callback");
        await(event -> taker.test(event) || event.object() == callback);
    }

    private void roundTrip() throws PeerFault {
        roundTrip(event -> false);
    }

    /** Reads events until one is the one; a compositor that says nothing for ten seconds has failed. */
    Message await(Predicate<Message> wanted) throws PeerFault {
        long end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000L;
        while (System.nanoTime() < end) {
            if (stop.getAsBoolean()) {
                throw new PeerFault("stopped");
            }
            Optional<Message> event = next(TURN_MILLISECONDS);
            if (event.isPresent() && wanted.test(event.get())) {
                return event.get();
            }
        }
        throw new PeerFault("the compositor has not answered for " + PATIENCE_MILLISECONDS / 1000 + " seconds");
    }

    /**
     * The next event, if one comes in time. Those of wl_display and the list are taken note of.
     *
     * @throws PeerFault if it is an error, or the connection has ended
     */
    Optional<Message> next(int milliseconds) throws PeerFault {
        try {
            Optional<Message> event = side.next();
            if (event.isEmpty() && connection.awaits(milliseconds)) {
                receive();
                event = side.next();
            }
            event.ifPresent(found -> listener.message(0, false, found, shelf.leads(found)));
            if (event.isPresent()) {
                note(event.get());
            }
            return event;
        } catch (ErrnoException e) {
            throw new PeerFault("the compositor has gone: " + e.getMessage());
        } catch (IllegalStateException e) {
            throw new PeerFault(e.getMessage());
        }
    }

    private void receive() throws ErrnoException, PeerFault {
        try (Received received = connection.receive(READ_AT_ONCE).orElse(null)) {
            if (received == null) {
                return;
            }
            if (received.data().isEmpty()) {
                throw new PeerFault("the compositor closed the connection");
            }
            side.received(received.data(), shelf.putAll(received.takeFds()));
        }
    }

    private void note(Message event) throws PeerFault {
        List<Argument> arguments = event.arguments();
        if (event.object() == registry && event.name().equals("global")) {
            int name = ((Argument.Uint) arguments.get(0)).bits();
            globals.put(name, new Global(name, text(arguments.get(1)), ((Argument.Uint) arguments.get(2)).bits()));
        } else if (event.object() == registry) {
            globals.remove(((Argument.Uint) arguments.get(0)).bits());
        } else if (event.object() == ClientSide.DISPLAY && event.name().equals("error")) {
            throw new PeerFault("the compositor says: " + arguments.get(0).text(descriptor -> "fd") + ", error "
                    + arguments.get(1).text(descriptor -> "fd") + ": " + text(arguments.get(2)));
        }
    }

    /** From outside; escaped. */
    static String text(Argument argument) {
        return ((Argument.Text) argument).bytes().map(Printable::of).orElse("");
    }

    Syscalls calls() {
        return calls;
    }

    boolean isStopped() {
        return stop.getAsBoolean();
    }

    @Override
    public void close() {
        shelf.close();
        connection.close();
    }
}
