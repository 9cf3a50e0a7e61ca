package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;

/**
 * Makes a netlink socket in the network namespace of another process. setns(2) moves one thread only, so a thread of its
 * own goes in and ends there; the socket stays what it was made as.
 */
final class NamespaceDoor {
    private static final int O_CLOEXEC = 02000000;
    private static final int CLONE_NEWNET = 0x40000000;

    private final Syscalls calls;

    NamespaceDoor(Syscalls calls) {
        this.calls = calls;
    }

    /** @throws ErrnoException EPERM without CAP_SYS_ADMIN there, EACCES or ENOENT for the process */
    SockDiagSource diagIn(int pid) throws ErrnoException {
        Visit visit = Beside.start("namespace of " + pid, () -> visit(pid)).result();
        if (visit.refusal() != null) {
            throw visit.refusal();
        }
        return new SockDiagSource(calls, visit.socket());
    }

    /** @param refusal null if it went well; the socket is null otherwise */
    private record Visit(Fd socket, ErrnoException refusal) {}

    private Visit visit(int pid) {
        try (Fd namespace = calls.open(Bytes.utf8("/proc/" + pid + "/ns/net"), O_CLOEXEC, 0)) {
            calls.syscall("setns", namespace.number(), CLONE_NEWNET);
            return new Visit(SockDiagSource.netlink(calls), null);
        } catch (ErrnoException e) {
            return new Visit(null, e);
        }
    }
}
