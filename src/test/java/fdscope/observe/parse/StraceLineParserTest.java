package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.ExplainedField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of strace 6.1, and lines made by hand where a capture cannot have them. */
class StraceLineParserTest {
    @Test
    void aMessageWithDescriptorsIsTakenApartDownToEachOfThem() {
        assertThat(brief(line("yy", " sendmsg("))).isEqualTo("""
                pid | 26176 | 26176
                call | sendmsg | sendmsg
                sockfd | 4<UNIX-STREAM:[15392347]> | descriptor 4: a stream socket, inode 15392347
                msg_name | NULL | none
                msg_namelen | 0 | 0
                msg_iov[0].iov_base | "x" | "x"
                msg_iov[0].iov_len | 1 | 1
                msg_iovlen | 1 | 1
                msg_control[0].cmsg_len | 28 | 16 of header, 12 of data: 3 descriptors
                msg_control[0].cmsg_level | SOL_SOCKET | SOL_SOCKET
                msg_control[0].cmsg_type | SCM_RIGHTS | SCM_RIGHTS
                msg_control[0].cmsg_data[0] | 5</memfd:note>(deleted) | descriptor 5: the memfd note (no path leads to it any more)
                msg_control[0].cmsg_data[1] | 6</dev/null<char 1:3>> | descriptor 6: /dev/null<char 1:3>
                msg_control[0].cmsg_data[2] | 8<pipe:[15392358]> | descriptor 8: a pipe, inode 15392358
                msg_controllen | 32 | 32
                msg_flags | 0 | 0
                flags | MSG_NOSIGNAL | MSG_NOSIGNAL
                result | 1 | 1
                """);
    }

    @Test
    void whatAReceiverGetsBesidesTheBytesIsTakenApart() {
        assertThat(brief(line("yy", "recvmsg("))).contains("""
                msg_control[0].cmsg_len | 28 | 16 of header, 12 of data
                msg_control[0].cmsg_level | SOL_SOCKET | SOL_SOCKET
                msg_control[0].cmsg_type | SCM_CREDENTIALS | SCM_CREDENTIALS
                msg_control[0].cmsg_data.pid | 26176 | 26176
                msg_control[0].cmsg_data.uid | 0 | 0
                msg_control[0].cmsg_data.gid | 0 | 0
                msg_control[1].cmsg_len | 28 | 16 of header, 12 of data: 3 descriptors
                msg_control[1].cmsg_level | SOL_SOCKET | SOL_SOCKET
                msg_control[1].cmsg_type | SCM_RIGHTS | SCM_RIGHTS
                msg_control[1].cmsg_data[0] | 5</memfd:note>(deleted) | descriptor 5: the memfd note (no path leads to it any more)
                """);
    }

    @Test
    void whatThisStraceHasNoNameForIsNamedByItsNumber() {
        assertThat(brief(line("control", "setsockopt("))).contains("""
                optname | 0x4c /* SO_??? */ | SO_PASSPIDFD
                """);
        assertThat(brief(line("control", "recvmsg("))).contains("""
                msg_control[1].cmsg_type | 0x4 /* SCM_??? */ | SCM_PIDFD
                """);
        assertThat(brief("setsockopt(4, SOL_SOCKET, 0x99 /* SO_??? */, [1], 4) = 0"))
                .contains("""
                optname | 0x99 /* SO_??? */ | unknown
                """);
    }

    @Test
    void anErrorIsToldInTheWordsOfItsCall() {
        assertThat(parse(
                                "connect(4, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 9) = -1 ECONNREFUSED (Connection refused)")
                        .orElseThrow())
                .last()
                .isEqualTo(new ExplainedField(
                        "errno",
                        "ECONNREFUSED (Connection refused)",
                        "ECONNREFUSED",
                        "ECONNREFUSED: nobody listens there.",
                        "",
                        "man:errno(3)"));
    }

