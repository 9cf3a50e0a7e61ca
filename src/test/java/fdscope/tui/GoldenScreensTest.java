package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole screens. The expected ones stand in {@code fdscope/tui/screen/NAME-WIDTHxHEIGHT.txt}, rows without blanks at
 * their ends.
 */
class GoldenScreensTest {
    @TestFactory
    Stream<DynamicTest> everyScreenLooksAsExpected() {
        Stream<DynamicTest> all = Stream.of(
                        new int[] {80, 24}, new int[] {120, 36}, new int[] {40, 12}, new int[] {80, 36})
                .flatMap(size -> screens(size[0], size[1]).entrySet().stream()
                        .map(entry -> test(entry, size[0] + "x" + size[1])));
        return Stream.concat(all, large(160, 50).entrySet().stream().map(entry -> test(entry, "160x50")));
    }

    private static Map<String, Trial> large(int columns, int rows) {
        Map<String, Trial> screens = new TreeMap<>(TrialWelcome.screens(columns, rows));
        screens.putAll(TrialPlay.screens(columns, rows));
        screens.put("help", Trial.asked(columns, rows).press(Key.of('?')));
        return screens;
    }

    static Map<String, Trial> screens(int columns, int rows) {
        Map<String, Trial> screens = new TreeMap<>(TrialLab.screens(columns, rows));
        screens.putAll(TrialSockets.screens(columns, rows));
        screens.putAll(Trial.maps(columns, rows));
        screens.putAll(TrialSearch.screens(columns, rows));
        screens.putAll(TrialExercises.screens(columns, rows));
        screens.putAll(TrialLearning.screens(columns, rows));
        screens.putAll(TrialWelcome.screens(columns, rows));
        screens.putAll(TrialPlay.screens(columns, rows));
        return screens;
    }

    private static DynamicTest test(Map.Entry<String, Trial> entry, String size) {
        String name = entry.getKey() + "-" + size;
        return DynamicTest.dynamicTest(
                name, () -> assertThat(entry.getValue().screen()).isEqualTo(golden(name)));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = GoldenScreensTest.class.getResourceAsStream("screen/" + name + ".txt")) {
            return in == null
                    ? "no golden " + name
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    @Test
    void aTerminalThatIsTooSmallSaysSoAndKeepsTheState() {
        Trial trial = Trial.asked(80, 24);
        String before = trial.screen();
        trial.tell(new Msg.Came(new Input.Resized(32, 3)));
        assertThat(trial.screen()).isEqualTo("\n 40x12 needed, this is 32x3\n".replace(" 40", "   40"));
        trial.tell(new Msg.Came(new Input.Resized(80, 24)));
        assertThat(trial.screen()).isEqualTo(before);
    }

    @Test
    void everySizeCanBeDrawn() {
        for (Trial trial : screens(80, 24).values()) {
            for (int width = 1; width < 170; width += 7) {
                for (int height = 1; height < 60; height += 5) {
                    trial.tell(new Msg.Came(new Input.Resized(width, height)));
                    assertThat(trial.screen().split("\n", -1)).hasSize(height);
                }
            }
        }
    }
}
