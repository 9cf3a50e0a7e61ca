package fdscope.lab.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that stand in a lab so far, each with what it is in one line. */
final class BoundNames {
    private final Script script;

    BoundNames(Script script) {
        this.script = script;
    }

    List<String> actors() {
        List<String> actors = new ArrayList<>();
        script.actors().forEach(actor -> actors.add(actor.name()));
        bound("").forEach((name, words) -> {
            if (words.startsWith("an actor")) {
                actors.add(name);
            }
        });
        return actors;
    }

    /** All names of all actors, as they are written outside of an actor's line. */
    Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        actors().forEach(actor -> bound(actor).forEach((name, words) -> places.put(actor + "." + name, words)));
        actors().forEach(actor -> places.put(actor, "an actor"));
        return places;
    }

    /** The names of an actor, or with "" of the lab, and what they are. */
    Map<String, String> bound(String actor) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Script.Line line : script.steps()) {
            Step step = line.step();
            String where = ", line " + line.number();
            if (step instanceof Step.Pair pair) {
                List.of(pair.first(), pair.second()).stream()
                        .filter(place -> place.actor().equals(actor))
                        .forEach(place -> names.put(place.name(), "an end of a pair" + where));
            } else if (step instanceof Step.Pipe pipe) {
                List.of(pipe.read(), pipe.write()).stream()
                        .filter(place -> place.actor().equals(actor))
                        .forEach(place -> names.put(place.name(), "an end of a pipe" + where));
            } else if (step instanceof Step.Act act) {
                Kind kind = CallTable.yieldOf(act.call(), 0).principal();
                boolean spawns = kind == Kind.ACTOR;
                if (spawns ? actor.isEmpty() : act.actor().equals(actor)) {
                    String what = kind == Kind.DESCRIPTORS ? Kind.DESCRIPTOR.words() : kind.words();
                    act.names()
                            .forEach(name ->
                                    names.put(name, what + " of " + act.call().name() + where));
                }
            } else if (step instanceof Step.Bind bind && bind.actor().equals(actor)) {
                names.put(bind.name(), "a value" + where);
            } else if (step instanceof Step.Let let && actor.isEmpty()) {
                names.put(let.name(), "a value of the lab" + where);
            }
        }
        return names;
    }

    /** What can be read of a result by its name. */
    Map<String, String> fields(String actor, String name) {
        Map<String, String> fields = new TreeMap<>();
        for (Script.Line line : script.steps()) {
            if (line.step() instanceof Step.Act act
                    && act.names().contains(name)
                    && (actor.isEmpty() || act.actor().equals(actor))) {
                Yield yield = CallTable.yieldOf(act.call(), 0);
                yield.fields()
                        .forEach((field, kind) -> fields.put(
                                field, kind.words() + " of " + act.call().name()));
            }
        }
        return fields;
    }
}
