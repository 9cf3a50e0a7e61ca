package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is dragged about: sixty sizes as fast as they can be set, some of them too small for anything. */
class ResizeStormIT {
    private static final String STORM =
            "for i in 1 2 3 4 5 6 7 8 9 10; do for s in '40 12' '300 100' '20 5' '81 25' '1 1' '39 11'; do set -- $s;"
                    + " stty -F \"$0\" cols $1 rows $2; done; done; stty -F \"$0\" cols 100 rows 36";

    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane open(String name) throws Exception {
        launched = new LaunchedPane(Files.createDirectory(folder.resolve(name)), 100, 36);
        launched.open(LaunchedPane.launcher());
        return launched.pane;
    }

    private void storm() throws Exception {
        String tty = launched.pane.tmux("display", "-p", "#{pane_tty}").strip();
        assertThat(new ProcessBuilder("sh", "-c", STORM, tty).start().waitFor()).isZero();
    }

    @Test
    void afterwardsALessonIsDrawnAsByAProgramThatHasSeenNoOtherSize() throws Exception {
        TmuxPane pane = open("fresh");
        launched.keys("Enter");
        pane.until("a lesson", screen -> screen.contains("A socket file is a name") && !screen.contains("[ Lessons ]"));
        launched.keys("C-l");
        String fresh = pane.until("its page", screen -> screen.endsWith("? help  q quit"));
        launched.close();

        pane = open("stormy");
        launched.keys("Enter");
        pane.until("the same", screen -> screen.equals(fresh));
        storm();
        pane.until("the same again", screen -> screen.equals(fresh));
        launched.keys("Escape");
        pane.until("[ Lessons ]");
        launched.quit();
    }

    @Test
    void theStageIsAsItWasAndItsActorsPlayOn() throws Exception {
        TmuxPane pane = open("stage");
        pane.type("P");
        pane.until("actors alice bob_");
        launched.keys("Enter");
        pane.until("both actors", screen -> screen.contains("┌ alice ") && screen.contains("┌ bob "));
        // The actors stand there before the line says that it was run, and before the next can be typed.
        String stage = pane.until(
                "the next line",
                screen -> screen.contains("pid ")
                        && screen.contains(" live ")
                        && screen.contains("»  2│ _")
                        && screen.endsWith("Ctrl-R again"));
        storm();
        pane.until("the same again", screen -> screen.equals(stage));
        pane.tmux("resize-window", "-x", "38", "-y", "10");
        pane.until("too small", screen -> screen.contains("40x12"));
        pane.tmux("resize-window", "-x", "100", "-y", "36");
        pane.until("the same after too small", screen -> screen.equals(stage));
        pane.line("pair alice.s bob.s stream");
        pane.until("bob has it as");
        launched.keys("Escape");
        pane.until("no line is typed", screen -> screen.endsWith("? help  q quit"));
        pane.type("q");
        pane.until("Leave fdscope?");
        launched.keys("Enter");
        pane.until("code 0");
        launched.theTerminalIsAsItWas();
    }
}
