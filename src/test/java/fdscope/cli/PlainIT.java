package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --plain}: what is told, and when, in lessons of a course of its own. */
final class PlainIT {
    @TempDir
    private Path state;

    private Launched.Start start(String... words) {
        return new Launched.Start().with("XDG_STATE_HOME", state.toString()).words(words);
    }

    private Launched run(String... words) {
        return start(words).run();
    }

    private String course() {
        return state.resolve("course").toString();
    }

    /** The folder of a lesson with that text. */
    private Path lesson(String name, String text) throws IOException {
        Path folder = Files.createDirectories(state.resolve("course").resolve(name));
        String head = "---\ntitle: NAME\npart: A\nminutes: 20\nquestion: Q\nidea: I\n---\nText.\n\n";
        Files.writeString(folder.resolve("lesson.md"), head.replace("NAME", name) + text);
        return folder;
    }

    @Test
    void theEndOfAPlainLessonOffersItsExercise() throws IOException {
        Path exercise = Files.createDirectories(lesson("01-first", "").resolve("exercise"));
        try (Stream<Path> files = Files.list(Path.of("lessons/06-your-first-scm-rights/exercise"))) {
            for (Path file : files.toList()) {
                Files.copy(file, exercise.resolve(file.getFileName()));
            }
        }
        assertThat(run("--lessons", course(), "start").out())
                .isEqualTo("01  Send a descriptor                            C      20 min  not begun\n");
        assertThat(run(
                                "--lessons",
                                course(),
                                "start",
                                "01",
                                state.resolve("mine").toString())
                        .exitCode())
                .isZero();

        Launched walk = start("--lessons", course(), "--yes", "--plain")
                .reading("\ne\nc\nh\ns\n\n\n")
                .run();
        assertThat(walk.out())
                .contains("Exercise: Send a descriptor, 20 min, begun.\ne: do it now.  Enter: another time. e")
                .contains("Your file: " + state.resolve("mine/exercise.c"))
                .contains("FAILED  A message comes, with at least one byte of data.")
                .contains("Hint 1 of 3 for exercise 01:")
                .contains("Give up? y: show a solution.  Enter: no. ")
                .doesNotContain("CMSG_LEN(sizeof(int)));");
        assertThat(walk.exitCode()).isZero();
    }

    @Test
    void aPlainLabTellsTheAnswerAtTheCallThatShowsItAndHasNoStepWithoutWords() throws IOException {
        lesson("01-first", """
                ```lab away "Nobody there"
                actors alice
                alice  s = socket(AF_UNIX, SOCK_STREAM)
                predict "alice calls whom nobody is"
                  - she waits : somebody may come
                  * an error : the name is not there
                claim   "A name that is not there cannot be called."
                alice  connect(s, "nobody")              -> ENOENT
                alice  n = socket(AF_UNIX, SOCK_STREAM)
                expect  not exists("nobody")
                ```
                """);
        String out = start("--lessons", course(), "--yes", "--plain")
                .reading("\n\n1\n3\n\n\n\n\n\n")
                .run()
                .out();

        assertThat(out).contains("Beginning, 5 steps follow.").contains("""
                returned -1 ENOENT, there is no such name.
                The answer was 2, an error: the name is not there. You said 1, she waits; that
                  would be so if: somebody may come.
                """);
        assertThat(out.indexOf("The answer was")).isBetween(out.indexOf("Step 3 of 5."), out.indexOf("Step 4 of 5."));
        assertThat(out).contains("Step 5 of 5.\nExpectation held: ");
    }

    @Test
    void theEndOfAPlainLessonOffersWhatComesBack() throws IOException {
        for (String name : List.of("01-first", "02-second")) {
            lesson(name, """
                    ```review
                    Is NAME over?
                    - no : it goes on
                    * yes : it has an end
                    ```
                    """.replace("NAME", name));
        }
        String[] walk = {"--lessons", course(), "--yes", "--plain"};
        assertThat(start(walk).reading("1\n3\n\n").run().out())
                .endsWith("Finished: 01-first.\nNext: fdscope --plain 02, 02-second.\n");
        Launched second = start(walk).reading("2\n3\n\n\n1\n1\n").run();
        assertThat(second.out()).endsWith("""
                Finished: 02-second.
                1 question comes back. Enter: answer now.  n: another time.\s

                1 of 1. From lesson 1, 01-first.
                Question. Is 01-first over?
                  1. no
                  2. yes
                Your answer, 1 to 2: 1
                How sure, 1 guess, 2 quite sure, 3 certain: 1
                Not so. You said 1, no; that would be so if: it goes on. The answer is 2, yes:
                  it has an end.
                Look again: fdscope --plain 01, page 1.

                1 question answered, 0 right.
                """);
        Launched placement = start("placement", "--lessons", walk[1]).run();
        assertThat(placement.exitCode()).isEqualTo(2);
        assertThat(placement.err()).isEqualTo("fdscope: this course has no placement test\n");
        assertThat(start("paths", "--lessons", walk[1]).run().out())
                .isEqualTo("This course has no paths: its lessons follow their numbers.\n");
    }
}
