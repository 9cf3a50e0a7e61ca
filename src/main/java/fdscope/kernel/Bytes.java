package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable string of bytes: a payload, a socket name, a raw structure. Kernel names are bytes, not text. A slice
 * shares the memory of the whole.
 */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] memory;
    private final int from;
    private final int length;

    private Bytes(byte[] memory, int from, int length) {
        this.memory = memory;
        this.from = from;
        this.length = length;
    }

    private static Bytes whole(byte[] value) {
        return new Bytes(value, 0, value.length);
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte... value) {
        return value.length == 0 ? EMPTY : whole(value.clone());
    }

    /** A copy of what remains in the buffer, whose position stays. */
    public static Bytes of(ByteBuffer buffer) {
        byte[] value = new byte[buffer.remaining()];
        buffer.get(buffer.position(), value);
        return whole(value);
    }

    public static Bytes utf8(String text) {
        return whole(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes ofHex(String hex) {
        return whole(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte at(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("byte " + index + " of " + length);
        }
        return memory[from + index];
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(memory, from, from + length);
    }

    /** All of it to read, in the machine's byte order, without a copy. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(memory, from, length).slice().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    public Bytes plus(Bytes other) {
        byte[] sum = new byte[length + other.length];
        System.arraycopy(memory, from, sum, 0, length);
        System.arraycopy(other.memory, other.from, sum, length, other.length);
        return whole(sum);
    }

    public Bytes times(int count) {
        byte[] product = new byte[Math.multiplyExact(length, count)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(memory, from, product, i * length, length);
        }
        return whole(product);
    }

    /** The bytes from {@code first} to before {@code end}; beyond the end they are zero. */
    public Bytes slice(int first, int end) {
        if (first < 0 || first > length || end < first) {
            throw new IndexOutOfBoundsException("bytes " + first + " to " + end + " of " + length);
        }
        return end <= length
                ? new Bytes(memory, from + first, end - first)
                : whole(Arrays.copyOf(Arrays.copyOfRange(memory, from + first, from + length), end - first));
    }

    /** Cut or zero-filled to exactly {@code size} bytes. */
    public Bytes resized(int size) {
        return slice(0, size);
    }

    public boolean startsWith(Bytes prefix) {
        return length >= prefix.length
                && Arrays.equals(
                        memory, from, from + prefix.length, prefix.memory, prefix.from, prefix.from + prefix.length);
    }

    /** The first place of this byte, -1 if there is none. */
    public int indexOf(int wanted) {
        for (int i = from; i < from + length; i++) {
            if (memory[i] == (byte) wanted) {
                return i - from;
            }
        }
        return -1;
    }

    /** True if these bytes stand at {@code place}. */
    public boolean holds(Bytes part, int place) {
        int begin = from + place;
        return part.length <= length - place
                && Arrays.equals(memory, begin, begin + part.length, part.memory, part.from, part.from + part.length);
    }

    public String hex() {
        return HexFormat.of().formatHex(memory, from, from + length);
    }

    /** Decoded as UTF-8, malformed input replaced. For names of our own; text from outside goes through {@link Printable}. */
    public String text() {
        return new String(memory, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && length == that.length && startsWith(that);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + memory[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return Printable.quoted(this);
    }
}
