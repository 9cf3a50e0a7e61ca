package fdscope.tui.screen;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one stride brought: kept, so that replay, calls and plain form read the same data.
 *
 * @param stride its index
 * @param events without the stages
 * @param scene the stage after it
 */
public record Shot(int stride, List<TraceEvent> events, Scene scene) {
    public Shot {
        events = List.copyOf(events);
    }

    /** @param before the stage if the events bring none */
    static Shot of(int stride, List<TraceEvent> told, Scene before) {
        return of(stride, told, before, false);
    }

    /** @param marked the marks of the stage before belong to this stride too */
    private static Shot of(int stride, List<TraceEvent> told, Scene before, boolean marked) {
        Scene scene = before;
        boolean carry = marked;
        List<TraceEvent> events = new ArrayList<>();
        for (TraceEvent event : told) {
            if (event instanceof TraceEvent.Staged staged) {
                scene = carry ? staged.scene().keepingMarksOf(scene) : staged.scene();
                carry = true;
            } else {
                events.add(event);
            }
        }
        return new Shot(stride, events, scene);
    }

    Shot plus(List<TraceEvent> more) {
        Shot added = of(stride, more, scene, true);
        List<TraceEvent> all = new ArrayList<>(events);
        all.addAll(added.events);
        return new Shot(stride, all, added.scene);
    }

    /** A control buffer has come in it, with at least one byte. */
    public boolean hasControl() {
        return events.stream()
                .anyMatch(event -> event instanceof TraceEvent.Called call
                        && call.control() != null
                        && !call.control().isEmpty());
    }

    /** The last event of a kind. */
    public <E extends TraceEvent> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((first, second) -> second);
    }
}
