package fdscope.tui.screen;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The functions that the call of a shot passed through, by the kernel map, and where somebody sleeps.
 *
 * @param call its name; empty where the shot made none
 * @param asleep those that sleep in a call
 */
record KernelWay(String call, boolean failed, List<KernelFunction> functions, List<Sleeper> asleep) {
    private static final Pattern ON = Pattern.compile("^[a-z_0-9]+\\((\\d+)[<,)]");

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

    static KernelWay of(LabView lab, KernelMap map) {
        List<Sleeper> asleep = sleepers(lab, map);
        Optional<Shot> shot = lab.shot();
        if (shot.isEmpty() || shot.get().stride() >= lab.strides().size()) {
            return new KernelWay("", false, List.of(), asleep);
        }
        Stride stride = lab.strides().get(shot.get().stride());
        for (Script.Line line : lab.steps().subList(stride.from(), stride.to())) {
            Optional<Step.Call> call = called(lab, line);
            if (call.isEmpty()) {
                continue;
            }
            Optional<TraceEvent> event = shot.get().events().stream()
                    .filter(e -> e.line() == line.number())
                    .filter(e -> e instanceof TraceEvent.Called
                            || e instanceof TraceEvent.Started
                            || e instanceof TraceEvent.Repeated)
                    .findFirst();
            if (event.isEmpty()) {
                continue;
            }
            boolean failed = event.get() instanceof TraceEvent.Called result && result.errno() != null;
            List<KernelFunction> functions =
                    map.functionsOf(call.get(), lab.variant(), type(event.get(), lab), came(event.get()));
            return new KernelWay(call.get().name(), failed, functions, asleep);
        }
        return new KernelWay("", false, List.of(), asleep);
    }

    /** The call of a line; an await goes on with the call that its actor has started. */
    private static Optional<Step.Call> called(LabView lab, Script.Line line) {
        if (line.step() instanceof Step.Act act) {
            return Optional.of(act.call());
        }
        if (line.step() instanceof Step.Await await) {
            return lab.steps().stream()
                    .filter(before -> before.number() < line.number())
                    .filter(before -> before.step() instanceof Step.Act act
                            && act.start()
                            && act.actor().equals(await.actor()))
                    .reduce((first, second) -> second)
                    .map(before -> ((Step.Act) before.step()).call());
        }
        return Optional.empty();
    }

    private static Set<String> came(TraceEvent event) {
        Set<String> came = new HashSet<>();
        if (event instanceof TraceEvent.Called called) {
            if (called.fds() != null && !called.fds().isEmpty()) {
                came.add("SCM_RIGHTS");
            }
            if (called.resumed()) {
                came.add("waits");
            }
        } else if (event instanceof TraceEvent.Started started && started.wchan() != null) {
            came.add("waits");
        }
        return came;
    }

    private static Optional<SocketType> type(TraceEvent event, LabView lab) {
        String actor = event instanceof TraceEvent.Called called
                ? called.actor()
                : event instanceof TraceEvent.Started started ? started.actor() : "";
        String text = event instanceof TraceEvent.Called called
                ? called.text()
                : event instanceof TraceEvent.Started started ? started.text() : "";
        Matcher on = ON.matcher(text);
        if (!on.find()) {
            return Stream.of(SocketType.values())
                    .filter(type -> text.startsWith("socket") && text.contains("SOCK_" + type.name()))
                    .findFirst();
        }
        Optional<String> now = kind(lab.scene(), actor, on.group(1));
        Optional<String> before =
                lab.at() > 0 ? kind(lab.shots().get(lab.at() - 1).scene(), actor, on.group(1)) : now;
        return now.or(() -> before)
                .flatMap(kind -> Stream.of(SocketType.values())
                        .filter(type -> type.word().equals(kind.equals("listen") ? "stream" : kind))
                        .findFirst());
    }

    private static Optional<String> kind(Scene scene, String actor, String number) {
        return scene.actors().stream()
                .filter(box -> box.name().equals(actor))
                .flatMap(box -> box.descriptors().stream())
                .filter(descriptor -> descriptor.number().equals(number))
                .flatMap(descriptor ->
                        scene.sockets().stream().filter(socket -> socket.tag().equals(descriptor.tag())))
                .map(Scene.Socket::kind)
                .findFirst();
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
        Optional<Step.Call> call = lab.steps().stream()
                .filter(line -> line.number() == started.line())
                .findFirst()
                .flatMap(line -> called(lab, line));
        return new Sleeper(
                started.actor(),
                call.map(Step.Call::name).orElse(""),
                Optional.ofNullable(started.wchan()).orElse(""),
                Optional.ofNullable(started.syscall()).orElse(""),
                Optional.ofNullable(started.stack()).orElse(List.of()),
                call.map(made -> map.functionsOf(made, lab.variant(), type(started, lab), came(started)))
                        .orElse(List.of()),
                "/proc/" + started.pid() + "/task/" + started.tid());
    }
}
