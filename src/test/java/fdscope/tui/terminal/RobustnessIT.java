package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal, or who sits before it, can do to the program as it is shipped. */
class RobustnessIT {
    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane open(String words) throws Exception {
        launched = new LaunchedPane(folder, 80, 24);
        launched.open(words);
        return launched.pane;
    }

    @Test
    void insideScreenItIsDrawnAndHeardToo() throws Exception {
        Tools.require("screen");
        TmuxPane pane =
                open("SCREENDIR=" + folder.resolve("screens") + " screen -c /dev/null " + LaunchedPane.launcher());
        launched.keys("2", "Down");
        pane.until("»·  7");
        pane.tmux("resize-window", "-x", "100", "-y", "30");
        pane.until("a larger picture", screen -> screen.lines().count() == 30 && screen.endsWith("q quit"));
        pane.type("q");
        pane.until("code 0");
        launched.theTerminalIsAsItWas();
    }

    @ParameterizedTest
    @CsvSource({"xterm-16color", "xterm-256color", "linux", "screen-256color", "tmux-256color", "vt100"})
    void withoutAWordOfMoreItTakesSixteenColours(String term) throws Exception {
        TmuxPane pane = open("env -u COLORTERM TERM=" + term + " " + LaunchedPane.launcher());
        assertThat(pane.tmux("capture-pane", "-p", "-e")).contains("\u001b[").doesNotContainPattern("[34]8;[25];");
        launched.keys("2", "Down");
        pane.until("»·  7");
        launched.quit();
    }

    @ParameterizedTest
    @CsvSource({"truecolor, xterm-256color", "24bit, tmux-256color"})
    void ofATerminalThatHasAllColoursTheyAreTaken(String colorterm, String term) throws Exception {
        TmuxPane pane = open("env -u NO_COLOR COLORTERM=" + colorterm + " COLORFGBG='15;0' TERM=" + term + " "
                + LaunchedPane.launcher());
        assertThat(pane.tmux("capture-pane", "-p", "-e")).contains("8;2;").doesNotContain("8;5;");
        launched.quit();
    }

    @ParameterizedTest
    @CsvSource({
        "-u TERM,TERM is not set",
        "TERM=,TERM is not set",
        "TERM=dumb,TERM=dumb: this terminal cannot move its cursor"
    })
    void aTerminalThatNobodyKnowsIsRefusedInWords(String environment, String why) throws Exception {
        launched = new LaunchedPane(folder, 160, 24);
        launched.run("env " + environment + " " + LaunchedPane.launcher());
        assertThat(launched.pane.until("code 2")).contains("fdscope: " + why).contains("fdscope --plain");
        launched.theTerminalIsAsItWas();
    }

    @Test
    void withLangCAllIsAsciiAndArrowsMove() throws Exception {
        TmuxPane pane = open("env -u LC_ALL -u LC_CTYPE LANG=C " + LaunchedPane.launcher());
        launched.keys("2", "Down");
        assertThat(pane.until(">.  7")).matches("[\\p{ASCII}]*");
        launched.quit();
    }
}
