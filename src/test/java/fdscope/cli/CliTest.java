package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.SocketProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CliTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temp;

    @Test
    void anErrorNobodyForesawIsOneSentenceAndAReport() throws IOException {
        assertThat(run(Map.of("XDG_STATE_HOME", temp.toString()), "sockets")).isEqualTo(1);
        List<Path> reports;
        try (Stream<Path> files = Files.list(temp.resolve("fdscope"))) {
            reports = files.toList();
        }
        assertThat(reports).hasSize(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fdscope: something went wrong that it does not understand (a \\e planted fault). This is a"
                        + " fault of fdscope.\nA report is kept in " + reports.get(0)
                        + "; please attach it if you tell us.\n");
        assertThat(reports.get(0)).content().contains("fdscope sockets", "IllegalStateException", "CliTest");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(reports.get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void theEndEventComesAlsoAfterAnErrorNobodyForesaw() throws IOException {
        Path lab = Files.writeString(temp.resolve("a.lab"), "actors a\na exit(0)\n");
        assertThat(run(Map.of("FDSCOPE_DEBUG", "1"), "run", "--json", lab.toString()))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"end\",\"outcome\":\"failed\",\"claims\":0,\"held\":0,\"failed\":0,"
                        + "\"skipped\":0,\"checks\":0,\"left\":{\"processes\":0,\"sockets\":0,\"files\":0}}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a planted fault");
    }

    @Test
    void whoWantsTheStackTraceAsksForIt() {
        assertThat(run(Map.of("FDSCOPE_DEBUG", "1"), "sockets")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("java.lang.IllegalStateException", "CliTest");
    }

    @Test
    void aCourseThatIsNotThereIsToldAsAFault() {
        assertThat(run(Map.of(), "lessons", "--json")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[]\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("lessons:1: cannot be read");
    }

    @Test
    void withoutBtfTheReasonIsToldAndTheCodeIsThree() {
        assertThat(run(Map.of(), "layout", "sock")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("fdscope: not here\n");
    }

    @Test
    void aLabThatThePlaygroundCannotReadIsToldBeforeTheScreen() throws IOException {
        String gone = temp.resolve("gone.lab").toString();
        assertThat(run(Map.of(), "playground", gone)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fdscope: " + gone + ":1: no such file, expected a lab\n");
        err.reset();
        Path other = Files.writeString(temp.resolve("lesson.md"), "# text\n");
        assertThat(run(Map.of(), "playground", other.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fdscope: " + other + ": expected the path of a .lab file; e in a lesson opens its lab\n");
        err.reset();
        Path lab = Files.writeString(temp.resolve("a.lab"), "actors a\n");
        assertThat(run(Map.of(), "playground", lab.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fdscope: the playground needs a terminal, expected one on standard input and output;"
                        + " fdscope run LAB needs none\n");
    }

    private int run(Map<String, String> environment, String... words) {
        Surroundings surroundings = new Surroundings(
                temp,
                temp,
                environment,
                new ByteArrayInputStream(new byte[0]),
                new TextOut(out, true, false),
                new TextOut(err, true, true),
                new Faulty(),
                contents -> 0);
        return new Cli(surroundings).run(words);
    }

    /** A machine on which everything goes wrong. */
    private static final class Faulty extends NoMachine {
        @Override
        public Live open(int spares, boolean rootAllowed) {
            throw new IllegalStateException("a planted fault");
        }

        @Override
        public SocketProbe sockets() {
            throw new IllegalStateException("a \u001b planted fault\nsecond line");
        }
    }
}
