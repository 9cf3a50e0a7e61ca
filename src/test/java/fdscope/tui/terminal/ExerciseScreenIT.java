package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exercise 6 with a compiler, real processes and an editor, on a real pty in tmux. */
class ExerciseScreenIT {
    private static final Path GOOD = Path.of("lessons/06-your-first-scm-rights/exercise/good.c");

    @TempDir
    private Path folder;

    private TmuxPane pane;
    private String before;

    @BeforeEach
    void needsATerminalAndACompiler() {
        Tools.require("tmux");
        Tools.require("cc");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        if (pane != null) {
            pane.close();
        }
    }

    @Test
    void aSaveByRenameIsCheckedAndPasses() throws Exception {
        open("true");
        pane.until("the sketch fails", screen -> screen.contains("≠ FAILED: A message comes"));
        pane.tmux("send-keys", "Tab");
        pane.until("a check that failed", screen -> screen.contains("came       checker recvmsg("));

        Path saved = Files.copy(GOOD, folder.resolve("fdscope-06/new.c"));
        Files.move(saved, file(), StandardCopyOption.ATOMIC_MOVE);
        pane.until("a pass", screen -> screen.contains("= Passed, every check."));
        assertThat(pane.screen()).contains("=  It leads to the open file that was given as 4.");
        pane.type("q");
        theTerminalIsAsItWas();
        assertThat(Files.readString(folder.resolve("fdscope/progress.json"))).contains("\"passed\":");
    }

    @Test
    void theEditorHasTheTerminalAndWhatItSavesIsChecked() throws Exception {
        editor("stty -g > during.part; mv during.part during; echo \"edit $1 with $2\"; read line; cp "
                + GOOD.toAbsolutePath() + " \"$2\"");
        open("./editor --now");
        pane.until("the sketch fails", screen -> screen.contains("≠ FAILED: A message comes"));
        pane.type("e");
        pane.until("edit --now with " + file());

        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.text("during")).isEqualTo(before);
        pane.tmux("send-keys", "Enter");
        pane.until("a pass", screen -> screen.contains("= Passed, every check."));
        assertThat(pane.modes()).isEqualTo("1 0 1");
        pane.type("q");
        theTerminalIsAsItWas();
    }

    /** It has put the terminal into its own mode, and cannot put it back. */
    @Test
    void anEditorThatIsKilledLeavesATerminalThatWorks() throws Exception {
        editor("printf '\\033[?1049h\\033[?1003h\\033[?25h\\033[3;5r'; stty raw -echo; echo $$ > pid.part;"
                + " mv pid.part pid; exec sleep 600");
        open("./editor");
        pane.until("the sketch fails", screen -> screen.contains("≠ FAILED: A message comes"));
        pane.type("e");
        kill("KILL");
        pane.until("the editor ./editor was ended by signal 9");
        assertThat(pane.modes()).isEqualTo("1 0 1");

        pane.type("i");
        pane.until("a hint", screen -> screen.contains("Hint 1 of 3") && screen.endsWith("? help  q quit"));
        pane.type("q");
        theTerminalIsAsItWas();
    }

    /** Whoever stops it alone gets the shell, as if all had been stopped. */
    @Test
    void anEditorThatIsStoppedGivesTheShellItsTerminal() throws Exception {
        editor("echo $$ > pid.part; mv pid.part pid; echo edits; read line");
        open("./editor");
        pane.until("the sketch fails", screen -> screen.contains("≠ FAILED: A message comes"));
        pane.type("e");
        pane.until("edits");
        kill("STOP");
        pane.until("Stopped");
        assertThat(pane.stty("stopped")).isEqualTo(before);

        pane.line("fg");
        // What is typed before may be the shell's.
        pane.until("the editor goes on", screen -> !isStopped());
        pane.line("");
        pane.until("the exercise", screen -> screen.contains("06 Exercise") && screen.endsWith("? help  q quit"));
        pane.type("q");
        pane.until("the shell's screen", screen -> !screen.contains("06 Exercise"));
        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }

    /** The exercise is open, its file is in place. */
    private void open(String editor) throws Exception {
        pane = new TmuxPane(folder, 80, 24, "PS1='$ ' LC_ALL=C.UTF-8 bash --norc --noprofile");
        pane.until("$");
        before = pane.stty("before");
        pane.line("clear; XDG_STATE_HOME=" + folder + " EDITOR='" + editor + "' VISUAL= "
                + Path.of(System.getProperty("fdscope.launcher")) + "; echo code $?");
        pane.until("home", screen -> screen.contains("The course") && screen.endsWith("? help  q quit"));
        pane.type("E");
        pane.until("Send a descriptor");
        pane.type(":");
        pane.until("the palette", screen -> screen.contains("type to search"));
        pane.type("send a descriptor");
        pane.until("what was found", screen -> screen.contains("exercise 06"));
        pane.tmux("send-keys", "Enter");
        pane.until("the offer", screen -> screen.contains("Enter puts it here") && screen.contains("fdscope-06"));
        assertThat(file()).doesNotExist();
        pane.tmux("send-keys", "Enter");
    }

    private Path file() {
        return folder.resolve("fdscope-06/exercise.c");
    }

    private void editor(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("editor"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void kill(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, pane.text("pid")).start().waitFor();
    }

    private boolean isStopped() {
        try {
            return Files.readString(Path.of("/proc", pane.text("pid"), "status"))
                    .contains("State:\tT");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void theTerminalIsAsItWas() throws Exception {
        pane.until("code 0");
        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }
}
