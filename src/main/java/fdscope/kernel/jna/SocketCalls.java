package fdscope.kernel.jna;

import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import java.util.List;
import java.util.Optional;

/**
 * The calls on sockets. struct msghdr of 64-bit Linux: name 0, namelen 8, iov 16, iovlen 24, control 32, controllen 40,
 * flags 48, in all 56 bytes; musl's shorter length fields have their padding where the upper halves are, which zeroed
 * memory makes equal.
 */
abstract class SocketCalls extends Calls {
    private static final int MSGHDR = 56;
    private static final int NAME = 0;
    private static final int NAMELEN = 8;
    private static final int IOV = 16;
    private static final int IOVLEN = 24;
    private static final int CONTROL = 32;
    private static final int CONTROLLEN = 40;
    private static final int FLAGS = 48;
    /** struct sockaddr_storage: room for every address, and for the 111 bytes of the longest AF_UNIX one. */
    private static final int ADDRESS_ROOM = 128;
    /** More than the kernel takes as a control buffer (optmem_max), so that a too long one meets the kernel's answer. */
    private static final long CONTROL_ROOM = 1 << 20;

    SocketCalls(Architecture architecture) {
        super(architecture);
    }

    @Override
    public Fd socket(int family, int type, int protocol) throws ErrnoException {
        return owned(call("socket", () -> LibC.socket(family, type, protocol)));
    }

