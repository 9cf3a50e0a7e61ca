package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A message bus as dbus-daemon is one, worked out: what came in, and what is to be done about it. Whoever has the sockets
 * gives each connection a number, tells what it reads, and does the deeds in their order.
 *
 * <p>Every handle given to {@link #received} is released once. Whoever does not keep to the protocol, or to {@link Limits},
 * is cut off, and it is told why. Confined to one thread.
 */
public final class Broker {
    /** The name of the bus itself. */
    public static final String NAME = "org.freedesktop.DBus";

    private final Bus bus;
    private final Router router;
    private final IntPredicate admits;

    /**
     * @param guid of this bus, 32 hex digits
     * @param self the process that it runs in
     * @param admits the users that may come in
     */
    public Broker(String guid, Peer self, IntPredicate admits) {
        this.bus = new Bus(guid, self);
        this.router = new Router(bus);
        this.admits = admits;
    }

    /** @param client a number that no other connection has or had */
    public List<Deed> connected(int client, Peer peer) {
        bus.tell(new BusEvent.Came(client, peer));
        bus.clients.put(
                client, new Client(client, peer, new ServerAuth(bus.guid, peer.uid(), admits.test(peer.uid()))));
        if (bus.clients.size() > Limits.CLIENTS) {
            router.cutOff(bus.clients.get(client), "there are " + Limits.CLIENTS + " connections already");
        }
        return bus.deeds();
    }

    /**
     * What one read brought, which is not the end.
     *
     * @param fds the bus's until it releases them
     * @param truncated MSG_CTRUNC: descriptors were lost on the way
     */
    public List<Deed> received(int client, Bytes data, List<Handle> fds, boolean truncated) {
        Client from = bus.clients.get(client);
        if (from == null) {
            bus.does(new Deed.Release(fds));
            return bus.deeds();
        }
        try {
            // In the reader's hands first: whatever happens, they are released with the client.
            from.reader.add(Bytes.EMPTY, fds);
            if (truncated) {
                throw new ProtocolFault("more descriptors came than could be taken (MSG_CTRUNC)");
            }
            from.reader.add(from.auth.isOver() ? data : talk(from, data), List.of());
            // After the talk: one read may bring its end and the first message with descriptors.
            if (!fds.isEmpty() && !from.auth.takesFds()) {
                throw new ProtocolFault("a descriptor came, and NEGOTIATE_UNIX_FD was not said");
            }
            if (from.auth.isOver()) {
                messages(from);
            }
        } catch (ProtocolFault fault) {
            router.cutOff(from, fault.getMessage());
        }
        return bus.deeds();
    }

    /** Something that was to be sent has been sent, all of it. */
    public void sent(Deed.Send send) {
        Client to = bus.clients.get(send.client());
        if (to != null) {
            to.sent(send);
        }
    }

    /** The connection has ended. */
    public List<Deed> gone(int client) {
        Client gone = bus.clients.get(client);
        if (gone != null) {
            bus.tell(new BusEvent.Left(client, gone.name().orElse("")));
            router.leave(gone);
        }
        return bus.deeds();
    }

    /** Whoever has the connection wants to be rid of it: it took too long, or it cannot be written to. */
    public List<Deed> cutOff(int client, String why) {
        Client from = bus.clients.get(client);
        if (from != null) {
            router.cutOff(from, why);
        }
        return bus.deeds();
    }

    /** Whether a connection has said who it is, and BEGIN. */
    public boolean isAdmitted(int client) {
        return bus.clients.containsKey(client) && bus.clients.get(client).auth.isOver();
    }

    /** @return what came behind BEGIN */
    private Bytes talk(Client from, Bytes data) throws ProtocolFault {
        Bytes answer = from.auth.take(data);
        if (!answer.isEmpty()) {
            bus.send(from, answer, List.of());
        }
        if (!from.auth.isOver()) {
            return Bytes.EMPTY;
        }
        bus.tell(new BusEvent.Admitted(from.id, from.auth.takesFds()));
        return from.auth.rest();
    }

    private void messages(Client from) throws ProtocolFault {
        Optional<Message> message = from.reader.next();
        while (message.isPresent()) {
            try {
                router.take(from, message.get());
            } finally {
                if (!message.get().fds().isEmpty()) {
                    bus.does(new Deed.Release(message.get().fds()));
                }
            }
            message = bus.clients.containsKey(from.id) ? from.reader.next() : Optional.empty();
        }
    }
}
