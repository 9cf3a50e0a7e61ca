package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is told by colour alone: what has the colour of a verdict, a change or a warning also says so in writing. */
class ColourlessTest {
    /** What says the same in writing, on the row or on one above that it goes on from. */
    private static final Map<Role, String> CUES = new EnumMap<>(Map.of(
            Role.GOOD, ".*([=■]|true).*",
            Role.BAD, ".*(≠|FAILED).*",
            Role.WARNING, ".*([!≠]|REPLAY|filters).*",
            Role.CHANGED, ".*[-+~].*"));

    private static List<String> uncued(Canvas canvas) {
        List<String> found = new ArrayList<>();
        Map<Role, Boolean> above = new EnumMap<>(Role.class);
        for (int y = 0; y < canvas.height(); y++) {
            for (Map.Entry<Role, String> cue : CUES.entrySet()) {
                Optional<String> text = written(canvas, y, cue.getKey());
                boolean told = text.filter(
                                words -> words.matches(cue.getValue()) || above.getOrDefault(cue.getKey(), false))
                        .isPresent();
                if (text.isPresent() && !told) {
                    found.add(cue.getKey() + ": " + text.get());
                }
                above.put(cue.getKey(), told);
            }
        }
        return found;
    }

    private static Optional<String> written(Canvas canvas, int y, Role role) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < canvas.width(); x++) {
            text.append(canvas.at(x, y).style().role() == role ? canvas.at(x, y).text() : "");
        }
        return text.toString().isBlank() ? Optional.empty() : Optional.of(text.toString());
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 36", "40, 12", "80, 36"})
    void whatAColourTellsIsWrittenToo(int columns, int rows) {
        AllScreens.drawn(columns, rows)
                .forEach((name, canvas) -> assertThat(uncued(canvas)).as(name).isEmpty());
    }

    @Test
    void aVerdictInColourAloneWouldBeSeen() {
        Canvas canvas = new Canvas(20, 2);
        canvas.put(0, 0, "the step", Role.BAD);
        canvas.put(0, 1, "≠ the step", Role.BAD);
        assertThat(uncued(canvas)).containsExactly("BAD: the step");
    }
}
