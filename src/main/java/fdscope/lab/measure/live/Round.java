package fdscope.lab.measure.live;

import fdscope.kernel.Bytes;
import fdscope.lab.measure.Way;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the receiver is told before some transfers, outside of what is measured.
 *
 * @param way empty: one byte there and one back, nothing more
 * @param size of each transfer in bytes
 * @param count how many there will be
 */
record Round(Optional<Way> way, long size, int count) {
    static final int LENGTH = 16;
    private static final int HANDSHAKE = -1;

    Bytes encoded() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        return Bytes.of(out.putInt(way.map(Enum::ordinal).orElse(HANDSHAKE))
                .putInt(count)
                .putLong(size)
                .array());
    }

    static Round of(Bytes message) {
        ByteBuffer in = ByteBuffer.wrap(message.toArray());
        int way = in.getInt();
        int count = in.getInt();
        return new Round(way == HANDSHAKE ? Optional.empty() : Optional.of(Way.values()[way]), in.getLong(), count);
    }
}
