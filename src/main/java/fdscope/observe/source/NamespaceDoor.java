package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
        FutureTask<Fd> task = new FutureTask<>(() -> inside(pid));
        Thread thread = new Thread(task, "namespace of " + pid);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return new SockDiagSource(calls, task.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof ErrnoException failure) {
                        throw failure;
                    }
                    throw new IllegalStateException("the namespace of " + pid + " could not be entered", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Fd inside(int pid) throws ErrnoException {
        try (Fd namespace = calls.open(Bytes.utf8("/proc/" + pid + "/ns/net"), O_CLOEXEC, 0)) {
            calls.syscall("setns", namespace.number(), CLONE_NEWNET);
            return SockDiagSource.netlink(calls);
        }
    }
}
