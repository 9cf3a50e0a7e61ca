package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.Tools;
import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** systemd's protocol from the starter's side, as lesson 15 spawns a server: what libsystemd in the server makes of it. */
class ActivationIT {
    /** Accepts one caller on the listener that it was passed, and tells it how many there are, and what the first is called. */
    private static final String SERVER = """
            #include <stdio.h>
            #include <sys/socket.h>
            #include <systemd/sd-daemon.h>
            int main(void) {
                char **names = NULL;
                int count = sd_listen_fds_with_names(0, &names);
                int listener = SD_LISTEN_FDS_START;
                int caller = accept(listener, NULL, NULL);
                dprintf(caller, "%d %s %d", count, count > 0 ? names[0] : "-",
                        sd_is_socket_unix(listener, SOCK_STREAM, 1, NULL, 0));
                return 0;
            }
            """;

    private Syscalls calls;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        calls = NativeDoor.open();
    }

    private Path server() throws Exception {
        Tools.require("gcc");
        Tools.suppose(
                Files.exists(Path.of("/usr/include/systemd/sd-daemon.h")) || "true".equals(System.getenv("CI")),
                "libsystemd-dev is not installed");
        Path source = Files.writeString(folder.resolve("server.c"), SERVER);
        Path program = folder.resolve("server");
        assertThat(PrivateBus.run(
                        Map.of(), List.of("gcc", "-Wall", "-o", program.toString(), source.toString(), "-lsystemd")))
                .isEmpty();
        return program;
    }

    /** The true pid is known only in the child: its shell says it, as systemd does between fork and exec. */
    @ParameterizedTest
    @CsvSource({"$$, '1 web 1'", "1, '0 - 1'", "'', '0 - 1'"})
    void libsystemdTakesOurListenerIfThePidIsItsOwn(String pid, String said) throws Exception {
        Path program = server();
        try (Listening listening = Listening.open(
                        calls,
                        Map.of(),
                        Optional.of(Bytes.utf8(folder.resolve("s").toString())),
                        "web");
                Fd caller = calls.socket(UnixAddress.AF_UNIX, 1 | 0x80000, 0)) {
            calls.connect(caller, listening.address().sockaddr());
            String start = (pid.isEmpty() ? "" : "LISTEN_PID=" + pid + " ") + "exec " + program;
            int server = calls.posix_spawn(
                    Bytes.utf8("/bin/sh"),
                    List.of(Bytes.utf8("sh"), Bytes.utf8("-c"), Bytes.utf8(start)),
                    List.of(Bytes.utf8("LISTEN_FDS=1"), Bytes.utf8("LISTEN_FDNAMES=web")),
                    Map.of(3, listening.socket()));
            try (Received answer = calls.receive(caller, 64, 0)) {
                assertThat(answer.data()).isEqualTo(Bytes.utf8(said));
            }
            assertThat(calls.waitpid(server, false)).contains(new Syscalls.ExitStatus(0, 0));
        }
    }

    @Test
    void variablesThatMakeNoSenseAreRefused() {
        String pid = String.valueOf(calls.getpid());
        assertThatThrownBy(() -> Activation.of(calls, Map.of("LISTEN_FDS", "-1", "LISTEN_PID", pid)))
                .hasMessage("LISTEN_FDS is -1, expected a number of descriptors from 0 to 1024");
        assertThatThrownBy(() -> Activation.of(calls, Map.of("LISTEN_FDS", "2", "LISTEN_PID", pid))
                        .listener("bus"))
                .hasMessage("the starter passed 2 descriptors, and 0 of them are called bus, expected one");
    }

    @Test
    void nothingWasSaidAndNothingIsTaken() throws Exception {
        Activation none = Activation.of(calls, Map.of());
        assertThat(none.listener("bus")).isEmpty();
        assertThat(none.note()).isEmpty();
    }

    @Test
    void aNameThatSomebodyElseHasTakenOverIsLeftAlone() throws Exception {
        Path name = folder.resolve("s");
        Listening first = Listening.open(calls, Map.of(), Optional.of(Bytes.utf8(name.toString())), "web");
        Files.delete(name);
        try (Listening second = Listening.open(calls, Map.of(), Optional.of(Bytes.utf8(name.toString())), "web")) {
            assertThat(second.address()).isEqualTo(first.address());
            first.close();
            assertThat(name).exists();
        }
        assertThat(name).doesNotExist();
    }
}
