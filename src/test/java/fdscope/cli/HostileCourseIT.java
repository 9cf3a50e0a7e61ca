package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A course that nobody should trust: what is told of it before it runs, and what it can do when somebody says yes. */
final class HostileCourseIT {
    private static final Path RESOURCE = Path.of("src/test/resources/hostile");
    private static final int NOBODY = 65534;

    private static final String WISHES = """
            The labs of @FOLDER@/course are programs of somebody else. They run as you, in a private
            folder, without new privileges. This is what they want beyond plain calls:
              a process that may be another's, mallory kill(@PID@, SIGKILL) -> EPERM  [01/a-process-of-the-user:94]
              a process that may be another's, mallory kill(0 - 1, 0) -> any  [01/a-process-of-the-user:95]
              a call beside those of the lab language, mallory repeat 1000000 syscall(call) -> 1000000  [01/fork-storm:56]
              a call beside those of the lab language, mallory syscall(call, list[0], 0, 0) -> 0  [01/exec:66]
              a socket that is not AF_UNIX, mallory s = socket(AF_UNIX + 1, SOCK_STREAM)  [01/the-network:101]
              an address of family 2, mallory connect(s, raw u16(2) + u16(9) + u32(1) + u64(0)) -> EACCES  [01/the-network:102]
              the name @FOLDER@/bus  [01/the-users-bus:16]
              the name @FOLDER@/canary/note  [01/out-of-the-folder:23, 01/modes-by-name:40, 01/modes-by-descriptor:47]
              the name ../..@FOLDER@/canary  [01/out-of-the-folder:24]
              the name /dev/tty  [01/out-of-the-folder:35]
              a name that is made while it runs, mallory sendto(d, "x", "@FOLDER@/" + n) -> ENOENT  [01/the-users-bus:18]
            fdscope: nobody can be asked here; if you trust them, say --yes
            """;

    private static final String TOLD = """
            the-users-bus passed
            out-of-the-folder passed
            modes-by-name failed
              lesson.md:42: chmod() of @FOLDER@/canary/note: outside the lab's folder, where a lab changes nothing
            modes-by-descriptor failed
              lesson.md:49: fchmod() of @FOLDER@/canary/note: outside the lab's folder, where a lab changes nothing
            fork-storm failed
              lesson.md:56: fork would copy one thread of a many-threaded program; write spawn() for a new process: carol = spawn()
            exec failed
              lesson.md:66: execve cannot be made so; write execve()
            loader failed
              lesson.md:72: env LD_PRELOAD would load code into the program that plays the actor; take another name
            huge-mapping failed
              lesson.md:81: mmap(N<f>, 70368744177664, PROT_READ|PROT_WRITE, MAP_PRIVATE) = -1 ENOMEM, there is not enough memory, expected success
            huge-file failed
              lesson.md:88: write(N<f>, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"...) = 8388608, 32 times, then -1 EFBIG, expected 1000000
            a-process-of-the-user passed
            the-network passed""";

    private static final String TRAPS = """
            01-out/lesson.md:1: a link that leads out of @TRAPS@, expected a file inside
            02-device/lesson.md:1: a link that leads out of @TRAPS@, expected a file inside
            03-fifo/lesson.md:1: not a regular file, expected one
            04-sparse/lesson.md:1: larger than 256 KiB, expected a text to read
            05-itself/lesson.md:1: cannot be read (05-itself/lesson.md: too many levels of symbolic links or unable to access attributes of symbolic link)
            06-folder:1: a link that leads out of @TRAPS@, expected a folder inside
            07-cycle/lesson.md:1: missing, expected the text of the lesson
            10-bomb/lesson.md:9: more than 16 KiB without a blank line, expected one
            11-\\e[2J/lesson.md:1: folder 11-\\e[2J, expected NN-slug as in 06-in-flight
            12-socket/lesson.md:1: not a regular file, expected one
            2 lessons, 0 labs, 0 exercises: 10 errors, 0 warnings
            """;

    /** As whom fdscope is started. */
    enum User {
        ROOT,
        ORDINARY
    }

    private final AtomicInteger callers = new AtomicInteger();
    private Path folder;
    private Path course;
    private Path note;
    private ServerSocketChannel bus;
    private Process victim;

