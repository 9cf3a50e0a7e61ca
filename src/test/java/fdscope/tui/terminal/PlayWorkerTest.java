package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.Laboratory;
import fdscope.lab.StillMachine;
import fdscope.lab.Troupe;
import fdscope.lab.Understudy;
import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the worker of the playground tells; its actors answer without a process. */
@Timeout(60)
class PlayWorkerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String BEGIN = "actors alice\nalice f = memfd_create(\"n\")\n";

    private final Understudy theatre = new Understudy().endless("read");
    private final Said outbox = new Said();
    private PlayWorker worker = worker(theatre);

    @AfterEach
    void endTheWorker() {
        worker.close();
    }

    @Test
    void theActorsComeThenEachStepIsToldAndThatNothingMoreComes() throws Exception {
        play(1, BEGIN + "alice close(f)\n", true);
        assertThat(outbox.lines()).containsExactly(List.of(1), List.of(2), List.of(3), List.of());
    }

    @Test
    void aLongerTextGoesOnWithTheSameActors() throws Exception {
        play(1, BEGIN, true);
        outbox.lines();
        play(1, BEGIN + "alice close(f)\n", false);
        assertThat(outbox.lines()).containsExactly(List.of(), List.of(3), List.of());
        assertThat(theatre.orders()).containsExactly("memfd_create 6e 0", "close 6");
    }

    @Test
    void whoWouldGoOnWithARunThatIsNotThereIsNotHeard() throws Exception {
        play(1, BEGIN, true);
        outbox.lines();
        play(2, BEGIN + "alice close(f)\n", false);
        play(3, BEGIN, true);
        assertThat(((Msg.Played) outbox.next()).run()).isEqualTo(3);
    }

    @Test
    void aStopEndsTheCallThatWaitsAndNothingElseOfThatRunIsTold() throws Exception {
        play(1, BEGIN + "alice read(f, 1)\nalice close(f)\n", true);
        assertThat(theatre.waits(DEADLINE)).isTrue();
        worker.run(new Effect.StopPlay(1), outbox);
        assertThat(outbox.next())
                .isInstanceOfSatisfying(
                        Msg.Played.class, begun -> assertThat(begun.resting()).isFalse());
        assertThat(outbox.next()).isInstanceOf(Msg.Played.class);
        assertThat(outbox.next()).isEqualTo(new Msg.PlayEnded(1, new TraceEvent.Left(0, 0, 0)));
        assertThat(theatre.orders()).doesNotContain("close 6");
        play(1, BEGIN + "alice close(f)\n", false);
        play(2, BEGIN, true);
        assertThat(((Msg.Played) outbox.next()).run()).isEqualTo(2);
    }

    @Test
    void aStopOfAnEarlierRunLeavesTheOneThatPlays() throws Exception {
        play(2, BEGIN, true);
        outbox.lines();
        worker.run(new Effect.StopPlay(1), outbox);
        play(2, BEGIN + "alice close(f)\n", false);
        assertThat(outbox.lines()).containsExactly(List.of(), List.of(3), List.of());
    }

    @Test
    void aFaultOfTheProgramIsToldAndTheNextRunIsPossible() throws Exception {
        worker.close();
        int[] opened = {0};
        worker = worker(script -> {
            if (opened[0]++ == 0) {
                throw new IllegalStateException("planted");
            }
            return theatre.open(script);
        });
        play(1, BEGIN, true);
        assertThat(outbox.next())
                .isEqualTo(new Msg.PlayBroke(
                        1,
                        "The steps could not be run: fdscope itself has a fault,"
                                + " java.lang.IllegalStateException: planted."));
        play(2, BEGIN, true);
        assertThat(outbox.lines()).contains(List.of(2));
    }

    @Test
    void whatIsSavedIsToldWithItsNameAndWhereItStands(@TempDir Path folder) throws Exception {
        String name = folder.resolve("mine").toString();
        List<String> lines = List.of("actors alice");
        worker.run(new Effect.SavePlay(name, lines, List.of(), false), outbox);
        assertThat(outbox.next()).isEqualTo(new Msg.PlaySaved(name, name + ".lab", lines));
        assertThat(folder.resolve("mine.lab")).hasContent("actors alice\n");
        worker.run(new Effect.SavePlay(name, List.of("actors bob"), List.of(), false), outbox);
        assertThat(outbox.next()).isEqualTo(new Msg.PlayNotSaved("a file of that name is there", true));
        worker.run(new Effect.SavePlay(name, List.of("actors bob"), lines, false), outbox);
        assertThat(outbox.next()).isInstanceOf(Msg.PlaySaved.class);
        assertThat(Files.readString(folder.resolve("mine.lab"))).isEqualTo("actors bob\n");
    }

    @Test
    void otherEffectsAreNotItsOwn() {
        assertThat(worker.run(new Effect.Redraw(), outbox)).isFalse();
    }

    private static PlayWorker worker(Troupe.Theatre theatre) {
        return new PlayWorker(new Laboratory(theatre, new StillMachine()));
    }

    private void play(int run, String text, boolean anew) {
        assertThat(worker.run(new Effect.Play(run, Understudy.parse(text), Script.ONLY_VARIANT, anew), outbox))
                .isTrue();
    }

    /** What was told, in order. */
    private static final class Said implements Outbox<Msg> {
        private final BlockingQueue<Msg> messages = new LinkedBlockingQueue<>();

        Msg next() throws InterruptedException {
            Msg message = messages.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a message in time").isNotNull();
            return message;
        }

        /** The numbers of the lines of each message, up to the one after which nothing comes. */
        List<List<Integer>> lines() throws InterruptedException {
            List<List<Integer>> all = new ArrayList<>();
            Msg.Played played;
            do {
                played = (Msg.Played) next();
                all.add(played.events().stream()
                        .map(TraceEvent::line)
                        .distinct()
                        .toList());
            } while (!played.resting());
            return all;
        }

        @Override
        public void tell(Msg message) {
            messages.add(message);
        }

        @Override
        public void redraw() {
            throw new AssertionError("nobody asked for a frame");
        }

        @Override
        public void suspend() {
            throw new AssertionError("nobody asked to stop");
        }

        @Override
        public void lend(Runnable body) {
            throw new AssertionError("nobody asked for the terminal");
        }

        @Override
        public void copy(String text) {
            throw new AssertionError("nobody asked for the clipboard");
        }
    }
}
