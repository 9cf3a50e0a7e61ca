package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.Yield;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind the {@code =}: strace's form. */
class ResultsTest {
    private final Bindings names = new Bindings();

    private String result(String call, Yield yields, Report.Returned returned, long... numbers) {
        names.bind("alice", "f", new Value.Descriptor("alice", 7));
        List<Order.Arg> arguments = java.util.stream.LongStream.of(numbers)
                .mapToObj(number -> (Order.Arg) new Order.Arg.Num(number))
                .toList();
        return Results.of("alice", new Prepared(new Order.Call(call, arguments, false), call, yields), returned, names);
    }

    private static Report.Returned number(long result) {
        return Understudy.returned(result, 0, "", Map.of());
    }

    private static Report.Returned message(String data, String name, Map<String, Long> numbers, Integer... fds) {
        Bytes sockaddr = name.isEmpty() ? Bytes.EMPTY : new UnixAddress.Pathname(Bytes.utf8(name)).sockaddr();
        return new Report.Returned(data.length(), 0, 1, Bytes.utf8(data), sockaddr, Bytes.EMPTY, List.of(fds), numbers);
    }

    @Test
    void aFailureIsItsNameAndWhatItMeansForThisCall() {
        assertThat(result("connect", Yield.NOTHING, Understudy.failed(Errno.ECONNREFUSED.number())))
                .isEqualTo("-1 ECONNREFUSED, nobody listens there");
    }

    @Test
    void aDescriptorBearsItsName() {
        assertThat(result("memfd_create", Yield.ONE_DESCRIPTOR, number(7))).isEqualTo("7<f>");
        assertThat(result("dup", Yield.ONE_DESCRIPTOR, number(8))).isEqualTo("8");
    }

    @Test
    void twoDescriptorsAreAList() {
        assertThat(result("socketpair", Yield.NOTHING, Understudy.returned(0, 0, "", Map.of(), 7, 8)))
                .isEqualTo("[7<f>, 8]");
    }

    @Test
    void bytesAreQuotedAndCutAtThirtyTwo() {
        assertThat(result("read", Yield.NOTHING, Understudy.returned(3, 0, "a\"\n", Map.of())))
                .isEqualTo("\"a\\\"\\n\"");
        assertThat(result("recv", Yield.NOTHING, Understudy.returned(33, 0, "x".repeat(33), Map.of())))
                .isEqualTo("\"" + "x".repeat(32) + "\"...");
    }

    @Test
    void aMessageTellsWhatCameWithIt() {
        assertThat(result("recvmsg", Yield.NOTHING, message("x", "", Map.of("flags", 0L), 7)))
                .isEqualTo("\"x\", SCM_RIGHTS [7<f>], flags 0");
        assertThat(result(
                        "recvmsg",
                        Yield.NOTHING,
                        message(
                                "x",
                                "bob.sock",
                                Map.of("flags", 0x40000008L, "pid", 1L, "uid", 2L, "gid", 3L, "pidfd", 9L, "inq", 4L))))
                .isEqualTo("\"x\", SCM_CREDENTIALS {pid=1, uid=2, gid=3}, SCM_PIDFD 9, SCM_INQ 4, name \"bob.sock\","
                        + " flags MSG_CTRUNC|MSG_CMSG_CLOEXEC");
    }

    @Test
    void manyDescriptorsAreFirstAndLast() {
        Integer[] fds = IntStream.range(10, 263).boxed().toArray(Integer[]::new);
        assertThat(result("recvmsg", Yield.NOTHING, message("x", "", Map.of(), fds)))
                .isEqualTo("\"x\", SCM_RIGHTS [10 ... 262], 253 descriptors, flags 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1    ; FD_CLOEXEC
            2    ; 1
            3    ; O_RDWR|O_NONBLOCK
            1034 ; F_SEAL_SHRINK|F_SEAL_WRITE
            """)
    void fcntlTellsFlagsByName(long command, String expected) {
        Map<Long, Long> results = Map.of(1L, 1L, 2L, 1L, 3L, 04002L, 1034L, 10L);
        assertThat(result("fcntl", Yield.NOTHING, number(results.get(command)), 7, command))
                .isEqualTo(expected);
    }

    @Test
    void namesAndOptionsAreReadable() {
        Report.Returned name = Understudy.returned(0, 0, "", Map.of());
        Bytes sockaddr = new UnixAddress.Abstract(Bytes.utf8("n")).sockaddr();
        assertThat(result(
                        "getsockname",
                        Yield.NOTHING,
                        new Report.Returned(0, 0, 1, sockaddr, Bytes.EMPTY, Bytes.EMPTY, List.of(), Map.of())))
                .isEqualTo("\"\\0n\", addrlen 4");
        assertThat(result("recvfrom", Yield.NOTHING, name)).isEqualTo("\"\", name \"\"");
        assertThat(result(
                        "getsockopt",
                        Yield.NOTHING,
                        Understudy.returned(0, 0, "", Map.of("pid", 5L, "uid", 6L, "gid", 7L))))
                .isEqualTo("{pid=5, uid=6, gid=7}");
        assertThat(result("getsockopt", Yield.NOTHING, Understudy.returned(0, 0, "\1\2\0\0", Map.of())))
                .isEqualTo("513");
        assertThat(result("poll", Yield.NOTHING, number(0x11))).isEqualTo("POLLIN|POLLHUP");
        assertThat(result("fstat", Yield.NOTHING, Understudy.returned(0, 0, "", Map.of("size", 11L, "type", 0100000L))))
                .isEqualTo("size 11, S_IFREG");
        assertThat(result("mmap", Yield.NOTHING, number(0x7f00))).isEqualTo("0x7f00");
        assertThat(result("lseek", Yield.NOTHING, number(11))).isEqualTo("11");
    }

    @Test
    void aRepeatCountsAndTellsWhatEndedIt() {
        assertThat(Results.of(new Report.Repeated(1, 1, 0, 1, List.of()))).isEqualTo("1, 1 time");
        assertThat(Results.of(new Report.Repeated(278, 278, Errno.EAGAIN.number(), 1, List.of())))
                .isEqualTo("1, 278 times, then -1 EAGAIN");
    }

    @Test
    void anOptionIsAsLargeAsTheKernelWantsIt() {
        int timeout = Evaluator.CONSTANTS.require("SO_SNDTIMEO");
        assertThat(SocketOption.of(timeout).encode(2500).hex()).isEqualTo("020000000000000020a1070000000000");
        assertThat(SocketOption.of(Evaluator.CONSTANTS.require("SO_PASSCRED"))
                        .encode(1)
                        .hex())
                .isEqualTo("01000000");
        assertThat(SocketOption.of(Evaluator.CONSTANTS.require("SO_COOKIE")).size())
                .isEqualTo(8);
        assertThat(SocketOption.of(Evaluator.CONSTANTS.require("SO_PEERCRED")).size())
                .isEqualTo(12);
        assertThat(SocketOption.of(Evaluator.CONSTANTS.require("SO_TYPE")).size())
                .isEqualTo(4);
    }
}
