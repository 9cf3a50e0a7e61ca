package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The connections of a bus, their names, and the queues of what is to be done. */
final class Bus {
    final String guid;
    final Peer self;
    final Map<Integer, Client> clients = new LinkedHashMap<>();
    final NameTable names = new NameTable();

    private final List<Deed> deeds = new ArrayList<>();
    private long serial;
    private int uniques;

    Bus(String guid, Peer self) {
        this.guid = guid;
        this.self = self;
    }

    void does(Deed deed) {
        deeds.add(deed);
    }

    void tell(BusEvent event) {
        deeds.add(new Deed.Tell(event));
    }

    /** What is to be done since this was asked last. */
    List<Deed> deeds() {
        List<Deed> all = List.copyOf(deeds);
        deeds.clear();
        return all;
    }

    /** A name that nobody had before on this bus. */
    String uniqueName() {
        return ":1." + uniques++;
    }

    /** Who is reached by a unique or a well-known name. */
    Optional<Client> owner(String name) {
        if (name.startsWith(":")) {
            return clients.values().stream()
                    .filter(each -> each.name().equals(Optional.of(name)) && !each.isMonitor())
                    .findFirst();
        }
        OptionalInt owner = names.owner(name);
        return owner.isPresent() ? Optional.of(clients.get(owner.getAsInt())) : Optional.empty();
    }

    /** Whether a connection, by its unique name, owns a well-known one. */
    boolean owns(String unique, String name) {
        return owner(name).flatMap(Client::name).equals(Optional.of(unique));
    }

    /** Those who asked for a message that is for everybody. */
    List<Client> listeners(Message message, List<Value> values) {
        return clients.values().stream()
                .filter(each -> !each.isMonitor() && each.name().isPresent())
                .filter(each ->
                        each.canTake(message) && each.hasRoom(message.fds().size()))
                .filter(each -> each.wants(message, values, this::owns))
                .toList();
    }

    /** Puts a message into the queues of those whom it is for, copies into those of monitors, and tells of it;
     * not of what the bus itself would have said, had anybody asked. */
    void post(Message message, List<Value> values, List<Client> to, List<String> told) {
        List<Client> monitors = clients.values().stream()
                .filter(each -> each.isMonitor() && !to.contains(each))
                .filter(each ->
                        each.canTake(message) && each.hasRoom(message.fds().size()))
                .filter(each -> each.wants(message, values, this::owns))
                .toList();
        boolean heard = !told.isEmpty() || !monitors.isEmpty();
        if (heard || !message.sender().equals(Optional.of(Broker.NAME))) {
            tell(new BusEvent.Passed(message, told, monitors.size()));
        }
        if (heard) {
            Bytes data = MessageCodec.encode(message);
            to.forEach(each -> send(each, data, message.fds()));
            monitors.forEach(each -> send(each, data, message.fds()));
        }
    }

    /** Bytes before the first message, too, count as waiting. */
    void send(Client to, Bytes data, List<Handle> fds) {
        Deed.Send send = new Deed.Send(to.id, data, fds);
        to.queued(send);
        deeds.add(send);
    }

    /** A message of the bus itself to one client. */
    void say(Client to, Message message, List<Value> values) {
        Message said = own(message.saying(values));
        post(said, values, List.of(to), List.of(to.name().orElse("")));
    }

    /** A signal of the bus itself to all who asked for it. */
    void announce(Message signal, List<Value> values) {
        Message said = own(signal.saying(values));
        List<Client> to = listeners(said, values);
        post(said, values, to, to.stream().flatMap(each -> each.name().stream()).toList());
    }

    private Message own(Message message) {
        serial++;
        return message.numbered(serial).with(Field.SENDER, Broker.NAME);
    }
}
