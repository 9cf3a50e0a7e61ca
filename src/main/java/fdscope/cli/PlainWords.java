package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.SceneText;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** One event in a sentence that can be read aloud; what no sentence fits is told as the trace tells it. */
final class PlainWords {
    private static final int WIDTH = 80;

    private PlainWords() {}

    static List<String> of(TraceEvent event) {
        if (event instanceof TraceEvent.Called call) {
            String verdict = Boolean.FALSE.equals(call.holds()) ? " NOT as expected: " + call.expected() + "." : "";
            return wrap("Call: " + call.actor() + " " + call.text() + " returned " + call.returned() + "." + verdict);
        }
        if (event instanceof TraceEvent.Expected check) {
            String source = check.source().isEmpty() ? "" : " Source: " + check.source() + ".";
            return wrap("Expectation " + (check.holds() ? "held" : "FAILED") + ": " + check.text() + ". Observed "
                    + check.observed() + "." + source);
        }
        if (event instanceof TraceEvent.Claimed claim) {
            return wrap(
                    "Claim " + (claim.verdict().equals("failed") ? "FAILED" : claim.verdict()) + ": " + claim.text());
        }
        if (event instanceof TraceEvent.Frozen frozen) {
            return wrap("Frozen: " + frozen.text());
        }
        if (event instanceof TraceEvent.Asked asked) {
            return question(asked);
        }
        List<String> lines = new ArrayList<>();
        Narration.of(event).forEach(line -> lines.addAll(wrap(line)));
        return lines;
    }

    private static List<String> question(TraceEvent.Asked asked) {
        List<String> lines = new ArrayList<>(wrap("Question. " + asked.text()));
        for (int i = 0; i < asked.answers().size(); i++) {
            lines.addAll(Wrap.hanging(asked.answers().get(i).text(), WIDTH, "  " + (i + 1) + ". ", "     "));
        }
        return lines;
    }

    /** What changed on the stage, then the stage itself; nothing where nothing changed. */
    static List<String> stage(Scene before, Scene now) {
        List<String> changes = SceneText.changes(before, now);
        if (changes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("What changed:");
        changes.forEach(change -> lines.add("  " + change));
        lines.addAll(SceneText.state(now));
        return lines;
    }

    static List<String> wrap(String text) {
        return Wrap.hanging(text, WIDTH, "", "  ");
    }
}
