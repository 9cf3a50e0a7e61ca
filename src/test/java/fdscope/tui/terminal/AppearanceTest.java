package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.lesson.setting.Settings;
import fdscope.lesson.store.SettingsFile;
import fdscope.tui.Themes;
import fdscope.tui.draw.Theme;
import fdscope.tui.draw.Theme.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppearanceTest {
    private static final List<String> ALL =
            List.of("auto", "dark", "light", "contrast", "cvd-dark", "cvd-light", "none");

    @TempDir
    private Path folder;

    private static Settings theme(String name) {
        return new Settings(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Appearance of(Map<String, String> environment, Settings said, Settings set) throws Appearance.BadTheme {
        return Appearance.of(environment, said, set, List.of("s:1: odd"), file());
    }

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("settings.properties"), Path.of("/home/kim"));
    }

    private Themes themes(Map<String, String> environment) throws Appearance.BadTheme {
        return of(environment, Settings.NONE, Settings.NONE).themes();
    }

    @Test
    void allThemesCanBeChosen() throws Appearance.BadTheme {
        Themes themes = themes(Map.of());
        assertThat(themes.names()).isEqualTo(ALL).isEqualTo(Settings.THEMES);
        for (String name : ALL.subList(1, 6)) {
            assertThat(themes.choose(name).now().name()).isEqualTo(name);
        }
        assertThat(themes.choose("none").now()).isEqualTo(Theme.PLAIN);
    }

    @Test
    void noColorTakesAllColoursAway() throws Appearance.BadTheme {
        Map<String, String> environment = Map.of("NO_COLOR", "1", "COLORTERM", "truecolor", "COLORFGBG", "15;0");
        assertThat(themes(environment).now()).isEqualTo(Theme.PLAIN);
        assertThat(themes(environment).over()).isEqualTo("NO_COLOR");
        assertThat(themes(Map.of("NO_COLOR", "")).over()).isEmpty();
    }

    @Test
    void anUnknownGroundBeginsWithAttributesAlone() throws Appearance.BadTheme {
        assertThat(themes(Map.of()).onGround(0).now()).isEqualTo(Theme.sixteen(Ground.DARK));
        assertThat(themes(Map.of()).onGround(0xffffff).now()).isEqualTo(Theme.sixteen(Ground.LIGHT));
        assertThat(themes(Map.of()).now()).isEqualTo(Theme.PLAIN);
        assertThat(themes(Map.of("COLORTERM", "truecolor")).now()).isEqualTo(Theme.PLAIN);
    }

    @Test
    void theEnvironmentMayTellTheGround() throws Appearance.BadTheme {
        assertThat(themes(Map.of("COLORFGBG", "15;0")).now()).isEqualTo(Theme.sixteen(Ground.DARK));
        assertThat(themes(Map.of("COLORFGBG", "0;default;15")).now()).isEqualTo(Theme.sixteen(Ground.LIGHT));
    }

    @Test
    void aTerminalWithAllColoursGetsThePalettes() throws Appearance.BadTheme {
        Themes themes = themes(Map.of("COLORTERM", "24bit", "COLORFGBG", "15;0"));
        assertThat(themes.now().name()).isEqualTo("dark");
        assertThat(themes.onGround(0xfcfbf7).now().name()).isEqualTo("light");
    }

    @Test
    void theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheFile() throws Appearance.BadTheme {
        Map<String, String> no = Map.of("NO_COLOR", "1");
        assertThat(of(Map.of(), Settings.NONE, theme("light")).themes().chosen())
                .isEqualTo("light");
        assertThat(of(no, Settings.NONE, theme("light")).themes().chosen()).isEqualTo("none");
        assertThat(of(no, theme("dark"), theme("light")).themes().chosen()).isEqualTo("dark");
    }

    @Test
    void asciiAndTheMouseAreAsSetUnlessTheCommandLineSaysElse() throws Appearance.BadTheme {
        Settings set = new Settings(Optional.empty(), Optional.of(true), Optional.of(false), Optional.empty());
        Settings said = new Settings(Optional.empty(), Optional.of(false), Optional.of(true), Optional.empty());
        assertThat(switches(of(Map.of(), Settings.NONE, Settings.NONE))).isEqualTo("ascii false, mouse true");
        assertThat(switches(of(Map.of(), Settings.NONE, set))).isEqualTo("ascii true, mouse false");
        assertThat(switches(of(Map.of(), said, set))).isEqualTo("ascii false, mouse true");
    }

    private static String switches(Appearance appearance) {
        return "ascii " + appearance.ascii() + ", mouse " + appearance.mouse();
    }

    private void written(String ground, String border) throws IOException {
        StringBuilder text = new StringBuilder("# own\nground " + ground + "\nborder " + border + "\n");
        for (String role : List.of("text", "muted", "accent", "process", "socket", "file", "inflight", "changed")) {
            text.append(role).append(" #ffffff\n");
        }
        for (String role : List.of("good", "bad", "warning", "focus", "selection")) {
            text.append(role).append(" #ffffff\n");
        }
        Files.writeString(folder.resolve("own.theme"), text);
    }

    @Test
    void anOwnThemeIsOneMoreToChoose() throws Exception {
        written("#000000", "#808080");
        Appearance own = of(Map.of(), Settings.NONE, theme("own.theme"));
        assertThat(own.complaints()).containsExactly("s:1: odd");
        assertThat(own.themes().now().name()).isEqualTo("own");
        assertThat(own.themes().next()).isEqualTo("auto");
    }

    @Test
    void anOwnThemeThatCannotBeReadByEyeIsRefusedWithItsLine() throws Exception {
        written("#000000", "#202020");
        Appearance own = of(Map.of(), Settings.NONE, theme("own.theme"));
        String error = folder.resolve("own.theme")
                + ":3: border #202020 on #000000 has a contrast of 1.3, expected 3.0 or more";
        assertThat(own.complaints()).containsExactly("s:1: odd", error);
        assertThat(own.themes().names()).isEqualTo(ALL);
        assertThat(own.themes().chosen()).isEqualTo("auto");
        assertThatThrownBy(() -> of(Map.of(), theme("own.theme"), Settings.NONE))
                .isInstanceOf(Appearance.BadTheme.class)
                .hasMessage(error);
    }

    @Test
    void aThemeThatIsNotThereIsTold() throws Exception {
        assertThat(of(Map.of(), Settings.NONE, theme("/no/x.theme")).complaints())
                .containsExactly("s:1: odd", "The theme cannot be read: /no/x.theme: does not exist");
        assertThatThrownBy(() -> of(Map.of(), theme("pink"), Settings.NONE))
                .hasMessage("no theme pink, expected auto, dark, light, contrast, cvd-dark, cvd-light, none or the path"
                        + " of a theme file");
    }
}
