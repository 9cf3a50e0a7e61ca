package fdscope.lab;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs a whole lab, one variant after the other, and sums it up. */
public final class LabRunner {
    private final Laboratory laboratory;

    public LabRunner(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** The whole lab. */
    public TraceEvent.Finished run(Script script, String file, Consumer<TraceEvent> listener) {
        return run(script, file, script.variants(), () -> false, listener);
    }

    /**
     * @param file for messages
     * @param variants that are to run
     * @param cancelled asked between two steps; if true, the run ends as failed with all processes ended
     * @param listener gets every event, the end event last
     */
    public TraceEvent.Finished run(
            Script script,
            String file,
            List<String> variants,
            BooleanSupplier cancelled,
            Consumer<TraceEvent> listener) {
        Map<Integer, List<String>> verdicts = new LinkedHashMap<>();
        List<LabRun.Ending> endings = new ArrayList<>();
        Consumer<TraceEvent> told = event -> {
            if (event instanceof TraceEvent.Claimed claim) {
                verdicts.computeIfAbsent(claim.line(), line -> new ArrayList<>())
                        .add(claim.verdict());
            }
            listener.accept(event);
        };
        for (String variant : variants) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            endings.add(runVariant(script, file, variant, cancelled, told));
        }
        boolean whole = endings.size() == variants.size() && !cancelled.getAsBoolean();
        TraceEvent.Finished end = sum(script, endings, verdicts, whole);
        listener.accept(end);
        return end;
    }

    private LabRun.Ending runVariant(
            Script script, String file, String variant, BooleanSupplier cancelled, Consumer<TraceEvent> listener) {
        try (LabRun run = LabRun.of(script, file, variant, laboratory)) {
            run.begin().forEach(listener);
            while (run.upcoming().isPresent() && !cancelled.getAsBoolean()) {
                run.step().forEach(listener);
            }
            LabRun.Ending ending = run.end();
            ending.events().forEach(listener);
            return ending;
        }
    }

    /** One failed, all failed; skipped if nothing was checked before the need that was not met. */
    private static TraceEvent.Finished sum(
            Script script, List<LabRun.Ending> endings, Map<Integer, List<String>> verdicts, boolean whole) {
        boolean failed =
                !whole || endings.stream().anyMatch(ending -> ending.outcome().equals("failed"));
        boolean passed = endings.stream().anyMatch(ending -> ending.outcome().equals("passed"));
        int claims = 0;
        int bad = 0;
        int held = 0;
        for (Script.Line line : script.steps()) {
            if (line.step() instanceof Step.Claim) {
                List<String> of = verdicts.getOrDefault(line.number(), List.of());
                claims++;
                bad += of.contains(Tally.FAILED) ? 1 : 0;
                held += !of.contains(Tally.FAILED) && of.contains(Tally.HELD) ? 1 : 0;
            }
        }
        return new TraceEvent.Finished(
                0,
                "",
                failed ? "failed" : passed ? "passed" : "skipped",
                claims,
                held,
                bad,
                claims - held - bad,
                endings.stream().mapToInt(LabRun.Ending::checks).sum(),
                endings.stream().map(LabRun.Ending::left).reduce(new TraceEvent.Left(0, 0, 0), TraceEvent.Left::plus));
    }

    /** The reason of the first skip, for a lab whose outcome is {@code skipped}. */
    public static Optional<String> skipReason(List<TraceEvent> events) {
        return events.stream()
                .filter(TraceEvent.Skipped.class::isInstance)
                .map(event -> ((TraceEvent.Skipped) event).reason())
                .findFirst();
    }
}
