package fdscope.observe.parse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** BTF made by hand: each method adds one type and gives its id. */
public final class BtfBlob {
    private static final int HEADER = 24;
    private static final int FLAG = 1 << 31;

    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final int firstName;
    private int next;

    public BtfBlob() {
        this(1, 0);
        names.write(0);
    }

    private BtfBlob(int next, int firstName) {
        this.next = next;
        this.firstName = firstName;
    }

    /** One of a module, which continues this one. */
    public BtfBlob module() {
        return new BtfBlob(next, firstName + names.size());
    }

    /** Three words and what follows them. */
    int type(int name, int info, int sizeOrType, int... more) {
        for (int word : new int[] {name, info, sizeOrType}) {
            word(types, word);
        }
        for (int word : more) {
            word(types, word);
        }
        return next++;
    }

    /** The offset of a name; that of "" is 0. */
    int name(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int at = firstName + names.size();
        names.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        names.write(0);
        return at;
    }

    private static int info(int kind, int count) {
        return kind << 24 | count;
    }

    public int number(String name, int size) {
        return number(name, size, 0, size * 8);
    }

    /** @param shift of an old bit field, as {@code bits} is its width */
    int number(String name, int size, int shift, int bits) {
        return type(name(name), info(BtfKind.INT, 0), size, shift << 16 | bits);
    }

    /** PTR, VOLATILE, CONST, RESTRICT: they have no name. */
    int to(int kind, int type) {
        return type(0, info(kind, 0), type);
    }

    public int pointer(int type) {
        return to(BtfKind.PTR, type);
    }

    int array(int type, int length) {
        return type(0, info(BtfKind.ARRAY, 0), 0, type, type, length);
    }

    /** TYPEDEF, FWD (type is 0), TYPE_TAG, FUNC. */
    int named(int kind, String name, int type) {
        return type(name(name), info(kind, 0), type);
    }

    /** @param values name and number in turn */
    int enumeration(String name, boolean signed, Object... values) {
        int[] more = new int[values.length];
        for (int i = 0; i < values.length; i += 2) {
            more[i] = name((String) values[i]);
            more[i + 1] = (Integer) values[i + 1];
        }
        return type(name(name), info(BtfKind.ENUM, values.length / 2) | (signed ? FLAG : 0), 4, more);
    }

    /** An ENUM64 with one value. */
    int wide(String name, boolean signed, String value, long number) {
        int info = info(BtfKind.ENUM64, 1) | (signed ? FLAG : 0);
        return type(name(name), info, 8, name(value), (int) number, (int) (number >>> 32));
    }

    /** FLOAT, and an enum without values. */
    int sized(int kind, String name, int size) {
        return type(name(name), info(kind, 0), size);
    }

    /** A member at an offset in bits; with a width it is a bit field. */
    public record Part(String name, int type, int bits, int width) {
        public static Part at(int bits, String name, int type) {
            return new Part(name, type, bits, 0);
        }
    }

    public int struct(String name, int size, Part... parts) {
        return composite(BtfKind.STRUCT, name, size, parts);
    }

    int union(String name, int size, Part... parts) {
        return composite(BtfKind.UNION, name, size, parts);
    }

    private int composite(int kind, String name, int size, Part... parts) {
        boolean fields = false;
        for (Part part : parts) {
            fields |= part.width > 0;
        }
        int[] more = new int[3 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            more[3 * i] = name(parts[i].name);
            more[3 * i + 1] = parts[i].type;
            more[3 * i + 2] = parts[i].width << 24 | parts[i].bits;
        }
        return type(name(name), info(kind, parts.length) | (fields ? FLAG : 0), size, more);
    }

    /** A function that takes one thing and returns another of the same type. */
    public int function(String name, String parameter, int type) {
        return named(BtfKind.FUNC, name, prototype(type, parameter, type));
    }

    /** @param parameters name and type in turn */
    int prototype(int returns, Object... parameters) {
        int[] more = new int[parameters.length];
        for (int i = 0; i < parameters.length; i += 2) {
            more[i] = name((String) parameters[i]);
            more[i + 1] = (Integer) parameters[i + 1];
        }
        return type(0, info(BtfKind.FUNC_PROTO, parameters.length / 2), returns, more);
    }

    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + types.size() + names.size())
                .order(ByteOrder.nativeOrder())
                .putShort((short) 0xeb9f)
                .put((byte) 1)
                .put((byte) 0)
                .putInt(HEADER)
                .putInt(0)
                .putInt(types.size())
                .putInt(types.size())
                .putInt(names.size());
        return out.put(types.toByteArray()).put(names.toByteArray()).array();
    }

    ByteBuffer buffer() {
        return buffer(bytes());
    }

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static void word(ByteArrayOutputStream out, int word) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(word)
                .array());
    }
}
