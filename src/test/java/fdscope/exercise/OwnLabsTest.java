package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLabsTest {
    private static final List<String> LINES = List.of("actors alice", "alice exit(0)");

    @TempDir
    private Path folder;

    @Test
    void theLinesStandInAFileOfThatName() throws Exception {
        Path file = new OwnLabs(folder).save("mine", LINES, false);
        assertThat(file).isEqualTo(folder.resolve("mine.lab"));
        assertThat(file).hasContent("actors alice\nalice exit(0)\n");
        assertThat(new OwnLabs(folder).save("mine.lab", LINES, false)).isEqualTo(file);
    }

    @Test
    void anotherFileOfThatNameStaysUnlessItIsWished() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.lab"), "dear\n");
        OwnLabs labs = new OwnLabs(folder);
        OwnLabs.NotSaved not = catchThrowableOfType(OwnLabs.NotSaved.class, () -> labs.save("mine", LINES, false));
        assertThat(not.isThere()).isTrue();
        assertThat(file).hasContent("dear\n");
        labs.save("mine", LINES, true);
        assertThat(file).hasContent("actors alice\nalice exit(0)\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        OwnLabs.NotSaved not =
                catchThrowableOfType(OwnLabs.NotSaved.class, () -> new OwnLabs(folder).save("no/mine", LINES, false));
        assertThat(not).hasMessage("there is no such folder: " + folder.resolve("no/mine.lab"));
        assertThat(not.isThere()).isFalse();
    }
}
