package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Settings DARK =
            new Settings(Optional.of("dark"), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path home;

    private Path file;
    private SettingsFile settings;

    @BeforeEach
    void aHome() {
        file = home.resolve(".config/fdscope/settings.properties");
        settings = SettingsFile.of(Map.of("HOME", home.toString()), "/nowhere");
    }

    private void written(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static SettingsText.Result nothing(String complaint) {
        return new SettingsText.Result(Settings.NONE, List.of(complaint));
    }

    @Test
    void itStandsWhereTheXdgSpecificationSays() {
        assertThat(settings.shown()).isEqualTo("~/.config/fdscope/settings.properties");
        assertThat(SettingsFile.of(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/c"), "/")
                        .shown())
                .isEqualTo("/c/fdscope/settings.properties");
        assertThat(SettingsFile.of(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "c"), "/")
                        .shown())
                .isEqualTo("~/.config/fdscope/settings.properties");
        assertThat(SettingsFile.of(Map.of(), "/").shown()).isEqualTo("/.config/fdscope/settings.properties");
    }

    @Test
    void aFileThatIsNotThereSetsNothing() {
        assertThat(settings.load()).isEqualTo(new SettingsText.Result(Settings.NONE, List.of()));
    }

    @Test
    void whatIsKeptIsThereAtTheNextStart() throws IOException {
        assertThat(settings.keep("theme", "dark")).isEmpty();
        assertThat(settings.load()).isEqualTo(new SettingsText.Result(DARK, List.of()));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theRestOfTheFileAndItsPermissionsStay() throws IOException {
        written("# mine\nfont = big\ntheme = light\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        settings.keep("theme", "dark");
        assertThat(Files.readString(file)).isEqualTo("# mine\nfont = big\ntheme = dark\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = home.resolve("dotfiles");
        Files.writeString(real, "theme = light\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        settings.keep("theme", "dark");
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("theme = dark\n");
    }

    @Test
    void whatIsNoTextIsToldAndLeftAsItIs() throws IOException {
        written("x".repeat(SettingsFile.LARGEST_BYTES + 1));
        assertThat(settings.load())
                .isEqualTo(nothing("The settings cannot be read: ~/.config/fdscope/settings.properties is larger"
                        + " than 64 KiB"));
        assertThat(settings.keep("theme", "dark"))
                .contains("~/.config/fdscope/settings.properties is larger than 64 KiB");
        assertThat(Files.size(file)).isEqualTo(SettingsFile.LARGEST_BYTES + 1);
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThat(settings.load())
                .isEqualTo(nothing("The settings cannot be read: ~/.config/fdscope/settings.properties is not UTF-8"));
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(settings.load())
                .isEqualTo(nothing("The settings cannot be read: ~/.config/fdscope/settings.properties is a folder,"
                        + " a pipe or a device, expected a file"));
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsTold() throws IOException {
        Files.writeString(home.resolve(".config"), "a file");
        assertThat(settings.keep("theme", "dark")).contains("~/.config/fdscope: not a directory");
        assertThat(settings.load())
                .isEqualTo(nothing(
                        "The settings cannot be read: ~/.config/fdscope/settings.properties: not a" + " directory"));
    }

    @Test
    void aThemeIsSoughtFromHomeFromTheSettingsOrFromTheRoot() throws IOException {
        written("");
        Path own = Files.writeString(file.resolveSibling("own.theme"), "ground #000000\n");
        SettingsFile.Theme expected = new SettingsFile.Theme("~/.config/fdscope/own.theme", "ground #000000\n");
        assertThat(settings.theme("own.theme")).isEqualTo(expected);
        assertThat(settings.theme("~/.config/fdscope/own.theme")).isEqualTo(expected);
        assertThat(settings.theme(own.toString())).isEqualTo(expected);
        assertThatThrownBy(() -> settings.theme("/nowhere/x.theme"))
                .isInstanceOf(IOException.class)
                .hasMessage("/nowhere/x.theme: does not exist");
    }
}
