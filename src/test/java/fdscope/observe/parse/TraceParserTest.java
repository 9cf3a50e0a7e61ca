package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples were captured on Linux 6.18 from one message with one byte. */
class TraceParserTest {
    static Bytes sample(String name) {
        try {
            return Bytes.of(Files.readAllBytes(Path.of("src/test/resources/kernel", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pointsAndCallsAreToldInOrder() {
        assertThat(told(TraceParser.parse(sample("events-plain.txt")))).isEqualTo("""
                        13555 ENTER sendmsg | fd: 3, msg: 0x7fe7ce63ad40, flags: 0 |
                        13555 POINT sk_data_ready | family=1 protocol=0 func=sock_def_readable |
                        13555 POINT sock_send_length | sk address = 00000000fa56fa05, family = 0x1 protocol = 0x0, length = 1, error = 0, flags = 0x0 |
                        13555 EXIT sendmsg | 0x1 |
                        13554 ENTER recvmsg | fd: 4, msg: 0x7ffc45a21bb0, flags: 0x40000000 |
                        13554 POINT skb_copy_datagram_iovec | skbaddr=00000000daf26418 len=1 |
                        13554 POINT consume_skb | skbaddr=00000000daf26418 location=unix_stream_read_generic+0xb70/0xc90 |
                        13554 POINT sock_recv_length | sk address = 00000000aeba167b, family = 0x1 protocol = 0x0, length = 1, error = 0, flags = 0x40000000 |
                        13554 EXIT recvmsg | 0x1 |
                        """);
    }

    @Test
    void aStackBelongsToThePointBeforeIt() {
        List<KernelPoint> points = TraceParser.parse(sample("events-stack.txt")).stream()
                .filter(point -> point.kind() == KernelPoint.Kind.POINT)
                .toList();
        assertThat(points.stream()
                        .map(point -> point.name() + ": "
                                + String.join(" ", point.stack().functions()) + "\n")
                        .collect(Collectors.joining()))
                .isEqualTo("""
                        sk_data_ready: __sys_sendmsg ___sys_sendmsg ____sys_sendmsg unix_stream_sendmsg sock_def_readable
                        sock_send_length: __sys_sendmsg ___sys_sendmsg ____sys_sendmsg
                        skb_copy_datagram_iovec: __sys_recvmsg ___sys_recvmsg ____sys_recvmsg sock_recvmsg unix_stream_recvmsg unix_stream_read_generic unix_stream_read_actor skb_copy_datagram_iter
                        consume_skb: __sys_recvmsg ___sys_recvmsg ____sys_recvmsg sock_recvmsg unix_stream_recvmsg unix_stream_read_generic consume_skb
                        sock_recv_length: __sys_recvmsg ___sys_recvmsg ____sys_recvmsg sock_recvmsg
                        """);
    }

    @Test
    void aStackOfAnotherThreadInBetweenIsThatThreads() {
        assertThat(told(TraceParser.parse(Bytes.utf8("""
                                            a-1       [000] ..... 1.000001: sk_data_ready: x
                                            b-2       [001] ..... 1.000002: consume_skb: y
                                            b-2       [001] ..... 1.000003: <stack trace>
                                 => consume_skb
                                            a-1       [000] ..... 1.000004: <stack trace>
                                 => sock_def_readable
                                 => unix_stream_sendmsg
                                """)))).isEqualTo("""
                        1 POINT sk_data_ready | x | unix_stream_sendmsg sock_def_readable
                        2 POINT consume_skb | y | consume_skb
                        """);
    }

    @Test
    void whatHappensInAnInterruptIsMarked() {
        List<KernelPoint> points = TraceParser.parse(Bytes.utf8("""
                 a b-c-7       [000] ..s1. 1.000001: consume_skb: y
                 a b-c-7       [000] d..2. 1.000001: consume_skb: y
                """));
        assertThat(points).extracting(KernelPoint::interrupt).containsExactly(true, false);
        assertThat(points).extracting(KernelPoint::tid).containsExactly(7, 7);
    }

    @Test
    void whatWasLostIsCounted() {
        assertThat(TraceParser.lost(
                        Bytes.utf8("CPU:0 [LOST 12 EVENTS]\nx\nCPU:1 [LOST 3 EVENTS]\nCPU:1 [LOST EVENTS]\n")))
                .isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                " => sock_def_readable\n",
                "CPU:0 [LOST 12 EVENTS]\n",
                "a-99999999999 [000] ..... 1.000001: consume_skb: y\n",
                "a-1 [000] ..... 1.000001: \n",
                "a-1 [000] ..... 1.000001: <stack trace>\n => f\n"
            })
    void whatIsNoPointIsPassedOver(String text) {
        assertThat(TraceParser.parse(Bytes.utf8(text))).isEmpty();
    }

    private static String told(List<KernelPoint> points) {
        return points.stream()
                .map(point -> (point.tid() + " " + point.kind() + " " + point.name() + " | " + point.text() + " | "
                                        + String.join(" ", point.stack().functions()))
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }
}
