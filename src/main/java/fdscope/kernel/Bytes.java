package fdscope.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of bytes: a payload, a socket name, a raw structure. Kernel names are bytes, not text. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte... value) {
        return value.length == 0 ? EMPTY : new Bytes(value.clone());
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return value.length;
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    public byte at(int index) {
        return value[index];
    }

    public byte[] toArray() {
        return value.clone();
    }

    public Bytes plus(Bytes other) {
        byte[] sum = Arrays.copyOf(value, value.length + other.value.length);
        System.arraycopy(other.value, 0, sum, value.length, other.value.length);
        return new Bytes(sum);
    }

    public Bytes times(int count) {
        byte[] product = new byte[Math.multiplyExact(value.length, count)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(value, 0, product, i * value.length, value.length);
        }
        return new Bytes(product);
    }

    /** The bytes from {@code from} to before {@code to}; beyond the end they are zero. */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(value, from, to));
    }

    /** Cut or zero-filled to exactly {@code length} bytes. */
    public Bytes resized(int length) {
        return new Bytes(Arrays.copyOf(value, length));
    }

    public boolean startsWith(Bytes prefix) {
        return value.length >= prefix.value.length
                && Arrays.equals(value, 0, prefix.value.length, prefix.value, 0, prefix.value.length);
    }

    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** Decoded as UTF-8, malformed input replaced. For names of our own; text from outside goes through {@link Printable}. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return Printable.quoted(this);
    }
}
