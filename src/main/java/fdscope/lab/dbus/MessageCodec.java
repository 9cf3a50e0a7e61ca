package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A message as bytes (the specification, "Message Format"). Fields that are not known are left out when it is written again. */
public final class MessageCodec {
    /** Bytes that are enough to know how long the message is. */
    public static final int START = 16;

    private static final int VERSION = 1;
    private static final int FIELDS = 12;

    private MessageCodec() {}

    public static Bytes encode(Message message) {
        WireWriter out = new WireWriter(message.order());
        out.number(message.order() == ByteOrder.LITTLE_ENDIAN ? 'l' : 'B', 1);
        out.number(message.kind().ordinal(), 1);
        out.number(message.flags(), 1);
        out.number(VERSION, 1);
        out.number(message.body().length(), 4);
        out.number(message.serial(), 4);
        out.number(0, 4);
        message.fields().forEach((field, value) -> {
            out.align(8);
            out.number(field.ordinal(), 1);
            new Value.Variant(value).write(out);
        });
        out.patch(FIELDS, out.length() - START, 4);
        out.align(8);
        out.raw(message.body());
        return out.bytes();
    }

    /**
     * How long a message is that begins so.
     *
     * @param start at least {@link #START} bytes
     * @param most bytes that are taken
     */
    public static int length(Bytes start, int most) throws ProtocolFault {
        WireReader in = new WireReader(start.slice(0, START), order(start.at(0)));
        if (start.at(3) != VERSION) {
            throw new ProtocolFault("a message of protocol version " + (start.at(3) & 0xff) + ", expected 1");
        }
        in.number(4);
        long body = in.number(4);
        in.number(4);
        long fields = in.number(4);
        if (fields > Limits.ARRAY) {
            throw new ProtocolFault("header fields of " + fields + " bytes, at most " + Limits.ARRAY);
        }
        long all = START + padded(fields) + body;
        if (all > most) {
            throw new ProtocolFault("a message of " + all + " bytes, at most " + most + " are taken");
        }
        return (int) all;
    }

    /**
     * @param whole one message and nothing more
     * @param waiting handles that came and belong to no message yet; this one takes the first, as many as it claims
     */
    static Message decode(Bytes whole, List<Handle> waiting) throws ProtocolFault {
        ByteOrder order = order(whole.at(0));
        WireReader in = new WireReader(whole, order);
        in.number(1);
        Kind kind = Kind.of((int) in.number(1));
        int flags = (int) in.number(1);
        in.number(1);
        in.number(4);
        long serial = in.number(4);
        if (kind == Kind.INVALID || serial == 0) {
            throw new ProtocolFault(serial == 0 ? "a message with serial 0" : "a message of type 0");
        }
        int end = START + (int) in.number(4);
        Map<Field, Value> fields = new EnumMap<>(Field.class);
        while (in.position() < end) {
            in.align(8);
            field(in, fields);
        }
        if (in.position() != end) {
            throw new ProtocolFault("the header's last field ends behind the header");
        }
        in.align(8);
        for (Field required : kind.required()) {
            if (!fields.containsKey(required)) {
                throw new ProtocolFault("a " + kind.word() + " without field " + required);
            }
        }
        Bytes body = whole.slice(in.position(), whole.length());
        long claimed = fields.get(Field.UNIX_FDS) instanceof Value.Num told ? told.number() : 0;
        if (claimed > waiting.size()) {
            throw new ProtocolFault("field UNIX_FDS is " + claimed + ", and " + waiting.size()
                    + (waiting.size() == 1 ? " descriptor" : " descriptors") + " came beside the message");
        }
        return new Message(order, kind, flags, serial, fields, body, waiting.subList(0, (int) claimed));
    }

    private static void field(WireReader in, Map<Field, Value> fields) throws ProtocolFault {
        int code = (int) in.number(1);
        Value value = in.value("v", 0) instanceof Value.Variant variant ? variant.value() : null;
        if (code == 0) {
            throw new ProtocolFault("a header field of code 0");
        }
        if (code < Field.values().length) {
            Field field = Field.values()[code];
            field.check(value);
            if (fields.put(field, value) != null) {
                throw new ProtocolFault("field " + field + " stands there twice");
            }
        }
    }

    private static ByteOrder order(byte letter) throws ProtocolFault {
        if (letter != 'l' && letter != 'B') {
            throw new ProtocolFault(
                    "a message that begins with byte " + (letter & 0xff) + ", expected 'l' or 'B' for its byte order");
        }
        return letter == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static long padded(long length) {
        return (length + 7) / 8 * 8;
    }
}
