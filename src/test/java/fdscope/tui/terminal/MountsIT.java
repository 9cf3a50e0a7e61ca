package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose folders take nothing, or start nothing: mounts that only the program sees. */
class MountsIT {
    /** The package itself may stand below /tmp: it stays as it is. */
    private static final String NOEXEC_TMP = "mount --bind " + LaunchedPane.home() + " " + LaunchedPane.home()
            + " && mount --rbind /tmp /tmp && mount -o remount,bind,noexec,nosuid,nodev /tmp";

    private static final String GOOD =
            LaunchedPane.home().resolve("lessons/03-names/exercise/good.c").toString();

    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane shell() throws Exception {
        launched = new LaunchedPane(folder, 200, 30);
        return launched.pane;
    }

    @Test
    void aHomeThatCannotBeWrittenIsToldAndTheCourseGoesOn() throws Exception {
        String readOnly = LaunchedPane.mounted(
                "mount --bind " + folder + " " + folder + " && mount -o remount,bind,ro,nosuid,nodev " + folder);
        TmuxPane pane = shell();
        launched.open("HOME=" + folder + " " + readOnly + LaunchedPane.launcher());
        launched.keys("Enter");
        pane.until("! Progress is not kept: ");
        assertThat(pane.screen()).contains("ead-only file system").contains("The course goes on without it.");
        launched.keys("c");
        pane.until("! theme: dark, for this run; not kept: ~/config: read-only file system");
        launched.keys("Escape");
        pane.until("[ Lessons ]");
        launched.quit();
    }

    @Test
    void fromATmpThatStartsNothingActorsPlay() throws Exception {
        String noexec = LaunchedPane.mounted(NOEXEC_TMP);
        TmuxPane pane = shell();
        launched.open(noexec + LaunchedPane.launcher());
        launched.keys("P");
        pane.until("actors alice bob_");
        launched.keys("Enter");
        pane.until("both actors", screen -> screen.contains("┌ alice ") && screen.contains("┌ bob "));
        launched.keys("Escape");
        pane.until("? help  q quit");
        pane.type("q");
        pane.until("Leave fdscope?");
        launched.keys("Enter");
        pane.until("code 0");
        launched.theTerminalIsAsItWas();
    }

    @Test
    void aProgramIsCheckedWhereItCanBeStarted() throws Exception {
        Tools.require("gcc");
        String noexec = LaunchedPane.mounted(NOEXEC_TMP);
        TmuxPane pane = shell();
        launched.run(noexec + LaunchedPane.launcher() + " check 03 " + GOOD);
        assertThat(pane.until("code ", screen -> screen.contains("\ncode ")))
                .contains("\nPassed. ")
                .contains("\ncode 0");
    }

    @Test
    void whereItCanBeStartedNowhereThatIsSaidAndNothingIsJudged() throws Exception {
        Tools.require("gcc");
        String nowhere = LaunchedPane.mounted(NOEXEC_TMP
                + " && mount --bind /var/tmp /var/tmp && mount -o remount,bind,noexec,nosuid,nodev /var/tmp");
        TmuxPane pane = shell();
        launched.run("XDG_RUNTIME_DIR= " + nowhere + LaunchedPane.launcher() + " check 03 " + GOOD);
        assertThat(pane.until("code ", screen -> screen.contains("\ncode ")))
                .contains("fdscope: not checked: A program cannot be started from /tmp or /var/tmp")
                .contains(": each is mounted noexec, or cannot be written. As root:  mount -o remount,exec /tmp")
                .contains("\ncode 3");
    }
}
