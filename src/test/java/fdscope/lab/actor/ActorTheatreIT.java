package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Report;
import fdscope.lab.Troupe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActorTheatreIT {
    private static final int KCMP_FILE = 0;
    private static final int MAP_SHARED = 1;
    private static final int PROT_READ = 1;
    private static final int EACCES = 13;

    private Syscalls calls;
    private Path base;
    private ActorTheatre theatre;

    @BeforeEach
    void open() throws Exception {
        calls = NativeDoor.open();
        base = Path.of(calls.mkdtemp(Bytes.utf8("/tmp/actor-it-XXXXXX")).text());
        calls.chmod(Bytes.utf8(base.toString()), 0711);
        theatre = new ActorTheatre(calls, 0, Optional.of(base.resolve("fdscope")));
    }

    @AfterEach
    void close() throws Exception {
        theatre.close();
        Files.delete(base);
    }

    @Test
    void aDescriptorThatWasSentIsTheSameOpenFile() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice", "bob"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            Actor bob = troupe.start("bob", false, -1, 0);
            List<Integer> pair = Play.call(alice, "socketpair", 1, 1).fds();
            int end = Play.hand(alice, pair.get(1), bob);
            int file = Play.call(alice, "memfd_create", "note").fds().get(0);
            Bytes control = Play.rights(file);

            assertThat(Play.call(alice, "sendmsg", pair.get(0), "x", Bytes.EMPTY, control, control.length())
                            .result())
                    .isEqualTo(1);
            Report.Returned message = Play.call(bob, "recvmsg", end, 16, 24);

            assertThat(message.data()).isEqualTo(Bytes.utf8("x"));
            assertThat(message.fds()).hasSize(1);
            assertThat(message.numbers()).isEqualTo(Map.of("flags", 0L, "cmsgs", 1L, "cmsg_len", 20L));
            assertThat(calls.kcmp(
                            alice.pid(),
                            bob.pid(),
                            KCMP_FILE,
                            file,
                            message.fds().get(0)))
                    .isZero();
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
        }
    }

    @Test
    void aRepeatCountsUntilTheBufferIsFull() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            int end = Play.call(alice, "socketpair", 1, 1).fds().get(0);
            alice.send(new Order.Repeat(
                    Play.order("send", end, "xyz", 0x40),
                    java.util.OptionalInt.empty(),
                    java.util.OptionalInt.of(11),
                    Optional.empty(),
                    Optional.empty()));
            Report.Repeated repeated = (Report.Repeated) Play.report(alice);

            assertThat(repeated.lastErrno()).isEqualTo(11);
            assertThat(repeated.count()).isGreaterThan(10);
            assertThat(repeated.total()).isEqualTo(3L * repeated.count());
        }
    }

    @Test
    void aSpawnedActorHasWhatIsNotCloseOnExec() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            int kept = Play.call(alice, "memfd_create", "kept").fds().get(0);
            int closed = Play.call(alice, "memfd_create", "closed", 1).fds().get(0);
            alice.send(new Order.Spawn("tok", List.of(3), List.of(kept), List.of("A=b")));
            int pid = (int) Play.returned(alice).result();
            Actor carol = troupe.spawned("carol", "tok", pid, alice, Play.DEADLINE);

            assertThat(calls.kcmp(alice.pid(), carol.pid(), KCMP_FILE, kept, kept))
                    .isZero();
            assertThat(calls.kcmp(alice.pid(), carol.pid(), KCMP_FILE, kept, 3)).isZero();
            assertThat(carol.ownFds()).doesNotContain(3, kept);
            assertThat(Files.exists(Path.of("/proc/" + pid + "/fd/" + closed))
                            && !carol.ownFds().contains(closed))
                    .isFalse();

            carol.send(new Order.Exit(7));
            assertThat(carol.ended(Play.DEADLINE)).contains(new Actor.Ending(7, 0));
        }
    }

    @Test
    void aNewProgramIsTheSameProcess() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            int pid = alice.pid();
            int kept = Play.call(alice, "memfd_create", "kept").fds().get(0);
            alice.send(new Order.Spawn("child", List.of(), List.of(), List.of()));
            int childPid = (int) Play.returned(alice).result();
            Actor child = troupe.spawned("child", "child", childPid, alice, Play.DEADLINE);
            alice.send(new Order.Exec("tok"));
            troupe.restarted(alice, "tok", Play.DEADLINE);

            assertThat(Play.call(alice, "syscall", "getpid").result()).isEqualTo(pid);
            assertThat(Play.call(alice, "fstat", kept).errno()).isZero();
            child.kill();
            assertThat(child.ended(Play.DEADLINE)).contains(new Actor.Ending(0, 9));
            assertThat(alice.ended(java.time.Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void deathsAreTrue() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("map", "pipe", "killed", "blocked"))) {
            Actor map = troupe.start("map", false, -1, 0);
            int file = Play.call(map, "memfd_create", "x").fds().get(0);
            Play.call(map, "ftruncate", file, 4096);
            long address =
                    Play.call(map, "mmap", file, 4096, PROT_READ, MAP_SHARED, 0).result();
            Play.call(map, "ftruncate", file, 0);
            map.send(Play.order("peek", address, 1));
            assertThat(map.ended(Play.DEADLINE)).contains(new Actor.Ending(0, 7));

            Actor pipe = troupe.start("pipe", false, -1, 0);
            List<Integer> ends = Play.call(pipe, "pipe").fds();
            Play.call(pipe, "close", ends.get(0));
            pipe.send(Play.order("write", ends.get(1), "x"));
            assertThat(pipe.ended(Play.DEADLINE)).contains(new Actor.Ending(0, 13));

            Actor killed = troupe.start("killed", false, -1, 0);
            killed.kill();
            assertThat(killed.ended(Play.DEADLINE)).contains(new Actor.Ending(0, 9));
            assertThat(killed.receive(Play.DEADLINE)).isEmpty();

            Actor blocked = troupe.start("blocked", false, -1, 0);
            int socket = Play.call(blocked, "socketpair", 1, 1).fds().get(0);
            blocked.send(Play.order("recv", socket, 1));
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
        }
    }

    @Test
    void aLabChangesItsOwnFolderOnly() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            assumeThat(landlock()).as("this kernel has no Landlock").isTrue();

            assertThat(Play.call(alice, "mkdir", "deep", 0).errno()).isZero();
            assertThat(Play.call(alice, "open", "note", 0101, 0).errno()).isZero();
            assertThat(Play.call(alice, "symlink", "/etc", "link").errno()).isZero();
            assertThat(Play.call(alice, "open", "/tmp/actor-it-outside", 0101, 0600)
                            .errno())
                    .isEqualTo(EACCES);
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
            assertThat(Path.of(troupe.folder())).doesNotExist();
        }
    }

    @Test
    void rootsActorIsNobody() throws Exception {
        assumeThat(calls.geteuid()).as("needs root").isZero();
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);

            assertThat(Files.readAllLines(Path.of("/proc/" + alice.pid() + "/status")))
                    .contains("Uid:\t65534\t65534\t65534\t65534", "Gid:\t65534\t65534\t65534\t65534", "NoNewPrivs:\t1");
        }
    }

    @Test
    void itsOwnDescriptorsAreOutOfReach() throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            alice.send(Play.order("dup2", 0, 3));

            assertThat(Play.report(alice))
                    .isEqualTo(new Report.Refused("descriptor 3 belongs to the program that plays this actor;"
                            + " take another number, or write spawn(3 = f) for a process that has f there"));
        }
    }

    @Test
    void nothingStaysOpenInTheRunner() throws Exception {
        try (ActorTheatre other = new ActorTheatre(calls, 0, Optional.of(base.resolve("fdscope")))) {
            play(other);
            play(theatre);
            int before = OwnFds.open(calls).size();
            for (int i = 0; i < 10; i++) {
                play(other);
                play(theatre);
            }
            assertThat(OwnFds.open(calls)).hasSize(before);
        }
    }

    private static void play(ActorTheatre theatre) throws Exception {
        try (Troupe troupe = theatre.open(Play.script("alice"))) {
            troupe.start("alice", false, -1, 0);
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
        }
    }

    private boolean landlock() {
        try {
            return calls.syscall("landlock_create_ruleset", 0, 0, 1) > 0;
        } catch (fdscope.kernel.ErrnoException e) {
            return false;
        }
    }
}
