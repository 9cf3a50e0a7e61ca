package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a line of the playground, for its end. */
final class PlayResult {
    private PlayResult() {}

    /** As it stands behind the line: {@code = 6<s>, 7}, {@code 4711, 4712}; "" where there is nothing to say. */
    static String words(List<TraceEvent> events) {
        List<String> words = new ArrayList<>();
        String pids = events.stream()
                .filter(TraceEvent.ActorStarted.class::isInstance)
                .map(event -> Integer.toString(((TraceEvent.ActorStarted) event).pid()))
                .collect(Collectors.joining(", "));
        if (!pids.isEmpty()) {
            words.add("pid " + pids);
        }
        events.stream().map(PlayResult::of).filter(text -> !text.isEmpty()).forEach(words::add);
        return String.join("; ", words);
    }

    /** What a second run is compared by: no process ids, no places; of a check that holds, that it does. */
    static String compared(List<TraceEvent> events) {
        return events.stream()
                .filter(event -> event instanceof TraceEvent.Called
                        || event instanceof TraceEvent.Repeated
                        || event instanceof TraceEvent.Expected
                        || event instanceof TraceEvent.Failed)
                .map(event -> event instanceof TraceEvent.Expected check && check.holds() ? "it held" : of(event))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Something was not as the line says, or stopped it. */
    static boolean isWrong(List<TraceEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof TraceEvent.Failed
                        || event instanceof TraceEvent.Skipped
                        || event instanceof TraceEvent.Expected check && !check.holds()
                        || event instanceof TraceEvent.Called call && Boolean.FALSE.equals(call.holds())
                        || event instanceof TraceEvent.Repeated many && Boolean.FALSE.equals(many.holds())
                        || event instanceof TraceEvent.Ended end && Boolean.FALSE.equals(end.holds())
                        || event instanceof TraceEvent.Claimed claim
                                && claim.verdict().equals("failed"));
    }

    /** Something was as the line says. */
    static boolean isHeld(List<TraceEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof TraceEvent.Expected check && check.holds()
                        || event instanceof TraceEvent.Claimed claim
                                && claim.verdict().equals("held"));
    }

    private static String of(TraceEvent event) {
        if (event instanceof TraceEvent.Called call) {
            return "= " + call.returned() + expected(call.holds(), call.expected());
        } else if (event instanceof TraceEvent.Repeated many) {
            return "= " + many.returned() + expected(many.holds(), many.expected());
        } else if (event instanceof TraceEvent.Expected check) {
            return check.observed().isEmpty() ? (check.holds() ? "yes" : "no") : check.observed();
        } else if (event instanceof TraceEvent.Shown shown) {
            return shown.value();
        } else if (event instanceof TraceEvent.Noted noted) {
            return "= " + noted.value();
        } else if (event instanceof TraceEvent.Bound bound) {
            return bound.text().substring(Math.max(0, bound.text().indexOf('=')));
        } else if (event instanceof TraceEvent.Started started) {
            return started.wchan() == null
                    ? "started"
                    : started.wchan().isEmpty() ? "asleep" : "asleep in " + started.wchan();
        } else if (event instanceof TraceEvent.Claimed claim) {
            return claim.verdict();
        } else if (event instanceof TraceEvent.Setup setup) {
            int equals = setup.text().lastIndexOf(") = ");
            return equals < 0 ? setup.text() : setup.text().substring(equals + 2);
        } else if (event instanceof TraceEvent.Failed failed) {
            return reason(failed);
        } else if (event instanceof TraceEvent.Ended || event instanceof TraceEvent.Spawned) {
            return (event instanceof TraceEvent.Ended end ? end.text() : ((TraceEvent.Spawned) event).text())
                    .replace("+++", "")
                    .strip();
        } else if (event instanceof TraceEvent.Skipped) {
            return String.join(" ", Narration.of(event));
        }
        return "";
    }

    private static String expected(Boolean holds, String words) {
        return Boolean.FALSE.equals(holds) ? ", expected " + words : "";
    }

    /** The sentence without its place, which is where it is shown. */
    static String reason(TraceEvent.Failed failed) {
        return failed.text().replaceFirst("^[^:]*:\\d+: ", "");
    }
}
