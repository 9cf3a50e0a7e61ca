package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code fdscope measure}, measuring: what it prints, and that nothing of it is left. Not how fast this machine is. */
class MeasureIT {
    private static final List<String> WAYS = List.of(
            "stream", "pipe", "tcp", "stream-sum", "memfd-byte", "memfd-pages", "memfd-sum", "fresh-byte", "fresh-sum");

    @TempDir
    private Path temp;

    @Test
    void everyWayIsMeasuredWithEverySizeAndToldAsJson() {
        Launched run = Launched.fdscope("measure", "--quick", "--json", "--sizes", "64K,4K");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("\\p{ASCII}*");
        List<JsonNode> events = run.events();
        JsonNode machine = events.get(0);
        assertThat(machine.propertyNames())
                .containsExactly("event", "kernel", "cpu", "processors", "pageSizeBytes", "leftOut");
        assertThat(machine.get("pageSizeBytes").asInt()).isPositive();
        assertThat(machine.get("leftOut")).isEmpty();
        assertThat(events.get(1).get("event").asString()).isEqualTo("handshake");
        List<JsonNode> cells = of(events, "measured");
        assertThat(cells)
                .extracting(cell -> cell.get("way").asString() + cell.get("sizeBytes"))
                .hasSize(18)
                .startsWith("stream4096")
                .endsWith("fresh-sum65536")
                .doesNotHaveDuplicates();
        assertThat(cells.subList(0, 9))
                .extracting(cell -> cell.get("way").asString())
                .isEqualTo(WAYS);
        for (JsonNode cell : cells) {
            assertThat(cell.propertyNames())
                    .containsExactly(
                            "event",
                            "way",
                            "sizeBytes",
                            "medianNanoseconds",
                            "minNanoseconds",
                            "maxNanoseconds",
                            "repeats");
            long least = cell.get("minNanoseconds").asLong();
            long median = cell.get("medianNanoseconds").asLong();
            assertThat(median).isBetween(least, cell.get("maxNanoseconds").asLong());
            assertThat(least).isPositive();
            assertThat(cell.get("repeats").asInt()).isBetween(1, 101);
        }
        assertThat(of(events, "finding")).hasSize(4);
        JsonNode end = events.get(events.size() - 1);
        assertThat(end.toString()).isEqualTo("{\"event\":\"end\",\"outcome\":\"measured\",\"cells\":18}");
    }

    private static List<JsonNode> of(List<JsonNode> events, String kind) {
        return events.stream()
                .filter(event -> event.get("event").asString().equals(kind))
                .toList();
    }

    @Test
    void whatIsDrawnWithoutUtf8IsAscii() {
        Launched run = new Launched.Start()
                .with("LC_ALL", "C")
                .words("measure", "--quick", "--sizes", "4K,64K", "--ways", "stream,memfd-byte")
                .run();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("\\p{ASCII}*")
                .contains("  S  stream      copied through an AF_UNIX stream socket\n", "Median of the repeats\n");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void aLimitOfMemoryLeavesTheLargeSizesOutAndSaysSo() {
        Tools.require("prlimit");
        Launched run = new Launched.Start()
                .through("prlimit", "--fsize=1048576", "--")
                .words("measure", "--quick", "--sizes", "4K,4M", "--ways", "stream")
                .run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Left out: 4 MiB: no file may be larger than 1 MiB (RLIMIT_FSIZE).\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --sizes | 3    | fdscope: --sizes: size "3", expected 8 bytes to 1 GiB, a multiple of 8, as in 4K,64K,1M
            --ways  | carp | fdscope: --ways: no way "carp", expected some of stream,pipe,tcp,stream-sum,memfd-byte,memfd-pages,memfd-sum,fresh-byte,fresh-sum
            """)
    void whatCannotBeMeasuredIsRefused(String option, String word, String message) {
        Launched run = Launched.fdscope("measure", option, word);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalEndsTheReceiverTooAndSaysThatItWasStopped(String signal, int exitCode) throws IOException {
        Tools.require("kill");
        Path err = temp.resolve("err");
        Process process = new Launched.Start()
                .words("measure", "--json")
                .builder()
                .redirectError(err.toFile())
                .start();
        List<ProcessHandle> receivers;
        String last = "";
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("\"event\":\"measured\"")) {
                line = out.readLine();
            }
            receivers = process.toHandle().children().toList();
            assertThat(receivers).hasSize(1);
            assertThat(Launched.Start.ended(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start()))
                    .isZero();
            for (; line != null; line = out.readLine()) {
                last = line;
            }
        }
        assertThat(Launched.Start.ended(process)).isEqualTo(exitCode);
        assertThat(receivers).noneMatch(ProcessHandle::isAlive);
        assertThat(last).startsWith("{\"event\":\"end\",\"outcome\":\"stopped\"");
        assertThat(err).content().isEmpty();
    }

    @Test
    void aReaderThatGoesAwayTakesTheReceiverAlong() throws IOException {
        Process process =
                new Launched.Start().words("measure", "--json").builder().start();
        List<ProcessHandle> receivers;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"event\":\"machine\"");
            receivers = process.toHandle().children().toList();
        }
        assertThat(Launched.Start.ended(process)).isZero();
        assertThat(receivers).hasSize(1).noneMatch(ProcessHandle::isAlive);
    }
}
