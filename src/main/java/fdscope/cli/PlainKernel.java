package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.CallWay;
import fdscope.lesson.Course;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way of a step's call through the kernel, said where the lesson links to a function on it. */
final class PlainKernel {
    private final KernelMap map;
    private final KernelPlaces places;
    private final Lesson lesson;

    PlainKernel(Course course, Lesson lesson) {
        this.map = course.map();
        this.places = new KernelPlaces(course);
        this.lesson = lesson;
    }

    /** Nothing where the lesson speaks of none of the functions. */
    List<String> way(
            List<Script.Line> all, Script.Line line, int variant, List<TraceEvent> events, Scene before, Scene now) {
        Optional<CallWay> way = CallWay.of(map, all, line, variant, events, before, now);
        List<String> linked = way.map(CallWay::functions).orElse(List.of()).stream()
                .map(KernelFunction::name)
                .filter(name -> places.lessons(name).contains(lesson))
                .toList();
        if (linked.isEmpty()) {
            return List.of();
        }
        String chain = way.get().functions().stream().map(KernelFunction::name).collect(Collectors.joining(", then "));
        String failed = way.get().failed() ? ", or left it at one of these" : "";
        return PlainWords.wrap("In the kernel: " + way.get().call() + " goes through " + chain + failed
                + ". This lesson speaks of " + String.join(" and ", linked) + ": fdscope map NAME tells of each.");
    }
}
