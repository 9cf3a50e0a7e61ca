package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveWatchTest {
    @TempDir
    private Path folder;

    @Test
    void aSaveIsToldOnceWhenTwoLooksSeeTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("exercise.c"), "one");
        SaveWatch watch = new SaveWatch(file);
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
        SaveWatch watch = new SaveWatch(file);
        Files.move(file, folder.resolve("backup"));
        assertThat(watch.isSaved()).isFalse();
        assertThat(watch.isSaved()).isFalse();

        Path other = Files.writeString(folder.resolve("new"), "two");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(watch.isSaved()).isFalse();
        assertThat(watch.isSaved()).isTrue();
    }
}
