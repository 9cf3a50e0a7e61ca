package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Calls on sockets. Arguments by position, those in brackets may be missing (0 or no bytes); {@code sockaddr} is the
 * whole structure with its family, its length being addrlen:
 *
 * <pre>
 * socket(family, type [, protocol])            result = fds[0]
 * socketpair(family, type [, protocol])        fds[0], fds[1]
 * bind(fd, sockaddr)   connect(fd, sockaddr)   listen(fd, backlog)   shutdown(fd, how)
 * accept(fd)   accept4(fd, flags)              result = fds[0], name: the peer's sockaddr
 * getsockname(fd)   getpeername(fd)            data = name: the sockaddr
 * getsockopt(fd, level, option [, size])       data; result: the value as a number where it has 1 to 8 bytes; without a
 *                                              size what the option has (SO_PEERCRED 12, SO_COOKIE 8, SO_MEMINFO 36, else 4);
 *                                              SO_PEERCRED: result = pid, and pid uid gid; SO_PEERPIDFD: fds[0]
 * setsockopt(fd, level, option, data)
 * send(fd, data [, flags])   sendto(fd, data, sockaddr [, flags])
 * recv(fd, size [, flags])   recvfrom(fd, size [, flags])     data, name; result (more than data with MSG_TRUNC)
 * sendmsg(fd, data, sockaddr, control, controllen [, flags])  an empty sockaddr: none; controllen as it is
 * recvmsg(fd, size, controlSize [, flags])     data, name, control, fds (SCM_RIGHTS), flags, cmsgs, and where there is
 *                                              one: cmsg_len (of the first header), pid uid gid, pidfd, inq
 * </pre>
 */
final class SocketOps implements Ops {
    private static final int SO_PEERCRED = 17;
    private static final int SO_MEMINFO = 55;
    private static final int SO_COOKIE = 57;
    private static final int SO_PEERPIDFD = 77;
    /** SCM_INQ has the number of SO_INQ (include/uapi/asm-generic/socket.h). */
    private static final int SCM_INQ = 84;

    private final Syscalls calls;
    private final Stopwatch watch;

    SocketOps(Syscalls calls, Stopwatch watch) {
        this.calls = calls;
        this.watch = watch;
    }

    @Override
    public Outcome call(String name, Arguments a) throws ErrnoException {
        return switch (name) {
            case "socket" -> Outcome.fd(watch.time(() -> calls.socket(a.intAt(0), a.intAt(1), a.intAt(2))));
            case "socketpair" -> Outcome.pair(watch.time(() -> calls.socketpair(a.intAt(0), a.intAt(1), a.intAt(2))));
            case "bind" -> watch.done(() -> calls.bind(a.fdAt(0), a.bytesAt(1)));
            case "connect" -> watch.done(() -> calls.connect(a.fdAt(0), a.bytesAt(1)));
            case "listen" -> watch.done(() -> calls.listen(a.fdAt(0), a.intAt(1)));
            case "shutdown" -> watch.done(() -> calls.shutdown(a.fdAt(0), a.intAt(1)));
            case "accept" -> accepted(a.fdAt(0), Optional.empty());
            case "accept4" -> accepted(a.fdAt(0), Optional.of(a.intAt(1)));
            case "getsockname" -> named(watch.time(() -> calls.getsockname(a.fdAt(0))));
            case "getpeername" -> named(watch.time(() -> calls.getpeername(a.fdAt(0))));
            case "getsockopt" -> option(a.fdAt(0), a);
            case "setsockopt" -> watch.done(() -> calls.setsockopt(a.fdAt(0), a.intAt(1), a.intAt(2), a.bytesAt(3)));
            case "send" ->
                Outcome.of(watch.time(() -> calls.send(a.fdAt(0), a.bytesAt(1), a.intAt(2), Optional.empty())));
            case "sendto" ->
                Outcome.of(
                        watch.time(() -> calls.send(a.fdAt(0), a.bytesAt(1), a.intAt(3), Optional.of(a.bytesAt(2)))));
            case "recv" -> received(watch.time(() -> calls.receive(a.fdAt(0), a.sizeAt(1), a.intAt(2))));
            case "recvfrom" -> received(watch.time(() -> calls.receiveFrom(a.fdAt(0), a.sizeAt(1), a.intAt(2))));
            case "sendmsg" ->
                Outcome.of(watch.time(() -> calls.sendmsg(
                        a.fdAt(0), a.bytesAt(1), a.optionalAt(2), a.bytesAt(3), a.longAt(4), a.intAt(5))));
            case "recvmsg" ->
                received(watch.time(() -> calls.recvmsg(a.fdAt(0), a.sizeAt(1), a.sizeAt(2), a.intAt(3))));
            default -> null;
        };
    }

