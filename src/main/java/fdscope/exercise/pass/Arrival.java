package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Optional;

/**
 * What one recvmsg(2) brought, as values.
 *
 * @param length bytes that the message had; more than {@code data} has where the rest was cut off (MSG_TRUNC)
 * @param flags msg_flags
 * @param fds descriptors of this process, in the order of the message
 * @param credentials the sender's, as the kernel checked them (SCM_CREDENTIALS)
 * @param peer who connected, or listened (SO_PEERCRED); empty where nobody is at the other end
 * @param from the name of the sender's socket
 * @param others control messages of other kinds
 */
public record Arrival(
        SocketType type,
        Bytes data,
        long length,
        int flags,
        List<Arrived> fds,
        Optional<ControlMessage.Credentials> credentials,
        Optional<ControlMessage.Credentials> peer,
        UnixAddress from,
        List<ControlMessage.Unknown> others) {
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;

    public Arrival {
        fds = List.copyOf(fds);
        others = List.copyOf(others);
    }

    /**
     * A descriptor that came.
     *
     * @param target what /proc/self/fd says it leads to
     * @param flags of its open file (F_GETFL)
     */
    public record Arrived(int number, Bytes target, int flags) {}

    /** Control data did not fit: descriptors were lost. */
    public boolean lostControl() {
        return (flags & MSG_CTRUNC) != 0;
    }

    /** Data did not fit: the rest of the message was lost. */
    public boolean lostData() {
        return (flags & MSG_TRUNC) != 0;
    }
}
