package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class InputDecoderFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "\3q\u00e9\u20ac\ud83d\ude00\r\t\177",
                "\1\33[A\33OB\33[1;5C\33[27;6;112~\33[112;5u",
                "\7\33[200~two\r\nlines\33[201~x",
                "\2\33[<0;10;5M\33[<0;10;5m\33[M !!\33[[A",
                "\5\33]11;rgb:1e1e/1e1e/2e2e\33\\\33]11;rgb:ff/00/80\7\33P1$r\33\\",
                "\0\33\33x\33[\33O\33]\33");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void howTheBytesComeMakesNoDifferenceAndTheEndIsTheBeginning(byte[] input) {
        RUNS.count();
        if (input.length == 0) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        InputDecoder decoder = new InputDecoder();
        List<Input> inputs = all(decoder, bytes, bytes.length + 1);

        assertThat(inputs).hasSizeLessThanOrEqualTo(bytes.length + 1);
        for (Input one : inputs) {
            assertThat(one).isNotNull();
            if (one instanceof Input.Pasted pasted) {
                assertThat(pasted.text().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(3 * InputDecoder.PASTE_LIMIT);
                assertThat(pasted.text()).doesNotContain("\r");
            }
        }
        assertThat(decoder.patience()).isZero();
        assertThat(decoder.decode(new byte[] {'a'})).containsExactly(new Input.KeyPressed(Key.of('a')));
        assertThat(all(new InputDecoder(), bytes, 1 + (input[0] & 0xf))).isEqualTo(inputs);
    }

    /** What the bytes give in reads of so many, and then nothing more comes. */
    private static List<Input> all(InputDecoder decoder, byte[] bytes, int size) {
        List<Input> inputs = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            inputs.addAll(decoder.decode(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size))));
        }
        inputs.addAll(decoder.giveUp());
        return inputs;
    }
}
