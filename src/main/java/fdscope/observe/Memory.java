package fdscope.observe;

import java.util.List;

/**
 * The memory counters of a socket in bytes, in the order of include/uapi/linux/sock_diag.h (SK_MEMINFO_*): rmem_alloc,
 * rcvbuf, wmem_alloc, sndbuf, fwd_alloc, wmem_queued, optmem, backlog, drops. A kernel may give fewer or more.
 */
public record Memory(List<Long> values) {
    public static final List<String> NAMES = List.of(
            "rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued", "optmem", "backlog", "drops");

    public Memory {
        values = List.copyOf(values);
    }

    public String text() {
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
