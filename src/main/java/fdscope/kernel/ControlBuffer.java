package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The control buffer of sendmsg(2) and recvmsg(2) on 64-bit Linux, see cmsg(3): each message has cmsg_len (8 bytes, counts
 * the header), cmsg_level (4), cmsg_type (4), its data from 16 on, and the next one starts at a multiple of 8. Native
 * byte order.
 */
public final class ControlBuffer {
    /** sizeof(struct cmsghdr). */
    public static final int HEADER = 16;

    private static final int ALIGNMENT = 8;

    private ControlBuffer() {}

    /** CMSG_LEN(3): what cmsg_len says of so many bytes of data. */
    public static long length(long data) {
        return HEADER + data;
    }

    /** CMSG_SPACE(3): what such a message takes in a buffer, padding included. */
    public static long space(long data) {
        return HEADER + align(data);
    }

    /** The messages one behind the other, each padded: msg_controllen is the length of the result. */
    public static Bytes encode(List<ControlMessage> messages) {
        Bytes all = Bytes.EMPTY;
        for (ControlMessage message : messages) {
            Bytes data = data(message);
            all = all.plus(raw(length(data.length()), level(message), type(message), data));
        }
        return all;
    }

    /** One message with any header whatever; the data is padded to a multiple of 8, cmsg_len does not change that. */
    public static Bytes raw(long cmsgLen, int level, int type, Bytes data) {
        int space = Math.toIntExact(space(data.length()));
        ByteBuffer out = ByteBuffer.allocate(space).order(ByteOrder.nativeOrder());
        out.putLong(cmsgLen).putInt(level).putInt(type).put(data.toArray());
        return Bytes.of(out.array());
    }

    /**
     * Reads what recvmsg(2) left, the first msg_controllen bytes. Never throws: a message cut short keeps the data that
     * is there (descriptors: whole ones only), and bytes that are no header stay as {@link ControlMessage.Unknown}.
     */
    public static List<ControlMessage> decode(Bytes control) {
        return ControlWalk.of(control).stream().map(ControlBuffer::message).toList();
    }

    private static ControlMessage message(ControlWalk.Part part) {
        Bytes data = part.data();
        if (part.isWhole() && part.level() == ControlMessage.SOL_SOCKET) {
            int size = data.length();
            if (part.type() == ControlMessage.SCM_RIGHTS) {
                return new ControlMessage.Rights(ints(data));
            }
            if (part.type() == ControlMessage.SCM_CREDENTIALS && size == 12) {
                List<Integer> ucred = ints(data);
                return new ControlMessage.Credentials(ucred.get(0), ucred.get(1), ucred.get(2));
            }
            if (part.type() == ControlMessage.SCM_PIDFD && size == 4) {
                return new ControlMessage.PidFd(ints(data).get(0));
            }
        }
        return new ControlMessage.Unknown(part.level(), part.type(), data);
    }

    /** The descriptors that came with these messages, in order: rights first, then pidfds. */
    public static List<Integer> fds(List<ControlMessage> messages) {
        List<Integer> rights = new ArrayList<>();
        List<Integer> pidfds = new ArrayList<>();
        for (ControlMessage message : messages) {
            if (message instanceof ControlMessage.Rights r) {
                rights.addAll(r.fds());
            } else if (message instanceof ControlMessage.PidFd p && p.fd() >= 0) {
                // Some kernels put an error number here, when the sender has been reaped.
                pidfds.add(p.fd());
            }
        }
        rights.addAll(pidfds);
        return rights;
    }

    static long align(long length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Whole ints; up to three bytes behind the last are no int. */
    static List<Integer> ints(Bytes data) {
        ByteBuffer in = ByteBuffer.wrap(data.toArray()).order(ByteOrder.nativeOrder());
        List<Integer> ints = new ArrayList<>();
        while (in.remaining() >= Integer.BYTES) {
            ints.add(in.getInt());
        }
        return ints;
    }

    private static Bytes bytes(List<Integer> ints) {
        ByteBuffer out = ByteBuffer.allocate(ints.size() * Integer.BYTES).order(ByteOrder.nativeOrder());
        ints.forEach(out::putInt);
        return Bytes.of(out.array());
    }

    private static int level(ControlMessage message) {
        return message instanceof ControlMessage.Unknown unknown ? unknown.level() : ControlMessage.SOL_SOCKET;
    }

    private static int type(ControlMessage message) {
        if (message instanceof ControlMessage.Unknown unknown) {
            return unknown.type();
        }
        if (message instanceof ControlMessage.Rights) {
            return ControlMessage.SCM_RIGHTS;
        }
        return message instanceof ControlMessage.PidFd ? ControlMessage.SCM_PIDFD : ControlMessage.SCM_CREDENTIALS;
    }

    private static Bytes data(ControlMessage message) {
        if (message instanceof ControlMessage.Rights rights) {
            return bytes(rights.fds());
        }
        if (message instanceof ControlMessage.Credentials who) {
            return bytes(List.of(who.pid(), who.uid(), who.gid()));
        }
        if (message instanceof ControlMessage.PidFd pidfd) {
            return bytes(List.of(pidfd.fd()));
        }
        return ((ControlMessage.Unknown) message).data();
    }
}
