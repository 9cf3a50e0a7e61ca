package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lab that grows while it runs. */
class LabRunGoOnTest {
    private static final int EBADF = 9;
    private static final String BEGIN = "actors alice\nalice f = memfd_create(\"n\")\n";

    private final Understudy theatre = new Understudy();
    private LabRun run;

    @AfterEach
    void endTheRun() {
        run.close();
    }

    @Test
    void onlyWhatIsNewIsDone() {
        begin(BEGIN);
        assertThat(rest()).extracting(TraceEvent::line).contains(2);
        assertThat(run.goOn(Understudy.parse(BEGIN + "alice close(f)\nlet n = 1\n")))
                .isEmpty();
        assertThat(rest()).isNotEmpty().allMatch(event -> event.line() > 2);
        assertThat(theatre.orders()).containsExactly("memfd_create 6e 0", "close 6");
        assertThat(run.end().outcome()).isEqualTo("passed");
    }

    @Test
    void itGoesOnBehindAStepThatStoppedIt() {
        theatre.answer("close", Understudy.failed(EBADF));
        begin(BEGIN + "alice close(f)\n");
        assertThat(rest()).anyMatch(TraceEvent.Failed.class::isInstance);
        assertThat(run.upcoming()).isEmpty();
        run.goOn(Understudy.parse(BEGIN + "alice close(f)  -> EBADF\nalice write(f, \"x\")\n"));
        assertThat(run.upcoming().orElseThrow().number()).isEqualTo(4);
        assertThat(rest()).noneMatch(TraceEvent.Failed.class::isInstance);
        assertThat(theatre.orders()).containsExactly("memfd_create 6e 0", "close 6", "write 6 78");
        assertThat(run.end().outcome()).isEqualTo("failed");
    }

    @Test
    void whoIsDeclaredInTheNewLinesComesOnAtOnceAndNobodyTwice() {
        begin(BEGIN);
        rest();
        List<TraceEvent> came = run.goOn(Understudy.parse(BEGIN + "actors bob carol\ncarol g = memfd_create(\"m\")\n"));
        assertThat(came.stream()
                        .filter(TraceEvent.ActorStarted.class::isInstance)
                        .map(event -> ((TraceEvent.ActorStarted) event).actor()))
                .containsExactly("bob", "carol");
        assertThat(came).allMatch(event -> event.line() == 3);
        assertThat(came).last().isInstanceOf(TraceEvent.Staged.class);
        rest();
        assertThat(theatre.orders()).containsExactly("memfd_create 6e 0", "memfd_create 6d 0");
    }

    @Test
    void aLongerTextWithTheSameStepsHasNothingToDo() {
        begin(BEGIN);
        rest();
        assertThat(run.goOn(Understudy.parse(BEGIN + "# so far\n"))).isEmpty();
        assertThat(run.upcoming()).isEmpty();
    }

    private void begin(String text) {
        run = LabRun.of(
                Understudy.parse(text), "t.lab", Script.ONLY_VARIANT, new Laboratory(theatre, new StillMachine()));
        run.begin();
    }

    /** All steps that are left. */
    private List<TraceEvent> rest() {
        List<TraceEvent> events = new ArrayList<>();
        while (run.upcoming().isPresent()) {
            events.addAll(run.step());
        }
        return events;
    }
}
