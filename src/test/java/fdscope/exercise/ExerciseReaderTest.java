package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.ContentError;
import fdscope.lesson.Lesson;
import fdscope.lesson.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise's folder, whole and with each of its faults. */
class ExerciseReaderTest {
    private static final String TASK = """
            ---
            title: Say hello
            minutes: 5
            language: c
            ---

            Write hello to descriptor 3.

            ```hint
            one
            ```

            ```hint
            two
            ```

            ```hint
            three
            ```

            ```lab hello
            actors  checker
            claim   "It ends well."
            checker yours = program()
            yours   await -> 0
            ```
            """;

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(root.resolve("99-hello/exercise"));
        write("task.md", TASK);
        for (String name : List.of("start.c", "good.c")) {
            write(name, "int main(void) { return 0; }\n");
        }
        for (String name : List.of("bad_a.c", "bad_b.c", "bad_c.c")) {
            write(name, "// expect: some words\nint main(void) { return 1; }\n");
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Optional<Exercise> read() throws ContentError.Found {
        String file = root.resolve("99-hello/lesson.md").toString();
        return ExerciseReader.read(
                new Lesson(99, "hello", file, "T", Part.A, 5, "Q", "I", Optional.empty(), List.of()), root);
    }

    private String faults() {
        try {
            read();
            return "none";
        } catch (ContentError.Found found) {
            return found.getMessage().replace(folder.toString(), "exercise");
        }
    }

    @Test
    void aWholeExerciseIsRead() throws Exception {
        Exercise exercise = read().orElseThrow();

        assertThat(exercise.id()).isEqualTo("99");
        assertThat(exercise.fileName()).isEqualTo("exercise.c");
        assertThat(exercise.task().hints()).hasSize(3);
        assertThat(exercise.bads()).first().isEqualTo(new Exercise.Bad(folder.resolve("bad_a.c"), "some words"));
    }

    @Test
    void aBadProgramSaysInItsFirstLineWhatItIsRefusedWith() throws Exception {
        write("bad_b.c", "int main(void) { return 1; }\n");
        assertThat(faults())
                .isEqualTo("exercise/bad_b.c:1: expected // expect: words of the message that it fails with");
    }

    @Test
    void threeBadOnesAreTheLeast() throws Exception {
        Files.delete(folder.resolve("bad_c.c"));
        assertThat(faults())
                .isEqualTo("exercise:1: 2 programs bad_WHAT.c, expected 3 or more, each wrong in a way of its own");
    }

    @Test
    void aTaskWithoutAHintOrWithACheckThatStartsNothingSaysWhere() throws Exception {
        write(
                "task.md",
                TASK.replace("```hint\nthree\n```\n", "")
                        .replace("checker yours = program()\nyours   await -> 0\n", "expect alive(checker)\n"));
        assertThat(faults()).isEqualTo("""
                exercise/task.md:13: 2 hints, expected 3, each a fence ```hint
                exercise/task.md:18: lab hello starts no program(), expected yours = program(…)""");
    }

    @Test
    void anotherLanguageAndAFenceOfLessonsAreFaults() throws Exception {
        write("task.md", TASK.replace("language: c", "language: rust") + "\n```notes\nfor the speaker\n```\n");
        assertThat(faults()).isEqualTo("""
                exercise/task.md:4: language: rust, expected c or sh
                exercise/task.md:28: ```notes, expected lab, hint, c, sh or text after ```""");
    }
}
