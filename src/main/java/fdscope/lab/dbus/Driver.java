package fdscope.lab.dbus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The bus as somebody who can be called (the specification, "Message Bus Messages"). */
final class Driver {
    private static final String PATH = "/org/freedesktop/DBus";

    private final Bus bus;
    private final Consumer<NameTable.Change> renamed;

    /** What can be called, with its types: {@code busctl introspect} shows this table. */
    private enum Method {
        HELLO("Hello", "", "s"),
        REQUEST_NAME("RequestName", "su", "u"),
        RELEASE_NAME("ReleaseName", "s", "u"),
        START_SERVICE_BY_NAME("StartServiceByName", "su", "u"),
        NAME_HAS_OWNER("NameHasOwner", "s", "b"),
        LIST_NAMES("ListNames", "", "as"),
        LIST_ACTIVATABLE_NAMES("ListActivatableNames", "", "as"),
        LIST_QUEUED_OWNERS("ListQueuedOwners", "s", "as"),
        GET_NAME_OWNER("GetNameOwner", "s", "s"),
        ADD_MATCH("AddMatch", "s", ""),
        REMOVE_MATCH("RemoveMatch", "s", ""),
        UNIX_USER("GetConnectionUnixUser", "s", "u"),
        UNIX_PROCESS_ID("GetConnectionUnixProcessID", "s", "u"),
        CREDENTIALS("GetConnectionCredentials", "s", "a{sv}"),
        GET_ID("GetId", "", "s"),
        BECOME_MONITOR(Broker.NAME + ".Monitoring", "BecomeMonitor", "asu", ""),
        INTROSPECT(Broker.NAME + ".Introspectable", "Introspect", "", "s"),
        PING(Broker.NAME + ".Peer", "Ping", "", "");

        private final String interfaceName;
        private final String member;
        private final String takes;
        private final String gives;

        Method(String member, String takes, String gives) {
            this(Broker.NAME, member, takes, gives);
        }

        Method(String interfaceName, String member, String takes, String gives) {
            this.interfaceName = interfaceName;
            this.member = member;
            this.takes = takes;
            this.gives = gives;
        }

        static Optional<Method> of(Message call) {
            return Arrays.stream(values())
                    .filter(each -> call.member().equals(Optional.of(each.member)))
                    .filter(each ->
                            call.interfaceName().map(each.interfaceName::equals).orElse(true))
                    .findFirst();
        }
    }

    /** @param renamed to be told when a name goes from one to another */
    Driver(Bus bus, Consumer<NameTable.Change> renamed) {
        this.bus = bus;
        this.renamed = renamed;
    }

    /** Whether it is what a client has to say first. */
    static boolean isHello(Message message) {
        return message.kind() == Kind.METHOD_CALL
                && message.signature().isEmpty()
                && Method.of(message).equals(Optional.of(Method.HELLO));
    }

    Message signal(String member) {
        return Message.signal(PATH, Broker.NAME, member);
    }

    /** @return the body of the answer */
    List<Value> call(Client from, Message call, List<Value> values) throws BusError {
        Method method = Method.of(call)
                .orElseThrow(() -> new BusError(
                        "UnknownMethod",
                        "the bus has no method "
                                + call.interfaceName().map(name -> name + ".").orElse("")
                                + call.member().orElse("")));
        if (!call.signature().equals(method.takes)) {
            throw new BusError(
                    "InvalidArgs", method.member + " takes \"" + method.takes + "\", not \"" + call.signature() + "\"");
        }
        return switch (method) {
            case HELLO -> hello(from);
            case REQUEST_NAME -> List.of(requested(from, text(values), ((Value.Num) values.get(1)).number()));
            case RELEASE_NAME -> List.of(released(from, text(values)));
            case START_SERVICE_BY_NAME -> started(text(values));
            case NAME_HAS_OWNER ->
                List.of(Value.truth(
                        isBus(text(values)) || bus.owner(text(values)).isPresent()));
            case LIST_NAMES -> List.of(Value.texts(names()));
            case LIST_ACTIVATABLE_NAMES -> List.of(Value.texts(List.of(Broker.NAME)));
            case LIST_QUEUED_OWNERS -> List.of(Value.texts(queued(text(values))));
            case GET_NAME_OWNER -> List.of(Value.text(owner(text(values))));
            case ADD_MATCH -> added(from, MatchRule.of(text(values)));
            case REMOVE_MATCH -> removed(from, MatchRule.of(text(values)));
            case UNIX_USER -> List.of(Value.u32(peer(text(values)).uid()));
            case UNIX_PROCESS_ID -> List.of(Value.u32(peer(text(values)).pid()));
            case CREDENTIALS -> List.of(credentials(peer(text(values))));
            case GET_ID -> List.of(Value.text(bus.guid));
            case BECOME_MONITOR -> monitor(from, (Value.Array) values.get(0));
            case INTROSPECT -> List.of(Value.text(introspection()));
            case PING -> List.of();
        };
    }

