package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.Memory;
import fdscope.observe.Owner;
import fdscope.observe.SocketSighting;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsOutputParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"listings/ss_xaemp.txt", "listings/ss_xa.txt"})
    void everySocketOfTheCaptureHasItsRow(String capture) {
        List<SocketSighting> rows = SsOutputParser.parse(Captures.bytes(capture));

        TreeSet<Long> expected = Captures.expectedInodes();
        assertThat(Captures.inodes(rows)).isEqualTo(expected);
        assertThat(rows).hasSize(60);
    }

    @Test
    void theDefaultListingHasConnectedSocketsOnly() {
        assertThat(SsOutputParser.parse(Captures.bytes("listings/ss_x.txt")))
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.state().orElseThrow().word().equals("connected"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bound-abstract-nul | state=unconnected name=@abs@with@nul@ peer=0 receive queue=0 send queue=0 shutdown=both ways open | 11
            bound-abstract-empty | state=unconnected name=@ peer=0 receive queue=0 send queue=0 shutdown=both ways open | 14
            bound-abstract-bin | state=unconnected name=@\\xff\\xfe\\n \\x01 peer=0 receive queue=0 send queue=0 shutdown=both ways open | 13
            space              | state=unconnected name=/run/user/1000/zoo/with space.sock peer=0 receive queue=0 send queue=0 shutdown=both ways open | 16
            newline            | state=unconnected name=/run/user/1000/zoo/new\\nline.sock peer=0 receive queue=0 send queue=0 shutdown=both ways open | 18
            forge              | state=unconnected name=@x\\n0000000000000000: 00000002 00000000 00010000 0001 01 99999999 /forged.sock peer=0 receive queue=0 send queue=0 shutdown=both ways open | 19
            nonutf8            | state=unconnected name=/run/user/1000/zoo/latin\\xe9\\xff.sock peer=0 receive queue=0 send queue=0 shutdown=both ways open | 20
            ctrl               | state=unconnected name=/run/user/1000/zoo/\\e[31mred\\t\\x7f.sock peer=0 receive queue=0 send queue=0 shutdown=both ways open | 22
            listen-bl5         | state=listening name=/run/user/1000/zoo/listen.sock peer=0 receive queue=3 send queue=5 shutdown=both ways open waiting clients=[1001918, 1001919, 1001920] | 24
            pair-a             | state=connected name=unnamed peer=1001927 receive queue=0 send queue=768 shutdown=both ways open | 34
            pair-shut-wr-a     | state=connected name=unnamed peer=1001929 receive queue=0 send queue=0 shutdown=sends nothing more | 36
            pair-shut-wr-b     | state=connected name=unnamed peer=1001928 receive queue=0 send queue=0 shutdown=receives nothing more | 37
            pair-peer-closed   | state=connected name=unnamed peer=0 receive queue=0 send queue=0 shutdown=both ways shut | 40
            """)
    void aRowIsReadWhateverItsNameIs(String what, String expected, int fd) {
        assertThat(Captures.line(Captures.called(what, Captures.ss())))
                .isEqualTo(Captures.inode(what) + " type=stream " + expected + " owners="
                        + List.of(new Owner(28500, fd, Bytes.utf8("python3"))));
    }

    @Test
    void allDescriptorsOfASocketAreOwners() {
        Bytes python = Bytes.utf8("python3");

        assertThat(Captures.called("dup3", Captures.ss()).owners())
                .contains(List.of(
                        new Owner(28500, 64, python), new Owner(28500, 63, python), new Owner(28500, 58, python)));
        assertThat(Captures.called("inflight-only", Captures.ss()).owners()).isEmpty();
    }

    @Test
    void memoryCountersAreRead() {
        assertThat(Captures.called("oob-a", Captures.ss()).memory())
                .contains(Memory.of(List.of(0L, 212992L, 1536L, 212992L, 0L, 0L, 0L, 0L, 0L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_str ESTAB 0 0 @x", "u_str ESTAB 0 0 @x 17 * ", "u_str ESTAB 0 0 @x 17 * 3 nonsense"})
    void aRowWithoutAnEndKeepsItsBeginning(String line) {
        assertThat(SsOutputParser.parse(Bytes.utf8(line)))
                .extracting(Captures::line)
                .containsExactly("? type=stream state=connected receive queue=0 send queue=0");
    }

    @Test
    void aNameThatLooksLikeTheEndOfARowIsNotTakenForIt() {
        Bytes line = Bytes.utf8("u_str UNCONN 0 0  @a 5 * 6 17 * 0 users:((\"x\",pid=1,fd=2)) <->");

        assertThat(SsOutputParser.parse(line))
                .extracting(Captures::line)
                .containsExactly("17 type=stream state=unconnected name=@a 5 * 6 peer=0 receive queue=0 send queue=0"
                        + " shutdown=both ways open owners=" + List.of(new Owner(1, 2, Bytes.utf8("x"))));
    }

    @Test
    void aCommandMayHoldQuotesAndParentheses() {
        Bytes line = Bytes.utf8("u_str UNCONN 0 0  * 17 * 0 users:((\"a\"),(b 1 * 2\",pid=1,fd=2))");

        assertThat(SsOutputParser.parse(line).get(0).owners())
                .contains(List.of(new Owner(1, 2, Bytes.utf8("a\"),(b 1 * 2"))));
    }

    @Test
    void anOutputCutOffAnywhereNeverThrows() {
        Bytes whole = Captures.bytes("listings/ss_xaemp.txt");

        for (int end = 0; end < whole.length(); end += 31) {
            Bytes cut = whole.slice(0, end);
            assertThatCode(() -> SsOutputParser.parse(cut)).doesNotThrowAnyException();
        }
    }
}
