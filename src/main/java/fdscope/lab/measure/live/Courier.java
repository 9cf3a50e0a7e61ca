package fdscope.lab.measure.live;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;

/**
 * The calls of the measured loops, on addresses: no array of Java's is filled or copied, nothing is allocated but what
 * syscall(2) by name needs. Owns one page of native memory, in which the structures for sendmsg(2), recvmsg(2) and
 * fstat(2) stand ready. One thread at a time.
 */
final class Courier implements AutoCloseable {
    private static final int PAGE = 4096;

    // struct msghdr: name 0, namelen 8, iov 16, iovlen 24, control 32, controllen 40, flags 48.
    private static final int MSG_IOV = 16;
    private static final int MSG_IOVLEN = 24;
    private static final int MSG_CONTROL = 32;
    private static final int MSG_CONTROLLEN = 40;

    private static final int IOVEC = 64;
    private static final int CONTROL = 128;
    private static final int CONTROL_DATA = CONTROL + 16;
    private static final int BYTE = 192;
    private static final int STAT = 256;
    private static final int ST_SIZE = STAT + 48;

    private static final long CMSG_LEN_OF_INT = 20;
    private static final long CMSG_SPACE_OF_INT = 24;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private static final int F_GET_SEALS = 1034;
    private static final int F_SEAL_SHRINK = 2;

    private final Syscalls calls;
    private final Mapping memory;
    private final ByteBuffer view;

    Courier(Syscalls calls) throws ErrnoException {
        this.calls = calls;
        this.memory = Mapping.own(calls, PAGE);
        this.view = memory.view();
        long address = memory.address();
        view.putLong(MSG_IOV, address + IOVEC).putLong(MSG_IOVLEN, 1).putLong(MSG_CONTROL, address + CONTROL);
        view.putLong(IOVEC, address + BYTE).putLong(IOVEC + 8, 1);
    }

    /** write(2) until all is written. */
    void write(Fd fd, long address, long length) throws ErrnoException {
        long done = 0;
        while (done < length) {
            done += calls.syscall("write", fd.number(), address + done, length - done);
        }
    }

    /** read(2) until all is there; false: the other side has gone. */
    boolean read(Fd fd, long address, long length) throws ErrnoException {
        long done = 0;
        while (done < length) {
            long some = calls.syscall("read", fd.number(), address + done, length - done);
            if (some == 0) {
                return false;
            }
            done += some;
        }
        return true;
    }

    void writeByte(Fd fd, byte value) throws ErrnoException {
        view.put(BYTE, value);
        write(fd, memory.address() + BYTE, 1);
    }

    /** 0 to 255; -1: the other side has gone. */
    int readByte(Fd fd) throws ErrnoException {
        return read(fd, memory.address() + BYTE, 1) ? view.get(BYTE) & 0xff : -1;
    }

    /** One byte and one descriptor, borrowed. */
    void pass(Fd socket, Fd file) throws ErrnoException {
        view.putLong(CONTROL, CMSG_LEN_OF_INT).putInt(CONTROL + 8, SOL_SOCKET).putInt(CONTROL + 12, SCM_RIGHTS);
        view.putInt(CONTROL_DATA, file.number()).putLong(MSG_CONTROLLEN, CMSG_SPACE_OF_INT);
        calls.syscall("sendmsg", socket.number(), memory.address(), 0);
    }

    /** The descriptor that came, the caller's; null: the other side has gone. */
    Fd take(Fd socket) throws ErrnoException {
        view.putLong(MSG_CONTROLLEN, CMSG_SPACE_OF_INT);
        long bytes = calls.syscall("recvmsg", socket.number(), memory.address(), MSG_CMSG_CLOEXEC);
        if (bytes == 0) {
            return null;
        }
        if (view.getLong(MSG_CONTROLLEN) < CMSG_LEN_OF_INT) {
            throw new IllegalStateException("a byte came without its descriptor; perhaps the limit of open files is"
                    + " reached (RLIMIT_NOFILE)");
        }
        return Fd.owned(calls, view.getInt(CONTROL_DATA));
    }

    /** What a receiver must ask: sealed against shrinking, then as long as it is said to be. */
    boolean isSafe(Fd file, long length) throws ErrnoException {
        long seals = calls.syscall("fcntl", file.number(), F_GET_SEALS, 0);
        calls.syscall("fstat", file.number(), memory.address() + STAT);
        return (seals & F_SEAL_SHRINK) != 0 && view.getLong(ST_SIZE) >= length;
    }

    @Override
    public void close() {
        memory.close();
    }
}
