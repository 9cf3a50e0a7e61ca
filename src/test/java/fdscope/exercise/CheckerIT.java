package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lesson.TaskParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs on the checker's bench. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckerIT {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    private Path folder;

    private ActorTheatre theatre;
    private LiveMachine machine;

    @BeforeAll
    void open() throws Exception {
        theatre = new ActorTheatre(NativeDoor.open(), 1);
        machine = new LiveMachine(NativeDoor.open());
    }

    @AfterAll
    void close() {
        theatre.close();
        machine.close();
    }

    @Test
    void whereWhatTheCheckNeedsIsMissingNothingIsJudged() throws Exception {
        Exercise all = HelloExercise.in("sh");
        String lab = "```lab hello\nneeds symbol no_such_function\nactors checker\nchecker yours = program()\n"
                + "claim \"It ends.\"\nyours await -> 0 else \"It does not end.\"\n```\n";
        String task = "---\ntitle: Needs\nminutes: 5\nlanguage: sh\n---\n\nDo it.\n\n"
                + "```hint\none\n```\n\n".repeat(3) + lab;
        Exercise needy =
                new Exercise("99", "hello", TaskParser.parse(task, "task.md"), all.start(), all.good(), List.of());
        Path file = Files.writeString(folder.resolve("mine.sh"), "exit 1\n");
        Outcome outcome = new Checker(new Laboratory(theatre, machine), ENVIRONMENT, () -> false).check(needy, file);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.UNAVAILABLE);
        assertThat(outcome.why())
                .contains("Not checked here: symbol no_such_function: inlined or not in this kernel (hello)");
    }

    private Outcome check(String language, String program, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(folder.resolve("mine." + language), program);
        return new Checker(new Laboratory(theatre, machine), environment, () -> false)
                .check(HelloExercise.in(language), file);
    }

    private String failure(String program) throws Exception {
        Tools.require("gcc");
        Check check = check("c", "#include <unistd.h>\n#include <stdlib.h>\n" + program, ENVIRONMENT)
                .failure()
                .orElseThrow();
        return check.name() + " " + check.message().lines().findFirst().orElse("");
    }

    @Test
    void aShellProgramFindsFdscope() throws Exception {
        Tools.require("bash");
        String path = Path.of(System.getProperty("fdscope.launcher")).getParent() + ":" + System.getenv("PATH");
        Outcome outcome = check("sh", "#!/bin/sh\nexec fdscope send fd:3 -- hello\n", Map.of("PATH", path));
        assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.PASSED);
    }

    @Test
    void aShellProgramIsRunByBash() throws Exception {
        Tools.require("bash");
        Outcome outcome = check("sh", "#!/bin/sh\nwords=(hello); printf %s \"${words[0]}\" >&3\n", ENVIRONMENT);

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        "99",
                        Outcome.Result.PASSED,
                        List.of(Check.passed("It says hello."), Check.passed("It ends well.")),
                        List.of(),
                        java.util.Optional.empty()));
    }

    @Test
    void theFirstCheckThatFailsSaysWhatItMeansAndWhatCame() throws Exception {
        Tools.require("bash");
        Check check = check("sh", "#!/bin/sh\necho oh no >&2; printf hullo >&3; exit 1\n", ENVIRONMENT)
                .failure()
                .orElseThrow();

        assertThat(check.name()).isEqualTo("It says hello.");
        assertThat(check.message().replaceAll("[0-9]+<", "N<")).isEqualTo("""
                That is not hello.
                Your program said: oh no
                checker recv(N<s>, 16, MSG_WAITALL) = "hullo", expected "hello\"""");
        assertThat(check.scene()).isNotEmpty();
    }

    /** A program that takes from LeakSanitizer what it needs, a process, as a container does. */
    @Test
    void whereLeaksCannotBeSeenTheRestIsCheckedAndThatIsSaid() throws Exception {
        Tools.require("gcc");
        Outcome outcome = check("c", """
                #include <stdlib.h>
                #include <sys/resource.h>
                #include <unistd.h>
                int main(void)
                {
                    struct rlimit none = {0, 0};
                    char *volatile lost = malloc(7);
                    lost = NULL;
                    setrlimit(RLIMIT_NPROC, &none);
                    return write(3, "hello", 5) != 5 || lost != NULL;
                }
                """, ENVIRONMENT);

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        "99",
                        Outcome.Result.PASSED,
                        List.of(
                                Check.passed("It says hello."),
                                Check.passed("It ends well."),
                                Check.passed(Checker.SOUND_BUT_FOR_LEAKS)),
                        List.of(Checker.NO_LEAKS),
                        java.util.Optional.empty()));
    }

    private Check failed(String program, String lab) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.sh"), program);
        return new Checker(new Laboratory(theatre, machine), ENVIRONMENT, () -> false)
                .check(HelloExercise.of("sh", lab), file)
                .failure()
                .orElseThrow();
    }

    @Test
    void whatTheKernelCountsIsNotHeldAgainstCallsThatNobodyNoted() throws Exception {
        Check check = failed("printf hello >&3\n", """
                actors  checker
                pair    checker.s checker.t stream
                checker send(t, "and more") -> 8
                checker yours = program(3 = t)
                claim   "It fails."
                yours   await -> 1 else "It did not fail."
                """);

        assertThat(check.scene())
                .anyMatch(line -> line.contains("\"13 B\""))
                .noneMatch(line -> line.contains("NOT EQUAL"));
    }

    @Test
    void whoeverElseIsKilledIsNotTheProgram() throws Exception {
        Check check = failed("exec cat <&3\n", """
                actors  checker other
                pair    checker.s checker.t stream
                pair    other.a checker.b stream
                checker yours = program(3 = t)
                checker close(b)
                claim   "It goes on."
                other   send(a, "x") -> 1 else "Its partner has gone."
                """);

        assertThat(check.message()).contains("Its partner has gone.").doesNotContain("Your program was killed");
    }

    @Test
    void whatDoesNotCompileSaysWhere() throws Exception {
        assertThat(failure("int main(void) { return 0 }")).startsWith("It compiles. mine.c:3: expected ';' before");
    }

    @Test
    void aCrashIsExplainedByTheSanitizers() throws Exception {
        assertThat(failure("int main(int n, char **v) {\n char *p = n > 5 ? v[0] : 0;\n *p = 1; return 0; }"))
                .startsWith("It says hello. mine.c:5: ");
    }

    @Test
    void aLeakIsFoundAfterAllElseHasPassed() throws Exception {
        assertThat(failure("int main(void) { char *p = malloc(7); p[0] = 'x';\n"
                        + "int n = write(3, \"hello\", 5); p = 0; return n != 5 || p; }"))
                .isEqualTo("No memory error, no leak, no undefined behaviour. mine.c:3: these 7 bytes are never freed"
                        + " (LeakSanitizer)");
    }

    @Test
    void aReportOfTheSanitizersSaysWhyThereIsNoPicture() throws Exception {
        Tools.require("gcc");
        Check check = check(
                        "c",
                        "#include <unistd.h>\n#include <stdlib.h>\nint main(void) {\nchar *p = malloc(7);"
                                + " p[0] = 'x';\nint n = write(3, \"hello\", 5); p = 0; return n != 5 || p; }",
                        ENVIRONMENT)
                .failure()
                .orElseThrow();

        assertThat(check)
                .isEqualTo(Check.failed(
                        Checker.SOUND,
                        "mine.c:4: these 7 bytes are never freed (LeakSanitizer)\nThere is no picture of what the kernel"
                                + " held: the sanitizers report when the program ends, and by then its descriptors are"
                                + " closed."));
    }

    @Test
    void aProgramThatWantsTooMuchIsStopped() throws Exception {
        assertThat(failure("int main(void) { char *p = malloc(1 << 30); if (!p) _exit(7);"
                        + " return write(3, \"hello\", 5) != 5; }"))
                .startsWith("It says hello. That is not hello.");
    }

    @Test
    void manySmallBlocksUnderTheSanitizersAreTooMuchToo() throws Exception {
        assertThat(failure("int main(void) {\n#ifdef __SANITIZE_ADDRESS__\n"
                        + "for (;;) for (char *p = malloc(1 << 20), *q = p; q && q < p + (1 << 20); q += 64) *q = 1;\n"
                        + "#endif\nreturn write(3, \"hello\", 5) != 5; }"))
                .isEqualTo("It says hello. Your program was ended: it took more than 512 MiB of memory.");
    }

    @Test
    void aProgramThatWaitsInVainIsToldWhereItWaits() throws Exception {
        assertThat(failure("int main(void) { char c; return read(3, &c, 1) != 0; }"))
                .isEqualTo("It says hello. Your program was still waiting in read() on descriptor 3 after 2 s, and"
                        + " checker waited in recv().");
    }

    @Test
    void withoutACompilerThereIsNothingToSayButHowToGetOne() throws Exception {
        Outcome outcome = check("c", "int main(void) { return 0; }", Map.of("PATH", folder.toString()));

        assertThat(outcome.result()).isEqualTo(Outcome.Result.UNAVAILABLE);
        assertThat(outcome.why().orElseThrow()).startsWith("There is no C compiler in PATH (cc, gcc or clang)");
    }
}
