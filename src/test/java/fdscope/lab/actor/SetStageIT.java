package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Troupe;
import fdscope.lab.script.Step;
import fdscope.observe.source.KernelSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetStageIT {
    private static final int O_WRONLY = 1;
    private static final int O_WRONLY_CREAT = 1 | 0100;
    private static final int EACCES = 13;
    private static final int EPERM = 1;
    private static final long CLONE_NEWUSER = 0x10000000L;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;
    private static final int SPARES = 2;

    private Syscalls calls;
    private Path base;
    private ActorTheatre theatre;

    @BeforeEach
    void open() throws Exception {
        calls = NativeDoor.open();
        base = Path.of(calls.mkdtemp(Bytes.utf8("/tmp/stage-it-XXXXXX")).text());
        calls.chmod(Bytes.utf8(base.toString()), 0711);
        theatre = new ActorTheatre(calls, SPARES, Optional.of(base.resolve("fdscope")));
    }

    @AfterEach
    void close() throws Exception {
        theatre.close();
        Files.delete(base);
    }

    @Test
    void aLabsFolderIsPrivateAndTwoLevelsBelowTheRoot() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            Syscalls.FileStatus folder = calls.lstat(Bytes.utf8(troupe.folder()));

            assertThat(troupe.folder()).matches("/tmp/fdscope-lab-[A-Za-z0-9]{6}");
            assertThat(folder.mode() & 07777).isEqualTo(0700);
            assertThat(folder.uid()).isEqualTo(calls.geteuid() == 0 ? SessionFolder.NOBODY : calls.geteuid());
            assertThat(Play.call(alice, "open", "../../etc/passwd", 0, 0).errno())
                    .isZero();
        }
    }

    @Test
    void whileALabPlaysNobodyButItsActorsIsThere() throws Exception {
        theatre.open(Play.script("alice")).end();
        awaitTheNextStage();
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            assertThat(processes()).isEqualTo(List.of(alice.pid()));
            List<Integer> pair = Play.call(alice, "socketpair", 1, 1).fds();
            for (int i = 0; i < 100; i++) {
                Play.call(alice, "send", pair.get(0), "x");
            }
            assertThat(processes()).isEqualTo(List.of(alice.pid()));
        }
    }

    @Test
    void aLabThatWantsMoreThanTheSparesHasThemBeforeItBegins() throws Exception {
        theatre.open(Play.script("alice")).end();
        awaitTheNextStage();
        try (Troupe troupe = theatre.open(Play.script("a", "b", "c"))) {
            List<Integer> before = processes();
            List<Integer> pids = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                pids.add(troupe.start(name, false, -1, 0).pid());
            }

            assertThat(before).containsExactlyInAnyOrderElementsOf(pids);
            assertThat(processes()).isEqualTo(before);
        }
    }

    @Test
    void aStageWhoseFolderWasTidiedAwayIsNotPlayedOn() throws Exception {
        theatre.open(Play.script("alice")).end();
        Path next = awaitTheNextStage();
        Files.delete(next);
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);

            assertThat(Path.of(troupe.folder())).isNotEqualTo(next);
            assertThat(Play.call(alice, "open", "note", O_WRONLY_CREAT, 0600).errno())
                    .isZero();
            assertThat(processes()).isEqualTo(List.of(alice.pid()));
        }
    }

    @Test
    void oneLabCannotChangeTheFolderOfAnother() throws Exception {
        assumeThat(landlock()).as("this kernel has no Landlock").isTrue();
        try (Troupe first = theatre.open(Play.script("alice"));
                Troupe second = theatre.open(Play.script("bob"))) {
            Actor alice = first.start("alice", false, -1, 0);
            Actor bob = second.start("bob", false, -1, 0);
            String there = second.folder();
            assertThat(Play.call(bob, "open", "note", O_WRONLY_CREAT, 0666).errno())
                    .isZero();

            assertThat(Stream.of(
                                    Play.call(alice, "open", there + "/note", O_WRONLY, 0),
                                    Play.call(alice, "open", there + "/new", O_WRONLY_CREAT, 0666),
                                    Play.call(alice, "mkdir", there + "/new", 0755),
                                    Play.call(alice, "unlink", there + "/note"),
                                    Play.call(alice, "symlink", "/etc", there + "/link"),
                                    Play.call(alice, "open", session() + "/lab-AAAAAA", O_WRONLY_CREAT, 0666))
                            .map(outcome -> outcome.errno())
                            .toList())
                    .containsOnly(EACCES);
            assertThat(Play.call(alice, "open", there + "/note", 0, 0).errno()).isZero();
        }
    }

    @Test
    void spawnedRestartedAndUnsharedActorsAreInTheSameDomain() throws Exception {
        assumeThat(landlock()).as("this kernel has no Landlock").isTrue();
        try (Troupe troupe = theatre.open(Play.script("alice", "bob"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            Actor bob = troupe.start("bob", false, -1, 0);
            bob.send(new Order.Exec("again"));
            troupe.restarted(bob, "again", Play.DEADLINE);
            alice.send(new Order.Spawn("child", List.of(), List.of(), List.of()));
            int pid = (int) Play.returned(alice).result();
            Actor child = troupe.spawned("child", "child", pid, alice, Play.DEADLINE);
            List<Actor> all = new ArrayList<>(List.of(bob, child));
            if (new Needs(calls, new KernelSource())
                    .unmet(new Step.Need(Step.Need.Kind.USERNS, ""))
                    .isEmpty()) {
                all.add(troupe.start("guest", false, -1, CLONE_NEWUSER));
            }
            for (Actor actor : all) {
                assertThat(Play.call(actor, "open", "by-" + actor.name(), O_WRONLY_CREAT, 0600)
                                .errno())
                        .as(actor.name())
                        .isZero();
                assertThat(Play.call(actor, "mkdir", "/tmp/stage-it-never", 0755)
                                .errno())
                        .as(actor.name())
                        .isEqualTo(EACCES);
            }
            // Landlock lets a process look into those of its own domain only.
            for (Actor actor : List.of(bob, child)) {
                int file = Play.call(actor, "memfd_create", "x").fds().get(0);
                int pidfd = Play.call(alice, "pidfd_open", actor.pid(), 0).fds().get(0);
                assertThat(Play.call(alice, "pidfd_getfd", pidfd, file, 0).errno())
                        .as(actor.name())
                        .isZero();
            }
        }
    }

    @Test
    void withoutTmpALabsFolderIsInTheSessionFolder() throws Exception {
        String template = "/tmp/fdscope-lab-XXXXXX";
        Syscalls noTmp = (Syscalls) Proxy.newProxyInstance(
                Syscalls.class.getClassLoader(), new Class<?>[] {Syscalls.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("mkdtemp") && arguments[0].equals(Bytes.utf8(template))) {
                        throw new ErrnoException("mkdtemp", template, new Errno(EACCES));
                    }
                    try {
                        return method.invoke(calls, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (ActorTheatre elsewhere = new ActorTheatre(noTmp, 0, Optional.of(base.resolve("fdscope")));
                Troupe troupe = elsewhere.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);

            assertThat(Path.of(troupe.folder()).getParent()).isEqualTo(session());
            assertThat(Play.call(alice, "open", "note", O_WRONLY_CREAT, 0600).errno())
                    .isZero();
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
            assertThat(Path.of(troupe.folder())).doesNotExist();
        }
        assertThat(base.resolve("fdscope")).doesNotExist();
    }

    @Test
    void tenLabsInARowLeaveNothing() throws Exception {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Troupe troupe = theatre.open(Play.script("alice"));
            folders.add(Path.of(troupe.folder()));
            Actor alice = troupe.start("alice", false, -1, 0);
            assertThat(Play.call(alice, "mkdir", "deep", 0).errno()).isZero();
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
        }
        Path session = session();
        theatre.close();

        assertThat(folders).doesNotHaveDuplicates().noneMatch(Files::exists);
        assertThat(LabProcesses.ofSession(calls, session.toString()).alive()).isEmpty();
        assertThat(base.resolve("fdscope")).doesNotExist();
    }

    private Path session() throws Exception {
        try (Stream<Path> entries = Files.list(base.resolve("fdscope"))) {
            return entries.findFirst().orElseThrow();
        }
    }

    /** All processes of the session but ours. */
    private List<Integer> processes() throws Exception {
        return LabProcesses.ofSession(calls, session().toString()).alive();
    }

    /** Gives its folder. */
    private Path awaitTheNextStage() throws Exception {
        long end = System.nanoTime() + Play.DEADLINE.toNanos();
        while (processes().size() < SPARES) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.onSpinWait();
        }
        Path record = LabFolder.records(session()).get(0);
        return Path.of("/tmp/fdscope-" + record.getFileName());
    }

    @Test
    void aSignalReachesTheActorsOfTheSameLabAlone() throws Exception {
        assumeThat(landlockVersion())
                .as("this kernel's Landlock has no scopes (ABI 6)")
                .isGreaterThanOrEqualTo(6);
        try (Troupe first = theatre.open(Play.script("alice", "carol"));
                Troupe second = theatre.open(Play.script("bob"))) {
            Actor alice = first.start("alice", false, -1, 0);
            Actor carol = first.start("carol", false, -1, 0);
            Actor bob = second.start("bob", false, -1, 0);

            assertThat(Play.call(alice, "kill", carol.pid(), 0).errno()).isZero();
            assertThat(Play.call(alice, "kill", bob.pid(), 0).errno()).isEqualTo(EPERM);
        }
    }

    @Test
    void anAbstractNameOutsideTheLabIsOutOfReachAndSoIsTcp() throws Exception {
        assumeThat(landlockVersion())
                .as("this kernel's Landlock has no scopes (ABI 6)")
                .isGreaterThanOrEqualTo(6);
        Bytes name = new UnixAddress.Abstract(Bytes.utf8(base.toString())).sockaddr();
        Bytes port9 = Bytes.of(new byte[] {2, 0, 0, 9, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        try (Troupe troupe = theatre.open(Play.script("alice", "bob"));
                Fd outside = calls.socket(1, SOCK_STREAM_CLOEXEC, 0)) {
            calls.bind(outside, name);
            calls.listen(outside, 1);
            Actor alice = troupe.start("alice", false, -1, 0);
            Actor bob = troupe.start("bob", false, -1, 0);
            Bytes own = new UnixAddress.Abstract(Bytes.utf8(base + ".bob")).sockaddr();
            int listener = Play.call(bob, "socket", 1, 1).fds().get(0);
            Play.call(bob, "bind", listener, own);
            Play.call(bob, "listen", listener, 1);
            int socket = Play.call(alice, "socket", 1, 1).fds().get(0);
            int internet = Play.call(alice, "socket", 2, 1).fds().get(0);

            assertThat(Play.call(alice, "connect", socket, name).errno()).isEqualTo(EPERM);
            assertThat(Play.call(alice, "connect", socket, own).errno()).isZero();
            assertThat(Play.call(alice, "connect", internet, port9).errno()).isEqualTo(EACCES);
        }
    }

    private boolean landlock() {
        return landlockVersion() > 0;
    }

    private long landlockVersion() {
        try {
            return calls.syscall("landlock_create_ruleset", 0, 0, 1);
        } catch (ErrnoException e) {
            return 0;
        }
    }
}
