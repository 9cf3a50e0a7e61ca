package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code fdscope run} by its contract. */
final class RunIT {
    private static final String LAB = """
            lab offset-is-shared
            actors alice bob
            pair   alice.s bob.s stream
            alice  f = memfd_create("note")
            alice  write(f, "hello world")
            alice  lseek(f, 0, SEEK_SET)             -> 0
            alice  sendmsg(s, "x", SCM_RIGHTS [f])   -> 1
            freeze "The descriptor is in flight: no fd table lists it."
            expect in_flight(bob.s) == 1
            bob    m = recvmsg(s, 16, control CMSG_SPACE(4))
            bob    g = m.fds[0]
            claim  "Both descriptors lead to one open file description."
            expect same_file(alice.f, bob.g)
            bob    read(g, 5)                        -> "hello"
            predict "alice now reads 6 bytes. What does she get?"
              - "hello " : a descriptor has its own offset
              * " world"
              - nothing, she gave the descriptor away : sending moves it
            alice  read(f, 6)                        -> " world"
            """;

    @TempDir
    private Path temp;

    @Test
    void lessonSixIsATranscriptThatEndsWithNothingLeft() {
        Launched run = Launched.fdscope("run", "06");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Lesson 06, Your first SCM_RIGHTS\nLab offset-is-shared: ")
                .contains("Left: 0 processes, 0 sockets, 0 files\n")
                .doesNotContain("\n\n\n");
    }

    @Test
    void lessonSixAsJsonKeepsTheContract() {
        Launched run = Launched.fdscope("run", "06", "--json");
        assertThat(run.exitCode()).isZero();
        List<JsonNode> events = run.events();
        assertThat(events.stream()
                        .filter(event -> event.has("pid"))
                        .map(event -> event.get("pid").asInt())
                        .distinct())
                .hasSize(2);
        assertThat(events)
                .anyMatch(event -> event.get("event").asString().equals("call")
                        && event.get("text").asString().matches("sendmsg\\(.*SCM_RIGHTS.*")
                        && event.get("result").asInt() == 1
                        && event.get("errno").isNull());
        assertThat(events)
                .anyMatch(event -> event.get("event").asString().equals("expect")
                        && event.get("text").asString().startsWith("same_file(")
                        && event.get("holds").asBoolean()
                        && event.get("source").asString().contains("kcmp"));
        JsonNode end = events.get(events.size() - 1);
        assertThat(end.get("event").asString()).isEqualTo("end");
        assertThat(end.get("outcome").asString()).isEqualTo("passed");
        assertThat(end.get("left").toString()).isEqualTo("{\"processes\":0,\"sockets\":0,\"files\":0}");
        assertThat(run.out()).doesNotContain("\"variant\"");
    }

    @Test
    void aLabOnStandardInputHolds() {
        Launched run = new Launched.Start().words("run", "-").reading(LAB).run();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("passed: 1 claim, 6 checks.");
    }

    @Test
    void aChangedExpectationExitsWithOne() {
        Launched run = new Launched.Start()
                .words("run", "-", "--json")
                .reading(LAB.replace("in_flight(bob.s) == 1", "in_flight(bob.s) == 2"))
                .run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(last(run).get("outcome").asString()).isEqualTo("failed");
    }

