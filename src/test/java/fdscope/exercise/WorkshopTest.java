package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learner's own files. */
class WorkshopTest {
    @TempDir
    private Path folder;

    private Exercise exercise() throws Exception {
        Path start = Files.writeString(folder.resolve("start.c"), "int main(void) {}\n");
        Task task = new Task("task.md", "T", 5, Task.Language.C, List.of(), List.of(), List.of());
        return new Exercise("06", "slug", task, start, start, List.of());
    }

    @Test
    void aBegunFileIsFoundAgainAndNeverOverwritten() throws Exception {
        Workshop workshop = new Workshop(folder.resolve("state"));
        Exercise exercise = exercise();
        Path mine = folder.resolve("here/exercise.c");

        assertThat(workshop.file(exercise)).isEmpty();
        assertThat(workshop.begin(exercise, folder.resolve("here"))).isEqualTo(new Workshop.Begun(mine, true));
        Files.writeString(mine, "mine");
        assertThat(workshop.begin(exercise, folder.resolve("here"))).isEqualTo(new Workshop.Begun(mine, false));
        assertThat(workshop.file(exercise)).contains(mine);
        assertThat(mine).hasContent("mine");
    }

    @Test
    void whatIsPutAsideTakesTheFirstNumberThatIsFree() throws Exception {
        Path mine = Files.writeString(folder.resolve("exercise.c"), "second");
        Files.writeString(folder.resolve("exercise.c.1"), "first");

        assertThat(Workshop.putAside(mine))
                .isEqualTo(folder.resolve("exercise.c.2"))
                .hasContent("second");
        assertThat(mine).doesNotExist();
    }

    @Test
    void aRenameOverTheFileIsASave() throws Exception {
        Path mine = Files.writeString(folder.resolve("exercise.c"), "same");
        Optional<Workshop.Saved> before = Workshop.Saved.of(mine);
        Path other = Files.writeString(folder.resolve("new"), "same");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(mine));
        Files.move(other, mine, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(Workshop.Saved.of(mine)).isPresent().isNotEqualTo(before);
        Files.delete(mine);
        assertThat(Workshop.Saved.of(mine)).isEmpty();
    }
}
