package fdscope.observe;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory counters of a socket in bytes, in the order of include/uapi/linux/sock_diag.h (SK_MEMINFO_*): rmem_alloc,
 * rcvbuf, wmem_alloc, sndbuf, fwd_alloc, wmem_queued, optmem, backlog, drops. A kernel may give fewer or more.
 *
 * @param counters numbers of 32 bits without a sign, in the machine's byte order; what is left over at the end is no counter
 */
public record Memory(Bytes counters) {
    public static final List<String> NAMES = List.of(
            "rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued", "optmem", "backlog", "drops");

    public static Memory of(List<Long> values) {
        ByteBuffer counters = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.nativeOrder());
        values.forEach(value -> counters.putInt(value.intValue()));
        return new Memory(Bytes.of(counters.array()));
    }

    public List<Long> values() {
        List<Long> values = new ArrayList<>(counters.length() / 4);
        ByteBuffer in = counters.buffer();
        while (in.remaining() >= 4) {
            values.add(in.getInt() & 0xffffffffL);
        }
        return values;
    }

    public String text() {
        List<Long> values = values();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(i < NAMES.size() ? NAMES.get(i) : "counter " + i)
                    .append(' ')
                    .append(values.get(i));
        }
        return out.toString();
    }
}
