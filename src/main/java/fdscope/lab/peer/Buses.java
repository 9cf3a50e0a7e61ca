package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.dbus.Arguments;
import fdscope.lab.dbus.Broker;
import fdscope.lab.dbus.BusAddress;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.Peer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Buses on this machine: one of our own, or a connection to any. What a command may do with them, without descriptors. */
public final class Buses {
    /** The name of the listener in LISTEN_FDNAMES. */
    private static final String SERVICE = "bus";

    private static final int O_RDONLY_CLOEXEC = 0x80000;

    private final Syscalls calls;
    private final Map<String, String> environment;

    public Buses(Syscalls calls, Map<String, String> environment) {
        this.calls = calls;
        this.environment = Map.copyOf(environment);
    }

    /** Connects to a bus, ours or a real one, and says Hello. */
    public BusClient connect(String address) throws PeerFault {
        return BusClient.connect(calls, address);
    }

    /**
     * Calls with a body; its files are opened for reading here, and closed when there is an answer.
     *
     * @param call without a body
     */
    public Delivered call(BusClient client, Message call, Arguments body) throws PeerFault {
        List<Fd> fds = new ArrayList<>();
        try {
            for (String file : body.files()) {
                fds.add(calls.open(Bytes.utf8(file), O_RDONLY_CLOEXEC, 0));
            }
            return client.call(call.saying(body.values(), fds.size()), fds);
        } catch (ErrnoException e) {
            throw new PeerFault(e.getMessage());
        } finally {
            fds.forEach(Fd::close);
        }
    }

    /**
     * Runs a bus of our own: of this user and root alone, with the listener that a starter passed, or else with one of its
     * own.
     *
     * @param where its socket; empty: in a new private folder
     * @param ready is told how it is reached, before anybody is served
     * @param stop asked at least ten times a second
     */
    public void serve(Optional<String> where, Consumer<Ready> ready, Consumer<BusNews> news, BooleanSupplier stop)
            throws PeerFault {
        int self = calls.geteuid();
        byte[] guid = new byte[16];
        new SecureRandom().nextBytes(guid);
        Broker broker = new Broker(
                HexFormat.of().formatHex(guid), new Peer(calls.getpid(), self), uid -> uid == self || uid == 0);
        try (Listening listening = Listening.open(calls, environment, where.map(Bytes::utf8), SERVICE);
                BusServer server = new BusServer(calls, listening.socket(), broker, news)) {
            ready.accept(new Ready(BusAddress.text(listening.address()), listening.isPassed(), listening.note()));
            server.run(stop);
        } catch (ErrnoException e) {
            throw new PeerFault(e.getMessage());
        }
    }

    /**
     * A bus that can be reached.
     *
     * @param address as DBUS_SESSION_BUS_ADDRESS has it
     * @param passed whether a starter made the listener
     * @param note something that people should know, in a sentence
     */
    public record Ready(String address, boolean passed, Optional<String> note) {}
}
