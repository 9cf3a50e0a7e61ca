package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.MessageText;
import fdscope.lab.dbus.Value;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of others on our own bus: of libdbus, of sd-bus, of GLib. */
class RealClientsIT {
    /** Debian's own, for which python3-dbus is: another one in PATH does not have it. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String DRIVER = "org.freedesktop.DBus";
    private static final String SINK = "org.example.Sink";

    private Syscalls calls;
    private PrivateBus bus;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        calls = NativeDoor.open();
        bus = PrivateBus.ours(calls, folder);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private String run(String... words) throws Exception {
        Tools.require(words[0]);
        return PrivateBus.run(Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address(), "LC_ALL", "C.UTF-8"), List.of(words));
    }

    @Test
    void sdBusAndGlibAndLibdbusAskForTheId() throws Exception {
        assertThat(run(
                        "busctl",
                        "--address=" + bus.address(),
                        "call",
                        DRIVER,
                        "/" + DRIVER.replace('.', '/'),
                        DRIVER,
                        "GetId"))
                .matches("s \"[0-9a-f]{32}\"\n");
        assertThat(run("gdbus", "call", "--session", "-d", DRIVER, "-o", "/", "-m", DRIVER + ".GetId"))
                .matches("\\('[0-9a-f]{32}',\\)\n");
        assertThat(run("dbus-send", "--print-reply=literal", "--dest=" + DRIVER, "/", DRIVER + ".GetId"))
                .matches(" *[0-9a-f]{32}\n?");
    }

    @Test
    void sdBusListsWhoIsThere() throws Exception {
        try (BusClient sink = BusClient.connect(calls, bus.address())) {
            sink.own(SINK);
            assertThat(run("busctl", "--address=" + bus.address(), "--no-legend", "list")
                            .lines()
                            .map(line -> line.split(" +")[0]))
                    .contains(SINK, sink.name(), DRIVER);
        }
    }

    @Test
    void aPythonProgramPassesADescriptorThroughOurBus() throws Exception {
        Tools.suppose(Files.isExecutable(Path.of(PYTHON)), PYTHON + " is not there");
        String program =
                "import dbus,sys; b = dbus.SessionBus(); o = b.get_object('" + SINK + "', '/', introspect=False);"
                        + " print(o.Take('look', dbus.types.UnixFd(open(sys.argv[1])), dbus_interface='x.Y'))";
        passes(List.of(PYTHON, "-c", program), "\"look\", h 0", "None\n");
    }

    @Test
    void gdbusPassesADescriptorThroughOurBus() throws Exception {
        Tools.require("gdbus");
        passes(
                List.of(
                        "sh",
                        "-c",
                        "exec 7<\"$1\"; exec gdbus call --session -d " + SINK + " -o / -m x.Y.Take '@h 7'",
                        "sh"),
                "h 0",
                "()\n");
    }

    /** @param words a program that sends the file which is its last word to x.Y.Take, and prints the answer */
    private void passes(List<String> words, String body, String printed) throws Exception {
        Path report = Files.writeString(folder.resolve("report"), "from another program");
        try (BusClient sink = BusClient.connect(calls, bus.address())) {
            sink.own(SINK);
            Process client = client(
                    Stream.concat(words.stream(), Stream.of(report.toString())).toList());
            boolean came = false;
            while (!came) {
                try (Delivered call = sink.next(BusClient.PATIENCE_MILLISECONDS).orElseThrow()) {
                    came = call.message().member().equals(Optional.of("Take"));
                    if (came) {
                        assertThat(MessageText.body(call.message())).isEqualTo(body);
                        assertThat(call.leads()).hasSize(1);
                        assertThat(call.leads().get(0).inode()).isEqualTo(Files.getAttribute(report, "unix:ino"));
                        assertThat(calls.read(call.fds().get(0), 64).text()).isEqualTo("from another program");
                    }
                    if (call.message().wantsReply()) {
                        sink.send(call.message().reply(), List.of());
                    }
                }
            }
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(printed);
            assertThat(client.waitFor()).isZero();
        }
    }

    private Process client(List<String> words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus.address());
        return builder.start();
    }

    @Test
    void aMonitorOfLibdbusIsSentTheDescriptorAndTellsItsInode() throws Exception {
        Tools.require("dbus-monitor");
        Path report = Files.writeString(folder.resolve("report"), "x");
        Process monitor = client(List.of("dbus-monitor", "--session"));
        try (BusClient sink = BusClient.connect(calls, bus.address());
                BufferedReader printed = monitor.inputReader(StandardCharsets.UTF_8)) {
            // The first thing that it prints is that it has lost its name: from then on it is one.
            assertThat(printed.readLine()).startsWith("signal ");
            sink.own(SINK);
            try (BusClient source = BusClient.connect(calls, bus.address());
                    Fd file = calls.open(Bytes.utf8(report.toString()), 0, 0)) {
                source.send(
                        Message.call(SINK, "/", "x.Y", "Take").saying(List.of(new Value.Num('h', 0)), 1),
                        List.of(file));
            }
            String line = printed.readLine();
            while (!line.contains("inode:")) {
                line = printed.readLine();
            }
            assertThat(line.strip()).isEqualTo("inode: " + Files.getAttribute(report, "unix:ino"));
        } finally {
            monitor.destroy();
            monitor.waitFor();
        }
    }
}
