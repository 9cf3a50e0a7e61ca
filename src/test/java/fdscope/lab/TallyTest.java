package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally("v");

    @Test
    void aClaimHoldsWhenEveryCheckUpToTheNextHolds() {
        tally.check(false); // belongs to no claim
        assertThat(tally.open(3, "first")).isEmpty();
        tally.check(true);
        tally.check(true);
        assertThat(tally.open(7, "second")).contains(new TraceEvent.Claimed(3, "v", "first", "held"));
        tally.check(true);
        tally.check(false);
        assertThat(tally.close()).contains(new TraceEvent.Claimed(7, "v", "second", "failed"));
        assertThat(tally.checks()).isEqualTo(5);
        assertThat(tally.failed()).isTrue();
    }

    @Test
    void aClaimThatNoCheckReachedIsSkipped() {
        tally.open(3, "never proven");
        assertThat(tally.close()).contains(new TraceEvent.Claimed(3, "v", "never proven", "skipped"));
        assertThat(tally.failed()).isFalse();
    }

    @Test
    void whatGoesWrongOutsideACheckLeavesTheClaimUnproven() {
        tally.open(3, "half way");
        tally.check(true);
        tally.fail();
        assertThat(tally.close()).contains(new TraceEvent.Claimed(3, "v", "half way", "failed"));
    }
}
