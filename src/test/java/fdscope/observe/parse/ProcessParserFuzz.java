package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.SleepingCall;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessParserFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "running\n",
                "-1 0x7ffc9c9b0 0x7f1c2a\n",
                "47 0x7 0x7ffd 0x0 0x0 0xffffffffffffffff 0x1 0x7ffc 0x7f1c\n",
                "net:[4026531840]",
                "Name:\tbash\nState:\tS (sleeping)\nUid:\t1000\t1000\t0\t1000\nGid:\t5\t5\t5\t5\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void numbersStandInTheText(byte[] input) {
        RUNS.count();
        Bytes bytes = Bytes.of(input);
        String text = new String(input, StandardCharsets.ISO_8859_1);

        SleepingCall call = ProcessParser.syscall(bytes);
        assertThat(text).contains(call.raw());
        assertThat(call.arguments()).hasSize(call.number().isPresent() ? 6 : 0);
        call.number().ifPresent(number -> {
            assertThat(number).isNotNegative();
            String[] words = call.raw().split(" ");
            assertThat(Integer.parseInt(words[0])).isEqualTo(number);
            for (int i = 0; i < 6; i++) {
                assertThat(words[i + 1]).startsWith("0x");
                assertThat(Long.parseUnsignedLong(words[i + 1].substring(2), 16))
                        .isEqualTo(call.arguments().get(i));
            }
        });
        ProcessParser.namespace(bytes).ifPresent(inode -> assertThat(text).containsPattern("\\[0*" + inode + "\\]"));
        ProcessParser.uids(bytes).ifPresent(uids -> {
            assertThat(text).contains("Uid:");
            assertThat(uids).isNotEmpty().allSatisfy(uid -> assertThat(text).contains(uid.toString()));
        });
        ProcessParser.status(bytes).forEach((key, value) -> {
            assertThat(text).contains(key + ":").contains(value);
            assertThat(value).doesNotContain("\n");
        });
    }
}
