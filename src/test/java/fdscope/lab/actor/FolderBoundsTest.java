package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBoundsTest {
    @TempDir
    private Path folder;

    private void links(int count) throws IOException {
        Path file = Files.createFile(folder.resolve("f"));
        for (int i = 1; i < count; i++) {
            Files.createLink(folder.resolve("f" + i), file);
        }
    }

    @Test
    void asManyFilesAsAreAllowedAreNotTooMany() throws Exception {
        links(FolderBounds.MOST_ENTRIES);
        assertThat(FolderBounds.exceededIn(folder)).isEmpty();

        Files.createFile(folder.resolve("one more"));
        assertThat(FolderBounds.exceededIn(folder)).isEqualTo(Optional.of("it made more than 4096 files"));
    }

    @Test
    void foldersCountByTheirDepth() throws Exception {
        Path deepest = folder;
        for (int i = 0; i < FolderBounds.DEEPEST; i++) {
            deepest = Files.createDirectory(deepest.resolve("d"));
        }
        Files.createFile(deepest.resolve("file"));
        assertThat(FolderBounds.exceededIn(folder)).isEmpty();

        Files.createDirectory(deepest.resolve("d"));
        assertThat(FolderBounds.exceededIn(folder))
                .isEqualTo(Optional.of("it made folders more than 64 deep in each other"));
    }

    @Test
    void filesCountByTheirSizesTogether() throws Exception {
        for (int i = 0; i < 4; i++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve("f" + i).toFile(), "rw")) {
                file.setLength(64L << 20);
            }
        }
        assertThat(FolderBounds.exceededIn(folder)).isEmpty();

        Files.writeString(folder.resolve("more"), "x");
        assertThat(FolderBounds.exceededIn(folder))
                .isEqualTo(Optional.of("its files were larger than 256 MiB together"));
    }

    @Test
    void aLinkLeadsNowhereAndAFolderThatIsGoneHoldsNothing() throws Exception {
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("."));

        assertThat(FolderBounds.exceededIn(folder)).isEmpty();
        assertThat(FolderBounds.exceededIn(folder.resolve("gone"))).isEmpty();
    }
}
