package fdscope.cli;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sockets of this process and of children, closed with it. Names are abstract, and no other run has them. */
final class LiveSockets implements AutoCloseable {
    private static final int SOCK_CLOEXEC = 0x80000;

    final String name = "fdscope-ways-" + UUID.randomUUID();
    private final Syscalls calls;
    private final List<Fd> open = new ArrayList<>();
    private final List<Integer> children = new ArrayList<>();

    LiveSockets() throws SyscallsUnavailableException {
        calls = NativeDoor.open();
    }

    int pid() {
        return calls.getpid();
    }

    long inode(Fd socket) throws ErrnoException {
        return calls.fstat(socket).inode();
    }

    Set<Long> inodes() throws ErrnoException {
        Set<Long> inodes = new HashSet<>();
        for (Fd socket : open) {
            inodes.add(inode(socket));
        }
        return inodes;
    }

    Fd bound(SocketType type, String ending) throws ErrnoException {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, type.number() | SOCK_CLOEXEC, 0);
        open.add(socket);
        calls.bind(socket, address(ending));
        return socket;
    }

    /** With room for six clients. */
    Fd listener(String ending) throws ErrnoException {
        Fd socket = bound(SocketType.STREAM, ending);
        listenAt(socket);
        return socket;
    }

    void listenAt(Fd socket) throws ErrnoException {
        calls.listen(socket, 5);
    }

    Fd client(String ending) throws ErrnoException {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, SocketType.STREAM.number() | SOCK_CLOEXEC, 0);
        open.add(socket);
        calls.connect(socket, address(ending));
        return socket;
    }

    List<Fd> pair() throws ErrnoException {
        List<Fd> pair = calls.socketpair(UnixAddress.AF_UNIX, SocketType.STREAM.number() | SOCK_CLOEXEC, 0);
        open.addAll(pair);
        return pair;
    }

    void send(Fd over, String text) throws ErrnoException {
        calls.send(over, Bytes.utf8(text), 0, Optional.empty());
    }

    /** Sends the descriptor and closes it here: nobody has it then. */
    void giveAway(Fd sent, Fd over) throws ErrnoException {
        ByteBuffer control = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        control.putLong(20).putInt(1).putInt(1).putInt(sent.number());
        calls.sendmsg(over, Bytes.utf8("x"), Optional.empty(), Bytes.of(control.array()), 24, 0);
        close(sent);
    }

    void close(Fd socket) {
        socket.close();
        open.remove(socket);
    }

    /** A process that has one end as its standard input and waits there; the end is closed here. */
    int catReading(Fd end) throws ErrnoException {
        int child = calls.posix_spawn(Bytes.utf8("/bin/cat"), List.of(Bytes.utf8("cat")), List.of(), Map.of(0, end));
        children.add(child);
        close(end);
        return child;
    }

    private Bytes address(String ending) {
        return new UnixAddress.Abstract(Bytes.utf8(name + ending)).sockaddr();
    }

    @Override
    public void close() throws ErrnoException {
        open.forEach(Fd::close);
        for (int child : children) {
            calls.waitpid(child, false);
        }
    }
}
