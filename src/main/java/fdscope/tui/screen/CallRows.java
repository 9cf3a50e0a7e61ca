package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of a run as strace writes them, results in one column where they fit. */
final class CallRows {
    /** Columns for {@code = 212992}. */
    private static final int RESULT = 15;

    private CallRows() {}

    /** All calls up to what is shown; those of the newest stride are marked. */
    static List<List<Segment>> of(LabView lab, int width) {
        List<List<Segment>> rows = new ArrayList<>();
        for (int i = 0; i <= lab.at() && i < lab.shots().size(); i++) {
            boolean newest = i == lab.at() && i > 0;
            for (TraceEvent event : lab.shots().get(i).events()) {
                rows.addAll(of(event, width, newest));
            }
        }
        if (lab.asking().isPresent() && !lab.isReplay()) {
            rows.add(List.of(Segment.of("? the next call waits for your answer", Role.ACCENT)));
        }
        return rows;
    }

    /** The last thing that a process did, up to what is shown. */
    static Optional<TraceEvent> last(LabView lab) {
        for (int i = Math.min(lab.at(), lab.shots().size() - 1); i >= 0; i--) {
            List<TraceEvent> events = lab.shots().get(i).events();
            for (int e = events.size() - 1; e >= 0; e--) {
                if (isCall(events.get(e))) {
                    return Optional.of(events.get(e));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCall(TraceEvent event) {
        return event instanceof TraceEvent.Called
                || event instanceof TraceEvent.Repeated
                || event instanceof TraceEvent.Started
                || event instanceof TraceEvent.Ended
                || event instanceof TraceEvent.Spawned
                || event instanceof TraceEvent.Setup
                || event instanceof TraceEvent.ActorStarted;
    }

    static List<List<Segment>> of(TraceEvent event, int width, boolean newest) {
        List<List<Segment>> rows = new ArrayList<>();
        if (event instanceof TraceEvent.Frozen frozen) {
            rows.add(List.of(Segment.of("■ frozen  ", Role.TEXT), Segment.of(frozen.text(), Role.TEXT)));
        } else if (event instanceof TraceEvent.Failed || event instanceof TraceEvent.Skipped) {
            Narration.of(event).forEach(line -> rows.add(List.of(Segment.of(line, Role.WARNING))));
        } else if (isCall(event)) {
            Narration.of(event).forEach(line -> call(rows, line, width, newest));
        }
        return rows;
    }

    private static void call(List<List<Segment>> rows, String line, int width, boolean newest) {
        Style style = newest ? Style.of(Role.CHANGED) : Style.of(Role.TEXT);
        int equals = line.lastIndexOf(") = ");
        int room = width - 2;
        if (equals < 0) {
            put(rows, line, style, width, newest);
            return;
        }
        String call = line.substring(0, equals + 1);
        String result = line.substring(equals + 2);
        int column = room - RESULT;
        if (DisplayWidth.of(call) < column && DisplayWidth.of(result) <= RESULT) {
            put(rows, DisplayWidth.pad(call, column) + result, style, width, newest);
        } else if (DisplayWidth.of(call) + 1 + DisplayWidth.of(result) <= room) {
            put(rows, call + " " + result, style, width, newest);
        } else {
            fdscope.tui.draw.Prose.lines(call, room).forEach(part -> put(rows, part, style, width, newest));
            fdscope.tui.draw.Prose.lines(result, Math.max(8, room - 7))
                    .forEach(part -> put(rows, "       " + part, style, width, false));
        }
    }

    private static void put(List<List<Segment>> rows, String text, Style style, int width, boolean newest) {
        String row = newest ? DisplayWidth.pad(text, Math.max(1, width - 2)) + " +" : text;
        rows.add(List.of(new Segment(row, style)));
    }
}
