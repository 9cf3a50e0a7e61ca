package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Troupe;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunnerKilledIT {
    private static final int POLLIN = 1;
    private static final long DEADLINE = 30;

    private Syscalls calls;
    private Path parent;
    private Path base;

    @BeforeEach
    void open() throws Exception {
        calls = NativeDoor.open();
        parent = Path.of(calls.mkdtemp(Bytes.utf8("/tmp/actor-it-XXXXXX")).text());
        calls.chmod(Bytes.utf8(parent.toString()), 0711);
        base = parent.resolve("fdscope");
    }

    @AfterEach
    void close() {
        assertThat(new TreeRemoval(calls).remove(parent)).isZero();
    }

    @Test
    void afterKillNineTheLastActorTakesEverythingAway() throws Exception {
        Process doomed = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedMain.class.getName(),
                        base.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Fd> actors = new ArrayList<>();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(doomed.getInputStream(), StandardCharsets.UTF_8))) {
            for (String pid : said.readLine().split(" ")) {
                actors.add(calls.pidfd_open(Integer.parseInt(pid), 0));
            }
            assertThat(actors).hasSize(3);
            assertThat(sessions()).hasSize(1);
            doomed.destroyForcibly();

            assertThat(doomed.waitFor(DEADLINE, TimeUnit.SECONDS)).isTrue();
            for (Fd actor : actors) {
                assertThat(calls.poll(actor, POLLIN, (int) TimeUnit.SECONDS.toMillis(DEADLINE)))
                        .isNotZero();
            }
            awaitNoSession();
        } finally {
            doomed.destroyForcibly();
            actors.forEach(Fd::close);
        }
    }

    @Test
    void theNextStartSweepsWhatNobodyHolds() throws Exception {
        ActorTheatre first = new ActorTheatre(calls, 0, Optional.of(base));
        try (Troupe troupe = first.open(Play.script())) {
            Path abandoned = Files.createDirectories(base.resolve("s-abandoned/lab-x"));
            Files.createFile(base.resolve("s-abandoned/lock"));
            Path held = Path.of(troupe.folder());
            try (ActorTheatre second = new ActorTheatre(calls, 0, Optional.of(base));
                    Troupe other = second.open(Play.script())) {
                assertThat(Path.of(other.folder())).isDirectory();
                assertThat(abandoned.getParent()).doesNotExist();
                assertThat(held).isDirectory();
            }
        } finally {
            first.close();
        }
        assertThat(base).doesNotExist();
    }

    private List<Path> sessions() throws Exception {
        try (Stream<Path> entries = Files.list(base)) {
            return entries.toList();
        }
    }

    private void awaitNoSession() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        while (!sessions().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(sessions()).isEmpty();
    }
}