    @Override
    public List<Fd> socketpair(int family, int type, int protocol) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer pair = memory.space(8);
            call("socketpair", () -> LibC.socketpair(family, type, protocol, pair));
            return ownedPair(pair);
        }
    }

    @Override
    public void bind(Fd socket, Bytes sockaddr) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer address = memory.copy(sockaddr);
            int fd = socket.number();
            call("bind", () -> LibC.bind(fd, address, sockaddr.length()), place(sockaddr));
        }
    }

    @Override
    public void connect(Fd socket, Bytes sockaddr) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer address = memory.copy(sockaddr);
            int fd = socket.number();
            call("connect", () -> LibC.connect(fd, address, sockaddr.length()), place(sockaddr));
        }
    }

    @Override
    public void listen(Fd socket, int backlog) throws ErrnoException {
        int fd = socket.number();
        call("listen", () -> LibC.listen(fd, backlog), fd, backlog);
    }

    @Override
    public Accepted accept(Fd socket, Optional<Integer> flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer address = memory.zeros(ADDRESS_ROOM);
            Pointer length = memory.space(4);
            int fd = socket.number();
            String name = flags.isPresent() ? "accept4" : "accept";
            long number = call(
                    name,
                    () -> {
                        length.setInt(0, ADDRESS_ROOM);
                        return flags.isPresent()
                                ? LibC.accept4(fd, address, length, flags.get())
                                : LibC.accept(fd, address, length);
                    },
                    fd);
            Fd accepted = owned(number);
            return new Accepted(accepted, sockaddr(address, length));
        }
    }

    @Override
    public Bytes getsockname(Fd socket) throws ErrnoException {
        int fd = socket.number();
        return name("getsockname", fd, LibC::getsockname);
    }

    @Override
    public Bytes getpeername(Fd socket) throws ErrnoException {
        int fd = socket.number();
        return name("getpeername", fd, LibC::getpeername);
    }

    /** getsockname(2) and getpeername(2) differ in nothing but whose name they give. */
    private interface NameCall {
        int apply(int fd, Pointer address, Pointer length);
    }

    private Bytes name(String call, int fd, NameCall function) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer address = memory.zeros(ADDRESS_ROOM);
            Pointer length = memory.space(4);
            length.setInt(0, ADDRESS_ROOM);
            call(call, () -> function.apply(fd, address, length), fd);
            return sockaddr(address, length);
        }
    }

    private static Bytes sockaddr(Pointer address, Pointer length) {
        return bytes(address, Math.min(length.getInt(0), ADDRESS_ROOM));
    }

    @Override
    public void shutdown(Fd socket, int how) throws ErrnoException {
        int fd = socket.number();
        call("shutdown", () -> LibC.shutdown(fd, how), fd, how);
    }

    @Override
    public Bytes getsockopt(Fd socket, int level, int option, int size) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer value = memory.zeros(size);
            Pointer length = memory.space(4);
            length.setInt(0, size);
            int fd = socket.number();
            call("getsockopt", () -> LibC.getsockopt(fd, level, option, value, length), fd, level, option);
            return bytes(value, Math.min(length.getInt(0), size));
        }
    }

    @Override
    public void setsockopt(Fd socket, int level, int option, Bytes value) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer copy = memory.copy(value);
            int fd = socket.number();
            call("setsockopt", () -> LibC.setsockopt(fd, level, option, copy, value.length()), fd, level, option);
        }
    }

    @Override
    public long send(Fd socket, Bytes data, int flags, Optional<Bytes> to) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer payload = memory.copy(data);
            int fd = socket.number();
            if (to.isEmpty()) {
                return call("send", () -> LibC.send(fd, payload, data.length(), flags), fd);
            }
            Pointer address = memory.copy(to.get());
            int length = to.get().length();
            return call(
                    "sendto",
                    () -> LibC.sendto(fd, payload, data.length(), flags, address, length),
                    fd,
                    place(to.get()));
        }
    }

    @Override
    public Received receive(Fd socket, int size, int flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer data = memory.space(size);
            int fd = socket.number();
            long result = call("recv", () -> LibC.recv(fd, data, size, flags), fd);
            return plain(result, bytes(data, Math.min(result, size)), Bytes.EMPTY);
        }
    }

    @Override
    public Received receiveFrom(Fd socket, int size, int flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer data = memory.space(size);
            Pointer address = memory.zeros(ADDRESS_ROOM);
            Pointer length = memory.space(4);
            int fd = socket.number();
            long result = call(
                    "recvfrom",
                    () -> {
                        length.setInt(0, ADDRESS_ROOM);
                        return LibC.recvfrom(fd, data, size, flags, address, length);
                    },
                    fd);
            return plain(result, bytes(data, Math.min(result, size)), sockaddr(address, length));
        }
    }

    private static Received plain(long result, Bytes data, Bytes name) {
        return new Received(result, data, 0, Bytes.EMPTY, name, List.of(), List.of());
    }

    @Override
    public long sendmsg(Fd socket, Bytes data, Optional<Bytes> to, Bytes control, long controllen, int flags)
            throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer header = header(memory, memory.copy(data), data.length());
            if (to.isPresent()) {
                header.setPointer(NAME, memory.copy(to.get()));
                header.setInt(NAMELEN, to.get().length());
            }
            if (controllen != 0 || !control.isEmpty()) {
                // The kernel reads controllen bytes: what the buffer lacks has to be there, as zeros.
                long room = Math.max(control.length(), Math.min(Math.max(controllen, 0), CONTROL_ROOM));
                Pointer buffer = memory.zeros(room);
                buffer.write(0, control.toArray(), 0, control.length());
                header.setPointer(CONTROL, buffer);
                header.setLong(CONTROLLEN, controllen);
            }
            int fd = socket.number();
            Object[] operands = to.isPresent() ? new Object[] {fd, place(to.get())} : new Object[] {fd};
            return call("sendmsg", () -> LibC.sendmsg(fd, header, flags), operands);
        }
    }

    @Override
    public Received recvmsg(Fd socket, int size, int controlSize, int flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer data = memory.space(size);
            Pointer header = header(memory, data, size);
            Pointer name = memory.zeros(ADDRESS_ROOM);
            header.setPointer(NAME, name);
            Pointer control = controlSize == 0 ? Pointer.NULL : memory.zeros(controlSize);
            header.setPointer(CONTROL, control);
            int fd = socket.number();
            long result = call(
                    "recvmsg",
                    () -> {
                        header.setInt(NAMELEN, ADDRESS_ROOM);
                        header.setLong(CONTROLLEN, controlSize);
                        header.setInt(FLAGS, 0);
                        return LibC.recvmsg(fd, header, flags);
                    },
                    fd);
            long filled = Math.min(header.getLong(CONTROLLEN), controlSize);
            Bytes arrived = filled <= 0 ? Bytes.EMPTY : bytes(control, filled);
            List<ControlMessage> messages = ControlBuffer.decode(arrived);
            return new Received(
                    result,
                    bytes(data, Math.min(result, size)),
                    header.getInt(FLAGS),
                    arrived,
                    bytes(name, Math.min(header.getInt(NAMELEN), ADDRESS_ROOM)),
                    messages,
                    ControlBuffer.fds(messages).stream().map(this::owned).toList());
        }
    }

    private static Pointer header(Scratch memory, Pointer data, long size) {
        Pointer iovec = memory.space(16);
        iovec.setPointer(0, data);
        iovec.setLong(8, size);
        Pointer header = memory.zeros(MSGHDR);
        header.setPointer(IOV, iovec);
        header.setLong(IOVLEN, 1);
        return header;
    }
}
