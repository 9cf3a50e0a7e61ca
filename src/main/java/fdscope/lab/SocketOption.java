package fdscope.lab;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A SOL_SOCKET option and the layout of its value (socket(7), unix(7)). */
record SocketOption(int number, int size) {
    private static final int INT = 4;

    static SocketOption of(long number) {
        int size = INT;
        if (is(number, "SO_PEERCRED")) {
            size = 12;
        } else if (is(number, "SO_COOKIE") || is(number, "SO_LINGER")) {
            size = 8;
        } else if (isTime(number)) {
            size = 16;
        }
        return new SocketOption((int) number, size);
    }

    /** A number as the option wants it: an int; milliseconds as struct timeval for the two timeouts. */
    Bytes encode(long value) {
        if (isTime(number)) {
            return Bytes.of(ByteBuffer.allocate(16)
                    .order(ByteOrder.nativeOrder())
                    .putLong(value / 1000)
                    .putLong(value % 1000 * 1000)
                    .array());
        }
        return Bytes.of(ByteBuffer.allocate(size)
                .order(ByteOrder.nativeOrder())
                .putInt((int) value)
                .array());
    }

    private static boolean isTime(long number) {
        return is(number, "SO_RCVTIMEO") || is(number, "SO_SNDTIMEO");
    }

    static boolean is(long number, String name) {
        return Evaluator.CONSTANTS.require(name) == number;
    }
}
