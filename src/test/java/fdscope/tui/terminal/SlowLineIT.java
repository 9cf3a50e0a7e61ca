package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal far away: a key's bytes come one by one, and what is drawn is taken slowly. */
class SlowLineIT {
    /** Between two bytes of one key. */
    private static final int GAP_MILLISECONDS = 35;

    private static final long MOST_KILOBYTES = 200_000;

    /** Takes 256 bytes every 10 ms, some 25 KB a second. */
    private static final String SLOWLY =
            "perl -e 'while (sysread(STDIN, $b, 256)) { syswrite(STDOUT, $b); select(undef, undef, undef, 0.01) }'";

    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane pane;

    @BeforeEach
    void aShell() throws Exception {
        launched = new LaunchedPane(folder, 80, 24);
        pane = launched.pane;
    }

    /** The gap is what is tried here, so it is waited out. */
    private void slowly(String... bytes) throws Exception {
        for (String each : bytes) {
            pane.tmux("send-keys", "-H", each);
            TimeUnit.MILLISECONDS.sleep(GAP_MILLISECONDS);
        }
    }

    @Test
    void aKeyWhoseBytesComeOneByOneIsThatKeyAndEscapeAloneIsEscape() throws Exception {
        launched.open(LaunchedPane.launcher());
        pane.until("»·  1");
        slowly("1b", "5b", "42");
        pane.until("»·  2");
        slowly("1b", "5b", "42", "1b", "5b", "42");
        pane.until("»·  4");
        slowly("1b", "4f", "41");
        pane.until("»·  3");
        slowly("2f", "c3", "a9");
        assertThat(pane.until("é")).doesNotContain("Ã");
        slowly("1b");
        pane.until("the filter is gone", screen -> screen.contains("»·  ") && !screen.contains("é"));
        launched.quit();
    }

    @Test
    void whatIsDrawnForATerminalThatTakesItSlowlyDoesNotPileUp() throws Exception {
        Tools.require("script");
        Tools.require("perl");
        launched.open("script -qfec " + LaunchedPane.launcher() + " /dev/null | " + SLOWLY);
        for (int i = 0; i < 200; i++) {
            launched.keys("C-l");
        }
        launched.keys("Down", "Down");
        pane.until(
                "the last picture, whole",
                screen -> screen.contains("»·  3") && screen.contains("[ Lessons ]") && screen.endsWith("q quit"));
        littleRoomIsTaken();
        pane.type("q");
        pane.until("code 0");
        launched.theTerminalIsAsItWas();
    }

    /** Of the program, which a script started that the shell started. */
    private void littleRoomIsTaken() throws Exception {
        ProcessHandle script = ProcessHandle.of(launched.pid()).orElseThrow();
        long java = script.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
        String most = Files.readAllLines(Path.of("/proc/" + java + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        assertThat(Long.parseLong(most.replaceAll("\\D", ""))).isLessThan(MOST_KILOBYTES);
    }
}
