package fdscope.lab.dbus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes the messages of clients to whom they are for, and cuts off who breaks the rules. */
final class Router {
    private final Bus bus;
    private final Driver driver;

    Router(Bus bus) {
        this.bus = bus;
        this.driver = new Driver(bus, change -> renamed(change, name(change.before())));
    }

    /** @throws ProtocolFault for which the sender is to be cut off */
    void take(Client from, Message came) throws ProtocolFault {
        if (came.kind() == Kind.OTHER) {
            return;
        }
        List<Value> values = came.values();
        if (from.isMonitor()) {
            throw new ProtocolFault("a monitor sent a message");
        }
        boolean forBus = came.destination().map(Broker.NAME::equals).orElse(came.kind() == Kind.METHOD_CALL);
        if (from.name().isEmpty()) {
            if (!forBus || !Driver.isHello(came)) {
                throw new ProtocolFault("the first message was not the call Hello");
            }
            from.named(bus.uniqueName());
            greet(from, sent(from, came), values);
        } else if (forBus) {
            ask(from, sent(from, came), values);
        } else if (came.destination().isEmpty()) {
            Message message = sent(from, came);
            List<Client> to = bus.listeners(message, values);
            bus.post(
                    message,
                    values,
                    to,
                    to.stream().flatMap(each -> each.name().stream()).toList());
        } else {
            deliver(from, sent(from, came), values);
        }
    }

    /** What a client says of the sender is not believed. */
    private static Message sent(Client from, Message came) {
        return came.with(Field.SENDER, from.name().orElseThrow());
    }

    /** The answer to Hello goes before all else: sd-bus takes nothing else first. */
    private void greet(Client from, Message hello, List<Value> values) {
        String name = from.name().orElseThrow();
        ask(from, hello, values);
        owner(name, "", name);
        bus.say(from, driver.signal("NameAcquired").with(Field.DESTINATION, name), List.of(Value.text(name)));
    }

    private void ask(Client from, Message message, List<Value> values) {
        bus.post(message, values, List.of(), List.of(Broker.NAME));
        if (message.kind() != Kind.METHOD_CALL) {
            return;
        }
        try {
            List<Value> answer = driver.call(from, message, values);
            if (message.wantsReply()) {
                answer(from, message.reply(), answer);
            }
        } catch (BusError e) {
            refuse(from, message, e);
        }
    }

    private void deliver(Client from, Message message, List<Value> values) {
        String name = message.destination().orElseThrow();
        Optional<Client> to = bus.owner(name);
        try {
            check(from, message, name, to);
        } catch (BusError e) {
            bus.post(message, values, List.of(), List.of());
            refuse(from, message, e);
            if (isAnswer(message) && to.isPresent() && to.get().calls.remove(message.replySerial(), from.id)) {
                unanswered(to.get(), message.replySerial(), e);
            }
            return;
        }
        if (message.wantsReply()) {
            from.calls.put(message.serial(), to.orElseThrow().id);
        }
        if (isAnswer(message)) {
            to.orElseThrow().calls.remove(message.replySerial());
        }
        bus.post(
                message,
                values,
                to.stream().toList(),
                to.stream().flatMap(each -> each.name().stream()).toList());
    }

    private static void check(Client from, Message message, String name, Optional<Client> to) throws BusError {
        if (to.isEmpty()) {
            throw new BusError("ServiceUnknown", "nobody on this bus has the name " + name);
        }
        if (isAnswer(message) && !Integer.valueOf(from.id).equals(to.get().calls.get(message.replySerial()))) {
            throw new BusError("AccessDenied", "an answer that nobody has asked for");
        }
        if (!to.get().canTake(message)) {
            throw new BusError(
                    "NotSupported",
                    "Tried to send message with Unix file descriptors to a client that doesn't support that.");
        }
        if (!to.get().hasRoom(message.fds().size())) {
            throw new BusError("LimitsExceeded", "too much waits for " + name + ", which does not read");
        }
        if (message.wantsReply() && from.calls.size() >= Limits.CALLS) {
            throw new BusError("LimitsExceeded", Limits.CALLS + " of your calls wait for an answer already");
        }
    }

    private static boolean isAnswer(Message message) {
        return message.kind() == Kind.METHOD_RETURN || message.kind() == Kind.ERROR;
    }

    private void refuse(Client from, Message message, BusError error) {
        if (message.wantsReply()) {
            Message said = message.error(error.errorName(), error.getMessage());
            answer(from, said, List.of(Value.text(error.getMessage())));
        }
    }

    /** Whoever asks and asks and reads none of the answers is not answered any more. */
    private void answer(Client to, Message message, List<Value> values) {
        if (to.hasRoom(0)) {
            bus.say(to, message, values);
        } else {
            cutOff(to, "it does not read the answers that it asked for");
        }
    }

    void cutOff(Client client, String why) {
        if (bus.clients.containsKey(client.id)) {
            bus.tell(new BusEvent.CutOff(client.id, client.name().orElse(""), why));
            bus.does(new Deed.CutOff(client.id));
            leave(client);
        }
    }

    /** The client is there no longer: its names go on to others, and its callers are told. */
    void leave(Client client) {
        bus.clients.remove(client.id);
        List<Handle> unclaimed = client.reader.forget();
        if (!unclaimed.isEmpty()) {
            bus.does(new Deed.Release(unclaimed));
        }
        String name = client.name().orElse("");
        bus.names.leave(client.id).forEach(change -> renamed(change, name));
        if (!name.isEmpty() && !client.isMonitor()) {
            owner(name, name, "");
        }
        BusError left = new BusError("NoReply", "the one who was called has left the bus without an answer");
        for (Client caller : List.copyOf(bus.clients.values())) {
            for (Map.Entry<Long, Integer> call : List.copyOf(caller.calls.entrySet())) {
                if (call.getValue() == client.id && caller.calls.remove(call.getKey(), client.id)) {
                    unanswered(caller, call.getKey(), left);
                }
            }
        }
    }

    private void unanswered(Client caller, long serial, BusError why) {
        Message call = Message.call(Broker.NAME, "/", Broker.NAME, "None")
                .numbered(serial)
                .with(Field.SENDER, caller.name().orElseThrow());
        answer(caller, call.error(why.errorName(), why.getMessage()), List.of(Value.text(why.getMessage())));
    }

    /** @param former the unique name of the one who had it, if somebody had */
    private void renamed(NameTable.Change change, String former) {
        change.before().ifPresent(id -> told(id, "NameLost", change.name()));
        owner(change.name(), change.before().isPresent() ? former : "", name(change.after()));
        change.after().ifPresent(id -> told(id, "NameAcquired", change.name()));
    }

    private void told(int id, String what, String name) {
        Client client = bus.clients.get(id);
        if (client != null && client.hasRoom(0)) {
            Message signal =
                    driver.signal(what).with(Field.DESTINATION, client.name().orElseThrow());
            bus.say(client, signal, List.of(Value.text(name)));
        }
    }

    private void owner(String name, String before, String after) {
        bus.announce(
                driver.signal("NameOwnerChanged"), List.of(Value.text(name), Value.text(before), Value.text(after)));
    }

    /** Empty for nobody. */
    private String name(OptionalInt id) {
        return id.stream()
                .mapToObj(each -> Optional.ofNullable(bus.clients.get(each)).flatMap(Client::name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
