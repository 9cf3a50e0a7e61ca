package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel map of the whole program in tmux: what this kernel says of the functions and of its structures. */
class KernelMapScreenIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsTmux() {
        Tools.require("tmux");
    }

    @Test
    void theRunningKernelIsAskedAndAnswersWithoutHoldingUpTheScreen() throws Exception {
        TmuxPane pane = new TmuxPane(folder, 80, 24, "bash --norc --noprofile");
        try {
            pane.line("clear; XDG_STATE_HOME=" + folder + " " + Path.of(System.getProperty("fdscope.launcher"))
                    + "; echo code $?");
            pane.until("The course");
            pane.type("K");
            pane.until("a status", screen -> screen.contains("= here") || screen.contains("? unknown"));
            pane.tmux("send-keys", "Enter");
            pane.until("What it does");
            pane.tmux("send-keys", "Escape");
            pane.until("stop 1 of");
            pane.tmux("send-keys", "Tab", "Tab", "Tab");
            boolean btf = Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"));
            pane.until("the structures", screen -> screen.contains(btf ? "bytes" : "/sys/kernel/btf/vmlinux"));
            if (btf) {
                pane.type("/scm_fp_list");
                pane.tmux("send-keys", "Enter", "Enter");
                assertThat(pane.until(
                                "the layout",
                                screen -> screen.contains("offset   size") && screen.contains("Enter follow")))
                        .containsPattern("[0-9]+ +[0-9]+ +struct file \\*fp\\[[0-9]+\\];");
            }
            pane.type("q");
            pane.until("code 0");
        } finally {
            pane.close();
        }
    }
}
