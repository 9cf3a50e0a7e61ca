package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are typed, in real processes, on a real pty in tmux. */
class PlaygroundIT {
    @TempDir
    private Path folder;

    private TmuxPane pane;

    @BeforeEach
    void needsATerminal() {
        Tools.require("tmux");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        if (pane != null) {
            pane.close();
        }
    }

    @Test
    void stepsRunAsTheyAreTypedAndNothingIsLeftOfThem() throws Exception {
        open();
        step("pair alice.s bob.s stream", "bob has it as");
        step("alice f = memfd_create(\"note\")", "F1 memfd:note");
        step("alice sendmsg(s, \"x\", SCM_RIGHTS [f])", "[\"x\"●F1]→");
        step("bob recv(s, 9, MSG_PEEK | MSG_DONTWAIT) # looks", "= \"x\"");
        assertThat(actors()).allMatch(Files::exists);

        pane.line("bob recv(s, 8)");
        pane.until("the message", screen -> screen.matches("(?s).*recv\\(s, 8\\) +\\s= \"x\".*"));
        step("bob recv(s, 9)", "waiting for the call to return, 1 s   Ctrl-C stops it");
        pane.tmux("send-keys", "C-c");
        pane.until("≠ it was stopped");
        pane.until("5 steps replayed, each as before");
        pane.tmux("send-keys", "C-u");
        pane.tmux("send-keys", "C-b");
        pane.until("undone; 4 steps replayed, each as before");

        List<Path> last = actors();
        pane.tmux("send-keys", "Escape");
        pane.until("? help  q quit");
        pane.type("q");
        pane.until("Leave fdscope? The steps of the playground are not saved.");
        pane.tmux("send-keys", "Enter");
        pane.until("code 0");
        assertThat(last).noneMatch(Files::exists);
        try (Stream<Path> left = Files.walk(folder.resolve("run"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("lab")))
                    .isEmpty();
        }
    }

    @Test
    void theSameStepsDoSomethingElseWithAnotherSocket() throws Exception {
        open();
        step("pair alice.s bob.s stream", "bob has it as");
        step("alice send(s, \"ab\")", "= 2");
        step("alice send(s, \"cd\")", "[2 \"cd\"|1 \"ab\"]");
        step("bob recv(s, 9)", "= \"abcd\"");
        pane.tmux("send-keys", "Escape");
        pane.until("? help  q quit");
        pane.tmux("send-keys", "Up", "Up", "Up", "Up", "Enter");
        pane.until("the pair is changed", screen -> screen.contains("Enter change"));
        pane.tmux("send-keys", "C-w");
        step("seqpacket", "not as before: line 5");
        assertThat(pane.screen()).contains("= \"ab\"").contains("~ before: = \"abcd\"");

        pane.type("s");
        pane.until("playground.lab_");
        pane.line("mine");
        pane.until("! saved: " + folder + "/mine.lab");
        pane.type("q");
        pane.until("code 0");
        pane.line("clear; " + Path.of(System.getProperty("fdscope.launcher")) + " run mine.lab; echo run $?");
        pane.until("bob    recv(", screen -> screen.contains("= \"ab\"") && screen.contains("run 0"));
    }

    @Test
    void aLabFromTheCommandLineRunsAndIsSavedBackWithItsComments() throws Exception {
        Path own = Files.writeString(
                folder.resolve("own.lab"),
                "# what two processes share\nactors alice bob\npair alice.s bob.s stream # a pair\n");
        launch(" playground own.lab");
        pane.until("the pair", screen -> screen.contains("bob has it as") && screen.contains("Playground: own"));
        pane.tmux("send-keys", "End", "Enter");
        pane.until("a new line", screen -> screen.contains("4│ _"));
        step("alice send(s, \"ab\")", "= 2");
        pane.tmux("send-keys", "C-s");
        pane.until("own.lab_");
        pane.tmux("send-keys", "Enter");
        pane.until("! saved: " + own);
        assertThat(own)
                .hasContent("# what two processes share\nactors alice bob\npair alice.s bob.s stream # a pair\n"
                        + "alice send(s, \"ab\")\n");
        pane.tmux("send-keys", "Escape");
        pane.until("? help  q quit");
        pane.type("q");
        pane.until("code 0");
    }

    private void open() throws Exception {
        launch("");
        pane.until("home", screen -> screen.endsWith("? help  q quit"));
        pane.type("P");
        pane.until("actors alice bob_");
        pane.tmux("send-keys", "Enter");
        pane.until("both actors", screen -> screen.contains("┌ alice ") && screen.contains("┌ bob "));
    }

    private void launch(String words) throws Exception {
        Files.createDirectory(folder.resolve("run"));
        pane = new TmuxPane(folder, 80, 36, "PS1='$ ' LC_ALL=C.UTF-8 bash --norc --noprofile");
        pane.until("$");
        pane.line("clear; XDG_RUNTIME_DIR=" + folder + "/run XDG_STATE_HOME=" + folder + " XDG_CONFIG_HOME=" + folder
                + " " + Path.of(System.getProperty("fdscope.launcher")) + words + "; echo code $?");
    }

    /** @param seen what the screen shows when the step has run */
    private void step(String line, String seen) throws Exception {
        pane.line(line);
        pane.until(line, screen -> screen.contains(seen));
    }

    /** The processes on the stage, as the first line tells them. */
    private List<Path> actors() throws IOException, InterruptedException {
        Matcher pids = Pattern.compile("pid (\\d+), (\\d+)").matcher(pane.screen());
        assertThat(pids.find()).isTrue();
        return List.of(Path.of("/proc", pids.group(1)), Path.of("/proc", pids.group(2)));
    }
}
