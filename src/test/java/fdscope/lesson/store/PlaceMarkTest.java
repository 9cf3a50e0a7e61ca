package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceMarkTest {
    @TempDir
    private Path temp;

    @Test
    void aSentenceIsUnseenUntilItIsKeptAndOthersStayUnseen() {
        PlaceMark mark = PlaceMark.beside(new ProgressFile(temp.resolve("state/fdscope/progress.json")));
        assertThat(mark.unseen("This is Docker.")).isEqualTo("This is Docker.");
        mark.keep("This is Docker.");
        assertThat(mark.unseen("This is Docker.")).isEmpty();
        assertThat(mark.unseen("This is Podman.")).isEqualTo("This is Podman.");
    }

    @Test
    void twoKindsOfPlacesThatShareAHomeAreBothRemembered() throws IOException {
        PlaceMark mark = PlaceMark.beside(new ProgressFile(temp.resolve("progress.json")));
        mark.keep("This is Docker.");
        mark.keep("This is WSL 2.");
        mark.keep("This is Docker.");
        assertThat(Files.readAllLines(temp.resolve("places"))).containsExactly("This is Docker.", "This is WSL 2.");
    }

    @Test
    void aPlaceWithoutASentenceLeavesNoFile() {
        PlaceMark.beside(new ProgressFile(temp.resolve("progress.json"))).keep("");
        assertThat(temp.resolve("places")).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenTheSentenceStaysUnseen() throws IOException {
        Path file = Files.createFile(temp.resolve("a-file"));
        PlaceMark mark = PlaceMark.beside(new ProgressFile(file.resolve("fdscope/progress.json")));
        mark.keep("This is Docker.");
        assertThat(mark.unseen("This is Docker.")).isEqualTo("This is Docker.");
    }
}
