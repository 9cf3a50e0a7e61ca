package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import java.util.concurrent.Callable;
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
        Process doomed = doomed("playing");
        List<Fd> actors = new ArrayList<>();
        try (BufferedReader said = said(doomed)) {
            List<String> words = List.of(said.readLine().split(" "));
            for (String pid : words.subList(1, words.size())) {
                actors.add(calls.pidfd_open(Integer.parseInt(pid), 0));
            }
            Path lab = Path.of(words.get(0));
            assertThat(lab).isDirectory();
            assertThat(labs()).isEqualTo(List.of(lab));
            kill(doomed);

            for (Fd actor : actors) {
                assertThat(calls.poll(actor, POLLIN, (int) TimeUnit.SECONDS.toMillis(DEADLINE)))
                        .isNotZero();
            }
            awaitNoSession();
            assertThat(lab).doesNotExist();
        } finally {
            doomed.destroyForcibly();
            actors.forEach(Fd::close);
        }
    }

    @Test
    void afterKillNineTheStageThatWasSetForTheNextLabGoesToo() throws Exception {
        Process doomed = doomed("waiting");
        try (BufferedReader said = said(doomed)) {
            said.readLine();
            await(() -> labs().size() == 1 && marked().size() == 1);
            List<Path> labs = labs();
            kill(doomed);

            awaitNoSession();
            assertThat(labs).hasSize(1).noneMatch(Files::exists);
        } finally {
            doomed.destroyForcibly();
        }
    }

    @Test
    void theNextStartSweepsWhatNobodyHolds() throws Exception {
        Path abandonedLab = folder("/tmp/fdscope-lab-XXXXXX");
        ActorTheatre first = new ActorTheatre(calls, 0, Optional.of(base));
        try (Troupe troupe = first.open(Play.script())) {
            Path abandoned = abandoned(record(abandonedLab));
            Files.createFile(abandonedLab.resolve("file"));
            Path held = Path.of(troupe.folder());
            try (ActorTheatre second = new ActorTheatre(calls, 0, Optional.of(base));
                    Troupe other = second.open(Play.script())) {
                assertThat(Path.of(other.folder())).isDirectory();
                assertThat(abandoned).doesNotExist();
                assertThat(abandonedLab).doesNotExist();
                assertThat(held).isDirectory();
            }
        } finally {
            first.close();
            new TreeRemoval(calls).remove(abandonedLab);
        }
        assertThat(base).doesNotExist();
    }

    @Test
    void aRecordThatLeadsElsewhereIsNotFollowed() throws Exception {
        Path victim =
                Files.createFile(Files.createDirectory(parent.resolve("victim")).resolve("file"));
        Path link = folder("/tmp/fdscope-lab-XXXXXX");
        Path longer = folder("/tmp/fdscope-lab-XXXXXX");
        Path plain = folder("/tmp/fdscope-lab-XXXXXX");
        try {
            Files.delete(link);
            Files.createSymbolicLink(link, victim.getParent());
            Files.move(longer, longer.resolveSibling(longer.getFileName() + "7"));
            Files.delete(plain);
            Files.createFile(plain);
            Path abandoned = abandoned(record(link), record(longer) + "7", record(plain));
            Files.createSymbolicLink(abandoned.resolve("lab-victim"), victim.getParent());
            try (ActorTheatre theatre = new ActorTheatre(calls, 0, Optional.of(base));
                    Troupe troupe = theatre.open(Play.script())) {
                assertThat(Path.of(troupe.folder())).isDirectory();
            }
            assertThat(abandoned).doesNotExist();
            assertThat(victim).exists();
            assertThat(link).isSymbolicLink();
            assertThat(longer.resolveSibling(longer.getFileName() + "7")).isDirectory();
            assertThat(plain).isRegularFile();
        } finally {
            for (Path planted : List.of(link, plain, longer.resolveSibling(longer.getFileName() + "7"))) {
                Files.deleteIfExists(planted);
            }
        }
    }

    @Test
    void anotherUsersFolderIsNotSwept() throws Exception {
        assumeThat(calls.geteuid()).as("needs root").isZero();
        Path theirs = folder("/tmp/fdscope-lab-XXXXXX");
        try {
            calls.chown(Bytes.utf8(theirs.toString()), 4711, 4711);
            Path abandoned = abandoned(record(theirs));
            try (ActorTheatre theatre = new ActorTheatre(calls, 0, Optional.of(base));
                    Troupe troupe = theatre.open(Play.script())) {
                assertThat(Path.of(troupe.folder())).isDirectory();
            }
            assertThat(abandoned).doesNotExist();
            assertThat(theirs).isDirectory();
        } finally {
            Files.delete(theirs);
        }
    }

    private Process doomed(String how) throws Exception {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedMain.class.getName(),
                        base.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void kill(Process doomed) throws Exception {
        doomed.destroyForcibly();
        assertThat(doomed.waitFor(DEADLINE, TimeUnit.SECONDS)).isTrue();
    }

    private Path folder(String template) throws Exception {
        return Path.of(calls.mkdtemp(Bytes.utf8(template)).text());
    }

    /** The name of the record of a lab folder. */
    private static String record(Path lab) {
        return lab.getFileName().toString().substring("fdscope-".length());
    }

    /** A session that nobody holds, with these records. */
    private Path abandoned(String... records) throws Exception {
        if (!Files.exists(base)) {
            Files.createDirectories(base);
            calls.chmod(Bytes.utf8(base.toString()), 0700);
            if (calls.geteuid() == 0) {
                calls.chown(Bytes.utf8(base.toString()), 0, SessionFolder.NOBODY);
                calls.chmod(Bytes.utf8(base.toString()), 01731);
            }
        }
        Path abandoned = Files.createDirectory(base.resolve("s-abandoned"));
        Files.createFile(abandoned.resolve("lock"));
        for (String record : records) {
            Files.createFile(abandoned.resolve(record));
        }
        return abandoned;
    }

    /** The lab folders that the one session has records of. */
    private List<Path> labs() throws Exception {
        List<Path> labs = new ArrayList<>();
        for (Path session : sessions()) {
            for (Path record : LabFolder.records(session)) {
                labs.add(Path.of("/tmp/fdscope-" + record.getFileName()));
            }
        }
        return labs;
    }

    private List<Integer> marked() throws Exception {
        return LabProcesses.ofSession(calls, sessions().get(0).toString()).alive();
    }

    private List<Path> sessions() throws Exception {
        try (Stream<Path> entries = Files.list(base)) {
            return entries.toList();
        }
    }

    private void awaitNoSession() throws Exception {
        await(() -> sessions().isEmpty());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
