package fdscope.lesson;

import fdscope.kernel.SocketType;
import fdscope.lesson.KernelMap.CallPath;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelMap.Phase;
import fdscope.lesson.KernelMap.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and checks the kernel map: every name that it uses must be one of its own. */
final class KernelMapReader {
    private final String file;
    private final List<ContentError> errors = new ArrayList<>();
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final Map<String, KernelFunction> functions = new LinkedHashMap<>();
    private final Map<String, Journey> journeys = new LinkedHashMap<>();
    private final List<CallPath> calls = new ArrayList<>();

    KernelMapReader(String file) {
        this.file = file;
    }

    KernelMap read(String text) throws ContentError.Found {
        JsonObject root = new JsonObject(Json.parse(text, file), "kernel map", file, errors);
        root.list("phases").forEach(value -> phase(object(value, "phase")));
        root.list("functions").forEach(value -> function(object(value, "function")));
        root.list("journeys").forEach(value -> journey(object(value, "journey")));
        root.list("calls").forEach(value -> call(object(value, "call")));
        root.done();
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new KernelMap(
                List.copyOf(phases.values()), List.copyOf(functions.values()), List.copyOf(journeys.values()), calls);
    }

    private void phase(JsonObject object) {
        Phase phase = new Phase(object.text("id"), object.text("title"));
        object.done();
        once(object, "phase", "id", phase.id(), phases.put(phase.id(), phase) != null);
    }

    private void function(JsonObject object) {
        KernelFunction function = new KernelFunction(
                object.text("name"),
                object.text("file"),
                object.text("phase"),
                object.text("role"),
                object.text("versions"),
                object.optionalText("notes"),
                object.text("seen"));
        object.done();
        known(object, "phase", "phase", function.phase(), phases.keySet());
        once(object, "function", "name", function.name(), functions.put(function.name(), function) != null);
    }

    private void journey(JsonObject object) {
        List<Stop> stops = object.list("stops").stream()
                .map(value -> stop(object(value, "stop")))
                .toList();
        Journey journey = new Journey(object.text("id"), object.text("title"), stops);
        object.done();
        if (stops.isEmpty()) {
            object.fault(object.line(), "journey " + journey.id() + " has no stops, expected at least one");
        }
        once(object, "journey", "id", journey.id(), journeys.put(journey.id(), journey) != null);
    }

    private Stop stop(JsonObject object) {
        Stop stop = new Stop(path(object), object.optionalText("mark"), object.optionalText("then"));
        object.done();
        return stop;
    }

    private void call(JsonObject object) {
        String name = object.text("call");
        Set<SocketType> types = new HashSet<>();
        for (String word : object.optionalTexts("types")) {
            type(word)
                    .ifPresentOrElse(
                            types::add,
                            () -> object.fault(
                                    object.line("types"), "type " + word + ", expected stream, dgram or seqpacket"));
        }
        Set<String> with = new HashSet<>(object.optionalTexts("with"));
        CallPath call = new CallPath(name, types, with, path(object));
        object.done();
        boolean twice = calls.stream()
                .anyMatch(other -> other.call().equals(name)
                        && sameWay(other.types(), types)
                        && other.with().equals(with));
        once(object, "call", "call", name, twice);
        calls.add(call);
    }

    private static boolean sameWay(Set<SocketType> a, Set<SocketType> b) {
        return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }

    private List<String> path(JsonObject object) {
        List<String> names = object.texts("functions");
        if (names.isEmpty()) {
            object.fault(object.line("functions"), "functions is empty, expected at least one name");
        }
        names.forEach(name -> known(object, "functions", "function", name, functions.keySet()));
        return names;
    }

    private void known(JsonObject object, String key, String what, String name, Set<String> names) {
        if (!name.isEmpty() && !names.contains(name)) {
            String hint = Spelling.hint(name, names);
            object.fault(object.line(key), name + ": no such " + what + ", expected one of this map" + hint);
        }
    }

    private void once(JsonObject object, String what, String key, String name, boolean twice) {
        if (twice) {
            object.fault(object.line(key), what + " " + name + " stands here a second time, expected it once");
        }
    }

    private JsonObject object(Json value, String what) {
        return new JsonObject(value, what, file, errors);
    }

    private static Optional<SocketType> type(String word) {
        for (SocketType type : SocketType.values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
