package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What file permissions and disks do to the progress file: the program goes on, says it once, and loses nothing. */
final class ProgressDamageIT {
    private static final String OLD = "{\"version\":1,\"lessons\":{}}\n";

    @TempDir
    private Path state;

    private Path folder;
    private Path file;

    @BeforeEach
    void anOrdinaryUserHasAProgressFile() throws IOException {
        folder = Files.createDirectory(state.resolve("fdscope"));
        file = folder.resolve("progress.json");
        Files.writeString(file, OLD);
        mode(state, "rwxr-xr-x");
    }

    @AfterEach
    void theFolderCanBeRemoved() throws IOException {
        mode(folder, "rwx------");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** As an ordinary user: root may read whatever it wants. */
    private Launched takeATour() throws IOException {
        Launched.Start start = new Launched.Start()
                .with("XDG_STATE_HOME", state.toString())
                .with("HOME", "/")
                .with("XDG_RUNTIME_DIR", null)
                .words("paths", "--take", "tour");
        if ("root".equals(System.getProperty("user.name"))) {
            Tools.require("setpriv");
            for (Path path : new Path[] {folder, file}) {
                Files.setAttribute(path, "unix:uid", 65534);
            }
            start.through("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
        }
        return start.run();
    }

    private static String said(Launched run) {
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(" tour: The tour, 45 min");
        return run.err().replaceAll("\\s+", " ").strip();
    }

    @Test
    void aFileThatMayNotBeReadIsSetAside() throws IOException {
        mode(file, "---------");
        assertThat(said(takeATour()))
                .isEqualTo("Progress could not be understood (this user may not read it). It was moved to " + file
                        + ".broken-1; a new one begins.");
        Path aside = folder.resolve("progress.json.broken-1");
        mode(aside, "rw-------");
        assertThat(Files.readString(aside)).isEqualTo(OLD);
        assertThat(Files.readString(file)).contains("\"id\":\"tour\"");
    }

    @Test
    void inAFolderThatMayNotBeWrittenTheFileStays() throws IOException {
        mode(folder, "r-xr-xr-x");
        assertThat(said(takeATour()))
                .isEqualTo("Progress is not kept: " + folder
                        + "/progress.lock: permission denied. The course goes on without it.");
        assertThat(Files.readString(file)).isEqualTo(OLD);
    }

    @Test
    void aDamagedFileThatCannotBeMovedStays() throws IOException {
        Files.writeString(file, "{");
        mode(folder, "r-xr-xr-x");
        assertThat(said(takeATour()))
                .startsWith("Progress could not be understood (" + file + ":1: not JSON: ")
                .contains("). It stays where it is (" + folder
                        + "/progress.lock: permission denied), and nothing new is kept.");
        assertThat(Files.readString(file)).isEqualTo("{");
    }

    @Test
    void aFullDiskKeepsTheOldFile() {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root may mount");
        Tools.require("unshare");
        String script = "mount -t tmpfs -o size=16k tmpfs " + state + " && mkdir " + folder + " && printf '%s' '"
                + OLD.strip() + "' > " + file + " && { cat /dev/zero > " + state + "/fill 2>/dev/null; \"$@\"; cat "
                + file
                + "; ls " + folder + "; }";
        Launched run = new Launched.Start()
                .with("XDG_STATE_HOME", state.toString())
                .through("unshare", "-m", "sh", "-c", script, "sh")
                .words("paths", "--take", "tour")
                .run();
        assertThat(said(run))
                .isEqualTo("Progress is not kept: No space left on device. The course goes on without it.");
        assertThat(run.out()).endsWith(OLD.strip() + "progress.json\nprogress.lock\n");
    }
}
