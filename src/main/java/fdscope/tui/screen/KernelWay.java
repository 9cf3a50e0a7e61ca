package fdscope.tui.screen;

import fdscope.lab.script.Script;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.CallWay;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions that the call of a shot passed through, by the kernel map, and where somebody sleeps.
 *
 * @param call its name; empty where the shot made none
 * @param made who made it, and how: {@code alice  sendmsg(6, "x")}; empty where that is not known
 * @param asleep those that sleep in a call
 */
record KernelWay(String call, String made, boolean failed, List<KernelFunction> functions, List<Sleeper> asleep) {
    /**
     * One that sleeps in a call.
     *
     * @param call as the lab wrote it; empty if its start is not known
     * @param function by its wchan; empty where that is unknown
     * @param syscall the system call by the kernel's name; empty where that is unknown
     * @param stack from the system call to the function; empty where it may not be read
     * @param way of its call, by the map
     * @param source the folder of the thread in /proc
     */
    record Sleeper(
            String actor,
            String call,
            String function,
            String syscall,
            List<String> stack,
            List<KernelFunction> way,
            String source) {
        /** The stop of a way that it sleeps in: its function, or the innermost of its stack that is one. */
        Optional<String> stop(List<KernelFunction> of) {
            List<String> inside = new ArrayList<>(stack);
            inside.add(function);
            return inside.stream()
                    .filter(name -> of.stream().anyMatch(stop -> stop.name().equals(name)))
                    .reduce((outer, inner) -> inner);
        }
    }

    static final KernelWay NONE = new KernelWay("", "", false, List.of(), List.of());

    static KernelWay of(LabView lab, KernelMap map) {
        List<Sleeper> asleep = sleepers(lab, map);
        Optional<Shot> shot = lab.shot();
        if (shot.isEmpty() || shot.get().stride() >= lab.strides().size()) {
            return new KernelWay("", "", false, List.of(), asleep);
        }
        Stride stride = lab.strides().get(shot.get().stride());
        for (Script.Line line : lab.steps().subList(stride.from(), stride.to())) {
            Optional<CallWay> way = way(lab, map, line, shot.get().events());
            if (way.isPresent()) {
                String made = way.get().text().isEmpty()
                        ? ""
                        : way.get().actor() + "  " + way.get().text();
                return new KernelWay(
                        way.get().call(), made, way.get().failed(), way.get().functions(), asleep);
            }
        }
        return new KernelWay("", "", false, List.of(), asleep);
    }

    private static Optional<CallWay> way(LabView lab, KernelMap map, Script.Line line, List<TraceEvent> events) {
        Scene before = lab.at() > 0 ? lab.shots().get(lab.at() - 1).scene() : lab.scene();
        return CallWay.of(map, lab.steps(), line, lab.variant(), events, before, lab.scene());
    }

    /** An actor sleeps while the stage shows the call that it is in. */
    private static List<Sleeper> sleepers(LabView lab, KernelMap map) {
        List<Sleeper> sleepers = new ArrayList<>();
        for (Scene.ActorBox actor : lab.scene().actors()) {
            if (!actor.call().isEmpty()) {
                sleepers.add(lab.shots().subList(0, lab.at() + 1).stream()
                        .flatMap(shot -> shot.events().stream())
                        .filter(e -> e instanceof TraceEvent.Started started
                                && started.actor().equals(actor.name()))
                        .map(e -> (TraceEvent.Started) e)
                        .reduce((first, second) -> second)
                        .map(started -> sleeper(lab, map, started))
                        .orElseGet(() -> new Sleeper(actor.name(), "", "", "", List.of(), List.of(), "")));
            }
        }
        return sleepers;
    }

    private static Sleeper sleeper(LabView lab, KernelMap map, TraceEvent.Started started) {
        Optional<CallWay> way = lab.steps().stream()
                .filter(line -> line.number() == started.line())
                .findFirst()
                .flatMap(line -> way(lab, map, line, List.of(started)));
        return new Sleeper(
                started.actor(),
                way.map(CallWay::call).orElse(""),
                Optional.ofNullable(started.wchan()).orElse(""),
                Optional.ofNullable(started.syscall()).orElse(""),
                Optional.ofNullable(started.stack()).orElse(List.of()),
                way.map(CallWay::functions).orElse(List.of()),
                "/proc/" + started.pid() + "/task/" + started.tid());
    }
}
