package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesson 6 with real processes, on a real pty in tmux. */
class CourseScreenIT {
    @TempDir
    private Path folder;

    private TmuxPane pane;

    @BeforeEach
    void openTheCourse() throws IOException, InterruptedException {
        Tools.require("tmux");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        pane = new TmuxPane(folder, 80, 24, "bash --norc --noprofile");
        pane.line("XDG_STATE_HOME=" + folder + " " + java
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' " + CourseDemo.class.getName() + " '"
                + Path.of("lessons").toAbsolutePath() + "'; echo code $?");
        pane.until("The course");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        if (pane != null) {
            pane.close();
        }
    }

    @Test
    void aDescriptorIsSeenInFlightAndNothingIsLeft() throws Exception {
        pane.type("2");
        pane.until("»·  6");
        pane.tmux("send-keys", "Enter");
        pane.until("page 1/");
        pane.type("]");
        pane.until("page 2/");
        pane.type("]");
        pane.until("page 3/");
        pane.type(" ");
        pane.until("the set-up", screen -> screen.contains("step 1/") && screen.contains("space next"));
        pane.type(".");
        pane.until("How sure?");
        pane.type("1");
        pane.until("(•) 1");
        assertThat(pane.screen()).doesNotContain("sendmsg(");
        pane.tmux("send-keys", "Enter");
        String frozen = pane.until("■ frozen: The descriptor is in flight: no fd table lists it.");
        assertThat(frozen).containsPattern("1 B 1 fd ─+\\[\"x\"●F2\\]→").contains("says scm_fds 1");
        pane.tmux("send-keys", "Tab");
        pane.tmux("send-keys", "Tab");
        pane.until(
                "a row of /proc/net/unix", screen -> screen.contains("RefCount") && screen.contains("unix_attach_fds"));
        pane.tmux("resize-window", "-x", "120", "-y", "36");
        pane.until("all panes", screen -> screen.contains("┌─ Stage ─") && screen.contains("╔═ Kernel ═"));
        pane.type("q");
        pane.until("The lab was ended. Left on this machine: 0 processes, 0 sockets, 0 files.");
        pane.until("code 0");
        assertThat(pane.modes()).isEqualTo("0 1 0");
    }
}
