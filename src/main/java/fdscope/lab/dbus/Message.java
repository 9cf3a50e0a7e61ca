package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message, its header understood and its body as it came.
 *
 * @param order of header and body: the sender chooses
 * @param flags see {@link #NO_REPLY_EXPECTED}
 * @param serial the sender's number for it, 1 to 2^32 - 1
 * @param body marshalled; its types are field SIGNATURE
 * @param fds what came beside it, as many as field UNIX_FDS says
 */
public record Message(
        ByteOrder order, Kind kind, int flags, long serial, Map<Field, Value> fields, Bytes body, List<Handle> fds) {
    public static final int NO_REPLY_EXPECTED = 1;

    public Message {
        fields = fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(fields));
        fds = List.copyOf(fds);
    }

    private static Message of(Kind kind, Map<Field, Value> fields) {
        return new Message(ByteOrder.nativeOrder(), kind, 0, 1, fields, Bytes.EMPTY, List.of());
    }

    public static Message call(String destination, String path, String interfaceName, String member) {
        return of(Kind.METHOD_CALL, Map.of(Field.PATH, Field.PATH.text(path)))
                .with(Field.DESTINATION, destination)
                .with(Field.INTERFACE, interfaceName)
                .with(Field.MEMBER, member);
    }

    public static Message signal(String path, String interfaceName, String member) {
        return of(Kind.SIGNAL, Map.of(Field.PATH, Field.PATH.text(path)))
                .with(Field.INTERFACE, interfaceName)
                .with(Field.MEMBER, member);
    }

    /** The answer to this call, which must have a sender or be one's own. */
    public Message reply() {
        Message reply = of(Kind.METHOD_RETURN, Map.of(Field.REPLY_SERIAL, Value.u32(serial)));
        return sender().map(caller -> reply.with(Field.DESTINATION, caller)).orElse(reply);
    }

    /** @param name of the error, {@code org.freedesktop.DBus.Error.Failed} */
    public Message error(String name, String sentence) {
        Message error = of(Kind.ERROR, reply().fields()).with(Field.ERROR_NAME, name);
        return error.saying(List.of(Value.text(sentence)));
    }

    /** @throws ProtocolFault if a name in it is none: a bus cuts off who sends that */
    public void check() throws ProtocolFault {
        for (Map.Entry<Field, Value> each : fields.entrySet()) {
            each.getKey().check(each.getValue());
        }
    }

    public Message with(Field field, String text) {
        return with(field, field.text(text));
    }

    private Message with(Field field, Value value) {
        Map<Field, Value> more = new EnumMap<>(Field.class);
        more.putAll(fields);
        more.put(field, value);
        return new Message(order, kind, flags, serial, more, body, fds);
    }

    public Message numbered(long number) {
        return new Message(order, kind, flags, number, fields, body, fds);
    }

    public Message flagged(int more) {
        return new Message(order, kind, flags | more, serial, fields, body, fds);
    }

    /** With this body, and the field that tells of its types. */
    public Message saying(List<Value> values) {
        WireWriter out = new WireWriter(order);
        StringBuilder types = new StringBuilder();
        for (Value value : values) {
            types.append(value.type());
            value.write(out);
        }
        Message said = new Message(order, kind, flags, serial, fields, out.bytes(), fds);
        return values.isEmpty() ? said : said.with(Field.SIGNATURE, types.toString());
    }

    /** @param beside how many descriptors go beside it; the values of type h count them from 0 */
    public Message saying(List<Value> values, int beside) {
        Message said = saying(values);
        return beside == 0 ? said : said.with(Field.UNIX_FDS, Value.u32(beside));
    }

    public Optional<String> path() {
        return text(Field.PATH);
    }

    public Optional<String> interfaceName() {
        return text(Field.INTERFACE);
    }

    public Optional<String> member() {
        return text(Field.MEMBER);
    }

    public Optional<String> errorName() {
        return text(Field.ERROR_NAME);
    }

    public Optional<String> destination() {
        return text(Field.DESTINATION);
    }

    public Optional<String> sender() {
        return text(Field.SENDER);
    }

    public String signature() {
        return text(Field.SIGNATURE).orElse("");
    }

    /** Whose answer it is: the serial of the call; 0 if it is none. */
    public long replySerial() {
        return number(Field.REPLY_SERIAL);
    }

    /** How many descriptors belong to it, as it says itself. */
    public long unixFds() {
        return number(Field.UNIX_FDS);
    }

    public boolean wantsReply() {
        return kind == Kind.METHOD_CALL && (flags & NO_REPLY_EXPECTED) == 0;
    }

    /** The body's values. */
    public List<Value> values() throws ProtocolFault {
        return WireReader.body(body, order, Signature.of(signature()));
    }

    private Optional<String> text(Field field) {
        return fields.get(field) instanceof Value.Text told ? Optional.of(told.text()) : Optional.empty();
    }

    private long number(Field field) {
        return fields.get(field) instanceof Value.Num told ? told.number() : 0;
    }
}
