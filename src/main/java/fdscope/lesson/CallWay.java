package fdscope.lesson;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelMap.KernelFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way of a call that a lab has made, by the kernel map: from its line, from what was told of it, and from the stage,
 * which knows of what type its socket is.
 *
 * @param call its name: {@code sendmsg}
 * @param text as it was made: {@code sendmsg(6<s>, "x")}
 * @param failed it left the way at one of these functions
 * @param functions empty if the map does not follow the call
 */
public record CallWay(String actor, String call, String text, boolean failed, List<KernelFunction> functions) {
    private static final Pattern ON = Pattern.compile("^[a-z_0-9]+\\((\\d+)[<,)]");

    public CallWay {
        functions = List.copyOf(functions);
    }

    /**
     * @param all lines of the lab
     * @param line one of them
     * @param events that were told of this step
     * @param before, now the stages around it
     * @return empty: the line makes no call, or nothing was told of it
     */
    public static Optional<CallWay> of(
            KernelMap map,
            List<Script.Line> all,
            Script.Line line,
            int variant,
            List<TraceEvent> events,
            Scene before,
            Scene now) {
        return called(all, line)
                .flatMap(call -> events.stream()
                        .filter(event -> event.line() == line.number())
                        .filter(event -> event instanceof TraceEvent.Called
                                || event instanceof TraceEvent.Started
                                || event instanceof TraceEvent.Repeated)
                        .findFirst()
                        .map(event -> of(map, call, variant, event, before, now)));
    }

    private static CallWay of(KernelMap map, Step.Call call, int variant, TraceEvent event, Scene before, Scene now) {
        String actor = "";
        String text = "";
        boolean failed = false;
        if (event instanceof TraceEvent.Called called) {
            actor = called.actor();
            text = called.text();
            failed = called.errno() != null;
        } else if (event instanceof TraceEvent.Started started) {
            actor = started.actor();
            text = started.text();
        } else if (event instanceof TraceEvent.Repeated repeated) {
            actor = repeated.actor();
        }
        return new CallWay(
                actor,
                call.name(),
                text,
                failed,
                map.functionsOf(call, variant, type(actor, text, before, now), came(event)));
    }

    /** The call of a line; an await goes on with the call that its actor has started. */
    private static Optional<Step.Call> called(List<Script.Line> all, Script.Line line) {
        if (line.step() instanceof Step.Act act) {
            return Optional.of(act.call());
        }
        if (line.step() instanceof Step.Await await) {
            return all.stream()
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

    private static Optional<SocketType> type(String actor, String text, Scene before, Scene now) {
        Matcher on = ON.matcher(text);
        if (!on.find()) {
            return Stream.of(SocketType.values())
                    .filter(type -> text.startsWith("socket") && text.contains("SOCK_" + type.name()))
                    .findFirst();
        }
        return kind(now, actor, on.group(1))
                .or(() -> kind(before, actor, on.group(1)))
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
}
