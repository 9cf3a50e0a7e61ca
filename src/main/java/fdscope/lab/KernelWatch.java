package fdscope.lab;

import fdscope.kernel.Printable;
import fdscope.lab.trace.TraceEvent;
import fdscope.observe.KernelPoint;
import fdscope.observe.KernelStack;
import fdscope.observe.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the kernel did during each step of one run. The calling threads talk with the runner over a socket too: a call on
 * a descriptor that is the actor's own is none of the lab's, and neither is what follows it until the next call. What
 * follows a call of the lab is: the last reference to a file may be dropped on the way back to user space.
 */
final class KernelWatch {
    private final KernelRecorder recorder;
    private final Cast cast;
    /** The call of the lab that a thread is in, or was in last; absent: it is the actor's own affair. */
    private final Map<Integer, String> calls = new HashMap<>();

    private Set<Integer> followed = Set.of();

    KernelWatch(KernelRecorder recorder, Cast cast) {
        this.recorder = recorder;
        this.cast = cast;
    }

    /** Before a step: the threads that live now. */
    Optional<TraceEvent> follow(int line, String variant) {
        Set<Integer> now = Set.copyOf(parts().keySet());
        if (now.isEmpty() || now.equals(followed)) {
            return Optional.empty();
        }
        followed = now;
        return recorder.follow(now).map(why -> refused(line, variant, why));
    }

    /** After a step: what it did, each way once, in the order in which it was taken first. */
    List<TraceEvent> told(int line, String variant) {
        Reading<List<KernelPoint>> taken = recorder.taken();
        Map<Integer, Part> parts = parts();
        Map<Way, List<KernelPoint>> ways = new LinkedHashMap<>();
        for (KernelPoint point : taken.value().orElse(List.of())) {
            Part part = parts.get(point.tid());
            if (part == null || point.interrupt()) {
                continue;
            }
            if (point.kind() == KernelPoint.Kind.ENTER) {
                enter(point, part);
            } else if (point.kind() == KernelPoint.Kind.POINT
                    && calls.containsKey(point.tid())
                    && !point.stack().isEmpty()) {
                Way way = new Way(point.tid(), calls.get(point.tid()), point.name(), point.stack());
                ways.computeIfAbsent(way, fresh -> new ArrayList<>()).add(point);
            }
        }
        List<TraceEvent> events = new ArrayList<>();
        ways.forEach((way, points) -> events.add(new TraceEvent.KernelSeen(
                line,
                variant,
                parts.get(way.tid()).name(),
                parts.get(way.tid()).actor().pid(),
                way.tid(),
                way.call(),
                way.point(),
                Printable.line(points.get(0).text()),
                way.stack().functions(),
                points.size())));
        taken.remark().ifPresent(what -> events.add(refused(line, variant, what)));
        taken.failure().ifPresent(why -> events.add(refused(line, variant, why)));
        return events;
    }

    /** From a system call to a tracepoint. */
    private record Way(int tid, String call, String point, KernelStack stack) {}

    private void enter(KernelPoint call, Part part) {
        Optional<Integer> fd = descriptor(call.text());
        if (fd.isPresent() && part.actor().ownFds().contains(fd.get())) {
            calls.remove(call.tid());
        } else {
            calls.put(call.tid(), call.name());
        }
    }

    /** {@code fd: 0x1b, …}: all numbers are hexadecimal, those below ten without the prefix. */
    private static Optional<Integer> descriptor(String arguments) {
        String first = arguments.split(",", 2)[0];
        if (!first.startsWith("fd: ")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseUnsignedInt(first.substring(4).replaceFirst("^0x", ""), 16));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static TraceEvent refused(int line, String variant, String why) {
        return new TraceEvent.KernelSeen(line, variant, null, null, null, null, null, why, null, null);
    }

    /** The threads that make calls. */
    private Map<Integer, Part> parts() {
        Map<Integer, Part> parts = new HashMap<>();
        cast.all().forEach(part -> parts.put(part.actor().tid(), part));
        return parts;
    }
}
