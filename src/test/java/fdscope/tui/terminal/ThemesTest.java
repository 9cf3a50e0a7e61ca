package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.Themes;
import fdscope.tui.draw.Theme;
import fdscope.tui.draw.Theme.Ground;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemesTest {
    @Test
    void noColorTakesAllColoursAway() {
        assertThat(CourseScreen.themes(Map.of("NO_COLOR", "1", "COLORTERM", "truecolor")))
                .isEqualTo(Themes.withoutColour());
    }

    @Test
    void anUnknownGroundBeginsWithAttributesAlone() {
        assertThat(CourseScreen.themes(Map.of())).isEqualTo(Themes.sixteen(Ground.UNKNOWN));
        assertThat(CourseScreen.themes(Map.of("COLORTERM", "truecolor")).first())
                .isEqualTo(Theme.PLAIN);
    }

    @Test
    void theEnvironmentMayTellTheGround() {
        assertThat(CourseScreen.themes(Map.of("COLORFGBG", "15;0"))).isEqualTo(Themes.sixteen(Ground.DARK));
        assertThat(CourseScreen.themes(Map.of("COLORFGBG", "0;default;15"))).isEqualTo(Themes.sixteen(Ground.LIGHT));
    }

    @Test
    void aTerminalWithAllColoursGetsThePalettes() {
        Themes themes = CourseScreen.themes(Map.of("COLORTERM", "24bit", "COLORFGBG", "15;0"));
        assertThat(themes.first().name()).isEqualTo("dark");
        assertThat(themes.light().name()).isEqualTo("light");
    }
}
