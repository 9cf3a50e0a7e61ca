package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.Owner;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class SsOutputParserFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Seeds.listing("listings/ss_xaemp.txt"),
                        Seeds.listing("listings/ss_xa.txt"),
                        Seeds.listing("listings/ss_x.txt"))
                .flatMap(pieces -> pieces);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void rowsAreSlicesOfTheTextAndSayWhatItSays(byte[] input) {
        RUNS.count();
        Bytes text = Bytes.of(input);
        List<SocketSighting> rows = SsOutputParser.parse(text);

        Slices.check(text, rows, true);
        for (SocketSighting row : rows) {
            assertThat(row.source()).isEqualTo(Source.SS);
            if (row.inode().isPresent()) {
                String raw = new String(row.raw().toArray(), StandardCharsets.ISO_8859_1);
                assertThat(has(raw, " 0*" + row.inode().get() + " ")).isTrue();
                assertThat(has(raw, " 0*" + row.peer().orElseThrow() + "( |$)")).isTrue();
                assertThat(Slices.contains(row.raw(), row.printedName().orElseThrow()))
                        .isTrue();
                for (Owner owner : row.owners().orElse(List.of())) {
                    String ids = "\",pid=0*" + owner.pid() + ",fd=0*" + owner.fd() + "\\)";
                    assertThat(has(raw, ids)).as(raw + " " + owner).isTrue();
                    assertThat(Slices.contains(row.raw(), owner.command())).isTrue();
                }
                assertThat(SsOutputParser.parse(row.raw())).map(Captures::line).isEqualTo(List.of(Captures.line(row)));
            }
        }
    }

    private static boolean has(String raw, String pattern) {
        return Pattern.compile(pattern).matcher(raw).find();
    }
}
