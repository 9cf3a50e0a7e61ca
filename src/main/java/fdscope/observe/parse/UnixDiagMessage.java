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

    static SocketSighting sighting(Bytes raw) {
        ByteBuffer in = buffer(raw);
        int body = SockDiagCodec.HEADER;
        SocketSighting.Builder row = SocketSighting.of(Source.SOCK_DIAG, raw)
                .type(SocketType.ofNumber(in.get(body + 1) & 0xff))
                .state(stateOf(in.get(body + 2)))
                .inode(in.getInt(body + 4) & 0xffffffffL)
                .cookie(cookie(in));
        boolean named = false;
        int end = ATTRIBUTES;
        for (Attribute attribute : attributes(in)) {
            end = attribute.to() + 3 & ~3;
            if (attribute.type() == NAME) {
                named = true;
                row.name(UnixAddress.ofName(raw.slice(attribute.from(), attribute.to())));
            } else {
                read(in, attribute, row);
            }
        }
        return named || end < in.limit()
                ? row.build()
                : row.name(new UnixAddress.Unnamed()).build();
    }

    private static void read(ByteBuffer in, Attribute attribute, SocketSighting.Builder row) {
        int from = attribute.from();
        int length = attribute.length();
        if (attribute.type() == VFS && length >= 8) {
            row.file(new FileId(unsigned(in, from), unsigned(in, from + 4)));
        } else if (attribute.type() == PEER && length >= 4) {
            row.peer(unsigned(in, from));
        } else if (attribute.type() == ICONS) {
            row.waiting(numbers(in, attribute));
        } else if (attribute.type() == RQLEN && length >= 8) {
            row.queues(unsigned(in, from), unsigned(in, from + 4));
        } else if (attribute.type() == MEMINFO) {
            row.memory(new Memory(numbers(in, attribute)));
        } else if (attribute.type() == SHUTDOWN && length >= 1) {
            row.shutdown(in.get(from) & 0xff);
        } else if (attribute.type() == UID && length >= 4) {
            row.uid(unsigned(in, from));
        }
    }

    static long cookie(ByteBuffer in) {
        return unsigned(in, SockDiagCodec.HEADER + 8) | unsigned(in, SockDiagCodec.HEADER + 12) << 32;
    }

    static List<Long> numbers(ByteBuffer in, Attribute attribute) {
        List<Long> numbers = new ArrayList<>();
        for (int at = attribute.from(); at + 4 <= attribute.to(); at += 4) {
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
            case 1 -> Optional.of(SocketState.CONNECTED);
            case 7 -> Optional.of(SocketState.UNCONNECTED);
            case 10 -> Optional.of(SocketState.LISTENING);
            default -> Optional.empty();
        };
    }
}
