package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CannotStartTest {
    @Test
    void aMachineThatCanStartNoActorSkipsTheLab() {
        List<TraceEvent> events = new ArrayList<>();
        TraceEvent.Finished end = run(new Troupe.CannotStart("no private folder"), events);
        assertThat(end.outcome()).isEqualTo("skipped");
        assertThat(events).first().isInstanceOfSatisfying(TraceEvent.Skipped.class, skipped -> {
            assertThat(skipped.reason()).isEqualTo("no private folder");
            assertThat(skipped.steps()).isEqualTo(2);
        });
    }

    /** Nothing is known about the kernel then: to call it skipped would say that it lacks something. */
    @Test
    void aMachineThatIsTooBusyThisTimeFailsTheLab() {
        List<TraceEvent> events = new ArrayList<>();
        TraceEvent.Finished end = run(Troupe.CannotStart.thisTime("too busy"), events);
        assertThat(end.outcome()).isEqualTo("failed");
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                TraceEvent.Failed.class,
                                failed -> assertThat(failed.text()).isEqualTo("t.lab:2: too busy")));
    }

    private static TraceEvent.Finished run(Troupe.CannotStart why, List<TraceEvent> events) {
        Laboratory laboratory = new Laboratory(
                script -> {
                    throw why;
                },
                new StillMachine());
        return new LabRunner(laboratory)
                .run(
                        Understudy.parse("lab t\nactors alice\nclaim \"c\"\nexpect alive(alice)\n"),
                        "t.lab",
                        List.of(fdscope.lab.script.Script.ONLY_VARIANT),
                        () -> false,
                        events::add);
    }
}
