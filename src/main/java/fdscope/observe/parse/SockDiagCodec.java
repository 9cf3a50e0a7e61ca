package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The netlink messages of sock_diag(7) for AF_UNIX (include/uapi/linux/netlink.h, sock_diag.h, unix_diag.h): requests out,
 * answers in. All numbers are in the machine's byte order. Truncated or foreign bytes never throw.
 */
public final class SockDiagCodec {
    public static final int SOCK_DIAG_BY_FAMILY = 20;
    /** UDIAG_SHOW_NAME, VFS, PEER, ICONS, RQLEN, MEMINFO, UID: everything up to Linux 6.18. */
    public static final int SHOW_ALL = 0x7f;

    static final int HEADER = 16;

    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_REQUEST = 1;
    private static final int NLM_F_DUMP_INTR = 0x10;
    private static final int NLM_F_DUMP = 0x300;
    private static final int REQUEST = 24;
    private static final int AF_UNIX = 1;

    private SockDiagCodec() {}

    /** Asks for every AF_UNIX socket of the network namespace. */
    public static Bytes dumpRequest(int sequence) {
        return request(sequence, NLM_F_REQUEST | NLM_F_DUMP, 0, 0);
    }

    /** Asks for one socket, whatever its cookie. The answer is one row or a failure (ENOENT; EINVAL for inode 0). */
    public static Bytes request(int sequence, long inode) {
        return request(sequence, NLM_F_REQUEST, inode, -1);
    }

    private static Bytes request(int sequence, int flags, long inode, int cookie) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + REQUEST).order(ByteOrder.nativeOrder());
        out.putInt(HEADER + REQUEST)
                .putShort((short) SOCK_DIAG_BY_FAMILY)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0);
        out.put((byte) AF_UNIX).put((byte) 0).putShort((short) 0);
        out.putInt(-1).putInt((int) inode).putInt(SHOW_ALL).putInt(cookie).putInt(cookie);
        return Bytes.of(out.array());
    }

    /** The messages of one received datagram (or of several, put one behind the other), in their order. */
    public static List<SockDiagAnswer> decode(Bytes datagram) {
        ByteBuffer in = datagram.buffer();
        List<SockDiagAnswer> answers = new ArrayList<>(datagram.length() / 100 + 1);
        int at = 0;
        while (at < in.limit()) {
            int left = in.limit() - at;
            int length = left < HEADER ? 0 : in.getInt(at);
            if (length < HEADER || length > left) {
                String why = left < HEADER
                        ? "a netlink header has 16 bytes, here are " + left
                        : "the message says it has " + length + " bytes, here are " + left;
                answers.add(new SockDiagAnswer.Unreadable(datagram.slice(at, in.limit()), why));
                return answers;
            }
            answers.add(message(datagram, in, at, length));
            at += length + 3 & ~3;
        }
        return answers;
    }

    private static SockDiagAnswer message(Bytes datagram, ByteBuffer in, int at, int length) {
        int type = in.getShort(at + 4) & 0xffff;
        int flags = in.getShort(at + 6) & 0xffff;
        int sequence = in.getInt(at + 8);
        Bytes raw = datagram.slice(at, at + length);
        if (type == NLMSG_DONE || type == NLMSG_ERROR) {
            int status = length >= HEADER + 4 ? in.getInt(at + HEADER) : 0;
            if (status < 0) {
                return new SockDiagAnswer.Failure(sequence, new Errno(-status));
            }
            return type == NLMSG_DONE
                    ? new SockDiagAnswer.Done(sequence, (flags & NLM_F_DUMP_INTR) != 0)
                    : new SockDiagAnswer.Unreadable(raw, "an acknowledgement that nobody asked for");
        }
        if (type != SOCK_DIAG_BY_FAMILY) {
            return new SockDiagAnswer.Unreadable(raw, "netlink message type " + type + ", expected 20");
        }
        if (length < HEADER + UnixDiagMessage.FIXED) {
            return new SockDiagAnswer.Unreadable(
                    raw, "struct unix_diag_msg has 16 bytes, here are " + (length - HEADER));
        }
        int family = in.get(at + HEADER) & 0xff;
        if (family != AF_UNIX) {
            return new SockDiagAnswer.Unreadable(raw, "address family " + family + ", expected 1 (AF_UNIX)");
        }
        return new SockDiagAnswer.Row(sequence, UnixDiagMessage.sighting(raw, in, at));
    }
}
