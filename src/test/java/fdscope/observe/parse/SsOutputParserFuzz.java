package fdscope.observe.parse;

import static fdscope.FuzzRuns.must;

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
            must(row.source() == Source.SS, "source", row);
            if (row.inode().isPresent()) {
                check(row);
            }
        }
    }

    private static void check(SocketSighting row) {
        String raw = new String(row.raw().toArray(), StandardCharsets.ISO_8859_1);
        Bytes name = row.printedName().orElseThrow();
        must(has(raw, " 0*" + row.inode().get() + " +\\* +0*" + row.peer().orElseThrow() + "( |$)"), "inodes", row);
        must(Slices.contains(row.raw(), name), "name", row);
        for (Owner owner : row.owners().orElse(List.of())) {
            must(has(raw, "\",pid=0*" + owner.pid() + ",fd=0*" + owner.fd() + "\\)"), "owner", owner, row);
            must(Slices.contains(row.raw(), owner.command()), "command", owner, row);
        }
        List<SocketSighting> again = SsOutputParser.parse(row.raw().plus(Bytes.utf8("\n")));
        must(again.size() == 1 && Captures.line(again.get(0)).equals(Captures.line(row)), "again", row, again);
    }

    private static boolean has(String raw, String pattern) {
        return Pattern.compile(pattern).matcher(raw).find();
    }
}