    private Outcome accepted(Fd listener, Optional<Integer> flags) throws ErrnoException {
        Syscalls.Accepted accepted = watch.time(() -> calls.accept(listener, flags));
        return Outcome.fd(accepted.fd()).name(accepted.sockaddr());
    }

    private static Outcome named(Bytes sockaddr) {
        return Outcome.of(0).data(sockaddr).name(sockaddr);
    }

    private Outcome option(Fd fd, Arguments a) throws ErrnoException {
        int level = a.intAt(1);
        int option = a.intAt(2);
        int size = a.size() > 3 ? a.sizeAt(3) : usualSize(option);
        Bytes value = watch.time(() -> calls.getsockopt(fd, level, option, size));
        Outcome outcome = Outcome.of(number(value)).data(value);
        if (level == ControlMessage.SOL_SOCKET && option == SO_PEERPIDFD && value.length() == 4) {
            outcome.andFd((int) number(value));
        }
        if (level == ControlMessage.SOL_SOCKET && option == SO_PEERCRED && value.length() == 12) {
            ByteBuffer ucred = buffer(value);
            outcome = Outcome.of(ucred.getInt(0)).data(value);
            credentials(outcome, ucred.getInt(0), ucred.getInt(4), ucred.getInt(8));
        }
        return outcome;
    }

    private static int usualSize(int option) {
        return switch (option) {
            case SO_PEERCRED -> 12;
            case SO_COOKIE -> 8;
            case SO_MEMINFO -> 36;
            default -> 4;
        };
    }

    private static long number(Bytes value) {
        return switch (value.length()) {
            case 1 -> value.at(0);
            case 4 -> buffer(value).getInt(0);
            case 8 -> buffer(value).getLong(0);
            default -> 0;
        };
    }

    private static Outcome received(Received received) {
        Outcome outcome = Outcome.of(received.result())
                .data(received.data())
                .name(received.name())
                .control(received.control())
                .number("flags", received.flags())
                .number("cmsgs", received.messages().size());
        if (received.control().length() >= 8) {
            outcome.number("cmsg_len", buffer(received.control()).getLong(0));
        }
        // They are the lab's now: open until the lab closes them.
        received.takeFds().forEach(Fd::release);
        for (ControlMessage message : received.messages()) {
            if (message instanceof ControlMessage.Rights rights) {
                rights.fds().forEach(outcome::andFd);
            } else if (message instanceof ControlMessage.Credentials c) {
                credentials(outcome, c.pid(), c.uid(), c.gid());
            } else if (message instanceof ControlMessage.PidFd pidfd) {
                outcome.number("pidfd", pidfd.fd());
            } else if (message instanceof ControlMessage.Unknown other && isInq(other)) {
                outcome.number("inq", buffer(other.data()).getInt(0));
            }
        }
        return outcome;
    }

    private static boolean isInq(ControlMessage.Unknown other) {
        return other.level() == ControlMessage.SOL_SOCKET
                && other.type() == SCM_INQ
                && other.data().length() == 4;
    }

    private static void credentials(Outcome outcome, int pid, int uid, int gid) {
        outcome.number("pid", pid).number("uid", uid & 0xffffffffL).number("gid", gid & 0xffffffffL);
    }

    private static ByteBuffer buffer(Bytes bytes) {
        return ByteBuffer.wrap(bytes.toArray()).order(ByteOrder.nativeOrder());
    }
}
