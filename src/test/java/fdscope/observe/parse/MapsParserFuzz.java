package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class MapsParserFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "7f0000000000-7f0000002000 rw-s 00000000 00:01 33                         /memfd:pool (deleted)\n",
                "55d0c0000000-55d0c0001000 r-xp 00001000 fe:01 1234   /usr/bin/a b\n7ffc0000-7ffd0000 rw-p 00000000 00:00 0"
                        + "  [stack]\n",
                "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void aMappingIsALineThatNamesAFile(byte[] input) {
        RUNS.count();
        Bytes text = Bytes.of(input);
        List<Mapping> mappings = MapsParser.parse(text);

        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        int line = 0;
        for (Mapping mapping : mappings) {
            String path = new String(mapping.path().toArray(), StandardCharsets.ISO_8859_1);
            while (line < lines.length && !lines[line].endsWith(path)) {
                line++;
            }
            assertThat(line).as("a line of %s ends in %s", text, path).isLessThan(lines.length);
            line++;
            assertThat(path).doesNotContain("\n");
            assertThat(mapping.inode()).isNotZero();
            assertThat(mapping.length()).isNotNegative();
            assertThat(mapping.rights().length()).isLessThanOrEqualTo(3);
        }
    }
}
