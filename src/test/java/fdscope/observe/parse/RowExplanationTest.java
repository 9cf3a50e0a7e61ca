package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowExplanationTest {
    @Test
    void aRowOfProcIsTakenApartColumnByColumn() {
        assertThat(brief(Captures.called("listen-bl5", Captures.proc()))).isEqualTo("""
                Num | 000000005038ef25 | an address, hashed
                RefCount | 00000002 | 2
                Protocol | 00000000 | 0
                Flags | 00010000 | listening
                Type | 0001 | stream
                St | 01 | listening
                Inode | 1001916 | 1001916
                Path | /run/user/1000/zoo/listen.sock | pathname
                """);
    }

    @Test
    void aRowOfSsIsTakenApartColumnByColumn() {
        assertThat(brief(Captures.called("pair-shut-wr-a", Captures.ss()))).isEqualTo("""
                Netid | u_str | stream
                State | ESTAB | connected
                Recv-Q | 0 | 0
                Send-Q | 0 | 0
                name | * | unnamed
                inode | 1001928 | 1001928
                peer | * 1001929 | 1001929
                users | users:(("python3",pid=28500,fd=36)) | python3 28500 fd 36
                skmem r | r0 | rmem_alloc 0
                skmem rb | rb212992 | rcvbuf 212992
                skmem t | t0 | wmem_alloc 0
                skmem tb | tb212992 | sndbuf 212992
                skmem f | f0 | fwd_alloc 0
                skmem w | w0 | wmem_queued 0
                skmem o | o0 | optmem 0
                skmem bl | bl0 | backlog 0
                skmem d | d0 | drops 0
                arrows | <-- | sends nothing more
                """);
    }

    @Test
    void aMessageOfSockDiagIsTakenApartMemberByMember() {
        assertThat(brief(Captures.called("pending-client0", Captures.diag()))).isEqualTo("""
                nlmsghdr | 6c0000001400020001000000546f0000 | 108 bytes, type 20, sequence 1
                udiag_family | 01 | AF_UNIX
                udiag_type | 01 | stream
                udiag_state | 01 | connected
                udiag_ino | be490f00 | 1001918
                udiag_cookie | 1b2d040000000000 | 273691
                PEER | 00000000 | 0
                RQLEN udiag_rqueue | 00000000 | 0
                RQLEN udiag_wqueue | 00000000 | 0
                MEMINFO rmem_alloc | 00000000 | 0
                MEMINFO rcvbuf | 00400300 | 212992
                MEMINFO wmem_alloc | 00000000 | 0
                MEMINFO sndbuf | 00400300 | 212992
                MEMINFO fwd_alloc | 00000000 | 0
                MEMINFO wmem_queued | 00000000 | 0
                MEMINFO optmem | 00000000 | 0
                MEMINFO backlog | 00000000 | 0
                MEMINFO drops | 00000000 | 0
                SHUTDOWN | 00 | both ways open
                UID | 00000000 | 0
                NAME |  | unnamed
                """);
    }

    @Test
    void whatSsWritesOfAFileAndOfWaitingClientsIsTakenApart() {
        assertThat(brief(Captures.called("listen-bl5", Captures.ss()))).endsWith("""
                arrows | <-> | both ways open
                ino | ino:1671180 | 1671180
                dev | dev:0/65024 | device 254:0
                peers | peers: 1001918 1001919 1001920 | 3 clients
                """);
    }

    @Test
    void marksOfOtherVersionsOfSsAreNamedOrSaidToBeUnknown() {
        String row = "u_str ESTAB 0 0 * 12 * 13 uid:1000 fwmark:0x7 sk:2a cgroup:/a new:1";

        assertThat(brief(SsOutputParser.parse(Bytes.utf8(row)).get(0))).endsWith("""
                peer | * 13 | 13
                uid | uid:1000 | 1000
                fwmark | fwmark:0x7 | 0x7
                sk | sk:2a | 2a
                cgroup | cgroup:/a | /a
                new | new:1 | 1
                """);
    }

    @Test
    void everyAttributeOfAListenerIsTakenApart() {
        assertThat(brief(Captures.called("listen-bl5", Captures.diag()))).contains("""
                VFS udiag_vfs_ino | 0c801900 | 1671180
                VFS udiag_vfs_dev | 0000e00f | device 254:0
                ICONS | be490f00bf490f00c0490f00 | [1001918, 1001919, 1001920]
                """);
    }

    @Test
    void anEmbryoIsExplained() {
        SocketSighting embryo = Captures.proc().stream()
                .filter(SocketSighting::isEmbryo)
                .findFirst()
                .orElseThrow();

        assertThat(RowExplanation.of(embryo))
                .filteredOn(field -> field.name().equals("St"))
                .containsExactly(new ExplainedField(
                        "St",
                        "02",
                        "an embryo",
                        "02 with inode 0: the server side of a connection that connect(2) made and nobody accepted yet.",
                        "struct sock.sk_state with struct sock.sk_socket",
                        "map:unix_seq_show"));
    }

    @Test
    void everyFieldHasOneSentenceAndASourceAndNoControlCharacter() {
        List<SocketSighting> rows = Stream.of(Captures.proc(), Captures.ss(), Captures.diag())
                .flatMap(List::stream)
                .toList();

        assertThat(rows)
                .allSatisfy(row -> assertThat(RowExplanation.of(row))
                        .hasSizeGreaterThan(6)
                        .allSatisfy(field -> {
                            assertThat(field.meaning()).endsWith(".").doesNotContain("\n");
                            assertThat(field.link()).matches(Links::leadSomewhere);
                            assertThat(field.struct()).matches("|[a-z_ A-Z(),.>-]+");
                            assertThat(field.name() + field.raw() + field.parsed() + field.meaning())
                                    .matches("\\P{Cntrl}*");
                        }));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aRowThatCannotBeReadIsShownAsItIs(Source source) {
        SocketSighting junk = SocketSighting.of(source, Bytes.utf8("\u001b[2J")).build();

        assertThat(RowExplanation.of(junk))
                .singleElement()
                .satisfies(field -> assertThat(field.raw()).isIn("\\e[2J", "1b5b324a"));
    }

    private static String brief(SocketSighting row) {
        return RowExplanation.of(row).stream()
                .map(field -> field.name() + " | " + field.raw() + " | " + field.parsed() + "\n")
                .collect(Collectors.joining());
    }
}
