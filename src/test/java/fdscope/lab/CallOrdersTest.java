package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an actor gets of a call as written: plain numbers and bytes. Alice has s = 6, its far end 7, and f = 8. */
class CallOrdersTest {
    private static final String SET_UP = """
            lab t
            actors alice bob
            pair alice.s alice.t stream
            alice f = memfd_create("note")
            """;

    private final Understudy understudy = new Understudy();

    private String order(String call) {
        List<TraceEvent> events = understudy.play(SET_UP + "alice " + call + " -> any\n");
        assertThat(events).noneMatch(TraceEvent.Failed.class::isInstance);
        return understudy.orders().get(understudy.orders().size() - 1);
    }

    private String text(String call) {
        return understudy.play(SET_UP + "alice " + call + " -> any\n").stream()
                .filter(TraceEvent.Called.class::isInstance)
                .map(event -> ((TraceEvent.Called) event).text())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bind(s, "s.sock")                | bind 6 0100732e736f636b00
            bind(s, "\\x00name")             | bind 6 0100006e616d65
            bind(s, "\\x00n\\x00")           | bind 6 0100006e00
            bind(s, "")                      | bind 6 0100
            bind(s, "s.sock", addrlen 5)     | bind 6 0100732e73
            bind(s, "s.sock", addrlen 12)    | bind 6 0100732e736f636b00000000
            bind(s, "", addrlen 4)           | bind 6 01000000
            bind(s, raw "\\x01\\x00abc")     | bind 6 0100616263
            bind(s, raw "abc", addrlen 1)    | bind 6 61
            connect(s, AF_UNSPEC)            | connect 6 0000
            sendto(s, "hi", "b")             | sendto 6 6869 01006200 0
            """)
    void addressesAreWholeSockaddrsOfTheirLength(String call, String order) {
        assertThat(order(call)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sendmsg(s, "x")                            | sendmsg 6 78 - - 0 0
            sendmsg(s, "x", MSG_DONTWAIT)              | sendmsg 6 78 - - 0 64
            sendmsg(s, "x", to "b")                    | sendmsg 6 78 01006200 - 0 0
            sendmsg(s, "x", SCM_RIGHTS [f])            | sendmsg 6 78 - 140000000000000001000000010000000800000000000000 24 0
            sendmsg(s, "x", SCM_RIGHTS [f * 3])        | sendmsg 6 78 - 1c00000000000000010000000100000008000000080000000800000000000000 32 0
            sendmsg(s, "x", SCM_RIGHTS [])             | sendmsg 6 78 - 10000000000000000100000001000000 16 0
            sendmsg(s, "x", SCM_RIGHTS [f], controllen 20) | sendmsg 6 78 - 140000000000000001000000010000000800000000000000 20 0
            sendmsg(s, "x", control "abc")             | sendmsg 6 78 - 616263 3 0
            sendmsg(s, "x", {cmsg_data=[f]})           | sendmsg 6 78 - 140000000000000001000000010000000800000000000000 24 0
            sendmsg(s, "x", {cmsg_len=8, cmsg_level=41, cmsg_type=9, cmsg_data="ab"}) | sendmsg 6 78 - 080000000000000029000000090000006162000000000000 24 0
            sendmsg(s, "x", SCM_CREDENTIALS {})        | sendmsg 6 78 - 1c00000000000000010000000200000067120000e8030000e803000000000000 32 0
            sendmsg(s, "x", SCM_CREDENTIALS {pid=1, uid=0}) | sendmsg 6 78 - 1c0000000000000001000000020000000100000000000000e803000000000000 32 0
            recvmsg(s, 16)                             | recvmsg 6 16 0 0
            recvmsg(s, 16, control CMSG_SPACE(4), MSG_PEEK) | recvmsg 6 16 24 2
            """)
    void controlMessagesAreTheBytesOfTheirBuffer(String call, String order) {
        assertThat(order(call)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            getsockopt(s, SO_PEERCRED)           | getsockopt 6 1 17 12
            getsockopt(s, SO_SNDBUF)             | getsockopt 6 1 7 4
            setsockopt(s, SO_PASSCRED, 1)        | setsockopt 6 1 16 01000000
            setsockopt(s, SO_RCVTIMEO, 1500)     | setsockopt 6 1 20 010000000000000020a1070000000000
            `open("note", O_RDWR | O_CREAT, 0600)` | open 6e6f7465 66 384
            open("note", O_RDONLY)               | open 6e6f7465 0 0
            kill(bob, SIGTERM)                   | kill 4712 15
            write(f, u16(258) + decimal(f))      | write 8 020138
            syscall("close_range", f, 9, 0)      | syscall 636c6f73655f72616e6765 8 9 0
            """)
    void everythingElseIsNumbersAndBytes(String call, String order) {
        assertThat(order(call)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `open("note", O_RDWR | O_CREAT, 0600)`     | `open("note", O_RDWR|O_CREAT, 0600)`
            mkdir("d", 0755)                           | mkdir("d", 0755)
            mkfifo("p", 384)                           | mkfifo("p", 0600)
            chmod("d", 511)                            | chmod("d", 0777)
            fchmod(f, 64)                              | fchmod(8<f>, 0100)
            umask(18)                                  | umask(022)
            lseek(f, 64, SEEK_SET)                     | lseek(8<f>, 64, SEEK_SET)
            sendmsg(s, "x", SCM_RIGHTS [f, f])         | sendmsg(6<s>, "x", SCM_RIGHTS [8<f>, 8<f>])
            sendmsg(s, "x", SCM_RIGHTS [f * 253])      | sendmsg(6<s>, "x", SCM_RIGHTS [8<f> * 253])
            sendmsg(s, "x", SCM_CREDENTIALS {pid=1})   | sendmsg(6<s>, "x", SCM_CREDENTIALS {pid=1})
            sendmsg(s, "x", {cmsg_len=8, cmsg_data=[f]}) | sendmsg(6<s>, "x", {cmsg_len=8, cmsg_data=[8<f>]})
            bind(s, "s.sock", addrlen 5)               | bind(6<s>, "s.sock", addrlen 5)
            bind(s, "\\x00n\\xff\\e")                  | bind(6<s>, "\\0n\\xff\\e")
            write(f, "." * 40)                         | write(8<f>, "................................"...)
            """)
    void theTraceWritesACallAsStraceDoes(String call, String text) {
        assertThat(text(call)).isEqualTo(text);
    }

    @Test
    void aNumberThatIsNewNoLongerBearsTheNameOfTheOld() {
        understudy
                .answer("memfd_create", Understudy.returned(8, 0, "", java.util.Map.of()))
                .answer("memfd_create", Understudy.returned(8, 0, "", java.util.Map.of()));
        List<TraceEvent> events = understudy.play("""
                lab t
                actors alice
                alice f = memfd_create("old")
                alice close(f)
                alice memfd_create("new")
                alice write(8, "x")
                alice write(f, "x")
                """);
        assertThat(events.stream()
                        .filter(TraceEvent.Called.class::isInstance)
                        .map(event ->
                                ((TraceEvent.Called) event).text() + " = " + ((TraceEvent.Called) event).returned()))
                .containsExactly(
                        "memfd_create(\"old\") = 8<f>",
                        "close(8<f>) = 0",
                        "memfd_create(\"new\") = 8",
                        "write(8, \"x\") = 0",
                        "write(8, \"x\") = 0");
    }
}
