package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code review}, {@code placement}, {@code paths} and {@code record} by their contracts, each on a progress file of its own. */
final class LearnIT {
    /** In the form of the first programs: lessons 1 and 2 done, a question of each missed. */
    private static final String MISSED = """
            {"version":1,"lessons":{
            "a-socket-file-is-a-name":{"page":7,"step":0,"visited":"2026-03-01T10:00:00Z","done":"2026-03-01T11:00:00Z","answers":{
             "a-name-not-the-socket#2":[{"answer":0,"sure":3,"right":false,"at":"2026-03-01T10:11:00Z","review":false}],
             "the-name-moves#1":[{"answer":2,"sure":2,"right":true,"at":"2026-03-01T10:12:00Z","review":false}]}},
            "three-kinds-of-socket":{"page":3,"step":0,"visited":"2026-03-02T10:00:00Z","done":"2026-03-02T11:00:00Z","answers":{
             "three-kinds#2":[{"answer":1,"sure":1,"right":false,"at":"2026-03-02T10:10:00Z","review":false}],
             "review:01#1":[{"answer":1,"sure":2,"right":true,"at":"2026-03-02T10:11:00Z","review":false}]}}
            }}
            """;

    @TempDir
    private Path state;

    private Path file;

    @BeforeEach
    void somebodyHasBegun() throws IOException {
        file = Files.createDirectory(state.resolve("fdscope")).resolve("progress.json");
        Files.writeString(file, MISSED);
    }

    private Launched.Start start(String... words) {
        return new Launched.Start().with("XDG_STATE_HOME", state.toString()).words(words);
    }

    private Launched run(String... words) {
        return start(words).run();
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(one -> one.get(field).asString()).toList();
    }

    @Test
    void whatComesBackIsListedWithoutItsAnswer() {
        JsonNode due = run("review", "--json").json();
        assertThat(texts(due, "question")).containsExactly("a-name-not-the-socket#2", "review:01#1", "review:01#2");
        assertThat(due.get(0).propertyNames())
                .containsExactly("lesson", "slug", "page", "lab", "question", "text", "answers");
        assertThat(due.get(0).get("page").asInt()).isEqualTo(3);
        assertThat(due.get(1).get("lab").isNull()).isTrue();
    }

