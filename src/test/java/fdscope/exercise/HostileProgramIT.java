package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that do what no task asks for: each check ends in time, says so in plain words and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProgramIT {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));
    private static final String OURS =
            "fdscope-exercise-" + ProcessHandle.current().pid() + "-";

    private static final String BEGIN = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/socket.h>
            #include <sys/wait.h>
            #include <unistd.h>
            static char big[1 << 20];
            int main(void) {
            """;

    /** Its end is waited for before anything else. */
    private static final String ENDS_FIRST = """
            actors  checker
            pair    checker.s checker.t stream
            checker yours = program(3 = t)
            checker close(t)
            claim   "It ends well."
            yours   await -> 0 else "It did not end well."
            claim   "It says hello."
            checker recv(s, 16, MSG_WAITALL) -> "hello" else "That is not hello."
            """;

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

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of(
                        "floods with random bytes",
                        "for (;;) { int f = open(\"/dev/urandom\", O_RDONLY); ssize_t n = read(f, big, sizeof big);"
                                + " close(f); if (write(3, big, n) < 0) return 1; }"),
                Arguments.of(
                        "forks",
                        "for (int i = 0; i < 200; i++) if (fork() == 0) { setsid(); clearenv(); for (;;) pause(); }"
                                + " return 1;"),
                Arguments.of("closes everything", "close_range(0, ~0U, 0); for (;;) pause();"),
                Arguments.of("stops itself", "raise(SIGSTOP); return 0;"),
                Arguments.of("stops its parent", "kill(getppid(), SIGSTOP); return 0;"),
                Arguments.of(
                        "fills the disk",
                        "int f = open(\"big\", O_CREAT | O_WRONLY, 0600);"
                                + " for (;;) if (write(f, big, sizeof big) < 0) return 1;"),
                Arguments.of(
                        "ignores signals and spins",
                        "for (int s = 1; s < 32; s++) signal(s, SIG_IGN); for (volatile int i = 0;;) i = !i;"),
                Arguments.of(
                        "prints megabytes",
                        "memset(big, 'x', sizeof big); for (int i = 0; i < 60; i++)"
                                + " if (write(1 + i % 2, big, sizeof big) < 0) return 1; return 0;"),
                Arguments.of(
                        "sends 253 descriptors",
                        "union { char b[CMSG_SPACE(253 * sizeof(int))]; struct cmsghdr h; } c = {0};"
                                + " struct iovec v = {big, 1}; struct msghdr m = {.msg_iov = &v, .msg_iovlen = 1,"
                                + " .msg_control = c.b, .msg_controllen = sizeof c.b};"
                                + " struct cmsghdr *h = CMSG_FIRSTHDR(&m); h->cmsg_level = SOL_SOCKET;"
                                + " h->cmsg_type = SCM_RIGHTS; h->cmsg_len = CMSG_LEN(253 * sizeof(int));"
                                + " int all[253]; for (int i = 0; i < 253; i++) all[i] = 3;"
                                + " memcpy(CMSG_DATA(h), all, sizeof all); return sendmsg(3, &m, 0) != 1;"),
                Arguments.of(
                        "prints escape sequences",
                        "fputs(\"\\033]0;mine\\007\\033[2J\\233\\r\\n\", stderr);"
                                + " return write(3, \"\\033[31m\", 5) != 5;"),
                Arguments.of(
                        "hides",
                        "if (fork()) return 1; setsid(); if (fork()) _exit(0); clearenv();"
                                + " close_range(0, ~0U, 0); for (;;) pause();"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void itsCheckEndsInPlainWordsAndLeavesNothing(String what, String program) throws Exception {
        Tools.require("gcc");
        Path file = Files.writeString(folder.resolve("exercise.c"), BEGIN + program.replace("", "") + "\n}\n");
        long from = System.nanoTime();
        Outcome outcome = check("c", file);

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(DEADLINE);
        Check failure = outcome.failure().orElseThrow();
        assertThat(failure.name()).as(failure.message()).isIn("It says hello.", "hello");
        String told = failure.message() + String.join("\n", failure.scene()) + String.join("\n", outcome.notes());
        assertThat(told.chars().filter(c -> c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0))
                .as(told)
                .isEmpty();
        assertThat(told.length()).isLessThan(10_000);
        assertThat(outcome.notes()).noneMatch(note -> note.startsWith("Left behind"));
        assertThat(ours()).isEmpty();
    }

    /** Links: a disk may take more than a millisecond for each new file, and the program has five seconds. */
    static Stream<Arguments> wasters() {
        String named = "char n[32]; sprintf(n, \"%d\", i); ";
        String begin = "close(open(\"f\", O_CREAT | O_WRONLY, 0600)); ";
        String link = "{" + named + "link(\"f\", n); }";
        String many = "Your program was ended: it made more than 4096 files.";
        return Stream.of(
                Arguments.of("files without end", begin + "for (int i = 0;; i++) " + link, many),
                Arguments.of(
                        "files in a child that has left it",
                        begin + "if (fork() == 0) { setsid(); for (int i = 0;; i++) " + link + " } for (;;) pause();",
                        many),
                Arguments.of(
                        "5,000 files, and ends well, maybe before anybody looks",
                        begin + "for (int i = 0; i < 5000; i++) " + link + " return write(3, \"hello\", 5) != 5;",
                        "Your program (was ended|has ended): it made more than 4096 files."),
                Arguments.of(
                        "folders in folders",
                        "for (;;) if (mkdir(\"d\", 0700) || chdir(\"d\")) pause();",
                        "Your program was ended: it made folders more than 64 deep in each other."),
                Arguments.of(
                        "large files",
                        "for (int i = 0;; i++) {" + named + "int f = open(n, O_CREAT | O_WRONLY, 0600);"
                                + " for (int j = 0; j < 60; j++) if (write(f, big, sizeof big) < 0) return 1; close(f); }",
                        "Your program was ended: its files were larger than 256 MiB together."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wasters")
    void whoFillsItsFolderIsEndedAndToldSo(String what, String program, String told) throws Exception {
        Tools.require("gcc");
        String begin = BEGIN.replace("static char", "#include <sys/stat.h>\nstatic char");
        Path file = Files.writeString(folder.resolve("waster.c"), begin + program + "\n}\n");
        Check failure = new Checker(new Laboratory(theatre, machine), ENVIRONMENT, () -> false)
                .check(HelloExercise.of("c", ENDS_FIRST), file)
                .failure()
                .orElseThrow();

        assertThat(failure.message().lines().findFirst().orElse("")).matches(told);
        assertThat(ours()).isEmpty();
    }

    @Test
    void fiftyChecksLeaveNothing() throws Exception {
        Tools.require("bash");
        Path file = Files.writeString(
                folder.resolve("exercise.sh"), "#!/bin/bash\nsleep 777 3>&- & echo x > file; printf hello >&3\n");
        check("sh", file);
        List<String> descriptors = descriptors();
        long children = ProcessHandle.current().children().count();
        for (int i = 0; i < 50; i++) {
            assertThat(check("sh", file).result()).isEqualTo(Outcome.Result.PASSED);
        }

        assertThat(descriptors()).isEqualTo(descriptors);
        assertThat(ProcessHandle.current().children().count()).isLessThanOrEqualTo(children);
        assertThat(ours()).isEmpty();
    }

    private Outcome check(String language, Path file) throws Exception {
        return new Checker(new Laboratory(theatre, machine), ENVIRONMENT, () -> false)
                .check(HelloExercise.in(language), file);
    }

    /** What kinds of things this process has open, and how many of each. */
    private static List<String> descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(HostileProgramIT::target)
                    .filter(target -> target.startsWith("socket:") || target.startsWith("/memfd:"))
                    .map(target -> target.replaceAll("[0-9]+", "N"))
                    .sorted()
                    .toList();
        }
    }

    /** Processes and folders that bear the name of our build folders. */
    private static List<String> ours() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"));
                Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(
                            processes
                                    .filter(path ->
                                            path.getFileName().toString().matches("[0-9]+"))
                                    .map(path -> path + " " + target(path.resolve("exe"))),
                            files.map(Path::toString))
                    .filter(line -> line.contains(OURS))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
