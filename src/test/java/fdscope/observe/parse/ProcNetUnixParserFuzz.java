package fdscope.observe.parse;

import static fdscope.FuzzRuns.must;

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
                    + " +([0-9]{1,18})(?: (.*))?",
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
            must(row.source() == Source.PROC, "source", row);
            Matcher told = ROW.matcher(new String(row.raw().toArray(), StandardCharsets.ISO_8859_1));
            must(told.matches() == row.inode().isPresent(), "a row or none", row);
            if (told.matches()) {
                Bytes raw = row.raw();
                Bytes name = told.group(2) == null ? Bytes.EMPTY : raw.slice(told.start(2), raw.length());
                must(row.inode().get() == Long.parseLong(told.group(1)), "inode", row);
                must(row.printedName().orElseThrow().equals(name), "name", row);
                List<SocketSighting> again = ProcNetUnixParser.parse(raw.plus(Bytes.utf8("\n")));
                must(again.size() == 1 && Captures.line(again.get(0)).equals(Captures.line(row)), "again", row);
            } else {
                must(Captures.line(row).equals("?"), "nothing is told", row);
            }
        }
    }
}
