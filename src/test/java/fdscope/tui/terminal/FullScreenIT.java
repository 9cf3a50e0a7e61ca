package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link TerminalDemo} in a shell in tmux. After each test the terminal is as it was found. */
class FullScreenIT {
    private static final int POLLIN = 1;
    private static final String SHELL = "bash --norc --noprofile";

    @TempDir
    private Path folder;

    private TmuxPane pane;
    private String before;

    @BeforeEach
    void writeTheScript() throws IOException {
        Tools.require("tmux");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        script(
                "demo",
                "exec " + java
                        + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED"
                        + " $OPTIONS -cp '" + System.getProperty("java.class.path") + "' "
                        + TerminalDemo.class.getName());
    }

    @AfterEach
    void endTheServer() throws Exception {
        if (pane != null) {
            pane.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50"})
    void aFrameHasTheSizeOfTheTerminalAndWideCharactersTakeTwoColumns(int columns, int rows) throws Exception {
        start(columns, rows, "");

        String[] lines = pane.screen().split("\n");
        assertThat(lines).hasSize(rows);
        assertThat(lines[0]).isEqualTo("┌" + "─".repeat(columns - 2) + "┐");
        assertThat(lines[1])
                .isEqualTo("│ size " + columns + "x" + rows + " ".repeat(columns - 9 - digits(columns, rows)) + "│");
        assertThat(lines[2]).isEqualTo("│ [😀] [你好] [é] [●→…] end" + " ".repeat(columns - 28) + "│");
        assertThat(lines[rows - 1]).isEqualTo("└" + "─".repeat(columns - 2) + "┘");
        quit();
    }

    private static int digits(int columns, int rows) {
        return ("" + columns + rows).length();
    }

    @Test
    void aResizeIsFollowedAtOnce() throws Exception {
        start(80, 24, "");
        pane.tmux("resize-window", "-x", "61", "-y", "11");

        String screen = pane.until("size 61x11");
        assertThat(screen.split("\n")[10]).isEqualTo("└" + "─".repeat(59) + "┘");
        pane.tmux("resize-window", "-x", "100", "-y", "30");
        assertThat(pane.until("size 100x30").split("\n")).hasSize(30);
        quit();
    }

    @Test
    void keysMousePasteAndEscapeArriveAsWhatTheyAre() throws Exception {
        start(120, 24, "");
        pane.tmux("send-keys", "C-c", "C-\\", "F1", "S-Up", "BTab", "é");
        pane.type("\u001b[<0;5;3M");
        pane.tmux("set-buffer", "q one\nq two");
        pane.until("PRESS(4,2)");
        pane.tmux("paste-buffer", "-p");
        pane.until("pasted");
        pane.tmux("send-keys", "Escape");

        assertThat(pane.until("Esc").split("\n")[3].substring(1, 100).strip())
                .isEqualTo("Ctrl-C Ctrl-\\ F1 Shift-↑ Shift-Tab é PRESS(4,2) pasted(q one/q two) Esc");
        quit();
    }

    @Test
    void suspendGivesTheShellItsTerminalAndForegroundTakesItBack() throws Exception {
        start(80, 24, "");
        pane.tmux("send-keys", "C-z");
        pane.until("Stopped");

        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.stty("suspended")).isEqualTo(before);
        pane.tmux("resize-window", "-x", "90", "-y", "20");
        pane.line("fg");
        assertThat(pane.until("Resumed")).contains("size 90x20").contains("│ Ctrl-Z Resumed   ");
        pane.type("k");
        pane.until("Resumed k");
        quitAfterForeground();
    }

    @Test
    void aStopFromOutsideIsASuspendToo() throws Exception {
        start(80, 24, "");
        kill("TSTP");
        pane.until("Stopped");

        assertThat(pane.modes()).isEqualTo("0 1 0");
        pane.line("fg");
        pane.until("Resumed");
        quitAfterForeground();
    }

    @Test
    void aStopThatNobodyCanCatchIsRepairedOnContinue() throws Exception {
        start(80, 24, "");
        kill("STOP");
        pane.until("Stopped");
        pane.line("fg");

        assertThat(pane.until("Resumed").split("\n")[0]).isEqualTo("┌" + "─".repeat(78) + "┐");
        quitAfterForeground();
    }

    @Test
    void aScriptAroundItIsSuspendedWithIt() throws Exception {
        script("around", "./demo\necho around=$?");
        start(80, 24, "", "./around");
        pane.tmux("send-keys", "C-z");
        pane.until("Stopped");
        pane.line("fg");
        pane.until("Resumed");
        pane.tmux("send-keys", "C-z");
        pane.until("twice stopped", screen -> screen.split("Stopped", -1).length >= 2 && !screen.contains("┌"));
        pane.line("fg");
        pane.until("Ctrl-Z Resumed Ctrl-Z Resumed");
        pane.type("q");
        pane.until("around=0");
        theTerminalIsAsItWas();
    }

    @Test
    void withoutAShellThereIsNoSuspend() throws Exception {
        pane = new TmuxPane(folder, 80, 24, "LC_ALL=C.UTF-8 ./demo");
        pane.until("size 80x24");
        pane.tmux("send-keys", "C-z", "k");

        pane.until("Ctrl-Z k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enter", "C-c"})
    void anotherProgramGetsTheTerminalAndItsKeysForAWhile(String lastKey) throws Exception {
        start(80, 24, "");
        pane.type("e");
        pane.until("lent");

        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.text("lent.stty")).isEqualTo(before);
        pane.tmux("send-keys", "q", lastKey);
        pane.until("e Resumed");
        quit();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130", "USR1, 138", "ALRM, 142", "ABRT, 134", "SYS, 159"})
    void aSignalEndsItAndTheTerminalIsAsItWas(String signal, int status) throws Exception {
        start(80, 24, "");
        kill(signal);

        pane.until("status=" + status);
        theTerminalIsAsItWas();
    }

    @Test
    void aFaultInDrawingPrintsOneSentence() throws Exception {
        start(100, 24, "");
        pane.type("x");

        assertThat(pane.until("status=70"))
                .contains("\nfdscope has a fault: the screen could not be drawn"
                        + " (IllegalStateException: drawn badly)\nstatus=70")
                .doesNotContain("\tat ");
        theTerminalIsAsItWas();
    }

    @ParameterizedTest
    @CsvSource({"''", "trap '' HUP;"})
    void aLostTerminalEndsItWithinSeconds(String trap) throws Exception {
        script("lost", trap.replace("''", "\"\"") + " exec ./demo");
        start(80, 24, "", "./lost");
        Syscalls calls = NativeDoor.open();
        // Not ProcessHandle: who inherits an orphan, perhaps this very JVM, need not have reaped it.
        try (Fd demo = calls.pidfd_open((int) pid(), 0)) {
            pane.close();
            assertThat(calls.poll(demo, POLLIN, 10_000)).isNotZero();
        }
        pane = null;
    }

    @Test
    void withoutUtf8EverythingIsAscii() throws Exception {
        start(80, 24, "LC_ALL=C");

        String[] lines = pane.screen().split("\n");
        assertThat(lines[0]).isEqualTo("+" + "-".repeat(78) + "+");
        assertThat(lines[2]).isEqualTo("| [??] [????] [?] [&>~] end" + " ".repeat(52) + "|");
        quit();
    }

    @Test
    void utf8IsWrittenWhateverTheJvmThinksOfItsCharset() throws Exception {
        start(80, 24, "OPTIONS=-Dfile.encoding=US-ASCII");

        assertThat(pane.screen()).contains("│ [😀] [你好] [é] [●→…] end");
        quit();
    }

    @Test
    void aDumbTerminalIsRefused() throws Exception {
        shell(80, 24);
        pane.line("TERM=dumb ./demo; echo status=$?");

        assertThat(pane.until("status=2")).contains("refused: TERM=dumb: this terminal cannot move its cursor");
        pane.line("./demo < /dev/null; echo again=$?");
        assertThat(pane.until("again=2")).contains("refused: standard input is not a terminal");
    }

    private void script(String name, String text) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void shell(int columns, int rows) throws Exception {
        pane = new TmuxPane(folder, columns, rows, "PS1='$ ' LC_ALL=C.UTF-8 " + SHELL);
        pane.until("$");
        before = pane.stty("before");
    }

    private void start(int columns, int rows, String environment) throws Exception {
        start(columns, rows, environment, "./demo");
    }

    private void start(int columns, int rows, String environment, String command) throws Exception {
        shell(columns, rows);
        pane.line(environment + " " + command + "; echo status=$?");
        pane.until("size " + columns + "x" + rows);
        assertThat(pane.modes()).isEqualTo("1 0 1");
    }

    private void quit() throws Exception {
        pane.type("q");
        pane.until("status=0");
        theTerminalIsAsItWas();
    }

    /** The shell's line has ended with the stop already: its status is asked for by another. */
    private void quitAfterForeground() throws Exception {
        pane.type("q");
        pane.until("the shell's screen", screen -> screen.contains("./demo") && !screen.contains("size "));
        pane.line("echo left=$?");
        pane.until("left=0");
        theTerminalIsAsItWas();
    }

    private void theTerminalIsAsItWas() throws Exception {
        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }

    private long pid() throws Exception {
        long shell = Long.parseLong(pane.tmux("display", "-p", "#{pane_pid}").strip());
        return ProcessHandle.of(shell)
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private void kill(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
    }
}
