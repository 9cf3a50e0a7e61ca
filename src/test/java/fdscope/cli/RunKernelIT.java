package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code run --kernel} with the real tracefs, mounted where nobody else sees it. */
final class RunKernelIT {
    private static final String[] MOUNTED = {
        "unshare", "-m", "sh", "-c", "mount -t tracefs tracefs /sys/kernel/tracing && exec \"$@\"", "sh"
    };
    private static final String LAB = """
            actors alice bob
            pair   alice.s bob.s stream
            alice  send(s, "x") -> 1
            bob    recv(s, 1) -> "x"
            """;
    /** Waits for ever in a call, within the deadline of a step. */
    private static final String SLEEPER = "actors alice bob\npair alice.s bob.s stream\nbob recv(s, 1)\n";

    /** Looks for something that does not come, for as long as the machine may be slow. */
    private static final String PATIENT =
            "actors alice bob\npair alice.s bob.s stream\nexpect within 60s in_flight(bob.s) == 1\n";

    @TempDir
    private Path temp;

    @BeforeEach
    void rootAndTracefsAreThere() throws IOException {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root may record in the kernel");
        Tools.require("unshare");
        List<String> probe = new ArrayList<>(List.of(MOUNTED));
        probe.addAll(List.of("test", "-d", "/sys/kernel/tracing/instances"));
        Tools.suppose(
                Launched.Start.ended(new ProcessBuilder(probe)
                                .redirectError(temp.resolve("probe").toFile())
                                .start())
                        == 0,
                "tracefs cannot be mounted here");
    }

    @Test
    void everyCallIsFollowedIntoTheKernelAndTheRunnersWordsAreNot() throws IOException {
        Launched run = new Launched.Start()
                .through(MOUNTED)
                .words("run", "--kernel", "--json", lab(LAB).toString())
                .run();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<JsonNode> seen = run.events().stream()
                .filter(event -> event.get("event").asString().equals("kernel"))
                .toList();
        assertThat(seen).noneMatch(event -> event.get("call").isNull());
        assertThat(seen.stream()
                        .map(event ->
                                event.get("line") + " " + event.get("actor").asString() + " "
                                        + event.get("point").asString()))
                .contains("3 alice sk_data_ready", "4 bob consume_skb")
                .noneMatch(line -> line.startsWith("3 bob") || line.startsWith("4 alice"));
        assertThat(seen.stream()
                        .filter(event -> event.get("point").asString().equals("sk_data_ready"))
                        .findFirst()
                        .map(event -> words(event.get("chain"))))
                .hasValueSatisfying(chain -> assertThat(chain).contains("__sys_sendto", "unix_stream_sendmsg"));
        assertThat(instances())
                .noneMatch(name ->
                        name.startsWith("fdscope-" + seen.get(0).get("pid").asInt()));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalRemovesTheInstance(String signal, int exitCode) throws IOException {
        Process process = playing(SLEEPER);
        String ours = "fdscope-" + process.pid() + "-";
        assertThat(instances()).anyMatch(name -> name.startsWith(ours));
        end(process, signal);
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(instances()).noneMatch(name -> name.startsWith(ours));
    }

    @Test
    void afterAKillTheNextStartRemovesTheInstance() throws IOException {
        Process process = playing(SLEEPER);
        String ours = "fdscope-" + process.pid() + "-";
        end(process, "KILL");
        assertThat(new Launched.Start()
                        .through(MOUNTED)
                        .words("run", lab(LAB).toString())
                        .run()
                        .exitCode())
                .isZero();
        assertThat(instances()).noneMatch(name -> name.startsWith(ours));
    }

    @Test
    void aLivingProgramKeepsItsInstanceThoughAnotherStarts() throws IOException {
        Process process = playing(PATIENT);
        String ours = "fdscope-" + process.pid() + "-";
        new Launched.Start()
                .through(MOUNTED)
                .words("run", "--kernel", lab(LAB).toString())
                .run();
        assertThat(process.isAlive()).isTrue();
        assertThat(instances()).anyMatch(name -> name.startsWith(ours));
        end(process, "TERM");
        assertThat(instances()).noneMatch(name -> name.startsWith(ours));
    }

    /** Has taken its first step and goes on. */
    private Process playing(String text) throws IOException {
        Path lab = Files.writeString(temp.resolve("playing.lab"), text);
        Process process = new Launched.Start()
                .through(MOUNTED)
                .words("run", "--kernel", "--json", lab.toString())
                .builder()
                .redirectError(temp.resolve("err").toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains("\"event\":\"setup\"")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        return process;
    }

    private static void end(Process process, String signal) throws IOException {
        Launched.Start.ended(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            while (out.readLine() != null) {
                // what it still says is of no interest here
            }
        }
        Launched.Start.ended(process);
    }

    /** The names of all instances on this machine. */
    private static List<String> instances() throws IOException {
        List<String> command = new ArrayList<>(List.of(MOUNTED));
        command.addAll(List.of("ls", "/sys/kernel/tracing/instances"));
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }

    private Path lab(String text) throws IOException {
        return Files.writeString(temp.resolve("x.lab"), text);
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
