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
                users | python3 28500 fd 36 | 1 descriptor
                skmem | rmem_alloc 0, rcvbuf 212992, wmem_alloc 0, sndbuf 212992, fwd_alloc 0, wmem_queued 0, optmem 0, backlog 0, drops 0 | 9 counters
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
                RQLEN | 0000000000000000 | 0, 0
                MEMINFO | 000000000040030000000000004003000000000000000000000000000000000000000000 | rmem_alloc 0, rcvbuf 212992, wmem_alloc 0, sndbuf 212992, fwd_alloc 0, wmem_queued 0, optmem 0, backlog 0, drops 0
                SHUTDOWN | 00 | both ways open
                UID | 00000000 | 0
                NAME |  | unnamed
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
                        "enum socket_state (include/uapi/linux/net.h)"));
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
                            assertThat(field.from()).isNotBlank();
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
