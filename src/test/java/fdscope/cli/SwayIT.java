package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our client and a real compositor, sway without a screen. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SwayIT {
    /** sway refuses root. */
    private static final List<String> AS_SOMEBODY =
            List.of("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups");

    @TempDir
    private Path temp;

    private Process sway;
    private String control;
    private WaylandSession session;

    @BeforeEach
    void start() throws IOException {
        Tools.require("sway");
        Tools.require("wl-copy");
        Tools.require("setpriv");
        // Not in the folder of the test, into which nobody else may go.
        Path folder = Files.createTempDirectory(
                "fdscope-sway-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path rules = Files.writeString(folder.resolve("config"), "exec echo $WAYLAND_DISPLAY $SWAYSOCK\n");
        List<String> command = new ArrayList<>();
        if ((Integer) Files.getAttribute(folder, "unix:uid") == 0) {
            command.addAll(AS_SOMEBODY);
            for (Path path : List.of(folder, rules)) {
                Files.setAttribute(path, "unix:uid", 1000);
            }
        }
        command.addAll(List.of("sway", "-c", rules.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(temp.resolve("sway.err").toFile());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("WLR_BACKENDS", "headless");
        builder.environment().put("WLR_RENDERER", "pixman");
        builder.environment().put("WLR_LIBINPUT_NO_DEVICES", "1");
        builder.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "SWAYSOCK", "DISPLAY"));
        sway = builder.start();
        // Its first program says where it is, and so that it is there.
        String[] said = String.valueOf(sway.inputReader(StandardCharsets.UTF_8).readLine())
                .split(" ");
        assertThat(said).as(Files.readString(temp.resolve("sway.err"))).hasSize(2);
        control = said[1];
        session = new WaylandSession(folder, said[0]);
    }

    @AfterEach
    void end() throws IOException {
        if (sway != null) {
            WaylandSession.end(sway);
            session.remove();
        }
    }

    @Test
    void itsListIsRead() throws IOException {
        WaylandSession.Ended list = session.fdscope("wayland", "globals");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines().map(line -> line.replaceFirst("^ *\\d+ +", "")))
                .contains("wl_shm, version 1", "xdg_wm_base, version 2", "zwlr_data_control_manager_v1, version 2");
    }

    @Test
    void ourClientsAndTheirsPasteFromEachOther() throws IOException {
        Process copier = session.fdscopeUntilItSays("Offered: 7 bytes", "wayland", "copy", "from us");
        try {
            assertThat(session.run("wl-paste", "-n").out()).isEqualTo("from us");
            session.wlCopy("from them");
            assertThat(Launched.Start.ended(copier)).isZero();
        } finally {
            WaylandSession.end(copier);
        }
        assertThat(session.fdscope("wayland", "paste").out()).isEqualTo("from them\n");
        session.run("wl-copy", "--clear");
        assertThat(session.fdscope("wayland", "paste").exitCode()).isEqualTo(1);
    }

    @Test
    void ourWindowIsShownUntilItIsClosed() throws IOException {
        Process window = session.fdscopeUntilItSays("Shown: ", "wayland", "draw");
        try {
            assertThat(session.run("swaymsg", "-s", control, "-t", "get_tree").out())
                    .contains("\"app_id\": \"fdscope\"", "\"name\": \"fdscope\"");
            session.run("swaymsg", "-s", control, "[app_id=fdscope]", "kill");
            assertThat(Launched.Start.ended(window)).isZero();
        } finally {
            WaylandSession.end(window);
        }
    }
}
