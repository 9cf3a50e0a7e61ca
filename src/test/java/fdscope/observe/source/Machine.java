package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Real sockets for a test, closed with it. */
final class Machine implements AutoCloseable {
    private static final int SOCK_CLOEXEC = 0x80000;

    final Syscalls calls;
    private final List<Fd> open = new ArrayList<>();

    Machine() throws SyscallsUnavailableException {
        calls = NativeDoor.open();
    }

    Fd keep(Fd fd) {
        open.add(fd);
        return fd;
    }

    Fd socket(SocketType type) throws ErrnoException {
        return keep(calls.socket(UnixAddress.AF_UNIX, type.number() | SOCK_CLOEXEC, 0));
    }

    Fd bound(SocketType type, Bytes abstractName) throws ErrnoException {
        Fd socket = socket(type);
        calls.bind(socket, new UnixAddress.Abstract(abstractName).sockaddr());
        return socket;
    }

    List<Fd> pair(SocketType type) throws ErrnoException {
        List<Fd> pair = calls.socketpair(UnixAddress.AF_UNIX, type.number() | SOCK_CLOEXEC, 0);
        open.addAll(pair);
        return pair;
    }

    long inode(Fd socket) throws ErrnoException {
        return calls.fstat(socket).inode();
    }

    int pid() {
        return calls.getpid();
    }

    /** A name that no other test and no other run has. */
    static Bytes unique(String what) {
        return Bytes.utf8("fdscope-" + what + "-" + UUID.randomUUID());
    }

    static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        open.forEach(Fd::close);
    }
}
