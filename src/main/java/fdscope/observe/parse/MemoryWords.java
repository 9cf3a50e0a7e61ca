package fdscope.observe.parse;

import fdscope.observe.Memory;

/**
 * What each memory counter of a socket means (SK_MEMINFO_* in include/uapi/linux/sock_diag.h, filled by sk_get_meminfo in
 * net/core/sock.c), and how ss(8) abbreviates it.
 *
 * @param letters what stands before the number in ss's skmem
 * @param struct the member that is read
 */
record MemoryWords(String letters, String struct, String meaning) {
    private static final MemoryWords[] COUNTERS = {
        new MemoryWords(
                "r",
                "struct sock.sk_rmem_alloc",
                "Memory charged to the receiver: 0 on AF_UNIX, which charges the sender for what waits."),
        new MemoryWords(
                "rb",
                "struct sock.sk_rcvbuf",
                "The receive buffer (SO_RCVBUF); AF_UNIX does not look at it, the sender's buffer is the limit."),
        new MemoryWords(
                "t",
                "struct sock.sk_wmem_alloc",
                "Memory charged for what it sent and nobody read yet, bookkeeping included: a small message costs hundreds"
                        + " of bytes."),
        new MemoryWords(
                "tb",
                "struct sock.sk_sndbuf",
                "The send buffer (SO_SNDBUF): how much may be charged before a send waits."),
        new MemoryWords(
                "f",
                "struct sock.sk_forward_alloc",
                "Memory reserved and not used yet, which matters for TCP and UDP."),
        new MemoryWords(
                "w",
                "struct sock.sk_wmem_queued",
                "Bytes in the send queue of TCP; an AF_UNIX socket has no such queue."),
        new MemoryWords(
                "o", "struct sock.sk_omem_alloc", "Memory for options of the socket, a socket filter for instance."),
        new MemoryWords(
                "bl", "struct sock.sk_backlog", "Bytes in the backlog of packets that came while TCP held its lock."),
        new MemoryWords("d", "struct sock.sk_drops", "How many messages were dropped before this socket got them."),
    };

    /** @param index as in SK_MEMINFO_*; newer kernels may have more counters than are known here */
    static MemoryWords of(int index) {
        return index < COUNTERS.length
                ? COUNTERS[index]
                : new MemoryWords("", "", "A counter that this program does not know; a newer kernel may send it.");
    }

    static String name(int index) {
        return index < Memory.NAMES.size() ? Memory.NAMES.get(index) : "counter " + index;
    }

    /** The index of the counter that ss abbreviates so, or -1. */
    static int indexOf(String letters) {
        for (int i = 0; i < COUNTERS.length; i++) {
            if (COUNTERS[i].letters.equals(letters)) {
                return i;
            }
        }
        return -1;
    }
}
