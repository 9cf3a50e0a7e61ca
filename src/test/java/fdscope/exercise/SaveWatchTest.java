package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaveWatchTest {
    /** Nobody looks before that: who is told sooner was woken. */
    private static final int LONG = 600_000;

    @TempDir
    private Path folder;

    private SaveWatch watch;

    @AfterEach
    void close() {
        watch.close();
    }

    interface Save {
        void save(Path file) throws IOException;
    }

    static Stream<Named<Save>> saves() {
        return Stream.of(
                Named.of("in place", file -> Files.writeString(file, "two")),
                Named.of("by a rename", file -> {
                    Path other = Files.writeString(file.resolveSibling(".exercise.c.swp"), "two");
                    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
                }),
                Named.of("with a backup that takes the old one's name", file -> {
                    Files.move(file, file.resolveSibling("exercise.c~"));
                    Files.writeString(file, "two");
                }));
    }

    @ParameterizedTest
    @MethodSource("saves")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aSaveWakesWhoWaitsAndOnce(Save save) throws Exception {
        Path file = Files.writeString(folder.resolve("exercise.c"), "one");
        watch = new SaveWatch(file);
        assertThat(watch.isSavedWithin(0)).isFalse();

        CompletableFuture<Boolean> saved = waiting();
        save.save(file);

        assertThat(saved.get()).isTrue();
        assertThat(watch.isSavedWithin(0)).isFalse();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aSaveThroughALinkWakesAsWellAndAnotherFileDoesNot() throws Exception {
        Path real = Files.writeString(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("mine.c"), "one");
        Path link = Files.createSymbolicLink(folder.resolve("exercise.c"), real);
        watch = new SaveWatch(link);

        CompletableFuture<Boolean> saved = waiting();
        Files.writeString(folder.resolve("notes"), "nothing");
        Files.writeString(real.resolveSibling("notes"), "nothing");
        Files.writeString(real, "two");

        assertThat(saved.get()).isTrue();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whoWaitsIsToldWhenTheWatchIsClosed() throws Exception {
        watch = new SaveWatch(Files.writeString(folder.resolve("exercise.c"), "one"));
        CompletableFuture<Boolean> saved = waiting();
        watch.close();

        assertThat(saved.get()).isFalse();
    }

    private CompletableFuture<Boolean> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return watch.isSavedWithin(LONG);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void aSaveIsToldOnceWhenTwoLooksSeeTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("exercise.c"), "one");
        watch = new SaveWatch(file);
        assertThat(watch.isSaved()).isFalse();

        Files.writeString(file, "first half");
        assertThat(watch.isSaved()).as("it may still be written").isFalse();
        Files.writeString(file, "first half, second half");
        assertThat(watch.isSaved()).isFalse();
        assertThat(watch.isSaved()).isTrue();
        assertThat(watch.isSaved()).isFalse();
    }

    @Test
    void aRenameIsASaveAndAFileThatIsAwayForAMomentIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("exercise.c"), "one");
        watch = new SaveWatch(file);
        Files.move(file, folder.resolve("backup"));
        assertThat(watch.isSaved()).isFalse();
        assertThat(watch.isSaved()).isFalse();

        Path other = Files.writeString(folder.resolve("new"), "two");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(watch.isSaved()).isFalse();
        assertThat(watch.isSaved()).isTrue();
    }
}
