package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Values in, marshalled bytes out; every value at a multiple of its alignment from the start. */
final class WireWriter {
    private final ByteOrder order;
    private byte[] memory = new byte[128];
    private int length;

    WireWriter(ByteOrder order) {
        this.order = order;
    }

    int length() {
        return length;
    }

    Bytes bytes() {
        return Bytes.of(Arrays.copyOf(memory, length));
    }

    void align(int to) {
        while (length % to != 0) {
            put(0);
        }
    }

    /** A number at its own alignment, which is its size. */
    void number(long value, int size) {
        align(size);
        for (int i = 0; i < size; i++) {
            put(0);
        }
        patch(length - size, value, size);
    }

    /** A number into a place that was left for it. */
    void patch(int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            int place = order == ByteOrder.LITTLE_ENDIAN ? at + i : at + size - 1 - i;
            memory[place] = (byte) (value >> 8 * i);
        }
    }

    void text(String text) {
        Bytes bytes = Bytes.utf8(text);
        number(bytes.length(), 4);
        raw(bytes);
        put(0);
    }

    void signature(String text) {
        number(text.length(), 1);
        raw(Bytes.utf8(text));
        put(0);
    }

    void raw(Bytes bytes) {
        room(bytes.length());
        System.arraycopy(bytes.toArray(), 0, memory, length, bytes.length());
        length += bytes.length();
    }

    private void put(int value) {
        room(1);
        memory[length++] = (byte) value;
    }

    private void room(int more) {
        if (memory.length - length < more) {
            memory = Arrays.copyOf(memory, Math.max(2 * memory.length, length + more));
        }
    }
}
