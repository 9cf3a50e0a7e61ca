package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.ExplainedField;
import fdscope.observe.parse.PastedLine.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Num       RefCount Protocol Flags    Type St Inode Path; PROC",
                "0000000047b8c39b: 00000002 00000000 00000000 0001 01 1001897; PROC",
                "'   0000000047b8c39b: 00000002 00000000 00000000 0001 01 1001897 @x'; PROC",
                "Netid State  Recv-Q Send-Q   Local Address:Port   Peer Address:Port; SS",
                "Netid State  Recv-Q Send-Q   Local Address:Port   Peer Address:Port Process   ; SS",
                "u_dgr UNCONN 0 0 @fe472 1001907 * 0; SS",
                "u_str LISTEN 0 5 /run/x 12 * 0 <-> ino:1 dev:0/1 peers: 3; SS",
                "[pid  4711] close(3) = 0; STRACE",
                "'     0.000040 close(3) = 0'; STRACE",
            })
    void aLineIsToldByItsLooks(String line, Kind kind) {
        PastedLine pasted = PastedLine.of(Bytes.utf8(line));

        assertThat(pasted.kind()).isEqualTo(kind);
        assertThat(pasted.note()).isEmpty();
        assertThat(pasted.fields()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.meaning()).endsWith(".");
            assertThat(field.link()).matches(Links::leadSomewhere);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hello; perhaps the rest of a name that has a newline in it",
                "tcp   ESTAB  0 0 127.0.0.1:22 127.0.0.1:5; looks like a row of ss about sockets that are not AF_UNIX",
                "u_str ESTAB; begins as a row of ss does, but State, Recv-Q and Send-Q do not follow",
                "0000000047b8c39b: 0002; begins as a row of /proc/net/unix does, but its columns do not follow",
            })
    void whatIsNothingKnownSaysWhatWasExpected(String line, String why) {
        assertThat(PastedLine.of(Bytes.utf8(line)))
                .isEqualTo(new PastedLine(
                        Kind.UNKNOWN,
                        Bytes.utf8(line),
                        List.of(),
                        why
                                + "; expected a row of /proc/net/unix, a row of ss -x (also -xa, -xae, -xaemp), or a line of"
                                + " strace"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ss_x.txt", "ss_xa.txt", "ss_xae.txt", "ss_xaemp.txt", "ss_xam.txt", "ss_xap.txt", "ss_xlp.txt"})
    void everyRowOfTheZooIsUnderstoodWhateverSsWasAsked(String capture) {
        Set<Kind> kinds = new TreeSet<>();
        text("listings/" + capture)
                .lines()
                .filter(line -> line.startsWith("u_"))
                .forEach(line -> {
                    PastedLine pasted = PastedLine.of(Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1)));
                    kinds.add(pasted.kind());
                    assertThat(pasted.fields()).hasSizeGreaterThanOrEqualTo(5);
                });
        assertThat(kinds).containsExactly(Kind.SS);
    }

    @Test
    void aRowWhoseNameIsBrokenByANewlineKeepsWhatStandsBefore() {
        PastedLine pasted = PastedLine.of(Bytes.utf8("u_str UNCONN 0 0 /run/user/1000/zoo/new"));

        assertThat(pasted.fields()).extracting(ExplainedField::name).endsWith("Send-Q", "rest");
    }

    @Test
    void aLineThatIsTooLongIsNotLookedInto() {
        PastedLine pasted = PastedLine.of(Bytes.utf8("u_str ").times(20_000));

        assertThat(pasted.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(pasted.note()).startsWith("longer than 65536 bytes, which no row is; expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 * 1 users:((",
                "1 * 1 peers: 1 ",
                "1 * 1 a:b ",
                "1 * 1 skmem:(r1,",
                "1 * 1 users:((\"\",pid=1,fd=1),"
            })
    void aRowMadeToBeReadAgainAndAgainEnds(String piece) {
        Bytes row = Bytes.utf8("u_str ESTAB 0 0 " + piece.repeat(60_000 / piece.length()));

        assertThat(PastedLine.of(row).kind()).isEqualTo(Kind.SS);
    }

    @Test
    void bytesThatAreNoTextNeverThrow() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Bytes row = Bytes.utf8("u_str ESTAB 0 0 ").plus(Bytes.of(bytes)).plus(Bytes.utf8(" 12 * 13"));

        assertThat(PastedLine.of(row).fields())
                .allSatisfy(field -> assertThat(field.raw() + field.parsed()).matches("\\P{Cntrl}*"));
        assertThat(PastedLine.of(Bytes.of(bytes)).kind()).isEqualTo(Kind.UNKNOWN);
    }

    private static String text(String capture) {
        return new String(Captures.bytes(capture).toArray(), StandardCharsets.ISO_8859_1);
    }
}
