package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Path file = new OwnLabs(folder).save("mine", LINES, List.of(), false);
        assertThat(file).isEqualTo(folder.resolve("mine.lab"));
        assertThat(file).hasContent("actors alice\nalice exit(0)\n");
        assertThat(new OwnLabs(folder).save("mine.lab", LINES, List.of(), false))
                .isEqualTo(file);
    }

    @Test
    void anotherFileOfThatNameStaysUnlessItIsWished() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.lab"), "dear\n");
        OwnLabs labs = new OwnLabs(folder);
        OwnLabs.NotSaved not =
                catchThrowableOfType(OwnLabs.NotSaved.class, () -> labs.save("mine", LINES, List.of("deer"), false));
        assertThat(not.isThere()).isTrue();
        assertThat(file).hasContent("dear\n");
        labs.save("mine", LINES, List.of(), true);
        assertThat(file).hasContent("actors alice\nalice exit(0)\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsAsItWasReadIsWrittenUnaskedAndStaysWhoseItWasAndWhereItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("real.lab"), "actors alice\r\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("mine.lab"), file);
        new OwnLabs(folder).save("mine.lab", LINES, List.of("actors alice"), false);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("actors alice\nalice exit(0)\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        OwnLabs.NotSaved not = catchThrowableOfType(
                OwnLabs.NotSaved.class, () -> new OwnLabs(folder).save("no/mine", LINES, List.of(), false));
        assertThat(not).hasMessage("there is no such folder: " + folder.resolve("no/mine.lab"));
        assertThat(not.isThere()).isFalse();
    }
}
