package fdscope.observe;

import fdscope.kernel.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * /proc/PID/fdinfo/FD (proc_pid_fdinfo(5)).
 *
 * @param raw the file as it was read
 * @param position the file offset, shared by all descriptors of one open file description
 * @param flags status flags, shared likewise, and O_CLOEXEC, which is this descriptor's own; printed in octal
 * @param scmFds of an AF_UNIX socket: descriptors queued to it, of a listener those of its unaccepted connections
 * @param eventCount of an eventfd
 * @param pid of a pidfd; -1 when the process is gone and reaped
 * @param namespacePids of a pidfd: the pid in each pid namespace, from the reader's inwards
 * @param others every key that is not named above, in its order
 */
public record FdInfo(
        Bytes raw,
        Optional<Long> position,
        Optional<Integer> flags,
        Optional<Integer> mountId,
        Optional<Long> inode,
        Optional<Integer> scmFds,
        Optional<Long> eventCount,
        Optional<Integer> pid,
        List<Integer> namespacePids,
        Map<String, String> others) {
    private static final int O_CLOEXEC = 02000000;

    /** FD_CLOEXEC of this descriptor. */
    public Optional<Boolean> closeOnExec() {
        return flags.map(f -> (f & O_CLOEXEC) != 0);
    }

    /** The status flags without O_CLOEXEC: what fcntl(2) F_GETFL gives. */
    public Optional<Integer> statusFlags() {
        return flags.map(f -> f & ~O_CLOEXEC);
    }
}
