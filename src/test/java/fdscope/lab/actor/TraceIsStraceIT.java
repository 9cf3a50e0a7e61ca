package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.lab.LabRun;
import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that the trace tells are the calls that strace sees: the same names and results, in the same order. */
class TraceIsStraceIT {
    /** {@code write(9, "hello world", 11) = 11}, {@code open("s.sock", O_RDWR) = -1 ENXIO (No such device)}. */
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?[0-9]+)(?: (E\\w+) \\(.*)?.*");

    /** What the JVM does on the calling thread for itself. */
    private static final String THE_JVMS =
            "futex|mprotect|madvise|gettid|restart_syscall|mmap|munmap|getpid|rt_sig\\w+";

    /** The system call that the C function of the lab language is. */
    private static final Map<String, String> SYSTEM_CALLS =
            Map.of("send", "sendto", "recv", "recvfrom", "open", "openat");

    @ParameterizedTest
    @ValueSource(strings = {"06a-offset-is-shared", "01a-a-name-not-the-socket", "07b-at-most-253"})
    void theTraceTellsWhatStraceSees(String name) throws Exception {
        Tools.require("strace");
        Script script = Playhouse.lab(name);
        try (Playhouse house = Playhouse.open(0);
                LabRun run = LabRun.of(script, name, "", house.laboratory())) {
            List<TraceEvent> events = new ArrayList<>(run.begin());
            Map<String, Witness> witnesses = new LinkedHashMap<>();
            for (TraceEvent event : events) {
                if (event instanceof TraceEvent.ActorStarted actor) {
                    witnesses.put(actor.actor(), Witness.of(actor, house.folder()));
                }
            }
            try {
                while (run.upcoming().isPresent()) {
                    events.addAll(run.step());
                }
                assertThat(run.end().outcome()).isEqualTo("passed");
                Map<String, List<String>> seen = new LinkedHashMap<>();
                for (Map.Entry<String, Witness> witness : witnesses.entrySet()) {
                    seen.put(witness.getKey(), witness.getValue().statement());
                }
                assertThat(seen)
                        .isEqualTo(told(events, witnesses.keySet().stream().toList()));
            } finally {
                witnesses.values().forEach(Witness::dismiss);
            }
        }
    }

    private static Map<String, List<String>> told(List<TraceEvent> events, List<String> actors) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        actors.forEach(actor -> told.put(actor, new ArrayList<>()));
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Called call) {
                String name = call.text().substring(0, call.text().indexOf('('));
                told.get(call.actor())
                        .add(SYSTEM_CALLS.getOrDefault(name, name) + " = " + call.result()
                                + (call.errno() == null ? "" : " " + call.errno()));
            } else if (event instanceof TraceEvent.Setup setup) {
                // The far end is handed over: its maker closes his.
                told.get(setup.actor()).addAll(List.of("socketpair = 0", "close = 0"));
            }
        }
        return told;
    }

    /** strace on the one thread of an actor that makes calls. */
    private record Witness(Process strace, BufferedReader said, Path file, int channel) {
        static Witness of(TraceEvent.ActorStarted actor, Path folder) throws IOException {
            Path file = folder.resolve(actor.actor() + ".strace");
            int channel = channel(actor.pid());
            Process strace =
                    new ProcessBuilder("strace", "-o", file.toString(), "-p", Integer.toString(actor.tid())).start();
            BufferedReader said = strace.errorReader();
            String first = said.readLine();
            if (first == null || !first.contains("attached")) {
                strace.destroy();
                Playhouse.skip("strace", String.valueOf(first));
            }
            return new Witness(strace, said, file, channel);
        }

        /** The order channel: the only socket of an actor that has done nothing yet. */
        private static int channel(int pid) throws IOException {
            try (var fds = Files.list(Path.of("/proc/" + pid + "/fd"))) {
                List<Path> sockets =
                        fds.filter(fd -> target(fd).startsWith("socket:")).toList();
                assertThat(sockets).hasSize(1);
                return Integer.parseInt(sockets.get(0).getFileName().toString());
            }
        }

        private static String target(Path fd) {
            try {
                return Files.readSymbolicLink(fd).toString();
            } catch (IOException e) {
                return "";
            }
        }

        /** {@code sendmsg = 1}, once the actor has ended; without the order channel and the JVM's own calls. */
        List<String> statement() throws Exception {
            assertThat(strace.waitFor(30, TimeUnit.SECONDS)).isTrue();
            List<String> calls = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Matcher call = CALL.matcher(line);
                if (call.matches()
                        && !call.group(1).matches(THE_JVMS)
                        && !call.group(2).startsWith(channel + ",")
                        && !call.group(2).startsWith("[{fd=" + channel + ",")) {
                    calls.add(
                            call.group(1) + " = " + call.group(3) + (call.group(4) == null ? "" : " " + call.group(4)));
                }
            }
            return calls;
        }

        void dismiss() {
            strace.destroy();
            try {
                said.close();
            } catch (IOException e) {
                return; // its end was read
            }
        }
    }
}
