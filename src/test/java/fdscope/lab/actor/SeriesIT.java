package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.Actor;
import fdscope.lab.Troupe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a series an actor goes on to the next lab, if it can be made as it was. */
class SeriesIT {
    private static final int SIGPIPE = 13;
    private static final int SIGUSR1 = 10;
    private static final int RLIMIT_NOFILE = 7;

    private Playhouse house;

    @BeforeEach
    void open() {
        house = Playhouse.open(0);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anActorWithoutOrdersGoesOnAndOneTooManyWaits() throws Exception {
        List<Integer> three = pids("a", "b", "c");
        List<Integer> one = pids("a");
        List<Integer> threeAgain = pids("a", "b", "c");

        assertThat(three).containsAll(one);
        assertThat(threeAgain).containsExactlyInAnyOrderElementsOf(three);
    }

    @Test
    void whatItOpenedMappedLimitedAndIgnoredIsTakenBack() throws Exception {
        Map<String, String> before;
        int pid;
        try (Troupe troupe = house.theatre().reopen(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            pid = alice.pid();
            before = state(pid);
            int file = Play.call(alice, "memfd_create", "x").fds().get(0);
            Play.call(alice, "ftruncate", file, 1 << 20);
            long address = Play.call(alice, "mmap", file, 1 << 20, 3, 1, 0).result();
            Play.call(alice, "poke", address, "hello");
            Play.call(alice, "setrlimit", RLIMIT_NOFILE, 40);
            Play.call(alice, "signal", SIGPIPE, 1);
            Play.call(alice, "mkdir", "deep", 0700);

            assertThat(state(pid)).isNotEqualTo(before);
            assertThat(troupe.end()).isEqualTo(new Troupe.Left(0, 0));
        }
        try (Troupe troupe = house.theatre().reopen(Play.script("alice"))) {
            assertThat(troupe.start("alice", false, -1, 0).pid()).isEqualTo(pid);
            assertThat(state(pid)).isEqualTo(before);
            assertThat(Path.of(troupe.folder()).toFile().list()).isEmpty();
        }
    }

    @Test
    void whoDidWhatCannotBeTakenBackIsReplaced() throws Exception {
        assertThat(goesOnAfter("umask", 077)).isFalse();
        assertThat(goesOnAfter("signal", SIGUSR1, 1)).isFalse();
        assertThat(goesOnAfter("chdir", "/")).isFalse();
        assertThat(goesOnAfter("close", -1)).isTrue();
    }

    @Test
    void aLabOutsideASeriesHasFreshActors() throws Exception {
        List<Integer> used = pids("a");
        try (Troupe troupe = house.theatre().open(Play.script("a"))) {
            assertThat(used).doesNotContain(troupe.start("a", false, -1, 0).pid());
        }
    }

    @Test
    void whomTheLastLabHadToStartTheNextFindsThere() throws Exception {
        try (Playhouse warm = Playhouse.open(1)) {
            try (Troupe troupe = warm.theatre().reopen(Play.script("a", "b"))) {
                for (String name : List.of("a", "b")) {
                    Play.call(troupe.start(name, false, -1, 0), "umask", 077);
                }
            }
            Set<Integer> waiting = new TreeSet<>();
            long end = System.nanoTime() + Play.DEADLINE.toNanos();
            // Two in their place, and the one that waits for a lab outside a series.
            while (waiting.size() < 3) {
                assertThat(System.nanoTime()).as("deadline").isLessThan(end);
                waiting.addAll(processes(warm));
            }

            try (Troupe troupe = warm.theatre().reopen(Play.script("a", "b"))) {
                assertThat(waiting)
                        .contains(
                                troupe.start("a", false, -1, 0).pid(),
                                troupe.start("b", false, -1, 0).pid());
            }
        }
    }

    private static List<Integer> processes(Playhouse house) throws Exception {
        try (Stream<Path> sessions = Files.list(house.folder().resolve("fdscope"))) {
            return LabProcesses.ofSession(
                            house.calls(), sessions.findFirst().orElseThrow().toString())
                    .alive();
        }
    }

    private boolean goesOnAfter(String call, Object... arguments) throws Exception {
        int pid;
        try (Troupe troupe = house.theatre().reopen(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            pid = alice.pid();
            Play.call(alice, call, arguments);
        }
        return pids("alice").contains(pid);
    }

    private List<Integer> pids(String... names) throws Exception {
        List<Integer> pids = new ArrayList<>();
        try (Troupe troupe = house.theatre().reopen(Play.script(names))) {
            for (String name : names) {
                pids.add(troupe.start(name, false, -1, 0).pid());
            }
        }
        return pids;
    }

    /** What of a process its labs can tell: descriptors, mapped files, limits, what it does with signals. */
    private static Map<String, String> state(int pid) throws Exception {
        Path process = Path.of("/proc/" + pid);
        Map<String, String> state = new TreeMap<>();
        for (String fd : process.resolve("fd").toFile().list()) {
            state.put(
                    "fd " + fd,
                    Files.readSymbolicLink(process.resolve("fd/" + fd)).toString());
        }
        state.put("limits", Files.readString(process.resolve("limits")));
        Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.matches("(Sig(Ign|Cgt)|Uid|Gid):.*"))
                .forEach(line -> state.put(line.substring(0, 6), line));
        state.put(
                "mapped",
                Files.readAllLines(process.resolve("maps")).stream()
                        .filter(line -> line.contains("/memfd:"))
                        .toList()
                        .toString());
        return state;
    }
}
