package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.lab.Order;
import fdscope.lab.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Orders that change nothing: an actor carries them out before its first true one, so that it has every class loaded
 * when a lab leaves it no descriptor, no uid and no root folder to load it with.
 */
final class Rehearsal {
    private static final Bytes FAMILY = Bytes.of((byte) 1, (byte) 0);

    private Rehearsal() {}

    /** Each call of the lab language with arguments that the kernel refuses. */
    static List<Order> calls() {
        List<Order> calls = new ArrayList<>();
        for (String name : List.of(
                "close dup lseek ftruncate fstat flock fchmod listen shutdown accept accept4 getsockname getpeername"
                        .split(" "))) {
            calls.add(call(name, -1));
        }
        for (String name : "unlink mkdir mkfifo chmod chdir chroot open".split(" ")) {
            calls.add(call(name, Bytes.EMPTY));
        }
        for (String name : "rename link symlink".split(" ")) {
            calls.add(call(name, Bytes.EMPTY, Bytes.EMPTY));
        }
        for (String name : "bind connect send write poke".split(" ")) {
            calls.add(call(name, name.equals("poke") ? 0 : -1, name.equals("poke") ? Bytes.EMPTY : FAMILY));
        }
        for (String name : "recv recvfrom recvmsg read".split(" ")) {
            calls.add(call(name, -1, 16, 0));
        }
        calls.add(call("recvmsg", -1, 16, 24, 0));
        calls.add(call("socket", -1, -1));
        calls.add(call("socketpair", -1, -1));
        calls.add(call("sendto", -1, FAMILY, FAMILY));
        calls.add(call("sendmsg", -1, FAMILY, FAMILY, FAMILY, 2));
        calls.add(call("getsockopt", -1, 1, 17));
        calls.add(call("getsockopt", -1, 1, 3));
        calls.add(call("setsockopt", -1, 1, 3, FAMILY));
        calls.add(call("openat", -1, Bytes.EMPTY));
        calls.add(call("openat2", -1, Bytes.EMPTY));
        calls.add(call("dup2", -1, 1 << 30));
        calls.add(call("dup3", -1, 1 << 30));
        calls.add(call("fcntl", -1, 0));
        calls.add(call("fcntl", -1, 1));
        calls.add(call("ioctl", -1, 0x541b));
        calls.add(call("ioctl", -1, 0x89e0));
        calls.add(call("pipe2", -1));
        calls.add(call("eventfd", 0, -1));
        calls.add(call("memfd_create", Bytes.utf8("x"), -1));
        calls.add(call("umask", 022));
        calls.add(call("mmap", -1, 0));
        calls.add(call("munmap", 0, 0));
        calls.add(call("peek", 0, 0));
        calls.add(call("poll", -1, 1, 0));
        calls.add(call("epoll_create1", -1));
        calls.add(call("epoll_ctl", -1, 1, -1, 1));
        calls.add(call("epoll_wait", -1, 0));
        calls.add(call("pidfd_open", -1));
        calls.add(call("pidfd_getfd", -1, 0));
        calls.add(call("pidfd_send_signal", -1, 0));
        calls.add(call("kill", 1 << 30, 0));
        calls.add(call("signal", 0, 0));
        calls.add(call("setrlimit", -1, 0));
        calls.add(call("setresuid", -1, -1, -1));
        calls.add(call("syscall", Bytes.utf8("getppid")));
        calls.add(call("syscall", Bytes.utf8("close_range"), 0, -1));
        calls.add(new Order.Repeat(
                call("dup", -1), OptionalInt.of(2), OptionalInt.of(9), Optional.of(0L), Optional.of(FAMILY)));
        return calls;
    }

    /** Calls that succeed, each with descriptors of the one before: what reads their results is loaded by that too. */
    static void dance(Function<Order.Call, Report> make) {
        List<Integer> pair = fds(make.apply(call("socketpair", 1, 1)));
        List<Integer> pipe = fds(make.apply(call("pipe")));
        List<Integer> epoll = fds(make.apply(call("epoll_create1", 0)));
        if (pair.size() == 2 && pipe.size() == 2 && epoll.size() == 1) {
            int one = pair.get(0);
            int other = pair.get(1);
            make.apply(call("setsockopt", other, 1, 16, Bytes.of((byte) 1, (byte) 0, (byte) 0, (byte) 0)));
            Bytes rights = ControlBuffer.encode(List.of(new ControlMessage.Rights(List.of(pipe.get(0)))));
            make.apply(call("sendmsg", one, FAMILY, Bytes.EMPTY, rights, rights.length()));
            make.apply(call("epoll_ctl", epoll.get(0), 1, other, 1));
            make.apply(call("epoll_wait", epoll.get(0), 0));
            fds(make.apply(call("recvmsg", other, 16, 64))).forEach(fd -> make.apply(call("close", fd)));
            make.apply(call("getsockopt", one, 1, 17));
            make.apply(call("getsockname", one));
            make.apply(call("send", one, FAMILY));
            make.apply(call("recv", other, 16));
            make.apply(call("fstat", one));
        }
        if (make.apply(call("mmap", -1, 4096, 3, 0x22, 0)) instanceof Report.Returned mapped && mapped.errno() == 0) {
            make.apply(call("poke", mapped.result(), FAMILY));
            make.apply(call("peek", mapped.result(), 2));
            make.apply(call("munmap", mapped.result()));
        }
        for (List<Integer> made : List.of(pair, pipe, epoll)) {
            made.forEach(fd -> make.apply(call("close", fd)));
        }
    }

    private static List<Integer> fds(Report report) {
        return report instanceof Report.Returned returned ? returned.fds() : List.of();
    }

    static List<Order> orders() {
        return List.of(
                new Order.Enter("a", FAMILY, -1),
                new Order.Lend(3, true),
                new Order.Take(),
                new Order.LendSockDiag(),
                new Order.Spawn("t", List.of(3), List.of(4), List.of("A=b")),
                new Order.Program(List.of("/"), List.of("A=b"), List.of(3), List.of(4)),
                new Order.Rest(),
                new Order.Exec("t"),
                new Order.Exit(0));
    }

    static List<Report> reports() {
        Bytes many = Bytes.utf8(".").times(100);
        return List.of(
                new Report.Hello("t", 1, 1, List.of(3)),
                new Report.Calling(),
                new Report.Returned(1, 0, 1, many, FAMILY, FAMILY, List.of(3), Map.of("flags", 0L)),
                new Report.Repeated(1, 1, 11, 1, List.of(3)),
                new Report.ChildEnded(1, 0, 9),
                new Report.Rested(),
                new Report.Refused("why"));
    }

    private static Order.Call call(String name, Object... arguments) {
        List<Order.Arg> list = new ArrayList<>();
        for (Object argument : arguments) {
            list.add(
                    argument instanceof Bytes bytes
                            ? new Order.Arg.Data(bytes)
                            : new Order.Arg.Num(((Number) argument).longValue()));
        }
        return new Order.Call(name, list, false);
    }
}
