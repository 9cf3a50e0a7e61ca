package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CannotStartTest {
    @Test
    void aMachineThatCanStartNoActorSkipsTheLab() {
        Laboratory laboratory = new Laboratory(
                script -> {
                    throw new Troupe.CannotStart("no private folder");
                },
                new StillMachine());
        List<TraceEvent> events = new ArrayList<>();
        TraceEvent.Finished end = new LabRunner(laboratory)
                .run(
                        Understudy.parse("lab t\nactors alice\nclaim \"c\"\nexpect alive(alice)\n"),
                        "t.lab",
                        List.of(fdscope.lab.script.Script.ONLY_VARIANT),
                        () -> false,
                        events::add);
        assertThat(end.outcome()).isEqualTo("skipped");
        assertThat(events).first().isInstanceOfSatisfying(TraceEvent.Skipped.class, skipped -> {
            assertThat(skipped.reason()).isEqualTo("no private folder");
            assertThat(skipped.steps()).isEqualTo(2);
        });
    }
}