    @Test
    void syntaxErrorsComeAllAtOnceWithTheirLines() {
        Launched run = new Launched.Start()
                .words("run", "-", "--json")
                .reading("actors alice\nalise f = memfd_create(\"x\")\nalice sendmesg(1)\n")
                .run();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        fdscope: stdin:2: alise: neither an actor (alice) nor a word of the lab language
                        fdscope: stdin:3: sendmesg: not a call of the lab language; did you mean sendmsg or send or sendto?
                        """);
        assertThat(run.events().stream().map(event -> event.get("event").asString()))
                .containsExactly("error", "error", "end");
        assertThat(last(run).get("outcome").asString()).isEqualTo("failed");
    }

    @Test
    void aNeedThatIsNotMetExitsWithThree() {
        Launched run = new Launched.Start()
                .words("run", "-", "--json")
                .reading("actors alice\nneeds program no-such-program\nalice f = memfd_create(\"x\") -> any\n")
                .run();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("fdscope: not on this machine: program no-such-program: not found in PATH\n");
        assertThat(last(run).get("outcome").asString()).isEqualTo("skipped");
    }

    @Test
    void everyEventOfAVariantLabButTheEndBearsItsVariant() {
        Launched run = Launched.fdscope("run", "06/the-number-is-new", "--json");
        assertThat(run.exitCode()).isZero();
        List<JsonNode> events = run.events();
        assertThat(events.subList(0, events.size() - 1)).allMatch(event -> event.has("variant"));
        assertThat(events.get(events.size() - 1).has("variant")).isFalse();
        assertThat(events.stream()
                        .filter(event -> event.has("variant"))
                        .map(event -> event.get("variant").asString())
                        .distinct())
                .containsExactly("after", "before");
    }

    @Test
    void oneVariantCanBeChosen() {
        Launched run = Launched.fdscope("run", "06/the-number-is-new", "--variant", "before", "--json");
        assertThat(run.events().stream()
                        .filter(event -> event.has("variant"))
                        .map(event -> event.get("variant").asString())
                        .distinct())
                .containsExactly("before");
        Launched wrong = Launched.fdscope("run", "06/the-number-is-new", "--variant", "never");
        assertThat(wrong)
                .isEqualTo(new Launched(2, "", "fdscope: never: no such variant, expected one of after, before\n"));
    }

    @Test
    void aRecordingStandsInWhereANeedIsNotMet() throws IOException {
        Path lab = temp.resolve("note.lab");
        Files.writeString(lab, "actors alice\nalice f = memfd_create(\"x\")\nalice write(f, \"hi\") -> 2\n");
        Launched kept = Launched.fdscope("run", "--record", lab.toString());
        assertThat(kept.exitCode()).isZero();
        assertThat(temp.resolve("note.trace.jsonl")).isRegularFile();
        Files.writeString(lab, "needs program no-such-program\n" + Files.readString(lab));
        Launched run = Launched.fdscope("run", lab.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .containsPattern("RECORDED on Linux [^ ]+, not run here:\n")
                .containsPattern("alice  write\\([0-9]+<f>, \"hi\"\\) = 2\n")
                .contains("skipped: 0 claims");
        Launched json = Launched.fdscope("run", lab.toString(), "--json");
        assertThat(json.events()).anyMatch(event -> event.has("recorded"));
        assertThat(last(json).get("outcome").asString()).isEqualTo("skipped");
        assertThat(last(json).has("recorded")).isFalse();
    }

    @Test
    void aLabThatIsNotThereIsToldWithWhatIs() {
        Launched run = Launched.fdscope("run", "06/ofset-is-shared", "--json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("fdscope: 06/ofset-is-shared: no such lab in lesson 6, expected ");
        assertThat(last(run).get("outcome").asString()).isEqualTo("failed");
    }

    @Test
    void aLabFromOutsideGetsNoRootUnasked() throws IOException {
        Path lab = temp.resolve("r.lab");
        Files.writeString(lab, "actor alice root\nalice f = memfd_create(\"x\")\nexpect uid(alice) == 0\n");
        Launched run = Launched.fdscope("run", lab.toString(), "--json");
        assertThat(run.exitCode()).isEqualTo(3);
        boolean root = "root".equals(System.getProperty("user.name"));
        assertThat(run.err())
                .startsWith(
                        root
                                ? "fdscope: not allowed: start fdscope with --allow-root to let this lab be root; "
                                        + "look at it first, it is not of the built-in course\n"
                                : "fdscope: not on this machine: root: this ");
        assertThat(last(run).get("outcome").asString()).isEqualTo("skipped");
        Tools.suppose(root, "only root can allow root");
        assertThat(Launched.fdscope("run", "--allow-root", lab.toString()).exitCode())
                .isZero();
    }

    @Test
    void namesWithControlCharactersReachNoTerminal() {
        Launched run = new Launched.Start()
                .words("run", "-")
                .reading("actors alice\nalice s = socket(AF_UNIX, SOCK_STREAM)\n"
                        + "alice bind(s, \"\\x00\\e[31m\" + run)\nalice getsockname(s) -> any\n")
                .run();
        assertThat(run.out()).contains("\\e[31m").doesNotContain("\u001b");
        assertThat(run.exitCode()).isZero();
    }

    private static JsonNode last(Launched run) {
        List<JsonNode> events = run.events();
        return events.get(events.size() - 1);
    }
}
