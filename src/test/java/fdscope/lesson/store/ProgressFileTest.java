package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Progress;
import fdscope.lesson.ProgressJson;
import fdscope.lesson.store.ProgressFile.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;

class ProgressFileTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Progress ONE = Progress.NONE.visited("one", 1, 2, NOON);
    private static final Progress TWO = Progress.NONE.finished("two", NOON);

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsLoadedAndIsTheOwnersAlone() throws IOException {
        Path path = folder.resolve("new/fdscope/progress.json");
        ProgressFile file = new ProgressFile(path);
        assertThat(file.load()).isEqualTo(new Outcome(Progress.NONE, Optional.empty()));
        assertThat(file.save(ONE)).isEqualTo(new Outcome(ONE, Optional.empty()));
        assertThat(new ProgressFile(path).load()).isEqualTo(new Outcome(ONE, Optional.empty()));
        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(permissions(path.resolveSibling("progress.lock"))).isEqualTo("rw-------");
        assertThat(permissions(path.getParent())).isEqualTo("rwx------");
        assertThat(names(path.getParent())).containsExactly("progress.json", "progress.lock");
    }

    @Test
    void savingMergesWithWhatAnotherProgramWrote() {
        Path path = folder.resolve("progress.json");
        new ProgressFile(path).save(ONE);
        assertThat(new ProgressFile(path).save(TWO).progress()).isEqualTo(ONE.merged(TWO));
        assertThat(new ProgressFile(path).load().progress()).isEqualTo(ONE.merged(TWO));
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        Path path = folder.resolve("progress.json");
        int writers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Outcome>> saves = IntStream.range(0, writers)
                    .<Callable<Outcome>>mapToObj(i -> () -> new ProgressFile(path, Duration.ofSeconds(60))
                            .save(Progress.NONE.visited("lesson-" + i, i, 0, NOON)))
                    .toList();
            for (Future<Outcome> save : pool.invokeAll(saves)) {
                assertThat(save.get().notice()).isEmpty();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(new ProgressFile(path).load().progress().lessons()).hasSize(writers);
    }

    @Test
    void programsAtOnceLoseNothing() throws Exception {
        Path path = folder.resolve("progress.json");
        Set<String> classPath = new LinkedHashSet<>();
        for (Class<?> needed : List.of(ProgressFile.class, Writer.class, JsonFactory.class)) {
            classPath.add(Path.of(needed.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<String> command = List.of(
                    java, "-cp", String.join(":", classPath), Writer.class.getName(), path.toString(), "program-" + i);
            programs.add(new ProcessBuilder(command).redirectErrorStream(true).start());
        }
        for (Process program : programs) {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
        }
        assertThat(new ProgressFile(path).load().progress().lessons()).hasSize(3 * Writer.LESSONS);
    }

    /** Another program: saves its own lessons one by one, each time knowing nothing else. Prints what goes wrong. */
    public static final class Writer {
        static final int LESSONS = 40;

        private Writer() {}

        public static void main(String[] arguments) {
            ProgressFile file = new ProgressFile(Path.of(arguments[0]), Duration.ofSeconds(50));
            for (int i = 0; i < LESSONS; i++) {
                file.save(Progress.NONE.visited(arguments[1] + "-" + i, i, 0, NOON))
                        .notice()
                        .ifPresent(System.out::println);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"version":            | PATH:1: not JSON: Unexpected end-of-input
                    {"version":1}          | PATH:1: lessons is missing, expected an object
                    {"version":7,"a":[]}   | it has version 7, this program knows 2
                    """)
    void aFileThatIsNotUnderstoodIsMovedAsideAndKept(String text, String why) throws IOException {
        Path path = folder.resolve("progress.json");
        Files.writeString(folder.resolve("progress.json.broken-1"), "an older one");
        Files.writeString(path, text);
        Outcome outcome = new ProgressFile(path).save(ONE);
        assertThat(outcome.progress()).isEqualTo(ONE);
        assertThat(outcome.notice().orElseThrow())
                .startsWith("Progress could not be understood (" + why.replace("PATH", path.toString()))
                .endsWith("). It was moved to " + path + ".broken-2; a new one begins.");
        assertThat(Files.readString(folder.resolve("progress.json.broken-1"))).isEqualTo("an older one");
        assertThat(Files.readString(folder.resolve("progress.json.broken-2"))).isEqualTo(text);
        assertThat(Files.readString(path)).isEqualTo(ProgressJson.write(ONE));
    }

    @Test
    void bytesThatAreNoTextAreMovedAsideWhenRead() throws IOException {
        Path path = folder.resolve("progress.json");
        Files.write(path, new byte[] {(byte) 0xff, 0});
        assertThat(new ProgressFile(path).load()).isEqualTo(setAside(path, "it is not UTF-8"));
        assertThat(names(folder)).containsExactly("progress.json.broken-1", "progress.lock");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
        Path blocker = Files.writeString(folder.resolve("blocker"), "a file where a folder is wanted");
        ProgressFile file = new ProgressFile(blocker.resolve("fdscope/progress.json"));
        Outcome outcome = file.save(ONE);
        assertThat(outcome.progress()).isEqualTo(ONE);
        assertThat(outcome.notice().orElseThrow())
                .startsWith("Progress is not kept: " + blocker)
                .endsWith(". The course goes on without it.")
                .doesNotContain("\n");
        assertThat(file.load().progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void anEmptyFileIsMovedAside() throws IOException {
        Path path = Files.createFile(folder.resolve("progress.json"));
        assertThat(new ProgressFile(path).load())
                .isEqualTo(setAside(path, path + ":1: nothing, expected a JSON object"));
        assertThat(folder.resolve("progress.json.broken-1")).isEmptyFile();
    }

    @Test
    void aFolderInThePlaceOfTheFileIsMovedAsideWithAllThatIsInIt() throws IOException {
        Path path =
                Files.createDirectories(folder.resolve("progress.json/inside")).getParent();
        assertThat(new ProgressFile(path).load()).isEqualTo(setAside(path, "it is a folder"));
        assertThat(folder.resolve("progress.json.broken-1/inside")).isDirectory();
        assertThat(new ProgressFile(path).save(ONE)).isEqualTo(new Outcome(ONE, Optional.empty()));
        assertThat(new ProgressFile(path).load().progress()).isEqualTo(ONE);
    }

    @Test
    void theOldFormIsReadAndStaysReadableForTheOldProgramAsLongAsItCan() throws IOException {
        Path path = folder.resolve("progress.json");
        String old = """
                {"version":1,"lessons":{"one":{"page":2,"step":3,"visited":"2026-01-01T12:00:00Z",\
                "done":"2026-01-01T12:00:00Z","answers":{"lab#1":[{"answer":1,"sure":3,"right":false,\
                "at":"2026-01-01T12:00:00Z","review":false}]}}}}
                """;
        Files.writeString(path, old);
        Progress known = new ProgressFile(path).load().progress();
        Progress expected = Progress.NONE
                .visited("one", 2, 3, NOON)
                .answered("one", "lab#1", new Progress.Attempt(1, 3, false, NOON, false))
                .finished("one", NOON);
        assertThat(known).isEqualTo(expected);
        new ProgressFile(path).save(known);
        assertThat(Files.readString(path)).isEqualTo(old);
        new ProgressFile(path).save(known.onPath("tour", NOON));
        assertThat(Files.readString(path))
                .startsWith("{\"version\":2,")
                .endsWith("\"path\":{\"id\":\"tour\",\"at\":\"2026-01-01T12:00:00Z\"}}\n");
    }

    @Test
    @Timeout(20)
    void aDeviceInThePlaceOfTheFileIsNotRead() throws IOException {
        Path path = Files.createSymbolicLink(folder.resolve("progress.json"), Path.of("/dev/zero"));
        String why = path + " is a pipe or a device, expected a file";
        ProgressFile file = new ProgressFile(path);
        assertThat(file.load().notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains(why));
        assertThat(file.save(ONE).notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains(why));
    }

    @Test
    void aLockThatIsNotFreedIsNotWaitedForForEver() throws IOException {
        Path path = folder.resolve("progress.json");
        try (FileChannel other = FileChannel.open(
                folder.resolve("progress.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertThat(new ProgressFile(path, Duration.ofMillis(1)).save(ONE))
                    .isEqualTo(new Outcome(
                            ONE,
                            Optional.of("Progress is not kept on disk yet: another program holds "
                                    + folder.resolve("progress.lock") + ". It is tried again at the next step.")));
        }
        assertThat(new ProgressFile(path).save(ONE).notice()).isEmpty();
    }

    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("p.json");
        Files.writeString(real, ProgressJson.write(ONE));
        Path path = Files.createSymbolicLink(folder.resolve("progress.json"), real);
        new ProgressFile(path).save(TWO);
        assertThat(path).isSymbolicLink();
        assertThat(Files.readString(real)).isEqualTo(ProgressJson.write(ONE.merged(TWO)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/s, /h, /s/fdscope/progress.json",
                "s, /h, /h/.local/state/fdscope/progress.json",
                "-, /h, /h/.local/state/fdscope/progress.json",
                "-, -, /user/.local/state/fdscope/progress.json"
            })
    void theFileIsWhereXdgSays(String state, String home, String path) {
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", state == null ? "" : state, "HOME", home == null ? "" : home);
        assertThat(ProgressFile.defaultPath(environment, "/user")).isEqualTo(Path.of(path));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void savingWhatIsKnownWritesNothing(int times) throws IOException {
        Path path = folder.resolve("progress.json");
        ProgressFile file = new ProgressFile(path);
        file.save(ONE);
        Object inode = Files.getAttribute(path, "unix:ino");
        for (int i = 0; i < times; i++) {
            file.save(ONE);
        }
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(inode);
    }

    private static Outcome setAside(Path path, String why) {
        return new Outcome(
                Progress.NONE,
                Optional.of("Progress could not be understood (" + why + "). It was moved to " + path
                        + ".broken-1; a new one begins."));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
