package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The other commands by their contracts. */
final class CommandsIT {
    @TempDir
    private Path temp;

    @Test
    void withoutATerminalHelpIsPrintedAndTheCodeIsTwo() {
        Launched run = Launched.fdscope();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).startsWith("Usage: fdscope ").contains("verify", "doctor");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpIsNoError() {
        assertThat(Launched.fdscope("--help").out()).startsWith("Usage: fdscope ");
        assertThat(Launched.fdscope("run", "--help").out()).startsWith("Usage: fdscope run ");
        assertThat(Launched.fdscope("--help").exitCode()).isZero();
    }

    @Test
    void wrongWordsAreToldWithWhatWasMeant() {
        assertThat(Launched.fdscope("lessns"))
                .isEqualTo(new Launched(
                        2,
                        "",
                        "fdscope: Unmatched argument at index 0: 'lessns'; did you mean lessons?\n"
                                + "See fdscope --help.\n"));
        assertThat(Launched.fdscope("run", "06", "--jsn").err())
                .isEqualTo("fdscope: Unknown option: '--jsn'; did you mean --json?\nSee fdscope run --help.\n");
    }

    @Test
    void lessonsAsJsonKeepTheContract() {
        Launched run = Launched.fdscope("lessons", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode six = null;
        for (JsonNode lesson : run.json()) {
            six = lesson.get("id").asString().equals("06") ? lesson : six;
        }
        assertThat(six).isNotNull();
        assertThat(six.get("slug").asString()).isEqualTo("your-first-scm-rights");
        assertThat(six.get("part").asString()).isEqualTo("B");
        assertThat(six.get("labs").get(0).asString()).isEqualTo("offset-is-shared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "06", "in-flight-owned-by-nobody"})
    void aLessonIsShownInSeventySixColumnsWithoutItsAnswers(String lesson) {
        Launched run = Launched.fdscope("show", lesson);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> !line.startsWith("    ")).map(String::length))
                .allMatch(length -> length <= 76);
        assertThat(run.out()).startsWith("Lesson ").doesNotContain("](map:").doesNotContain("  * ");
    }

    @Test
    void socketsAsJsonKeepTheContract() {
        Launched run = Launched.fdscope("sockets", "--json");
        assertThat(run.exitCode()).isZero();
        for (JsonNode socket : run.json()) {
            assertThat(socket.propertyNames())
                    .contains(
                            "inode",
                            "type",
                            "state",
                            "name",
                            "peerInode",
                            "owners",
                            "ownersWhy",
                            "sources",
                            "unproven");
        }
        assertThat(Launched.fdscope("sockets", "--sources", "rumour").err())
                .isEqualTo("fdscope: rumour: no source, expected sock_diag, proc or ss\n");
    }

    @Test
    void verifyAsJsonKeepsTheContract() {
        Launched run = Launched.fdscope("verify", "06", "--json");
        assertThat(run.exitCode()).isZero();
        List<JsonNode> events = run.events();
        JsonNode claim = events.get(0);
        assertThat(claim.propertyNames())
                .containsExactlyInAnyOrder("event", "lesson", "lab", "text", "verdict", "reason");
        JsonNode end = events.get(events.size() - 1);
        assertThat(end.get("event").asString()).isEqualTo("end");
        assertThat(end.get("outcome").asString()).isEqualTo("passed");
        assertThat(end.get("failed").asInt()).isZero();
        assertThat(end.get("held").asInt() + end.get("skipped").asInt())
                .isEqualTo(end.get("claims").asInt())
                .isPositive();
    }

    @Test
    void aClaimThatDiffersIsToldByVerify() throws IOException {
        lesson("01-x", "actors alice\nalice f = memfd_create(\"x\")\nclaim \"It is two.\"\nexpect 1 == 2\n");
        Launched run = Launched.fdscope("verify", "--lessons", temp.toString(), "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("≠ DIFFERS HERE").contains("lesson.md:15: 1 == 2 observed 1");
    }

    @Test
    void whereNoLabCanRunTheLessonsCanBeRead() {
        String elsewhere = "-Dos.name=Plan9";
        Launched verify = elsewhere(elsewhere, "verify", "06", "--json");
        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out()).contains("\"verdict\":\"skipped\"").contains("\"outcome\":\"skipped\"");
        assertThat(elsewhere(elsewhere, "run", "06").exitCode()).isEqualTo(3);
        assertThat(elsewhere(elsewhere, "run", "06").err()).contains("Live labs need a JVM on 64-bit Linux");
        for (String[] words : List.of(
                new String[] {"show", "06"}, new String[] {"lessons"}, new String[] {"map"}, new String[] {"doctor"})) {
            assertThat(elsewhere(elsewhere, words).exitCode()).isZero();
        }
    }

    private static Launched elsewhere(String option, String... words) {
        return new Launched.Start()
                .with("JDK_JAVA_OPTIONS", option)
                .words(words)
                .run();
    }

    @Test
    void aFullDiskIsToldOnce() throws IOException {
        Process process = new Launched.Start()
                .words("lessons")
                .builder()
                .redirectOutput(Path.of("/dev/full").toFile())
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).isEqualTo("fdscope: the output cannot be written: No space left on device\n");
        assertThat(Launched.Start.ended(process)).isEqualTo(1);
    }

