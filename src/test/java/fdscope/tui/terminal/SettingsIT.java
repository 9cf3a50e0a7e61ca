package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings file and the live choice of a theme, on a real pty in tmux. */
class SettingsIT {
    private static final String DARK_GROUND = "48;2;16;20;26";

    @TempDir
    private Path folder;

    private Path settings;
    private TmuxPane pane;

    @BeforeEach
    void aShell() throws IOException, InterruptedException {
        Tools.require("tmux");
        settings = Files.createDirectories(folder.resolve("config/fdscope")).resolve("settings.properties");
        Files.createFile(Files.createDirectories(folder.resolve("fdscope")).resolve("welcomed"));
        pane = new TmuxPane(folder, 80, 24, "bash --norc --noprofile");
        pane.tmux("set", "-s", "set-clipboard", "on");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        if (pane != null) {
            pane.close();
        }
    }

    private void open(String environment) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        pane.line("clear; HOME=" + folder + " XDG_STATE_HOME=" + folder + " XDG_CONFIG_HOME=" + folder.resolve("config")
                + " " + environment + " " + java
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' " + CourseDemo.class.getName() + " '"
                + Path.of("lessons").toAbsolutePath() + "'; echo code $?");
    }

    private String mouse() throws IOException, InterruptedException {
        return pane.tmux("display", "-p", "#{mouse_any_flag}").strip();
    }

    private void quit() throws IOException, InterruptedException {
        pane.type("q");
        pane.until("code 0");
    }

    @Test
    void whatIsWrongIsToldFirstAndTheRestCounts() throws Exception {
        Files.writeString(settings, "# mine\ncolour = blue\nmouse = off\n");
        open("");
        pane.until("~/config/fdscope/settings.properties:2: colour is no setting, expected");
        assertThat(mouse()).isEqualTo("0");
        pane.tmux("send-keys", "Escape");
        pane.until("The course", screen -> screen.contains("Lessons") && !screen.contains("colour"));
        pane.type("c");
        pane.until("theme: dark, kept in ~/config/fdscope/settings.properties");
        assertThat(Files.readString(settings)).isEqualTo("# mine\ncolour = blue\nmouse = off\ntheme = dark\n");
        assertThat(pane.tmux("capture-pane", "-p", "-e")).contains(DARK_GROUND);
        quit();
    }

    @Test
    void theChoiceIsThereAtTheNextStartUnlessNoColorIsSet() throws Exception {
        Files.writeString(settings, "theme = dark\n");
        open("");
        pane.until("»·  1");
        assertThat(mouse()).isEqualTo("1");
        assertThat(pane.tmux("capture-pane", "-p", "-e")).contains(DARK_GROUND);
        String written = pane.screen();
        quit();
        open("NO_COLOR=1");
        pane.until("»·  1");
        assertThat(pane.screen()).isEqualTo(written);
        assertThat(pane.tmux("capture-pane", "-p", "-e")).doesNotContainPattern("[34]8;[25];");
        quit();
    }

    @Test
    void theChosenLineReachesTheClipboardOfTheTerminal() throws Exception {
        open("");
        pane.until("»·  1");
        pane.type("y");
        pane.until("copied, if this terminal lets it: 1 A socket file is a name");
        assertThat(pane.tmux("show-buffer")).isEqualTo("1 A socket file is a name\n");
        quit();
    }
}
