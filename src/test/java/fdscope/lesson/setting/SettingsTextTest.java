package fdscope.lesson.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTextTest {
    private static final String OWN = """
            # mine
            theme = dark

            colour=blue
              ascii: on
            editor = vim -u "my file"
            mouse = off
            """;

    @Test
    void allSettingsAreRead() {
        assertThat(SettingsText.parse("s", OWN.replace("colour=blue\n", "! a comment too\n")))
                .isEqualTo(new SettingsText.Result(
                        new Settings(
                                Optional.of("dark"),
                                Optional.of(true),
                                Optional.of(false),
                                Optional.of("vim -u \"my file\"")),
                        List.of()));
    }

    @Test
    void whatCannotBeUnderstoodIsToldWithItsLineAndTheRestCounts() {
        String text = """
                colour = blue
                theme = pink
                ascii = yes
                mouse
                mouse = off
                mouse = on
                editor = \\u12
                the\u001b[31mme = dark
                """;
        SettingsText.Result read = SettingsText.parse("/etc/s", text);
        assertThat(read.settings())
                .isEqualTo(new Settings(Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty()));
        assertThat(read.complaints())
                .containsExactly(
                        "/etc/s:1: colour is no setting, expected one of theme, ascii, mouse, editor",
                        "/etc/s:2: no theme pink, expected auto, dark, light, contrast, cvd-dark, cvd-light, none or"
                                + " the path of a theme file",
                        "/etc/s:3: ascii is yes, expected on or off",
                        "/etc/s:4: mouse has no value, expected a line such as \"mouse = on\"",
                        "/etc/s:6: mouse stands in line 5 already; this one counts",
                        "/etc/s:7: a broken \\u escape, expected four hex digits after it; write a backslash twice",
                        "/etc/s:8: the\\e[31mme is no setting, expected one of theme, ascii, mouse, editor");
    }

    @Test
    void aFileThatIsNoneOfSettingsDoesNotFloodTheScreen() {
        List<String> complaints =
                SettingsText.parse("s", "x = y\n".repeat(1000)).complaints();
        assertThat(complaints).hasSize(13);
        assertThat(complaints.get(12)).isEqualTo("s: and 988 more of the kind");
    }

    @Test
    void theManualNamesEverySettingAndEveryTheme() throws IOException {
        String manual = Files.readString(Path.of("docs/fdscope.1.md"));
        List<String> names = new ArrayList<>(Settings.THEMES);
        for (RecordComponent setting : Settings.class.getRecordComponents()) {
            names.add(setting.getName());
        }
        assertThat(names).allMatch(name -> manual.contains("`" + name + "`")).hasSize(11);
    }

    @Test
    void aThemeMayBeAFile() {
        for (String path : List.of("/usr/share/x", "~/my.theme", "my.theme")) {
            assertThat(SettingsText.parse("s", "theme = " + path + "\n")
                            .settings()
                            .theme())
                    .contains(path);
        }
    }

    @Test
    void aChangedSettingLeavesCommentsAndUnknownLinesAsTheyAre() {
        assertThat(SettingsText.with(OWN, "theme", "light")).isEqualTo(OWN.replace("theme = dark", "theme = light"));
        assertThat(SettingsText.with(OWN, "ascii", "off")).isEqualTo(OWN.replace("  ascii: on", "ascii = off"));
        assertThat(SettingsText.with("# x\r\ntheme=a/b\r\nq=1", "theme", "dark"))
                .isEqualTo("# x\r\ntheme = dark\r\nq=1");
    }

    @Test
    void aSettingThatIsNotThereComesAtTheEnd() {
        assertThat(SettingsText.with("# theme = dark", "theme", "light")).isEqualTo("# theme = dark\ntheme = light\n");
        assertThat(SettingsText.with("", "theme", "light")).isEqualTo(SettingsText.HEAD + "theme = light\n");
        assertThat(SettingsText.parse("s", SettingsText.with("", "theme", "light")))
                .isEqualTo(new SettingsText.Result(
                        new Settings(Optional.of("light"), Optional.empty(), Optional.empty(), Optional.empty()),
                        List.of()));
    }

    @Test
    void ofTwoLinesTheLastIsChangedForItCounts() {
        assertThat(SettingsText.with("theme=dark\ntheme=light\n", "theme", "none"))
                .isEqualTo("theme=dark\ntheme = none\n");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        String odd = "/a b/c\\d/#e=f.theme";
        assertThat(SettingsText.parse("s", SettingsText.with(OWN, "theme", odd))
                        .settings()
                        .theme())
                .contains(odd);
    }

    @Test
    void whatIsSetFirstCountsOverTheRest() {
        Settings first = new Settings(Optional.of("dark"), Optional.empty(), Optional.of(true), Optional.empty());
        Settings rest = new Settings(Optional.of("light"), Optional.of(true), Optional.of(false), Optional.of("ed"));
        assertThat(first.over(rest))
                .isEqualTo(new Settings(Optional.of("dark"), Optional.of(true), Optional.of(true), Optional.of("ed")));
    }
}
