package fdscope.tui.screen;

import fdscope.lab.script.Step;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.screen.LabView.Answered;
import java.util.Optional;

/** The one line under the last call: what to know of the step that is shown. */
final class Verdicts {
    private Verdicts() {}

    /** Whether the prediction was right, at the step that shows it: the lesson pane may be behind another. */
    static Optional<Segment> brief(LabView lab, int width) {
        return lab.given().stream()
                .filter(given -> lab.isRunning() && lab.reveal(given) == lab.shownStep() - 1 && lab.isRevealed(given))
                .reduce((first, second) -> second)
                .map(given -> brief(given, width));
    }

    private static Segment brief(Answered given, int width) {
        Step.Answer said = given.question().answers().get(given.answer());
        if (given.right()) {
            String why = said.why().map(words -> ": " + words).orElse("");
            return Segment.of(
                    DisplayWidth.cut("= You said " + (given.answer() + 1) + ", right" + why, width), Role.GOOD);
        }
        String truth = "; right is " + (given.question().right() + 1);
        String lead = "≠ You said " + (given.answer() + 1) + ", not so";
        String why = said.why().map(words -> ", as if: " + words).orElse("");
        int room = width - DisplayWidth.of(lead) - DisplayWidth.of(truth);
        return Segment.of(lead + DisplayWidth.cut(why, room) + truth, Role.BAD);
    }

    /** What went wrong, what was claimed, where it is frozen, what was checked: the first of these that there is. */
    static Optional<Segment> point(Shot shot, int width) {
        Optional<TraceEvent.Expected> wrong = shot.events().stream()
                .filter(e -> e instanceof TraceEvent.Expected expected && !expected.holds())
                .map(e -> (TraceEvent.Expected) e)
                .findFirst();
        if (wrong.isPresent()) {
            return Optional.of(Segment.of(check("≠ FAILED: ", wrong.get(), width), Role.BAD));
        }
        Optional<TraceEvent.Frozen> frozen = shot.last(TraceEvent.Frozen.class);
        if (frozen.isPresent()) {
            return Optional.of(Segment.of(DisplayWidth.cut(frozen.get().text(), width), Role.TEXT));
        }
        Optional<TraceEvent.Claimed> claimed = shot.last(TraceEvent.Claimed.class);
        if (claimed.isPresent()) {
            String word = claimed.get().verdict().equals("held")
                    ? "= held: "
                    : claimed.get().verdict() + ": ";
            return Optional.of(Segment.of(DisplayWidth.cut(word + claimed.get().text(), width), Role.GOOD));
        }
        return shot.last(TraceEvent.Expected.class)
                .map(event -> Segment.of(check("= ", event, width), Role.GOOD))
                .or(() -> shot.last(TraceEvent.Skipped.class)
                        .map(event -> Segment.of("! " + Narration.of(event).get(0), Role.WARNING)));
    }

    /** What was observed is said whole; what was expected is cut where both do not fit. */
    private static String check(String mark, TraceEvent.Expected event, int width) {
        String observed = ", observed " + event.observed();
        int room = Math.max(12, width - DisplayWidth.of(mark) - DisplayWidth.of(observed));
        return DisplayWidth.cut(mark + DisplayWidth.cut(event.text(), room) + observed, width);
    }
}
