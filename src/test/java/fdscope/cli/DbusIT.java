package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fdscope dbus}, as it is typed; and started by systemd-socket-activate. */
final class DbusIT {
    private static final String DRIVER = "org.freedesktop.DBus";

    @TempDir
    private Path folder;

    private String address() {
        return "unix:path=" + folder.resolve("bus");
    }

    private Process start(String... words) throws Exception {
        return new Launched.Start()
                .words(words)
                .with("DBUS_SESSION_BUS_ADDRESS", address())
                .builder()
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Launched run(String... words) {
        return new Launched.Start()
                .words(words)
                .with("DBUS_SESSION_BUS_ADDRESS", address())
                .run();
    }

    private static int end(Process process) throws Exception {
        // By its handle: destroy() of the process itself would close what is still to be read.
        process.toHandle().destroy();
        return Launched.Start.ended(process);
    }

    @Test
    void aFileGoesFromOneCommandToAnotherAndTheBrokerTells() throws Exception {
        Path report = Files.writeString(folder.resolve("report"), "x");
        String inode = Files.getAttribute(report, "unix:ino").toString();
        Process broker =
                start("dbus", "broker", "--socket", folder.resolve("bus").toString());
        try (BufferedReader told = broker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(List.of(told.readLine(), told.readLine(), told.readLine()))
                    .containsExactly(
                            "A bus. In a second terminal:",
                            "  export DBUS_SESSION_BUS_ADDRESS='" + address() + "'",
                            "Ctrl-C ends it.");
            Process sink = start("dbus", "own", "org.example.Sink", "--once");
            try (BufferedReader got = sink.inputReader(StandardCharsets.UTF_8)) {
                assertThat(got.readLine()).isEqualTo(":1.0 owns org.example.Sink. Ctrl-C ends it.");
                Launched call =
                        run("dbus", "call", "org.example.Sink", "/", "x.Y.Take", "sh", "take it", report.toString());
                assertThat(call.err()).isEmpty();
                assertThat(call.out()).isEqualTo(":1.0 → :1.1  return to 2()\n");
                assertThat(call.exitCode()).isZero();
                List<String> lines = got.lines()
                        .filter(line -> !line.contains("NameAcquired"))
                        .toList();
                assertThat(lines).hasSize(2);
                assertThat(lines.get(0)).isEqualTo(":1.1 → :1.0  x.Y.Take(\"take it\", h 0)");
                assertThat(lines.get(1)).matches(leadTo(report, inode));
                assertThat(Launched.Start.ended(sink)).isZero();
            }
            Launched nobody = run("dbus", "call", "org.example.Sink", "/", "x.Y.Take");
            assertThat(nobody.out()).contains("error to 2 " + DRIVER + ".Error.ServiceUnknown");
            assertThat(nobody.exitCode()).isEqualTo(1);
            assertThat(end(broker)).isEqualTo(143);
            List<String> lines = told.lines().toList();
            int passed = lines.indexOf(":1.1 → :1.0  x.Y.Take(\"take it\", h 0)");
            assertThat(passed).isPositive();
            assertThat(lines.get(passed + 1)).matches(leadTo(report, inode));
        }
        assertThat(folder.resolve("bus")).doesNotExist();
        assertThat(folder.resolve("err")).content().isEmpty();
    }

    private static String leadTo(Path file, String inode) {
        return "    h 0 is descriptor \\d+ here → \\Q" + file + "\\E, inode " + inode;
    }

    @Test
    void theSameAsJson() throws Exception {
        JsonMapper mapper = new JsonMapper();
        Process broker = start(
                "dbus", "broker", "--json", "--socket", folder.resolve("bus").toString());
        try (BufferedReader told = broker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(mapper.readTree(told.readLine()).path("address").asString())
                    .isEqualTo(address());
            JsonNode answer = run("dbus", "call", "--json", DRIVER, "/", DRIVER + ".ListNames")
                    .json();
            assertThat(answer.path("type").asString()).isEqualTo("return");
            assertThat(answer.path("body").asString()).isEqualTo("[\"" + DRIVER + "\", \":1.0\"]");
            end(broker);
            assertThat(told.lines()
                            .map(line -> mapper.readTree(line).path("event").asString()))
                    .containsExactly(
                            "connected", "admitted", "message", "message", "message", "message", "message", "left");
        }
    }

    @Test
    void withoutASocketOfItsOwnItMakesAFolderThatIsGoneAfterwards() throws Exception {
        Process broker = new Launched.Start()
                .words("dbus", "broker", "--json")
                .with("XDG_RUNTIME_DIR", folder.toString())
                .builder()
                .start();
        try (BufferedReader told = broker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(told.readLine()).contains("unix:path=" + folder + "/fdscope-bus-");
            end(broker);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void wrongUseIsToldInASentenceAndLeavesNothing() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        assertThat(run("dbus", "broker", "--socket", taken.toString()).err())
                .contains("no socket can be made at " + taken, "EADDRINUSE", "remove the file");
        assertThat(run("dbus", "broker", "--socket", folder + "/" + "x".repeat(108))
                        .err())
                .contains("the name of a socket at most 107; choose a shorter one");
        Launched nobody = run("dbus", "call", DRIVER, "/", DRIVER + ".GetId");
        assertThat(nobody.err()).startsWith("fdscope: no bus can be reached at " + address() + ": connect(");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(run("dbus", "call", DRIVER, "/", "GetId").err())
                .isEqualTo("fdscope: GetId: no dot between interface and method, expected x.Y.Take\n");
        assertThat(run("dbus", "call", DRIVER, "nowhere", "a.B").err())
                .isEqualTo("fdscope: \"nowhere\" is no object path\n");
        assertThat(run("dbus", "call", DRIVER, "/", "a.B", "i", "x").err())
                .isEqualTo("fdscope: \"x\" is no number of type i\n");
        assertThat(run("dbus").exitCode()).isEqualTo(2);
    }

    @Test
    void systemdStartsTheBrokerForItsFirstCaller() throws Exception {
        Tools.require("systemd-socket-activate");
        Tools.require("busctl");
        Process starter = new Launched.Start()
                .through("systemd-socket-activate", "-l", folder.resolve("bus").toString(), "--fdname=bus")
                .words("dbus", "broker")
                .builder()
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (BufferedReader told = starter.inputReader(StandardCharsets.UTF_8)) {
            awaitFile(folder.resolve("bus"));
            // Nothing of ours runs yet; this call starts it, and the launcher's exec keeps the pid of LISTEN_PID.
            Launched call = run("dbus", "call", DRIVER, "/", DRIVER + ".GetConnectionUnixProcessID", "s", DRIVER);
            assertThat(call.out()).isEqualTo(DRIVER + " → :1.0  return to 2(" + starter.pid() + ")\n");
            assertThat(told.readLine())
                    .isEqualTo("A bus, at the listener that its starter made. In a second terminal:");
            assertThat(told.readLine()).isEqualTo("  export DBUS_SESSION_BUS_ADDRESS='" + address() + "'");
            end(starter);
        }
        // Who made the name removes it, and that was the starter.
        assertThat(folder.resolve("bus")).exists();
    }

    private static void awaitFile(Path file) throws Exception {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            file.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                assertThat(watch.poll(60, TimeUnit.SECONDS)).isNotNull().satisfies(key -> key.reset());
            }
        }
    }

    @Test
    void variablesForAnotherProcessCountForNothing() throws Exception {
        Process broker = new Launched.Start()
                .words("dbus", "broker", "--socket", folder.resolve("bus").toString())
                .with("LISTEN_FDS", "1")
                .with("LISTEN_PID", "1")
                .builder()
                .redirectErrorStream(true)
                .start();
        try (BufferedReader told = broker.inputReader(StandardCharsets.UTF_8)) {
            assertThat(told.readLine())
                    .isEqualTo("fdscope: LISTEN_FDS is not for this process, which is " + broker.pid()
                            + "; LISTEN_PID says 1. Descriptor 3 is left alone.");
            assertThat(told.readLine()).isEqualTo("A bus. In a second terminal:");
            end(broker);
        }
    }

    @Test
    void aDescriptorThatIsNoListenerIsRefused() {
        Launched refused = new Launched.Start()
                .through("sh", "-c", "LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\" 3</dev/null", "sh")
                .words("dbus", "broker")
                .run();
        assertThat(refused.err())
                .startsWith("fdscope: descriptor 3, which LISTEN_FDS speaks of, is no listener: getsockopt(")
                .contains("ENOTSOCK");
        assertThat(refused.exitCode()).isEqualTo(2);
    }
}
