package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two megabytes that somebody pastes where a few words belong, told to be a paste, or one that comes as keys. */
class PasteIT {
    private static final int TIMES = 80_000;
    private static final long MOST_KILOBYTES = 200_000;

    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane pane;

    @BeforeEach
    void home() throws Exception {
        launched = new LaunchedPane(folder, 80, 24);
        pane = launched.pane;
        launched.open(LaunchedPane.launcher());
    }

    private void paste(String line, boolean told) throws Exception {
        Path much = Files.writeString(folder.resolve("much"), line.repeat(told ? TIMES : TIMES / 2));
        pane.tmux("load-buffer", much.toString());
        if (told) {
            pane.tmux("paste-buffer", "-p");
        } else {
            pane.tmux("paste-buffer");
        }
    }

    private void littleRoomIsTaken() throws Exception {
        String most = Files.readAllLines(Path.of("/proc/" + launched.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        assertThat(Long.parseLong(most.replaceAll("\\D", ""))).isLessThan(MOST_KILOBYTES);
    }

    @ParameterizedTest
    @CsvSource({":, true", ":, false", "/, true", "/, false"})
    void aFieldTakesItsFewCharactersAndTheRestIsDropped(String key, boolean told) throws Exception {
        String home = pane.screen();
        pane.type(key);
        pane.until("the field", screen -> !screen.equals(home));
        paste("The quick brown fox jumps", told);
        pane.until("quick brown fox");
        launched.keys("Escape");
        pane.until("home again", screen -> screen.contains("[ Lessons ]") && screen.endsWith("? help  q quit"));
        littleRoomIsTaken();
        launched.quit();
    }

    @Test
    void asKeysALineOfThePlaygroundSaysThatItIsFull() throws Exception {
        playground();
        paste("alice close(no such thing\n", false);
        pane.until("a line has at most 1000 characters here; the rest is left out");
        launched.keys("C-u", "Escape");
        pane.until("? help  q quit");
        leaveThePlayground();
    }

    @Test
    void toldToBeAPasteItIsStepsOfWhichTheFirstSaysWhatIsWrong() throws Exception {
        playground();
        paste("alice close(no such thing\n", true);
        pane.until("the fault", screen -> screen.contains("neither an actor") && screen.endsWith("? help  q quit"));
        leaveThePlayground();
    }

    private void playground() throws Exception {
        pane.type("P");
        pane.until("actors alice bob_");
    }

    private void leaveThePlayground() throws Exception {
        littleRoomIsTaken();
        pane.type("q");
        pane.until("an answer", screen -> screen.contains("Leave fdscope?") || screen.contains("code 0"));
        if (pane.screen().contains("Leave fdscope?")) {
            launched.keys("Enter");
        }
        pane.until("code 0");
        launched.theTerminalIsAsItWas();
    }
}
