package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.KernelSymbols;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class KallsymsParserFuzz {
    private static final Set<String> WANTED = Set.of("unix_gc", "scm_fp_dup", "fget", "a");

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "ffffffff81000000 T _text\nffffffff81abc000 t unix_gc.constprop.0\n0000000000000000 T scm_fp_dup\t[unix]\n",
                "0 A fget\n0 t a.b.c\t[m]\n0 t a\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void onlyWantedNamesThatStandThereAreFound(byte[] input) {
        RUNS.count();
        KernelSymbols symbols = KallsymsParser.parse(Bytes.of(input), WANTED);

        String text = "\n" + new String(input, StandardCharsets.ISO_8859_1) + "\n";
        long lines = text.lines().count();
        if (symbols.unknown().isPresent()) {
            assertThat(symbols.found()).isEmpty();
        }
        assertThat(WANTED).containsAll(symbols.found().keySet());
        symbols.found().forEach((name, told) -> {
            assertThat(told).isNotEmpty().hasSizeLessThanOrEqualTo((int) lines);
            assertThat(told).allSatisfy(symbol -> {
                assertThat(symbol.name()).startsWith(name).doesNotContain("\n");
                assertThat(text).contains(" " + (char) (symbol.kind() & 0xff) + " " + symbol.name());
            });
        });
    }
}
