package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeMarkTest {
    @TempDir
    private Path temp;

    @Test
    void itIsKeptBesideTheProgressAlsoWhereThereIsNoFolderYet() {
        WelcomeMark mark = WelcomeMark.beside(new ProgressFile(temp.resolve("state/fdscope/progress.json")));
        assertThat(mark.isThere()).isFalse();
        mark.keep();
        mark.keep();
        assertThat(mark.isThere()).isTrue();
    }

    @Test
    void whereNothingCanBeWrittenItIsNotThereAndNothingIsThrown() throws IOException {
        Path file = Files.createFile(temp.resolve("a-file"));
        WelcomeMark mark = WelcomeMark.beside(new ProgressFile(file.resolve("fdscope/progress.json")));
        mark.keep();
        assertThat(mark.isThere()).isFalse();
    }
}
