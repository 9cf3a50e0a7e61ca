package fdscope.lab.measure;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** What the receiver does with the data, once it has it. */
public enum Use {
    BYTE {
        @Override
        long sum(ByteBuffer memory, int pageSize) {
            return memory.get(0);
        }
    },
    PAGES {
        @Override
        long sum(ByteBuffer memory, int pageSize) {
            long sum = 0;
            for (int at = 0; at < memory.limit(); at += pageSize) {
                sum += memory.get(at);
            }
            return sum;
        }
    },
    WORDS {
        @Override
        long sum(ByteBuffer memory, int pageSize) {
            LongBuffer words = memory.asLongBuffer();
            int count = words.limit();
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += words.get(i);
            }
            return sum;
        }
    };

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Reads the first byte, the first byte of each page, or every word of eight bytes, and adds them up. */
    abstract long sum(ByteBuffer memory, int pageSize);

    /**
     * One byte that depends on all that was read: what a receiver answers, so that the sender knows that it was read, and
     * no compiler leaves the reading out.
     *
     * @param memory direct, in the machine's byte order, from 0 to its limit
     */
    public byte read(ByteBuffer memory, int pageSize) {
        return (byte) (sum(memory, pageSize) * MIX >>> 56);
    }

    /** Data whose every word counts: the words that begin in the bytes from {@code from} to the limit. */
    public static void fill(ByteBuffer memory, int from) {
        LongBuffer words = memory.asLongBuffer();
        for (int i = from / Long.BYTES; i < words.limit(); i++) {
            words.put(i, (i + 1) * MIX);
        }
    }
}