    private static List<Value> hello(Client from) throws BusError {
        if (!from.greet()) {
            throw new BusError("Failed", "Hello was said already");
        }
        return List.of(Value.text(from.name().orElseThrow()));
    }

    private Value requested(Client from, String name, long flags) throws BusError {
        if (isBus(name) || !BusNames.isWellKnown(name)) {
            throw new BusError("InvalidArgs", BusNames.shown(name) + " is no name that can be owned");
        }
        if (bus.names.count(from.id) >= Limits.NAMES && !bus.names.clients(name).contains(from.id)) {
            throw new BusError("LimitsExceeded", "you have " + Limits.NAMES + " names already");
        }
        return changed(bus.names.request(name, from.id, (int) flags));
    }

    private Value released(Client from, String name) throws BusError {
        if (isBus(name) || !BusNames.isWellKnown(name)) {
            throw new BusError("InvalidArgs", BusNames.shown(name) + " is no name that can be released");
        }
        return changed(bus.names.release(name, from.id));
    }

    private Value changed(NameTable.Result result) {
        result.change().ifPresent(renamed);
        return Value.u32(result.result());
    }

    /** Nothing is started here; 2 says that it runs already. A unique name is no service, dbus-daemon says. */
    private List<Value> started(String name) throws BusError {
        if (bus.names.owner(name).isEmpty()) {
            throw new BusError("ServiceUnknown", "nobody on this bus has the name " + BusNames.shown(name));
        }
        return List.of(Value.u32(2));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(Broker.NAME));
        bus.clients.values().stream()
                .filter(each -> !each.isMonitor())
                .forEach(each -> each.name().ifPresent(names::add));
        names.addAll(bus.names.names());
        return names;
    }

    private List<String> queued(String name) throws BusError {
        owner(name);
        return isBus(name) || name.startsWith(":")
                ? List.of(name)
                : bus.names.clients(name).stream()
                        .flatMap(id -> bus.clients.get(id).name().stream())
                        .toList();
    }

    private String owner(String name) throws BusError {
        return isBus(name) ? name : client(name).name().orElseThrow();
    }

    private List<Value> added(Client from, MatchRule rule) throws BusError {
        if (from.rules.size() >= Limits.RULES) {
            throw new BusError("LimitsExceeded", "you have " + Limits.RULES + " match rules already");
        }
        from.rules.add(rule);
        return List.of();
    }

    private static List<Value> removed(Client from, MatchRule rule) throws BusError {
        if (!from.rules.remove(rule)) {
            throw new BusError("MatchRuleNotFound", "you have no such match rule");
        }
        return List.of();
    }

    private Peer peer(String name) throws BusError {
        return isBus(name) ? bus.self : client(name).peer;
    }

    private static Value credentials(Peer peer) {
        return new Value.Array(
                "{sv}",
                List.of(
                        new Value.Entry(Value.text("UnixUserID"), new Value.Variant(Value.u32(peer.uid()))),
                        new Value.Entry(Value.text("ProcessID"), new Value.Variant(Value.u32(peer.pid())))));
    }

    private List<Value> monitor(Client from, Value.Array texts) throws BusError {
        if (texts.values().size() > Limits.RULES) {
            throw new BusError("LimitsExceeded", "at most " + Limits.RULES + " match rules");
        }
        List<MatchRule> rules = new ArrayList<>();
        for (Value text : texts.values()) {
            rules.add(MatchRule.of(((Value.Text) text).text()));
        }
        bus.names.leave(from.id).forEach(renamed);
        from.watch(rules);
        return List.of();
    }

    private Client client(String name) throws BusError {
        return bus.owner(name)
                .orElseThrow(() ->
                        new BusError("NameHasNoOwner", "nobody on this bus has the name " + BusNames.shown(name)));
    }

    private static boolean isBus(String name) {
        return name.equals(Broker.NAME);
    }

    private static String text(List<Value> values) {
        return ((Value.Text) values.get(0)).text();
    }

    private static String introspection() {
        Set<String> interfaces = Arrays.stream(Method.values())
                .map(each -> each.interfaceName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder xml = new StringBuilder("<node>\n");
        for (String name : interfaces) {
            xml.append("  <interface name=\"").append(name).append("\">\n");
            for (Method method : Method.values()) {
                if (method.interfaceName.equals(name)) {
                    describe(method, xml);
                }
            }
            xml.append("  </interface>\n");
        }
        return xml.append("</node>\n").toString();
    }

    private static void describe(Method method, StringBuilder xml) {
        xml.append("    <method name=\"").append(method.member).append("\">");
        argument(method.takes, "in", xml);
        argument(method.gives, "out", xml);
        xml.append("</method>\n");
    }

    private static void argument(String types, String direction, StringBuilder xml) {
        try {
            for (String type : Signature.of(types).types()) {
                xml.append("<arg type=\"")
                        .append(type)
                        .append("\" direction=\"")
                        .append(direction)
                        .append("\"/>");
            }
        } catch (ProtocolFault e) {
            throw new IllegalStateException(e);
        }
    }
}
