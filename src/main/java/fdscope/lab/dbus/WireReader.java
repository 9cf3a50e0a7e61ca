package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Marshalled bytes in, values out; nothing is believed. Padding has to be zero, as dbus-daemon wants it. */
final class WireReader {
    private final ByteBuffer bytes;

    WireReader(Bytes bytes, ByteOrder order) {
        this.bytes = bytes.buffer().order(order);
    }

    /** All values of a body, and nothing behind them. */
    static List<Value> body(Bytes body, ByteOrder order, Signature signature) throws ProtocolFault {
        WireReader reader = new WireReader(body, order);
        List<Value> values = new ArrayList<>();
        for (String type : signature.types()) {
            values.add(reader.value(type, 0));
        }
        if (reader.bytes.hasRemaining()) {
            throw new ProtocolFault(reader.bytes.remaining() + " bytes behind the body's last value, expected none");
        }
        return values;
    }

    void align(int to) throws ProtocolFault {
        while (bytes.position() % to != 0) {
            if (need(1).get() != 0) {
                throw new ProtocolFault("padding that is not zero at byte " + (bytes.position() - 1));
            }
        }
    }

    int position() {
        return bytes.position();
    }

    /** @param depth containers around it */
    Value value(String type, int depth) throws ProtocolFault {
        if (depth > Limits.NESTING) {
            throw new ProtocolFault("more than " + Limits.NESTING + " containers in each other");
        }
        char code = type.charAt(0);
        return switch (code) {
            case 'y' -> new Value.Num(code, number(1));
            case 'b' -> truth();
            case 'n' -> new Value.Num(code, (short) number(2));
            case 'q' -> new Value.Num(code, number(2));
            case 'i' -> new Value.Num(code, (int) number(4));
            case 'u', 'h' -> new Value.Num(code, number(4));
            case 'x', 't' -> new Value.Num(code, number(8));
            case 'd' -> new Value.Real(Double.longBitsToDouble(number(8)));
            case 's' -> new Value.Text(code, text());
            case 'o' -> new Value.Text(code, BusNames.path(text()));
            case 'g' -> new Value.Text(code, Signature.of(signature()).text());
            case 'v' -> new Value.Variant(value(Signature.single(signature()), depth + 1));
            case 'a' -> array(type.substring(1), depth + 1);
            default -> struct(type, depth + 1);
        };
    }

    /** An unsigned number (of 8 bytes: its bits), at its alignment. */
    long number(int size) throws ProtocolFault {
        align(size);
        need(size);
        return switch (size) {
            case 1 -> bytes.get() & 0xff;
            case 2 -> bytes.getShort() & 0xffff;
            case 4 -> bytes.getInt() & 0xffffffffL;
            default -> bytes.getLong();
        };
    }

    private Value truth() throws ProtocolFault {
        long number = number(4);
        if (number > 1) {
            throw new ProtocolFault("a boolean of " + number + ", expected 0 or 1");
        }
        return new Value.Num('b', number);
    }

    private Value array(String element, int depth) throws ProtocolFault {
        long length = number(4);
        if (length > Limits.ARRAY) {
            throw new ProtocolFault("an array of " + length + " bytes, at most " + Limits.ARRAY);
        }
        align(Signature.alignment(element.charAt(0)));
        need(length);
        if (element.equals("y")) {
            return new Value.Octets(slice((int) length));
        }
        int end = bytes.position() + (int) length;
        List<Value> values = new ArrayList<>();
        while (bytes.position() < end) {
            values.add(value(element, depth));
        }
        if (bytes.position() != end) {
            throw new ProtocolFault("an array of " + length + " bytes whose last element ends behind it");
        }
        return new Value.Array(element, values);
    }

    private Value struct(String type, int depth) throws ProtocolFault {
        align(8);
        List<Value> values = new ArrayList<>();
        int at = 1;
        while (at < type.length() - 1) {
            int end = Signature.end(type, at);
            values.add(value(type.substring(at, end), depth));
            at = end;
        }
        return type.charAt(0) == '{' ? new Value.Entry(values.get(0), values.get(1)) : new Value.Struct(values);
    }

    private String text() throws ProtocolFault {
        return text(number(4));
    }

    String signature() throws ProtocolFault {
        return text(number(1));
    }

    private String text(long length) throws ProtocolFault {
        need(length + 1);
        Bytes text = slice((int) length);
        if (bytes.get() != 0 || text.indexOf(0) >= 0) {
            throw new ProtocolFault("a string that does not end in its only zero byte");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text.buffer()).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolFault("a string that is not UTF-8");
        }
    }

    private Bytes slice(int length) {
        Bytes slice = Bytes.of(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        return slice;
    }

    private ByteBuffer need(long count) throws ProtocolFault {
        if (bytes.remaining() < count) {
            throw new ProtocolFault(
                    "a value of " + count + " bytes where " + bytes.remaining() + " are left of the message");
        }
        return bytes;
    }
}
