package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.SocketSighting;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcNetUnixParserTest {
    @Test
    void everySocketOfTheCaptureHasItsRow() {
        List<SocketSighting> rows = Captures.proc();

        TreeSet<Long> inodes = Captures.inodes(rows);
        TreeSet<Long> expected = Captures.expectedInodes();
        expected.addAll(List.of(0L, 99999999L));
        assertThat(inodes).isEqualTo(expected);
        assertThat(rows).hasSize(64);
        assertThat(rows.stream().filter(SocketSighting::isEmbryo)).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fresh-stream       | type=stream state=unconnected name=unnamed references=2 flags=0
            fresh-seqpacket    | type=seqpacket state=unconnected name=unnamed references=2 flags=0
            bound-abstract-nul | type=stream state=unconnected name=@abs@with@nul@ references=2 flags=0
            bound-abstract-empty | type=stream state=unconnected name=@ references=2 flags=0
            bound-abstract-bin | type=stream state=unconnected name=@\\xff\\xfe\\n \\x01 references=2 flags=0
            space              | type=stream state=unconnected name=/run/user/1000/zoo/with space.sock references=2 flags=0
            newline            | type=stream state=unconnected name=/run/user/1000/zoo/new\\nline.sock references=2 flags=0
            forge              | type=stream state=unconnected name=@x references=2 flags=0
            nonutf8            | type=stream state=unconnected name=/run/user/1000/zoo/latin\\xe9\\xff.sock references=2 flags=0
            ctrl               | type=stream state=unconnected name=/run/user/1000/zoo/\\e[31mred\\t\\x7f.sock references=2 flags=0
            listen-bl5         | type=stream state=listening name=/run/user/1000/zoo/listen.sock references=2 flags=65536
            pending-client0    | type=stream state=connected name=unnamed references=3 flags=0
            pair-peer-closed   | type=stream state=connected name=unnamed references=2 flags=0
            dg-server          | type=dgram state=connected name=/run/user/1000/zoo/dg.sock references=3 flags=0
            """)
    void aRowKeepsItsNameByteForByte(String what, String expected) {
        assertThat(Captures.line(Captures.called(what, Captures.proc())))
                .isEqualTo(Captures.inode(what) + " " + expected);
    }

    @Test
    void aTrailingSpaceBelongsToTheName() {
        assertThat(Captures.called("space-trailing", Captures.proc()).printedName())
                .contains(Bytes.utf8("/run/user/1000/zoo/trail "));
    }

    @Test
    void aForgedRowIsReadAsTheRowItPretendsToBe() {
        SocketSighting forged = Captures.proc().stream()
                .filter(row -> row.inode().orElseThrow() == 99999999)
                .findFirst()
                .orElseThrow();

        assertThat(forged.raw())
                .isEqualTo(Bytes.utf8("0000000000000000: 00000002 00000000 00010000 0001 01 99999999 /forged.sock"));
    }

    @Test
    void aNameThatEndsInNewlinesKeepsThem() {
        Bytes text = Bytes.utf8("""
                Num       RefCount Protocol Flags    Type St Inode Path
                0000000000000001: 00000002 00000000 00000000 0001 01    17 @a

                0000000000000002: 00000002 00000000 00000000 0001 01    18
                """);

        List<SocketSighting> rows = ProcNetUnixParser.parse(text);

        assertThat(rows)
                .extracting(Captures::line)
                .containsExactly(
                        "17 type=stream state=unconnected name=@a\\n references=2 flags=0",
                        "18 type=stream state=unconnected name=unnamed references=2 flags=0");
    }

    @Test
    void anAddressOfA32BitKernelIsRead() {
        List<SocketSighting> rows =
                ProcNetUnixParser.parse(Bytes.utf8("Num\nf00dcafe: 00000002 00000000 00000000 0002 01 5"));

        assertThat(rows)
                .extracting(Captures::line)
                .containsExactly("5 type=dgram state=unconnected name=unnamed references=2 flags=0");
    }

    @Test
    void aFileCutOffAnywhereNeverThrows() {
        Bytes whole = Captures.bytes("listings/proc_net_unix.zoo.raw");

        for (int end = 0; end < whole.length(); end += 7) {
            Bytes cut = whole.slice(0, end);
            assertThatCode(() -> ProcNetUnixParser.parse(cut)).doesNotThrowAnyException();
        }
    }
}