    @BeforeEach
    void aUsersMachine() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "hostile-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        note = Files.createDirectories(folder.resolve("canary")).resolve("note");
        Files.writeString(note, "a song\n");
        Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        victim = new ProcessBuilder(as(User.ORDINARY, "sleep", "600")).start();
        bus = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bus.bind(UnixDomainSocketAddress.of(folder.resolve("bus")));
        Files.setPosixFilePermissions(folder.resolve("bus"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Thread listener = new Thread(this::serve, "bus");
        listener.setDaemon(true);
        listener.start();
        course = folder.resolve("course");
        Path lesson = course.resolve("01-hostile/lesson.md");
        Files.createDirectories(lesson.getParent());
        Files.writeString(
                lesson,
                Files.readString(RESOURCE.resolve("01-hostile/lesson.md"))
                        .replace("@FOLDER@", folder.toString())
                        .replace("@PID@", Long.toString(victim.pid())));
    }

    @AfterEach
    void allGone() throws Exception {
        bus.close();
        victim.destroyForcibly().waitFor();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void serve() {
        while (bus.isOpen()) {
            try (SocketChannel caller = bus.accept()) {
                callers.incrementAndGet();
                caller.write(ByteBuffer.wrap("no".getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    @ParameterizedTest
    @EnumSource(User.class)
    void whatItWantsIsToldAndWithoutAnAnswerNothingRuns(User user) {
        Launched run = fdscope(user, "run", "1/the-users-bus", "--lessons", course.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(WISHES.replace("@FOLDER@", folder.toString()).replace("@PID@", Long.toString(victim.pid())));
        assertThat(callers).hasValue(0);
        nothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(User.class)
    void withYesItReachesWhatWasToldAndChangesNothing(User user) throws IOException {
        Tools.suppose(landlockScopes(), "this kernel has no Landlock that keeps signals in (Linux 6.12)");
        Launched run = fdscope(user, "verify", "--lessons", course.toString(), "--yes", "--json", "--jobs", "1");

        List<String> told = new ArrayList<>();
        for (JsonNode event : run.events()) {
            if (event.get("event").asString().equals("lab")) {
                assertThat(event.get("left").toString()).isEqualTo("{\"processes\":0,\"sockets\":0,\"files\":0}");
                told.add(
                        event.get("lab").asString() + " " + event.get("outcome").asString());
                event.get("faults").forEach(fault -> told.add("  " + fault.asString()));
            }
        }
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(String.join("\n", told)
                        .replace(course + "/01-hostile/", "")
                        .replace(folder.toString(), "@FOLDER@")
                        .replaceAll("[0-9]+<f>", "N<f>"))
                .isEqualTo(TOLD);
        assertThat(callers).hasValue(1);
        assertThat(victim.isAlive()).isTrue();
        nothingIsLeft();
    }

    @Test
    void aFolderOfTrapsIsOneSentenceATrap() throws IOException {
        Tools.require("mkfifo");
        Path traps = folder.resolve("traps");
        Path good = Files.createDirectories(traps.resolve("09-good")).resolve("lesson.md");
        Files.writeString(good, "---\ntitle: T\npart: A\nminutes: 1\nquestion: Q\nidea: I\n---\nText.\n");
        Files.createSymbolicLink(lesson(traps, "01-out"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(lesson(traps, "02-device"), Path.of("/dev/zero"));
        assertThat(Launched.Start.ended(
                        new ProcessBuilder("mkfifo", lesson(traps, "03-fifo").toString()).start()))
                .isZero();
        try (RandomAccessFile sparse =
                new RandomAccessFile(lesson(traps, "04-sparse").toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }
        Files.createSymbolicLink(lesson(traps, "05-itself"), Path.of("lesson.md"));
        Files.createSymbolicLink(traps.resolve("06-folder"), Path.of("/etc"));
        Files.createSymbolicLink(traps.resolve("07-cycle"), traps);
        Files.createSymbolicLink(lesson(traps, "08-inside"), Path.of("../09-good/lesson.md"));
        Files.writeString(lesson(traps, "10-bomb"), Files.readString(good) + "<a ".repeat(80_000));
        Files.writeString(lesson(traps, "11-\u001b[2J"), Files.readString(good));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(lesson(traps, "12-socket")));
        }
        long from = System.nanoTime();
        Launched lint = new Launched.Start().words("lint", traps.toString()).run();

        assertThat((lint.err() + lint.out()).replace(traps + "/", "").replace(traps.toString(), "@TRAPS@"))
                .isEqualTo(TRAPS);
        assertThat((System.nanoTime() - from) / 1_000_000_000).isLessThan(20);
    }

    private static Path lesson(Path traps, String name) throws IOException {
        return Files.createDirectories(traps.resolve(name)).resolve("lesson.md");
    }

    private Launched fdscope(User user, String... words) {
        if (user == User.ORDINARY || isRoot()) {
            own(folder.resolve("canary"), NOBODY);
            own(note, NOBODY);
            own(folder.resolve("run"), user == User.ROOT ? 0 : NOBODY);
        }
        Tools.suppose(user == User.ORDINARY || isRoot(), "only root can start it as root");
        return new Launched.Start()
                .through(as(user).toArray(String[]::new))
                .with("HOME", folder.resolve("run").toString())
                .with("XDG_RUNTIME_DIR", folder.resolve("run").toString())
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"))
                .words(words)
                .run();
    }

    /** The words that start a program as that user; none where it is the user we are. */
    private static List<String> as(User user, String... program) {
        List<String> words = new ArrayList<>();
        if (user == User.ORDINARY && isRoot()) {
            Tools.require("setpriv");
            words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        words.addAll(List.of(program));
        return words;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void own(Path path, int uid) {
        if (isRoot()) {
            try {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean landlockScopes() {
        String[] version = System.getProperty("os.version").split("[.-]");
        return Integer.parseInt(version[0]) * 100 + Integer.parseInt(version[1]) >= 612;
    }

    /** The canary is as it was; no process is of this session, whose folder is gone. */
    private void nothingIsLeft() {
        try {
            assertThat(note).hasContent("a song\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                    .isEqualTo("rw-r-----");
            try (Stream<Path> canary = Files.list(note.getParent());
                    Stream<Path> session = Files.walk(folder.resolve("run"))) {
                assertThat(canary).containsExactly(note);
                assertThat(session.filter(path -> path.toString().contains("session")))
                        .isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(ofThisSession()).isEmpty();
    }

    private List<String> ofThisSession() {
        List<String> found = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(process -> {
            Path environ = Path.of("/proc", Long.toString(process.pid()), "environ");
            try {
                String text = new String(Files.readAllBytes(environ), StandardCharsets.ISO_8859_1);
                if (text.contains("FDSCOPE_SESSION=" + folder)) {
                    found.add(process.toString());
                }
            } catch (IOException e) {
                return; // ended meanwhile
            }
        });
        return found;
    }
}
