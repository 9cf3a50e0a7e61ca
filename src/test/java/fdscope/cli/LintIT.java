package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One planted fault of each kind is found, at its line. */
class LintIT {
    private static final String LESSON = """
            ---
            title: A lesson
            part: A
            minutes: 5
            question: What?
            idea: That.
            ---

            A hook.

            ```lab lab-x "A lab"
            actors alice bob
            pair alice.s bob.s stream
            alice send(s, "x") -> 1
            predict "What does bob get?"
              - "y" : the kernel changes it
              * "x"
            claim "He gets it."
            bob recv(s, 1) -> "x"
            ```

            ```review
            What?
            - This : so
            * That
            ```
            """;

    @TempDir
    private Path temp;

    @Test
    void aLessonWithoutFaultPassesStrictly() throws IOException {
        assertThat(lint(LESSON, true)).isEqualTo(List.of());
    }

    @Test
    void theTemplateForAuthorsHasNoFault() {
        Launched run = Launched.fdscope("lint", "--strict", "--yes", "docs/template");
        assertThat(run.out()).isEqualTo("1 lesson, 1 lab, 0 exercises: 0 errors, 0 warnings\n");
        assertThat(run.exitCode()).isZero();
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of("part: A", "part: Z", "3: part: Z, expected one letter A to E"),
                Arguments.of("minutes: 5\n", "", "1: the front matter lacks minutes"),
                Arguments.of(
                        "A hook.",
                        "A [hook](foo:bar).",
                        "9: link to foo:bar, expected map:NAME, man:NAME(SECTION), lab:NAME, term:NAME or lesson:NN"),
                Arguments.of("A hook.", "A [hook](map:no_such).", "9: "),
                Arguments.of(
                        "recv(s, 1)",
                        "recvv(s, 1)",
                        "19: recvv: not a call of the lab language; did you mean recv or recvmsg or recvfrom?"),
                Arguments.of(
                        "bob recv(s, 1) -> \"x\"",
                        "bob recv(s, 1)",
                        "18: the claim is never checked; expected \"expect\" or a call with \"->\" before the next claim"),
                Arguments.of(
                        " : the kernel changes it",
                        "",
                        "15: the wrong answer \"\"y\"\" names no misconception, expected \"- \"y\" : what one who chooses"
                                + " it believes\""),
                Arguments.of("* That\n", "", "22: the review has too few answers: 1, expected at least 2"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsToldWithItsLine(String written, String planted, String told) throws IOException {
        assertThat(lint(LESSON.replace(written, planted), false))
                .anySatisfy(line -> assertThat(line).startsWith(temp + "/01-x/lesson.md:" + told));
    }

    @Test
    void aLabThatDoesNotHoldIsToldAtTheStepThatFails() throws IOException {
        assertThat(lint(LESSON.replace("recv(s, 1) -> \"x\"", "recv(s, 1) -> \"z\""), true))
                .anySatisfy(line -> assertThat(line)
                        .matches(temp + "/01-x/lesson\\.md:19: recv\\(\\d+<s>, 1\\) = \"x\", expected \"z\""));
    }

    @Test
    void aClaimThatHoldsWhateverIsLeftOutIsPadding() throws IOException {
        assertThat(lint(LESSON.replace("bob recv(s, 1) -> \"x\"", "expect exists(\"/etc/passwd\")"), true))
                .isEqualTo(
                        List.of(temp + "/01-x/lesson.md:18: the claim holds whatever step before it is left out, so it"
                                + " proves nothing; expected a check that what the lab does makes true"));
    }

    /** The errors, without the lines that say how far it got. */
    private List<String> lint(String lesson, boolean strict) throws IOException {
        Files.createDirectories(temp.resolve("01-x"));
        Files.writeString(temp.resolve("01-x/lesson.md"), lesson);
        Launched run = strict
                ? Launched.fdscope("lint", "--strict", "--yes", temp.toString())
                : Launched.fdscope("lint", temp.toString());
        List<String> errors =
                run.err().lines().filter(line -> !line.endsWith(" ...")).toList();
        assertThat(run.exitCode()).isEqualTo(errors.isEmpty() ? 0 : 2);
        return errors;
    }
}
