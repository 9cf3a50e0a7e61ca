package fdscope.lab;

import fdscope.lab.trace.TraceEvent;
import java.util.Optional;

/** Counts checks and decides claims: a claim holds when every check up to the next claim holds. Confined to one run. */
final class Tally {
    static final String HELD = "held";
    static final String FAILED = "failed";
    static final String SKIPPED = "skipped";

    private final String variant;
    private int claimLine;
    private String claim;
    private boolean good;
    private int checksOfClaim;
    private int checks;
    private int failures;

    Tally(String variant) {
        this.variant = variant;
    }

    /** Opens a claim; gives the verdict on the one before. */
    Optional<TraceEvent.Claimed> open(int line, String text) {
        Optional<TraceEvent.Claimed> before = close();
        claimLine = line;
        claim = text;
        good = true;
        checksOfClaim = 0;
        return before;
    }

    /** The verdict on the open claim; a claim that no check reached is skipped. */
    Optional<TraceEvent.Claimed> close() {
        if (claim == null) {
            return Optional.empty();
        }
        String verdict = !good ? FAILED : checksOfClaim == 0 ? SKIPPED : HELD;
        TraceEvent.Claimed event = new TraceEvent.Claimed(claimLine, variant, claim, verdict);
        claim = null;
        return Optional.of(event);
    }

    void check(boolean holds) {
        checks++;
        checksOfClaim++;
        if (!holds) {
            fail();
        }
    }

    /** The lab went wrong outside a check: what is being claimed is not proven. */
    void fail() {
        good = false;
        failures++;
    }

    int checks() {
        return checks;
    }

    boolean failed() {
        return failures > 0;
    }

    /** How often something has failed. */
    int failures() {
        return failures;
    }
}