    @Test
    void doctorSaysWhatItFoundWhateverThatIs() {
        Launched run = Launched.fdscope("doctor", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("rows").size()).isGreaterThan(15);
        for (String key : List.of("kernel", "machine", "distribution", "java", "place", "filtered", "counts")) {
            assertThat(run.json().has(key)).as(key).isTrue();
        }
        for (JsonNode row : run.json().get("rows")) {
            assertThat(row.propertyNames()).containsExactly("mark", "subject", "finding", "cost", "remedy");
        }
        assertThat(Launched.fdscope("doctor").out()).contains("kernel", "sock_diag", "kcmp", "to mend");
    }

    @Test
    void theMapSaysWhatThisKernelHas() {
        Launched run = Launched.fdscope("map", "--json");
        assertThat(run.exitCode()).isZero();
        for (JsonNode function : run.json()) {
            assertThat(function.get("status").asString()).isIn("present", "no-symbol", "module-not-loaded", "unknown");
        }
        assertThat(Launched.fdscope("map", "no_such").exitCode()).isEqualTo(2);
    }

    @Test
    void aBrokenLessonIsToldAndTheRestStaysUsable() throws IOException {
        lesson("01-x", "actors alice\nalice f = memfd_create(\"x\")\nexpect 1 == 1\n");
        Files.createDirectories(temp.resolve("02-y"));
        Files.writeString(temp.resolve("02-y/lesson.md"), "---\ntitle: Y\ncolour: red\n---\n\n```lab l\nfoo\n```\n");
        Launched run = Launched.fdscope("lessons", "--lessons", temp.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("02-y/lesson.md:3: ").contains("02-y/lesson.md:7: ");
        assertThat(run.out()).contains("01  X").contains("broken");
        assertThat(Launched.fdscope("lint", temp.toString()).exitCode()).isEqualTo(2);
        assertThat(Launched.fdscope("run", "1", "--lessons", temp.toString(), "--yes")
                        .exitCode())
                .isZero();
    }

    @Test
    void aCourseFromElsewhereIsNotRunUnasked() throws IOException {
        lesson("01-x", "actors alice\nneeds program tar\nalice open(\"/etc/passwd\", O_RDONLY)\n");
        Launched run = Launched.fdscope("run", "1", "--lessons", temp.toString(), "--json");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("  the name /etc/passwd  [01/lab-x:14]\n"
                        + "  to know whether there is a program tar  [01/lab-x:13]\n")
                .contains("--yes");
        assertThat(run.out()).doesNotContain("\"pid\"").contains("\"event\":\"end\",\"outcome\":\"skipped\"");
    }

    @Test
    void plainModeAsksBeforeItTells() {
        String answers = "\n".repeat(2) + "b\n" + "\n".repeat(3) + "\n".repeat(8) + "2\n3\n";
        Launched run = new Launched.Start()
                .with("XDG_STATE_HOME", temp.toString())
                .words("--plain", "06")
                .reading(answers + "stage\nw\nq\n")
                .run();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Question. alice sends her descriptor of note.")
                .contains("Kept. You said 2, ")
                .contains("Goodbye.");
        assertThat(run.out().chars()).allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f);
        assertThat(run.out().lines().map(String::length)).allMatch(length -> length <= 120);
        assertThat(temp.resolve("fdscope/progress.json")).content().contains("offset-is-shared#1");
    }

    private void lesson(String folder, String lab) throws IOException {
        Files.createDirectories(temp.resolve(folder));
        Files.writeString(temp.resolve(folder).resolve("lesson.md"), """
                ---
                title: X
                part: A
                minutes: 1
                question: Q?
                idea: I.
                ---

                Text.

                ```lab lab-x "X"
                """ + lab + "```\n");
    }
}
