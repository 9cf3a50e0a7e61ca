package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of a learner through an exercise, by commands: start, check, hint, solution. */
class ExerciseCommandsIT {
    private static final Path GOOD = Path.of("lessons/06-your-first-scm-rights/exercise/good.c");
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Launched.Start start(String... words) {
        return new Launched.Start()
                .words(words)
                .in(folder)
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private Launched fdscope(String... words) {
        return start(words).run();
    }

    @Test
    void aFileIsBegunOnceCheckedFromAnywhereAndNeverOverwritten() throws Exception {
        Tools.require("gcc");
        Launched begun = fdscope("start", "06", "mine");
        Path file = folder.resolve("mine/exercise.c").toRealPath();
        String sketch = Files.readString(file);
        Launched failed = fdscope("check", "06");
        Files.writeString(file, Files.readString(GOOD));
        Launched again = fdscope("start", "06", "mine");
        Launched passed = start("check", "06").in(Path.of("/")).run();

        assertThat(begun.exitCode()).as(begun.err()).isZero();
        assertThat(begun.out()).contains("Your file: " + file);
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(failed.out())
                .startsWith("Exercise 06. Send a descriptor: " + file)
                .contains("FAILED  ")
                .contains("What the kernel held then:");
        assertThat(again.out()).contains("was left as it is: " + file);
        assertThat(file).content().isNotEqualTo(sketch).isEqualTo(Files.readString(GOOD));
        assertThat(passed.exitCode()).as(passed.out()).isZero();
        assertThat(passed.out()).contains("Passed. fdscope solution 06 shows how we would write it.");
        assertThat(fdscope("solution", "06").out()).contains("sendmsg");
    }

    @Test
    void beginningAnewAsksAndKeepsTheOldFile() throws Exception {
        fdscope("start", "06", "mine");
        Path file = folder.resolve("mine/exercise.c");
        Files.writeString(file, "mine");
        Launched unasked = fdscope("start", "06", "mine", "--reset");
        String after = Files.readString(file);
        Launched asked = fdscope("--yes", "start", "06", "mine", "--reset");

        assertThat(unasked.exitCode()).as(unasked.out()).isEqualTo(2);
        assertThat(after).isEqualTo("mine");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(folder.resolve("mine/exercise.c.1")).hasContent("mine");
        assertThat(file).content().isNotEqualTo("mine");
    }

    @Test
    void hintsComeOneByOneAndTheSolutionWhenItIsEarned() {
        Launched first = fdscope("hint", "06");
        Launched second = fdscope("hint", "06");
        Launched third = fdscope("hint", "06");
        Launched all = fdscope("hint", "06");
        Launched early = fdscope("solution", "06");

        assertThat(first.out()).contains("fdscope hint 06 says more.");
        assertThat(second.out()).isNotEqualTo(first.out()).contains("fdscope hint 06 says more.");
        assertThat(third.out()).contains("That was the last one.");
        assertThat(all.out()).contains("That was all. fdscope solution 06 --give-up shows a solution.");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("exercise 06 is not passed yet");
        assertThat(fdscope("solution", "06", "--give-up").out()).contains("sendmsg");
    }

    @Test
    void whatCannotBeCheckedSaysWhy() {
        Launched none = fdscope("check", "06");
        Launched gone = fdscope("check", "06", "nowhere.c");
        Launched uncompiled = start("check", "06", GOOD.toAbsolutePath().toString())
                .with("CC", "/no/such/compiler")
                .run();
        Launched json = start("check", "06", GOOD.toAbsolutePath().toString(), "--json")
                .with("CC", "/no/such/compiler")
                .run();

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("exercise 06 was not begun yet");
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("nowhere.c: no such file");
        assertThat(uncompiled.exitCode()).isEqualTo(3);
        assertThat(uncompiled.err()).contains("not checked: There is no C compiler in PATH");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.json().get("outcome").asString()).isEqualTo("unavailable");
        assertThat(json.json().get("checks")).isEmpty();
    }

    @Test
    void whoeverWatchesIsToldAgainAtEachSave() throws Exception {
        Tools.require("gcc");
        Path file = Files.copy(GOOD, folder.resolve("mine.c"));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Process watching = start("check", "06", file.toString(), "--watch", "--json")
                .builder()
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader told =
                    new BufferedReader(new InputStreamReader(watching.getInputStream(), StandardCharsets.UTF_8));
            Thread reader = new Thread(() -> {
                try {
                    told.lines().forEach(lines::add);
                } catch (UncheckedIOException e) {
                    return; // the watching was ended
                }
            });
            reader.setDaemon(true);
            reader.start();
            String first = outcome(lines);
            Files.writeString(file, "int main(void) { return 0; }\n");
            String inPlace = outcome(lines);
            Path fresh = Files.copy(GOOD, folder.resolve("new"));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            String renamed = outcome(lines);
            String bySed = afterSaveBy(lines, "sed -i '1i broken' mine.c");
            String asVim = afterSaveBy(lines, "mv mine.c mine.c~; sed 1d mine.c~ > mine.c; rm mine.c~");
            String asEmacs = afterSaveBy(lines, "cp mine.c mine.c~; echo broken > mine.c");

            assertThat(first).isEqualTo("passed");
            assertThat(inPlace).isEqualTo("failed");
            assertThat(renamed).isEqualTo("passed");
            assertThat(bySed).isEqualTo("failed");
            assertThat(asVim).isEqualTo("passed");
            assertThat(asEmacs).isEqualTo("failed");
            assertThat(lines).isEmpty();
        } finally {
            watching.destroy();
        }
        assertThat(Launched.Start.ended(watching)).isEqualTo(143);
    }

    @Test
    void aScriptFindsTheVeryFdscopeThatChecksIt() throws Exception {
        Path script = Files.writeString(folder.resolve("mine.sh"), "command -v fdscope >&2\n");
        Launched run = start("check", "13", script.toString())
                .with("PATH", "/usr/bin:/bin")
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("Your program said: " + Launched.launcher());
    }

    private String afterSaveBy(BlockingQueue<String> lines, String shell) throws Exception {
        Process saving = new ProcessBuilder("sh", "-c", shell)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(saving.waitFor()).isZero();
        return outcome(lines);
    }

    private static String outcome(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(SECONDS.toSeconds(), TimeUnit.SECONDS);
        assertThat(line).as("an answer within " + SECONDS).isNotNull();
        JsonNode json = new JsonMapper().readTree(line);
        return json.get("outcome").asString();
    }
}
