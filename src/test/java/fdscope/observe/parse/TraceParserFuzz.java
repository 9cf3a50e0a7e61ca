package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.KernelPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class TraceParserFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "  java-12  [000] ..... 1.5: sys_sendmsg(fd: 3, msg: 0x7f, flags: 0)\n"
                        + "  java-12  [000] ..... 1.6: <stack trace>\n => f.isra.0\n => do_syscall_64\n",
                "a-b c-7 [001] d.h2. 2.5: consume_skb: skbaddr=0 location=f+0x1/0x2\nx\n",
                "  java-12  [000] ..... 1.5: sys_close -> 0x0\n# tracer: nop\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void everyPointStandsInTheText(byte[] input) {
        RUNS.count();
        String text = new String(input, StandardCharsets.ISO_8859_1);

        List<KernelPoint> points = TraceParser.parse(Bytes.of(input));

        assertThat(points).hasSizeLessThanOrEqualTo((int) text.lines().count());
        for (KernelPoint point : points) {
            assertThat(point.tid()).isNotNegative();
            assertThat(text).contains(point.name()).contains(point.text());
            assertThat(point.stack().functions())
                    .allSatisfy(function -> assertThat(text).contains(" => ").contains(function));
        }
    }
}