    @Test
    void aQuestionIsAskedWithWhatWasDoneBeforeItAndTheAnswerComesAfterwards() {
        Launched run = start("review").reading("4\n2\nq\n").run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                3 questions come back.

                1 of 3. From lesson 1, A socket file is a name.
                Lab: One server, one client, one file. Processes: server, client.
                What they have done:
                    server  l = socket(AF_UNIX, SOCK_STREAM)
                    server  bind(l, "s.sock")
                    server  listen(l, 1)
                    client  open("s.sock", O_RDWR)           -> ENXIO
                    client  p = open("s.sock", O_PATH)
                    client  fstat(p)                         -> 0, type S_IFSOCK
                    client  a = socket(AF_UNIX, SOCK_STREAM)
                    client  connect(a, "s.sock")             -> 0
                Question. SIGKILL ends the server; no clean-up code of it runs. The client's
                  next connect()
                  1. waits for a new server
                  2. fails with ECONNREFUSED
                  3. fails with ENOENT
                  4. succeeds, and the bytes wait in the file
                Your answer, 1 to 4: 4
                How sure, 1 guess, 2 quite sure, 3 certain: 2
                Not so. You said 4, succeeds, and the bytes wait in the file; that would be so
                  if: the file is the socket. The answer is 2, fails with ECONNREFUSED: the name
                  is there, nobody listens behind it.
                Look again: fdscope --plain 01, page 3; or fdscope run 01/a-name-not-the-socket.

                2 of 3. From lesson 1, A socket file is a name.
                Question. A server was killed. Its socket file is still there. A new server
                  starts and calls socket(), bind(), listen(). What happens?
                  1. All three work
                  2. bind() fails with EADDRINUSE
                  3. bind() works, listen() fails
                  4. bind() works if the same user starts it
                Your answer, 1 to 4: q
                What you answered is kept; the others wait.
                """);
        assertThat(texts(run("review", "--json").json(), "question")).containsExactly("review:01#1", "review:01#2");
    }

    @Test
    void thePlacementTestTellsNothingUntilItsEndAndNeverTheAnswer() {
        Launched first = start("placement").reading("4\n2\nx\n3\n1\n2\n2\n").run();
        assertThat(first.out())
                .contains("1 of 18. Lesson 3, Names: pathname, abstract, unnamed.")
                .contains("A number from 1 to 3, please; q quits.")
                .endsWith("What you answered is kept; fdscope placement goes on from here.\n")
                .doesNotContain("Right", "Not so", "placed");
        assertThat(start("placement").reading("q\n").run().out()).contains("1 of 15. Lesson 6, ");
        Launched rest = start("placement").reading("1\n3\n".repeat(15)).run();
        assertThat(rest.out())
                .contains("Lesson 1, A socket file is a name: done.")
                .contains("Lesson 3, Names: pathname, abstract, unnamed: for you. You took for granted: a\n"
                        + "  network namespace isolates sockets. The lesson tries it.")
                .contains("Lesson 5, fd, description, inode: placed, you may skip it.")
                .contains("Lesson 4, Reading the system's own tables: for you.\n");
    }

    @Test
    void aPlacedLessonIsSkippableAndNotDone() {
        start("placement").reading("1\n2\nq\n").run();
        JsonNode three = run("placement", "--json").json().get(2);
        assertThat(three.get("slug").asString()).isEqualTo("names");
        assertThat(three.get("placed").asBoolean()).isTrue();
        assertThat(three.get("done").asBoolean()).isFalse();
        JsonNode whole = run("paths", "--json").json().get(0);
        assertThat(whole.get("next").asString()).isEqualTo("04");
        assertThat(whole.get("done").asInt()).isEqualTo(2);
        assertThat(whole.get("placed").asInt()).isEqualTo(1);
    }

    @Test
    void aPathThatIsTakenIsRemembered() {
        assertThat(run("paths", "--take", "security").out())
                .contains("\n> security: The security seminar, 275 min, 0 of 7 done\n");
        JsonNode paths = run("paths", "--json").json();
        assertThat(paths.valueStream()
                        .filter(path -> path.get("taken").asBoolean())
                        .map(path -> path.get("id").asString()))
                .containsExactly("security");
        assertThat(paths.get(5).get("lessons").get(2).get("lab").asString()).isEqualTo("a-cycle");
        Launched plain = start("--plain").reading("q\n").run();
        assertThat(plain.out()).contains("Lesson 3, Names: pathname, abstract, unnamed. Page 1 of ");
        assertThat(run("paths", "--take", "securty"))
                .isEqualTo(new Launched(
                        2,
                        "",
                        "fdscope: securty: no path of this course, expected course, tour, shell, c, security or demo;"
                                + " did you mean security?\n"));
    }

    @Test
    void aRecordNamesNobodyUnlessToldTo() {
        start("placement").reading("1\n2\nq\n").run();
        Launched run = run("record");
        assertThat(run.err()).isEmpty();
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(run.out().replace(today, "TODAY12345").replaceAll("Kernel: .*", "Kernel: X"))
                .isEqualTo("""
                # Record of an fdscope course

                - Date: TODAY12345 (all dates are in UTC)
                - Kernel: X
                - Path: The whole course, 2 of 20 lessons done, 1 placed

                ## Lessons

                | lesson                                 | state             | begun      | done       | predicted | right at first | exercise |
                | -------------------------------------- | ----------------- | ---------- | ---------- | --------- | -------------- | -------- |
                | 1. A socket file is a name             | done              | 2026-03-01 | 2026-03-01 | 2 of 6    | 1              |          |
                | 2. Three kinds of pipe-with-an-address | done              | 2026-03-02 | 2026-03-02 | 1 of 7    | 0              |          |
                | 3. Names: pathname, abstract, unnamed  | placed TODAY12345 |            |            |           |                |          |

                Placement test: 1 of 20 predictions made, placed in 1 lesson. A placed
                lesson may be skipped; it was not done.

                ## How sure, and how right

                | first answers | right | wrong |
                | ------------- | ----- | ----- |
                | a guess       | 0     | 1     |
                | quite sure    | 1     | 0     |
                | certain       | 0     | 1     |

                Certain and wrong: 1.

                ## Misconceptions that still stand

                - **whoever opens a FIFO waits, so a socket file waits too** (lesson 1,
                  certain, 2026-03-01): SIGKILL ends the server; no clean-up code of it
                  runs. The client's next connect()
                - **the rest of a message waits for the next call** (lesson 2, a guess,
                  2026-03-02): Now datagrams. Again bob takes 5 bytes, then asks for 16. He
                  gets

                ## Reviews

                Missed questions come back 1, 3 and 7 lessons later.
                Answered then: 0, right: 0. Waiting now: 3.
                """);
        assertThat(run("record", "--name", "A *Learner*\n# x").out()).contains("\n- Name: A \\*Learner\\* # x\n");
        JsonNode json = run("record", "--json", "--name", "Zoë").json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "name",
                        "at",
                        "kernel",
                        "fdscope",
                        "path",
                        "lessons",
                        "placement",
                        "sureness",
                        "standing",
                        "reviews");
        assertThat(json.get("name").asString()).isEqualTo("Zoë");
        assertThat(json.get("sureness").get(2).get("wrong").asInt()).isEqualTo(1);
        assertThat(run("record", "--json").out()).startsWith("{\"name\":null,").matches("\\p{ASCII}+");
        assertThat(run("record", "--json", "--markdown").exitCode()).isEqualTo(2);
    }

    @Test
    void lintTellsWhatIsWrongWithAPathAndATest() throws IOException {
        Path course = state.resolve("course");
        Files.createDirectories(course.resolve("reference"));
        Files.writeString(course.resolve("reference/paths.json"), "{\"paths\":\n[{\"id\": \"a\"}]}");
        Files.writeString(
                course.resolve("reference/placement.json"),
                "{\"questions\": [\n{\"lesson\": 4, \"question\": \"a#1\"}]}");
        Launched lint = run("lint", course.toString());
        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.err())
                .contains("/paths.json:2: title is missing, expected text\n")
                .contains("/placement.json:2: lesson 4: not in this course\n");
    }
}
