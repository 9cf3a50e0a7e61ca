package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lesson.Lesson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the verdicts, as a table or as JSON Lines, and counts them. */
final class VerifyOutput {
    private static final int MARK_WIDTH = 24;
    private static final int WIDTH = 79;

    private final TextOut out;
    private final boolean json;
    private final JsonText text = new JsonText();
    private Optional<Lesson> lesson = Optional.empty();
    private int labs;
    private int held;
    private int failed;
    private int skipped;

    VerifyOutput(TextOut out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void lab(LabVerdict verdict) {
        labs++;
        for (LabVerdict.ClaimVerdict claim : verdict.claims()) {
            held += claim.verdict().equals(LabVerdict.HELD) ? 1 : 0;
            failed += claim.verdict().equals(LabVerdict.FAILED) ? 1 : 0;
            skipped += claim.verdict().equals(LabVerdict.SKIPPED) ? 1 : 0;
        }
        if (json) {
            verdict.claims().forEach(claim -> out.json(text.line(fields(verdict, claim))));
            out.json(text.line(fields(verdict)));
        } else {
            tell(verdict);
        }
        out.flush();
    }

    private static Map<String, Object> fields(LabVerdict verdict, LabVerdict.ClaimVerdict claim) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "claim");
        fields.put("lesson", verdict.place().lesson().id());
        fields.put("lab", verdict.place().lab().name());
        fields.put("text", claim.text());
        fields.put("verdict", claim.verdict());
        fields.put("reason", claim.reason().orElse(null));
        return fields;
    }

    private static Map<String, Object> fields(LabVerdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "lab");
        fields.put("lesson", verdict.place().lesson().id());
        fields.put("lab", verdict.place().lab().name());
        fields.put("outcome", verdict.failed() ? LabVerdict.FAILED : verdict.outcome());
        fields.put("faults", verdict.faults());
        fields.put("left", verdict.left());
        fields.put("ms", verdict.millis());
        return fields;
    }

    private void tell(LabVerdict verdict) {
        Lesson of = verdict.place().lesson();
        if (lesson.isEmpty() || lesson.get() != of) {
            out.line((lesson.isEmpty() ? "" : "\n") + of.id() + " " + of.title());
            lesson = Optional.of(of);
        }
        String time = String.format("%d.%d s", verdict.millis() / 1000, verdict.millis() % 1000 / 100);
        out.line("  " + verdict.place().lab().name() + ", " + time);
        for (LabVerdict.ClaimVerdict claim : verdict.claims()) {
            String mark = "    " + mark(claim);
            String indent = " ".repeat(MARK_WIDTH);
            String first = mark + " ".repeat(Math.max(1, MARK_WIDTH - mark.length()));
            Wrap.hanging(claim.text(), WIDTH, first, indent).forEach(out::line);
            claim.reason().ifPresent(why -> out.line(indent + why));
        }
        boolean told =
                verdict.claims().stream().anyMatch(claim -> claim.verdict().equals(LabVerdict.FAILED));
        if (verdict.failed() && !told) {
            verdict.faults().forEach(fault -> out.line("    ≠ " + fault));
        }
    }

    private static String mark(LabVerdict.ClaimVerdict claim) {
        if (claim.verdict().equals(LabVerdict.HELD)) {
            return "= true here";
        }
        if (claim.verdict().equals(LabVerdict.FAILED)) {
            return "≠ DIFFERS HERE";
        }
        return claim.reason().orElse("").startsWith("root:") ? "- needs root" : "- not on this kernel";
    }

    /** The last word, always. */
    void end(String outcome) {
        int claims = held + failed + skipped;
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("event", "end");
            fields.put("outcome", outcome);
            fields.put("labs", labs);
            fields.put("claims", claims);
            fields.put("held", held);
            fields.put("failed", failed);
            fields.put("skipped", skipped);
            out.json(text.line(fields));
        } else {
            out.line("");
            out.line(outcome + ": " + Narration.counted(labs, "lab") + ", " + Narration.counted(claims, "claim") + ", "
                    + held + " true here, " + failed + " different, " + skipped + " skipped. Linux "
                    + Kernel.here().release());
        }
        out.flush();
    }
}
