package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: what other tests open is open in this process too. */
@Isolated
class RunnerLeaksIT {
    private static final int RUNS = 20;
    private static final int EQUAL_LOOKS = 200;
    private static final long SETTLED_NANOS = 10_000_000_000L;

    @Test
    void twentyRunsLeaveTheRunnersDescriptorsAsTheyWere() {
        try (Playhouse house = Playhouse.open(0)) {
            run(house);
            run(house);
            List<String> before = settled(house);
            for (int i = 0; i < RUNS; i++) {
                run(house);
            }
            assertThat(settled(house)).isEqualTo(before);
        }
    }

    /** A lab that passes although an actor dies, and one that stops. */
    private static void run(Playhouse house) {
        Playhouse.assertPassed("a pair", house.run("""
                lab pair
                actors alice bob
                pair alice.s bob.s stream
                alice f = memfd_create("note")
                alice sendmsg(s, "x", SCM_RIGHTS [f]) -> 1
                bob m = recvmsg(s, 16, control 24) -> "x", fds 1
                kill alice
                """));
        assertThat(Playhouse.end(house.run("""
                lab stops
                actors alice
                alice read(9999, 1)
                """)).outcome()).isEqualTo("failed");
    }

    /** What is open once nothing changes any more: a thread of the JVM may still be closing what it had open. */
    private static List<String> settled(Playhouse house) {
        long deadline = System.nanoTime() + SETTLED_NANOS;
        List<String> now = open(house);
        int equal = 0;
        while (equal < EQUAL_LOOKS) {
            assertThat(System.nanoTime()).as("still changing: " + now).isLessThan(deadline);
            List<String> earlier = now;
            now = open(house);
            equal = now.equals(earlier) ? equal + 1 : 0;
        }
        return now;
    }

    /** Number and target of each: one that was opened again has another inode. */
    private static List<String> open(Playhouse house) {
        List<String> open = new ArrayList<>();
        for (int number : OwnFds.open(house.calls())) {
            try {
                open.add(number + " "
                        + house.calls()
                                .readlink(Bytes.utf8("/proc/self/fd/" + number))
                                .text());
            } catch (ErrnoException e) {
                open.add(number + " " + e.errno().name());
            }
        }
        return open;
    }
}
