package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptParserFuzz {
    private static final int FIRST_LINE = 7;

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.folder("labs");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void aTextIsAScriptOrItsFaults(byte[] input) {
        RUNS.count();
        String text = new String(input, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        try {
            Script script = ScriptParser.parse(text, "f.lab", FIRST_LINE, "f");
            int last = 0;
            for (Script.Line line : script.steps()) {
                assertThat(line.number()).isGreaterThan(last).isLessThan(FIRST_LINE + lines.length);
                last = line.number();
                assertThat(lines[line.number() - FIRST_LINE]).contains(line.source());
                assertThat(script.variants()).containsAll(line.variants());
            }
            assertThat(ScriptParser.parse(text, "f.lab", FIRST_LINE, "f")).isEqualTo(script);
        } catch (ScriptError.Found found) {
            assertThat(found.errors()).isNotEmpty();
            int last = 0;
            for (ScriptError error : found.errors()) {
                assertThat(error.line())
                        .isGreaterThanOrEqualTo(last)
                        .isBetween(FIRST_LINE, FIRST_LINE + lines.length - 1);
                last = error.line();
                assertThat(error.message()).isNotBlank().doesNotContain("\n");
            }
        }
    }
}
