package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However fdscope ends, no process and no file of a lab is left. */
final class EndingIT {
    /** Waits for ever in a call, within the deadline of a step. */
    private static final String SLEEPER = """
            actors alice bob
            pair alice.s bob.s stream
            bob recv(s, 1)
            """;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalEndsTheActorsToo(String signal, int exitCode) throws IOException {
        Tools.require("kill");
        Path err = temp.resolve("err");
        Path lab = temp.resolve("x.lab");
        Files.writeString(lab, SLEEPER);
        Process process = new Launched.Start()
                .words("run", lab.toString(), "--json")
                .builder()
                .redirectError(err.toFile())
                .start();
        StringBuilder rest = new StringBuilder();
        List<ProcessHandle> actors;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("\"event\":\"setup\"")) {
                line = out.readLine();
            }
            actors = process.toHandle().children().toList();
            assertThat(actors).hasSize(2);
            assertThat(Launched.Start.ended(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start()))
                    .isZero();
            for (line = out.readLine(); line != null; line = out.readLine()) {
                rest.append(line).append('\n');
            }
        }
        assertThat(Launched.Start.ended(process)).isEqualTo(exitCode);
        assertThat(actors).noneMatch(ProcessHandle::isAlive);
        assertThat(rest.toString()).contains("\"event\":\"end\",\"outcome\":\"failed\"");
        assertThat(err).content().isEmpty();
    }

    @Test
    void aReaderThatGoesAwayIsPassedOverInSilence() throws IOException {
        Path err = temp.resolve("err");
        Process process = new Launched.Start()
                .words("run", "06")
                .builder()
                .redirectError(err.toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("Lesson 06");
        }
        assertThat(Launched.Start.ended(process)).isZero();
        assertThat(err).content().isEmpty();
        assertThat(process.descendants()).isEmpty();
    }

    @Test
    void anOrdinaryUserCanDoAllThatALessonAsks() {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root can become another user");
        Tools.require("setpriv");
        Tools.suppose(readable(Launched.launcher()), "the build folder is not readable for others");
        Launched run = new Launched.Start()
                .with("HOME", temp.toString())
                .with("XDG_RUNTIME_DIR", null)
                .through("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")
                .words("run", "06", "--json")
                .run();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"left\":{\"processes\":0,\"sockets\":0,\"files\":0}");
    }

    private static boolean readable(Path path) {
        return Stream.iterate(path, each -> each != null, Path::getParent).allMatch(each -> {
            try {
                return Files.getPosixFilePermissions(each).toString().contains("OTHERS_EXECUTE");
            } catch (IOException e) {
                return false;
            }
        });
    }
}
