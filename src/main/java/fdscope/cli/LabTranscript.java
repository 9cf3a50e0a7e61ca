package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run as a person reads it: the trace's own lines, with air between the thoughts. The answer of a prediction is told
 * when its checks are done, so that a reader who stops at the question can still think.
 */
final class LabTranscript implements Consumer<TraceEvent> {
    private static final int WIDTH = 78;

    private final TextOut out;
    private final KernelChains chains;
    private String variant = "";
    private Optional<TraceEvent.Asked> question = Optional.empty();
    private boolean gap = true;

    LabTranscript(TextOut out, KernelMap map) {
        this.out = out;
        this.chains = new KernelChains(map);
    }

    @Override
    public void accept(TraceEvent event) {
        if (event instanceof TraceEvent.Staged) {
            return;
        }
        if (event instanceof TraceEvent.Asked
                || event instanceof TraceEvent.Finished
                || !event.variant().equals(variant)) {
            answer();
        }
        if (!event.variant().equals(variant) && !(event instanceof TraceEvent.Finished)) {
            variant = event.variant();
            gap();
            say("--- variant " + variant + " ---");
        }
        if (event instanceof TraceEvent.Asked asked) {
            question = Optional.of(asked);
        }
        if (event instanceof TraceEvent.Asked
                || event instanceof TraceEvent.Frozen
                || event instanceof TraceEvent.Finished) {
            gap();
        }
        List<String> under = chains.under(event);
        if (!(event instanceof TraceEvent.KernelSeen) || under.isEmpty()) {
            Narration.of(event).forEach(this::say);
        }
        under.forEach(this::say);
        if (event instanceof TraceEvent.Claimed) {
            answer();
            gap();
        } else if (event instanceof TraceEvent.Asked || event instanceof TraceEvent.Frozen) {
            gap();
        }
        out.flush();
    }

    private void say(String line) {
        out.line(line);
        gap = false;
    }

    /** One blank line, never two. */
    private void gap() {
        if (!gap) {
            out.line("");
        }
        gap = true;
    }

    private void answer() {
        question.ifPresent(asked -> answer(asked).forEach(this::say));
        question = Optional.empty();
    }

    private static List<String> answer(TraceEvent.Asked asked) {
        List<String> lines = new ArrayList<>();
        List<TraceEvent.Choice> answers = asked.answers();
        for (int i = 0; i < answers.size(); i++) {
            TraceEvent.Choice answer = answers.get(i);
            if (answer.right()) {
                String why = answer.why() == null ? "" : ": " + answer.why();
                String text = "? The answer was " + (i + 1) + ", " + answer.text() + why + ".";
                lines.addAll(Wrap.hanging(text, WIDTH, "", "  "));
            }
        }
        return lines;
    }
}
