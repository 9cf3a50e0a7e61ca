package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ways through the kernel, said under the call that took them; functions that the kernel map explains are starred. */
final class KernelChains {
    private static final int WIDTH = 78;
    private static final String UNDER = " ".repeat(7);
    private static final String TURNED = " ".repeat(11);

    private final KernelMap map;
    /** Whose call was said last: what the kernel did in it needs no name. */
    private String caller = "";

    private boolean explained;

    KernelChains(KernelMap map) {
        this.map = map;
    }

    /** The lines that go under an event; none under most. */
    List<String> under(TraceEvent event) {
        if (event instanceof TraceEvent.Called called) {
            caller = called.actor();
        } else if (event instanceof TraceEvent.Repeated repeated) {
            caller = repeated.actor();
        } else if (event instanceof TraceEvent.Started started) {
            caller = started.actor();
            return started.wchan() == null ? List.of() : where(started);
        } else if (event instanceof TraceEvent.KernelSeen seen) {
            return seen(seen);
        }
        return List.of();
    }

    private List<String> seen(TraceEvent.KernelSeen seen) {
        if (seen.chain() == null) {
            return Wrap.hanging("kernel: not recorded: " + seen.text(), WIDTH, "", "        ");
        }
        String who = seen.actor().equals(caller) ? "" : seen.actor() + ", ";
        return lines(who + Narration.point(seen) + ":", seen.chain());
    }

    /** Root sees the whole stack, others its two ends. */
    private List<String> where(TraceEvent.Started started) {
        List<String> chain = new ArrayList<>();
        if (started.stack() != null) {
            chain.addAll(started.stack());
        } else if (!started.wchan().isEmpty()) {
            chain.add("…");
            chain.add(started.wchan());
        }
        String call = started.syscall() == null ? "" : started.syscall() + "(2)" + (chain.isEmpty() ? "" : ":");
        return call.isEmpty() && chain.isEmpty()
                ? List.of()
                : lines("« " + started.actor() + " is here" + (call.isEmpty() ? ":" : ", in " + call), chain);
    }

    private List<String> lines(String head, List<String> chain) {
        List<String> words = chain.stream()
                .map(name -> map.function(name).isPresent() ? name + "*" : name)
                .toList();
        List<String> lines =
                new ArrayList<>(Wrap.hanging(head + " " + String.join(" → ", words), WIDTH, UNDER, TURNED));
        if (!explained && !stops(map, chain).isEmpty()) {
            explained = true;
            lines.add(UNDER + "(* is a stop of the kernel map: fdscope map NAME)");
        }
        return lines;
    }

    /** The functions of an event that the map explains, in order. */
    static Set<String> stops(KernelMap map, TraceEvent event) {
        List<String> functions = new ArrayList<>();
        if (event instanceof TraceEvent.KernelSeen seen && seen.chain() != null) {
            functions.addAll(seen.chain());
        } else if (event instanceof TraceEvent.Started started && started.wchan() != null) {
            functions.addAll(started.stack() == null ? List.of() : started.stack());
            functions.add(started.wchan());
        }
        return stops(map, functions);
    }

    private static Set<String> stops(KernelMap map, List<String> functions) {
        Set<String> stops = new LinkedHashSet<>(functions);
        stops.removeIf(name -> map.function(name).isEmpty());
        return stops;
    }
}
