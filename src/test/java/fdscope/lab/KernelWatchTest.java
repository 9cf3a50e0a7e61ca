package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Script;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.observe.KernelPoint;
import fdscope.observe.KernelPoint.Kind;
import fdscope.observe.KernelStack;
import fdscope.observe.Reading;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a step is said to have done in the kernel, of what was recorded of its threads. */
class KernelWatchTest {
    private static final int ALICE = 4713;
    private static final int BOB = 4714;
    private static final String LAB = """
            actors alice bob
            alice d = socket(AF_UNIX, SOCK_DGRAM)
            alice close(d)
            """;

    /** Records what it is told to. */
    private static final class Tape implements KernelRecorder {
        private final Deque<Reading<List<KernelPoint>>> takes = new ArrayDeque<>();
        private final List<Set<Integer>> followed = new ArrayList<>();
        private Optional<String> refusal = Optional.empty();

        Tape step(KernelPoint... points) {
            takes.add(Reading.of(List.of(points), Instant.EPOCH));
            return this;
        }

        @Override
        public Optional<String> follow(Set<Integer> tids) {
            followed.add(tids);
            return refusal;
        }

        @Override
        public Reading<List<KernelPoint>> taken() {
            return takes.isEmpty() ? Reading.of(List.of(), Instant.EPOCH) : takes.remove();
        }
    }

    @Test
    void whatHappensInACallOfTheLabIsToldWithItsStep() {
        Tape tape = new Tape()
                .step(enter(ALICE, "socket", "family: 1, type: 2, protocol: 0"), exit(ALICE, "socket"))
                .step(
                        enter(ALICE, "close", "fd: 0xc"),
                        point(ALICE, "kfree_skb", "unix_release_sock"),
                        exit(ALICE, "close"));
        assertThat(told(tape)).isEqualTo("3 alice close kfree_skb: unix_release_sock\n");
        assertThat(tape.followed).containsExactly(Set.of(ALICE, BOB));
    }

    @Test
    void theWordsWithTheRunnerAreNoneOfTheLabs() {
        Tape tape = new Tape()
                .step(
                        point(ALICE, "sk_data_ready", "before_any_call"),
                        enter(ALICE, "recvmsg", "fd: 0, msg: 0x7f00, flags: 0"),
                        point(ALICE, "consume_skb", "the_order"),
                        exit(ALICE, "recvmsg"),
                        enter(ALICE, "close", "fd: 0xa"),
                        exit(ALICE, "close"),
                        point(ALICE, "kfree_skb", "on_the_way_back"),
                        enter(ALICE, "sendmsg", "fd: 2, msg: 0x7f00, flags: 0"),
                        point(ALICE, "sk_data_ready", "the_report"));
        assertThat(told(tape)).isEqualTo("2 alice close kfree_skb: on_the_way_back\n");
    }

    @Test
    void aCallThatSleepsGoesOnInALaterStep() {
        Tape tape = new Tape()
                .step(enter(BOB, "recvfrom", "fd: 0xc, ubuf: 0x7f00"))
                .step(point(BOB, "consume_skb", "unix_stream_read_generic"));
        assertThat(told(tape)).isEqualTo("3 bob recvfrom consume_skb: unix_stream_read_generic\n");
    }

    @Test
    void strangersInterruptsAndPointsWithoutAWayAreLeftOut() {
        KernelPoint call = enter(ALICE, "sendto", "fd: 0xc");
        KernelStack way = new KernelStack(List.of("f"));
        Tape tape = new Tape()
                .step(
                        call,
                        new KernelPoint(ALICE, true, Kind.POINT, "consume_skb", "", way),
                        new KernelPoint(1, false, Kind.POINT, "consume_skb", "", way),
                        new KernelPoint(ALICE, false, Kind.POINT, "consume_skb", "", new KernelStack(List.of())));
        assertThat(told(tape)).isEmpty();
    }

    @Test
    void aWayThatIsTakenAgainIsCountedAndWhatWasLostIsSaid() {
        Tape tape = new Tape();
        tape.takes.add(Reading.of(
                        List.of(
                                enter(ALICE, "sendto", "fd: 0xc"),
                                point(ALICE, "sk_data_ready", "f"),
                                point(ALICE, "sock_send_length", "g"),
                                exit(ALICE, "sendto"),
                                enter(ALICE, "sendto", "fd: 0xc"),
                                point(ALICE, "sk_data_ready", "f")),
                        Instant.EPOCH)
                .remarking("9 records, more than the kernel's buffer holds"));
        assertThat(play(tape).stream()
                        .filter(TraceEvent.KernelSeen.class::isInstance)
                        .flatMap(event -> Narration.of(event).stream()))
                .containsExactly(
                        "       sk_data_ready (2 times): f",
                        "       sock_send_length: g",
                        "kernel: not recorded: 9 records, more than the kernel's buffer holds");
    }

    @Test
    void aRefusalIsOneLineAndTheLabRunsOn() {
        Tape tape = new Tape();
        tape.refusal = Optional.of("recording in the kernel needs root");
        List<TraceEvent> events = play(tape);
        assertThat(events.stream()
                        .filter(TraceEvent.KernelSeen.class::isInstance)
                        .flatMap(event -> Narration.of(event).stream()))
                .containsExactly("kernel: not recorded: recording in the kernel needs root");
        assertThat(((TraceEvent.Finished) events.get(events.size() - 1)).outcome())
                .isEqualTo("passed");
    }

    private static KernelPoint enter(int tid, String call, String text) {
        return new KernelPoint(tid, false, Kind.ENTER, call, text, new KernelStack(List.of()));
    }

    private static KernelPoint exit(int tid, String call) {
        return new KernelPoint(tid, false, Kind.EXIT, call, "0x0", new KernelStack(List.of()));
    }

    private static KernelPoint point(int tid, String name, String function) {
        return new KernelPoint(tid, false, Kind.POINT, name, "x=1", new KernelStack(List.of(function)));
    }

    private static String told(Tape tape) {
        return play(tape).stream()
                .filter(TraceEvent.KernelSeen.class::isInstance)
                .map(event -> (TraceEvent.KernelSeen) event)
                .map(seen -> seen.line() + " " + seen.actor() + " " + seen.call() + " " + seen.point() + ": "
                        + String.join(" ", seen.chain()) + "\n")
                .collect(Collectors.joining());
    }

    private static List<TraceEvent> play(KernelRecorder recorder) {
        Script script = Understudy.parse(LAB);
        List<TraceEvent> events = new ArrayList<>();
        new LabRunner(new Laboratory(new Understudy(), new StillMachine(), recorder)).run(script, "t.lab", events::add);
        return events;
    }
}
