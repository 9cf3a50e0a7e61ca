package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A {@link Broker} with clients, without sockets: what each gets, who is cut off and why, which handles are still held. */
final class TrialBus {
    static final String GUID = "0123456789abcdef0123456789abcdef";
    static final Peer SELF = new Peer(100, 1000);

    final Broker broker = new Broker(GUID, SELF, uid -> uid == 1000);
    final List<String> told = new ArrayList<>();
    final Set<Long> held = new TreeSet<>();
    private final Map<Integer, MessageReader> readers = new HashMap<>();
    private final Map<Integer, List<String>> got = new HashMap<>();
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private boolean reading = true;
    private long handles;
    private long serials;

    /** A client that has said all that it has to before its first message of its own. */
    void join(int client, boolean fds) {
        does(broker.connected(client, new Peer(200 + client, 1000)));
        String negotiate = fds ? "NEGOTIATE_UNIX_FD\r\n" : "";
        // The bus answers in lines, which no reader of messages takes.
        reading = false;
        does(broker.received(
                client, Bytes.utf8("\0AUTH EXTERNAL 31303030\r\n" + negotiate + "BEGIN\r\n"), List.of(), false));
        reading = true;
        readers.put(client, new MessageReader(Limits.MESSAGE));
        does(broker.received(client, bytes(bus("Hello")), List.of(), false));
        got(client);
    }

    static Message bus(String member, Value... values) {
        return Message.call(Broker.NAME, "/", Broker.NAME, member).saying(List.of(values));
    }

    /** With as many new handles beside it as it claims. */
    void say(int client, Message message) {
        hear(client, bytes(message), (int) message.unixFds());
    }

    /** @param fds how many new handles came with the bytes */
    void hear(int client, Bytes data, int fds) {
        List<Handle> beside = new ArrayList<>();
        for (int i = 0; i < fds; i++) {
            handles++;
            held.add(handles);
            beside.add(new Handle(handles));
        }
        does(broker.received(client, data, beside, false));
    }

    /** What a client got since this was asked last. */
    List<String> got(int client) {
        List<String> all = got.getOrDefault(client, List.of());
        got.remove(client);
        return all;
    }

    void leave(int client) {
        does(broker.gone(client));
    }

    /** Sends stay in the queue from now on: nobody reads. */
    void stopReading() {
        reading = false;
    }

    /** How many messages wait for a client that does not read. */
    int waiting(int client) {
        return waiting.getOrDefault(client, 0);
    }

    void does(List<Deed> deeds) {
        for (Deed deed : deeds) {
            if (deed instanceof Deed.Send send && reading && readers.containsKey(send.client())) {
                take(send);
                broker.sent(send);
            } else if (deed instanceof Deed.Send send && readers.containsKey(send.client())) {
                waiting.merge(send.client(), 1, Integer::sum);
            } else if (deed instanceof Deed.Send send) {
                broker.sent(send);
            } else if (deed instanceof Deed.Release release) {
                release.fds().forEach(handle -> held.remove(handle.id()));
            } else if (deed instanceof Deed.Tell tell && tell.event() instanceof BusEvent.CutOff off) {
                told.add(off.client() + " is cut off: " + off.why());
            }
        }
    }

    private void take(Deed.Send send) {
        MessageReader reader = readers.get(send.client());
        reader.add(send.data(), send.fds());
        try {
            for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
                Message message = next.get();
                String fds = message.fds().isEmpty()
                        ? ""
                        : " " + message.fds().stream().map(Handle::id).toList();
                got.computeIfAbsent(send.client(), each -> new ArrayList<>())
                        .add(message.sender().orElse("") + " " + MessageText.of(message) + fds);
            }
        } catch (ProtocolFault e) {
            throw new AssertionError(e);
        }
    }

    private Bytes bytes(Message message) {
        serials++;
        return MessageCodec.encode(message.serial() == 1 ? message.numbered(serials) : message);
    }
}
