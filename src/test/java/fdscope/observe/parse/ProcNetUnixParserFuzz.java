package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class ProcNetUnixParserFuzz {
    /** The row by another way than the parser's: Num, RefCount, Protocol, Flags, Type, St, Inode, Path. */
    private static final Pattern ROW = Pattern.compile(
            "[0-9a-fA-F]{8,16}: [0-9a-fA-F]{8} [0-9a-fA-F]{8} [0-9a-fA-F]{8} [0-9a-fA-F]{4} [0-9a-fA-F]{2}"
                    + " *([0-9]{1,18})(?: (.*))?",
            Pattern.DOTALL);

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Seeds.listing("listings/proc_net_unix.zoo.raw"),
                Seeds.ofText(
                        "Num\n0000000000000000: 00000002 00000000 00010000 0005 01   12 a\nb\n\nc",
                        "00000000: 00000002 00000000 00000000 0001 01 1\n"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void rowsAreSlicesOfTheTextAndSayWhatItSays(byte[] input) {
        RUNS.count();
        Bytes text = Bytes.of(input);
        List<SocketSighting> rows = ProcNetUnixParser.parse(text);

        Slices.check(text, rows, false);
        for (SocketSighting row : rows) {
            assertThat(row.source()).isEqualTo(Source.PROC);
            Matcher told = ROW.matcher(new String(row.raw().toArray(), StandardCharsets.ISO_8859_1));
            if (told.matches()) {
                assertThat(row.inode()).hasValue(Long.parseLong(told.group(1)));
                Bytes name = told.group(2) == null
                        ? Bytes.EMPTY
                        : row.raw().slice(told.start(2), row.raw().length());
                assertThat(row.printedName()).hasValue(name);
                assertThat(Captures.line(ProcNetUnixParser.parse(row.raw()).get(0)))
                        .isEqualTo(Captures.line(row));
            } else {
                assertThat(Captures.line(row)).isEqualTo("?");
            }
        }
    }
}