    @Test
    void aCallThatHadNotReturnedAndItsRestAreBothUnderstood() {
        assertThat(brief(line("yy", "getsockname("))).isEqualTo("""
                pid | 26175 | 26175
                call | getsockname | getsockname
                sockfd | 4<UNIX-STREAM:[15392365->15392347,"/tmp/demo-room/door.sock"]> | descriptor 4: a stream socket, inode 15392365, connected to inode 15392347, name "/tmp/demo-room/door.sock"
                unfinished | <unfinished ...> | not returned yet
                """);
        assertThat(brief(line("yy", "<... getsockname"))).isEqualTo("""
                pid | 26175 | 26175
                call | getsockname | getsockname
                resumed | resumed | the rest
                addr.sa_family | AF_UNIX | AF_UNIX
                addr.sun_path | "/tmp/demo-room/door.sock" | path /tmp/demo-room/door.sock
                addrlen | [110 => 27] | [110 => 27]
                result | 0 | 0
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[pid  4711] 18:40:20.313355 close(3) = 0 <0.000017>",
                "[pid 4711<zoo>] 18:40:20 (+     0.000012) close(3) = 0 <0.000017>",
                "4711  2026-11-22T18:40:20.313355+0100 close(3) = 0 <0.000017>",
                "4711 1795372820.472340 close(3)                         = 0 <0.000017>",
                "4711      0.000040 close(3<pipe:[7]>) = 0 <0.000017>",
            })
    void whatStandsInFrontAndBehindACallIsToldApart(String line) {
        assertThat(parse(line).orElseThrow().stream().map(ExplainedField::name).filter(name -> !name.equals("since")))
                .containsExactly("pid", "time", "call", "fd", "result", "took");
    }

    @Test
    void anAbstractNameAndAMissingOneAreNoPaths() {
        assertThat(brief("bind(3, {sa_family=AF_UNIX, sun_path=@\"a\\0b\"}, 6) = 0"))
                .contains("""
                addr.sun_path | @"a\\0b" | abstract a\\0b
                """);
        assertThat(parse("bind(3, {sa_family=AF_UNIX}, 2) = 0").orElseThrow())
                .filteredOn(field -> field.name().equals("addr.sun_path"))
                .extracting(ExplainedField::parsed, ExplainedField::meaning)
                .containsExactly(
                        tuple("unnamed", "Only the family was given: the kernel chooses an abstract name (autobind)."));
    }

    @Test
    void aCallWithoutWordsIsSaidToBeUnknownAndKeptWhole() {
        assertThat(brief("io_uring_setup(8, {flags=0, sq=[1, 2]}) = 5")).isEqualTo("""
                call | io_uring_setup | unknown
                argument 1 | 8 | unknown
                argument 2 | {flags=0, sq=[1, 2]} | unknown
                result | 5 | 5
                """);
    }

    @Test
    void aLineThatStopsInTheMiddleSaysSo() {
        assertThat(brief("sendmsg(4, {msg_name=NULL, msg_iov=[{iov_base=\"ab")).isEqualTo("""
                call | sendmsg | sendmsg
                sockfd | 4 | descriptor 4
                msg_name | NULL | none
                msg_iov[0].iov_base | "ab | "ab
                result |  | cut off
                """);
    }

    @Test
    void signalsAndEndsAreUnderstood() {
        assertThat(brief("4711 +++ exited with 3 +++")).isEqualTo("""
                pid | 4711 | 4711
                exited | +++ exited with 3 +++ | 3
                """);
        assertThat(brief("+++ killed by SIGSEGV (core dumped) +++"))
                .startsWith("killed | ")
                .endsWith(" | SIGSEGV\n");
        assertThat(brief("--- SIGPIPE {si_signo=SIGPIPE, si_code=SI_USER} ---")).endsWith(" | SIGPIPE\n");
        assertThat(brief("strace: Process 12 attached")).endsWith(" | 12 attached\n");
        assertThat(brief("12 read(3,  <unfinished ...>) = ?")).endsWith("result | ? | none\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Num       RefCount Protocol Flags    Type St Inode Path",
                "u_str ESTAB 0 0 * 12 * 13",
                "see unix(7) and f(x)",
                "12345",
                "<... resumed>",
                "= 3",
            })
    void whatIsNoLineOfStraceIsNotTakenForOne(String line) {
        assertThat(parse(line)).isEmpty();
    }

    /** Where strace -f follows a new process it may write in the middle of a line on the terminal. */
    @ParameterizedTest
    @ValueSource(strings = {"yy", "y-tt-T", "ttt", "r", "t-Y-yy", "plain", "control"})
    void everyLineOfACaptureIsUnderstood(String capture) {
        assertThat(lines(capture).filter(line -> !line.startsWith(", child_tidptr")))
                .allSatisfy(line -> assertThat(parse(line).orElseThrow())
                        .isNotEmpty()
                        .allSatisfy(field -> {
                            assertThat(field.meaning()).endsWith(".");
                            assertThat(field.link()).matches(Links::leadSomewhere);
                            assertThat(field.struct()).matches("|struct [a-z_]+(\\.[a-z_]+(\\[[0-9]+\\])?)?");
                        }));
    }

    @Test
    void allWordsHaveASentenceAndALinkThatLeadsSomewhere() {
        assertThat(StraceWords.all()).hasSizeGreaterThan(25).allSatisfy(call -> {
            assertThat(call.link()).matches(Links::leadSomewhere);
            assertThat(List.of(call.meaning(), call.gives()))
                    .allMatch(sentence -> sentence.endsWith(".") || sentence.matches("0: .+|0 mostly\\."));
            assertThat(call.parameters())
                    .allMatch(parameter -> parameter.meaning().endsWith("."));
        });
        assertThat(StraceWords.allWords())
                .hasSizeGreaterThan(60)
                .allSatisfy(word -> assertThat(word.link()).matches(Links::leadSomewhere))
                .allMatch(word -> word.meaning().endsWith("."));
    }

    @Test
    void aLineCutAnywhereOrWithAnyByteChangedNeverThrows() {
        Random random = new Random(7);
        lines("yy").forEach(line -> {
            for (int end = 0; end <= line.length(); end++) {
                StringBuilder changed = new StringBuilder(line.substring(0, end));
                if (end > 0) {
                    changed.setCharAt(random.nextInt(end), (char) random.nextInt(256));
                }
                assertThat(parse(changed.toString()).orElse(List.of()))
                        .allSatisfy(field -> assertThat(field.name() + field.raw() + field.parsed() + field.meaning())
                                .matches("\\P{Cntrl}*"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendmsg(", "[", "{a=", "1<", "\"", "/*", "1<\"", "\\", "(", "sendmsg(3, {msg_control=["})
    void aLongLineOfBracketsEnds(String piece) {
        String line = "sendmsg(" + piece.repeat(60_000 / piece.length());

        assertThat(parse(line)).isPresent();
    }

    private static String line(String capture, String part) {
        return lines(capture).filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    private static Stream<String> lines(String capture) {
        return new String(Captures.bytes("strace/" + capture + ".txt").toArray(), StandardCharsets.ISO_8859_1).lines();
    }

    private static Optional<List<ExplainedField>> parse(String line) {
        return StraceLineParser.parse(Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String brief(String line) {
        return parse(line).orElseThrow().stream()
                .map(field -> field.name() + " | " + field.raw() + " | " + field.parsed() + "\n")
                .collect(Collectors.joining());
    }
}
