package fdscope.cli;

import fdscope.lab.LabRunner;
import fdscope.lab.Laboratory;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Course.LabPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What came of one lab of the course.
 *
 * @param outcome {@code passed}, {@code failed} or {@code skipped}
 * @param faults what went wrong, in words; empty if nothing did
 * @param skipped why something was not run
 */
record LabVerdict(
        LabPlace place,
        String outcome,
        List<ClaimVerdict> claims,
        List<String> faults,
        Optional<String> skipped,
        TraceEvent.Left left,
        long millis) {

    /**
     * All variants together.
     *
     * @param line where the claim stands in its file
     * @param reason empty where it held
     */
    record ClaimVerdict(int line, String text, String verdict, Optional<String> reason) {}

    static final String HELD = "held";
    static final String FAILED = "failed";
    static final String SKIPPED = "skipped";

    boolean failed() {
        return outcome.equals(FAILED) || !left.nothing();
    }

    /** One that cannot run here. */
    static LabVerdict skipped(LabPlace place, String why) {
        List<ClaimVerdict> claims = place.lab().script().steps().stream()
                .filter(line -> line.step() instanceof Step.Claim)
                .map(line ->
                        new ClaimVerdict(line.number(), ((Step.Claim) line.step()).text(), SKIPPED, Optional.of(why)))
                .toList();
        return new LabVerdict(place, SKIPPED, claims, List.of(), Optional.of(why), new TraceEvent.Left(0, 0, 0), 0);
    }

    /** Runs it, every variant. */
    static LabVerdict of(LabPlace place, Laboratory laboratory, BooleanSupplier cancelled) {
        long from = System.nanoTime();
        Collector collector = new Collector(place.lesson().file());
        TraceEvent.Finished end = new LabRunner(laboratory)
                .run(
                        place.lab().script(),
                        place.lesson().file(),
                        place.lab().script().variants(),
                        cancelled,
                        collector::take);
        List<String> faults = new ArrayList<>(collector.faults);
        if (!end.left().nothing()) {
            faults.add("left behind: " + end.left().processes() + " processes, "
                    + end.left().sockets() + " sockets, " + end.left().files() + " files");
        }
        return new LabVerdict(
                place,
                end.outcome(),
                collector.claims(),
                faults,
                collector.skipped,
                end.left(),
                (System.nanoTime() - from) / 1_000_000);
    }

    /** Puts the verdicts of all variants together. */
    private static final class Collector {
        private final String file;
        private final Map<Integer, ClaimVerdict> claims = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private List<String> open = new ArrayList<>();
        private Optional<String> skipped = Optional.empty();

        Collector(String file) {
            this.file = file;
        }

        void take(TraceEvent event) {
            String variant = event.variant().isEmpty() ? "" : " in variant " + event.variant();
            if (event instanceof TraceEvent.Expected check && !check.holds()) {
                fault(check.line(), check.text() + " observed " + check.observed() + variant);
            } else if (event instanceof TraceEvent.Called call && Boolean.FALSE.equals(call.holds())) {
                fault(call.line(), call.text() + " = " + call.returned() + ", expected " + call.expected() + variant);
            } else if (event instanceof TraceEvent.Repeated call && Boolean.FALSE.equals(call.holds())) {
                fault(call.line(), call.text() + " = " + call.returned() + ", expected " + call.expected() + variant);
            } else if (event instanceof TraceEvent.Ended ended && Boolean.FALSE.equals(ended.holds())) {
                fault(ended.line(), ended.text() + ", expected " + ended.expected() + variant);
            } else if (event instanceof TraceEvent.Failed failed) {
                open.add(failed.text());
                faults.add(failed.text());
            } else if (event instanceof TraceEvent.Skipped skip) {
                skipped = skipped.or(() -> Optional.of(skip.reason()));
            } else if (event instanceof TraceEvent.Claimed claim) {
                claim(claim);
            }
        }

        private void fault(int line, String what) {
            String fault = file + ":" + line + ": " + what;
            open.add(fault);
            faults.add(fault);
        }

        private void claim(TraceEvent.Claimed claim) {
            Optional<String> reason = claim.verdict().equals(FAILED)
                    ? Optional.of(open.isEmpty() ? "a check failed" : String.join("; ", open))
                    : claim.verdict().equals(SKIPPED) ? skipped : Optional.empty();
            open = new ArrayList<>();
            ClaimVerdict now = new ClaimVerdict(claim.line(), claim.text(), claim.verdict(), reason);
            claims.merge(claim.line(), now, (a, b) -> weight(a) >= weight(b) ? a : b);
        }

        /** One variant that failed fails the claim; one that held makes it hold though others were skipped. */
        private static int weight(ClaimVerdict claim) {
            return claim.verdict().equals(FAILED) ? 2 : claim.verdict().equals(HELD) ? 1 : 0;
        }

        List<ClaimVerdict> claims() {
            return List.copyOf(claims.values());
        }
    }
}
