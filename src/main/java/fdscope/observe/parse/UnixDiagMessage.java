package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.FileId;
import fdscope.observe.Memory;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One struct unix_diag_msg with its attributes (include/uapi/linux/unix_diag.h), behind its netlink header. The request
 * asked for everything, so a missing NAME means unnamed, unless the message is broken.
 */
final class UnixDiagMessage {
    /** Bytes of struct unix_diag_msg. */
    static final int FIXED = 16;

    static final int NAME = 0;
    static final int VFS = 1;
    static final int PEER = 2;
    static final int ICONS = 3;
    static final int RQLEN = 4;
    static final int MEMINFO = 5;
    static final int SHUTDOWN = 6;
    static final int UID = 7;

    private static final int ATTRIBUTES = SockDiagCodec.HEADER + FIXED;
    /** The kernel marks nested attributes in the two highest bits of the type. */
    private static final int TYPE_MASK = 0x3fff;

    private static final UnixAddress UNNAMED = new UnixAddress.Unnamed();

    private UnixDiagMessage() {}

    /** One attribute: its header at {@code at}, its payload from {@code from} to before {@code to}. */
    record Attribute(int type, int at, int from, int to) {
        int length() {
            return to - from;
        }
    }

    static ByteBuffer buffer(Bytes raw) {
        return ByteBuffer.wrap(raw.toArray()).order(ByteOrder.nativeOrder());
    }

    /** The attributes in their order; what is cut off in the middle is not among them. */
    static List<Attribute> attributes(ByteBuffer in) {
        List<Attribute> found = new ArrayList<>(8);
        int at = ATTRIBUTES;
        while (at + 4 <= in.limit()) {
            int length = in.getShort(at) & 0xffff;
            if (length < 4 || at + length > in.limit()) {
                break;
            }
            found.add(new Attribute(in.getShort(at + 2) & TYPE_MASK, at, at + 4, at + length));
            at += length + 3 & ~3;
        }
        return found;
    }

    /**
     * @param raw the whole message
     * @param in the datagram that it came in
     * @param at where it begins there
     */
    static SocketSighting sighting(Bytes raw, ByteBuffer in, int at) {
        int body = at + SockDiagCodec.HEADER;
        SocketSighting.Builder row = SocketSighting.of(Source.SOCK_DIAG, raw)
                .type(SocketType.ofNumber(in.get(body + 1) & 0xff))
                .state(stateOf(in.get(body + 2)))
                .inode(unsigned(in, body + 4))
                .cookie(unsigned(in, body + 8) | unsigned(in, body + 12) << 32);
        boolean named = false;
        int end = at + raw.length();
        int next = at + ATTRIBUTES;
        while (next + 4 <= end) {
            int length = in.getShort(next) & 0xffff;
            if (length < 4 || next + length > end) {
                break;
            }
            int type = in.getShort(next + 2) & TYPE_MASK;
            if (type == NAME) {
                named = true;
                row.name(UnixAddress.ofName(raw.slice(next + 4 - at, next + length - at)));
            } else if (type == MEMINFO) {
                row.memory(new Memory(raw.slice(next + 4 - at, next + length - at)));
            } else {
                read(in, type, next + 4, next + length, row);
            }
            next += length + 3 & ~3;
        }
        return named || next < end ? row.build() : row.name(UNNAMED).build();
    }

    private static void read(ByteBuffer in, int type, int from, int to, SocketSighting.Builder row) {
        int length = to - from;
        if (type == VFS && length >= 8) {
            row.file(new FileId(unsigned(in, from), unsigned(in, from + 4)));
        } else if (type == PEER && length >= 4) {
            row.peer(unsigned(in, from));
        } else if (type == ICONS) {
            row.waiting(numbers(in, from, to));
        } else if (type == RQLEN && length >= 8) {
            row.queues(unsigned(in, from), unsigned(in, from + 4));
        } else if (type == SHUTDOWN && length >= 1) {
            row.shutdown(in.get(from) & 0xff);
        } else if (type == UID && length >= 4) {
            row.uid(unsigned(in, from));
        }
    }

    static long cookie(ByteBuffer in) {
        return unsigned(in, SockDiagCodec.HEADER + 8) | unsigned(in, SockDiagCodec.HEADER + 12) << 32;
    }

    static List<Long> numbers(ByteBuffer in, Attribute attribute) {
        return numbers(in, attribute.from(), attribute.to());
    }

    private static List<Long> numbers(ByteBuffer in, int from, int to) {
        List<Long> numbers = new ArrayList<>();
        for (int at = from; at + 4 <= to; at += 4) {
            numbers.add(unsigned(in, at));
        }
        return numbers;
    }

    static long unsigned(ByteBuffer in, int at) {
        return in.getInt(at) & 0xffffffffL;
    }

    /** TCP_ESTABLISHED, TCP_CLOSE, TCP_LISTEN of include/net/tcp_states.h. */
    static Optional<SocketState> stateOf(int number) {
        return switch (number) {
            case 1 -> SocketState.CONNECTED.known();
            case 7 -> SocketState.UNCONNECTED.known();
            case 10 -> SocketState.LISTENING.known();
            default -> Optional.empty();
        };
    }
}
