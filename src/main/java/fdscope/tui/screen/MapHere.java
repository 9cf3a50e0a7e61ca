package fdscope.tui.screen;

import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the lab of the lesson is on the map at this moment. */
record MapHere(KernelWay way, KernelMap map) {
    static MapHere of(Scenery scenery) {
        KernelMap map = scenery.course().map();
        return new MapHere(scenery.lab().map(lab -> KernelWay.of(lab, map)).orElse(KernelWay.NONE), map);
    }

    /** The functions of the step's call, then those where somebody sleeps, then the ways of those calls. */
    static List<String> names(KernelWay way) {
        List<String> names = new ArrayList<>();
        way.functions().forEach(function -> names.add(function.name()));
        for (KernelWay.Sleeper sleeper : way.asleep()) {
            stop(way, sleeper).ifPresent(names::add);
        }
        for (KernelWay.Sleeper sleeper : way.asleep()) {
            sleeper.way().forEach(function -> names.add(function.name()));
        }
        return names;
    }

    private static Optional<String> stop(KernelWay way, KernelWay.Sleeper sleeper) {
        return sleeper.stop(sleeper.way().isEmpty() ? way.functions() : sleeper.way());
    }

    /** The call of the step passes through it. */
    boolean passes(KernelFunction function) {
        return way.functions().contains(function);
    }

    /** {@code « bob is here}, or {@code « bob}; empty if nobody is. */
    String asleep(KernelFunction function, boolean brief) {
        StringBuilder words = new StringBuilder();
        for (KernelWay.Sleeper sleeper : way.asleep()) {
            if (stop(way, sleeper).filter(function.name()::equals).isPresent()) {
                words.append(words.isEmpty() ? "« " : ", ")
                        .append(sleeper.actor())
                        .append(brief ? "" : " is here");
            }
        }
        return words.toString();
    }
}
