package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.observe.FunctionText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFinderFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "#ifdef A\nstatic int f(int a)\n{\n\tif (a) { f(1); }\n}\n#else\nint f(a) int a;\n{\n}\n#endif\n",
                "SYSCALL_DEFINE1(f, int, a)\n{\n}\n#define f(x) \\\n  (x)\n",
                "/* f( */ \"f(\" 'f' // f(\nDEFINE_X(f);\n__attribute__((x)) f(void) __y(z) {}\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void whatIsFoundStandsThereWithItsName(byte[] input) {
        RUNS.count();
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        for (String name : List.of("f", "sys_f")) {
            List<FunctionText> found = new SourceFinder(text, "a.c").find(name);
            assertThat(found).hasSizeLessThanOrEqualTo(20).allSatisfy(one -> {
                assertThat(one.line()).isPositive();
                assertThat(one.end()).isBetween(one.line(), Math.max(one.line(), 2 * lines.size() + 1));
                assertThat(String.join("\n", one.text())).contains("f");
            });
        }
    }
}
