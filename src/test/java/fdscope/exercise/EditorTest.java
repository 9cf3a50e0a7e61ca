package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {
    @TempDir
    private Path folder;

    private void program(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void visualComesBeforeEditorAndMayHaveArguments() {
        assertThat(Editor.of(
                        Map.of("VISUAL", "code --wait", "EDITOR", "ed", "PATH", folder.toString()), Optional.empty()))
                .contains(new Editor("code --wait"));
        assertThat(Editor.of(Map.of("VISUAL", " ", "EDITOR", "ed", "PATH", folder.toString()), Optional.empty()))
                .contains(new Editor("ed"));
    }

    @Test
    void withoutBothTheFirstOfTheUsualOnesThatIsThereIsTaken() throws Exception {
        assertThat(Editor.of(Map.of("PATH", folder.toString()), Optional.empty()))
                .isEmpty();
        assertThat(Editor.none()).contains("set EDITOR");
        program("nano");
        program("ed");
        assertThat(Editor.of(Map.of("PATH", folder.toString()), Optional.empty()))
                .contains(new Editor("nano"));
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        Editor editor = new Editor("vi -n");
        assertThat(editor.complaint(0)).isEmpty();
        assertThat(editor.complaint(1)).contains("the editor vi -n ended with status 1");
        assertThat(editor.complaint(137)).contains("the editor vi -n was ended by signal 9");
        assertThat(editor.complaint(127))
                .contains("the editor vi -n is not to be found: set EDITOR to one that is installed");
    }
}
