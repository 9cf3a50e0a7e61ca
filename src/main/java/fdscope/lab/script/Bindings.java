package fdscope.lab.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is bound at one place of one variant. */
final class Bindings {
    /** @param inherited through spawn: may be bound anew */
    record Bound(int line, Type type, boolean inherited) {}

    private final Map<String, Map<String, Bound>> names = new HashMap<>();
    private final Map<String, Integer> spawned = new HashMap<>();
    private final Map<String, Type> started = new HashMap<>();

    /** @param actor empty for the names of the lab */
    Optional<Bound> find(String actor, String name) {
        return Optional.ofNullable(names.getOrDefault(actor, Map.of()).get(name));
    }

    void bind(String actor, String name, int line, Type type) {
        names.computeIfAbsent(actor, a -> new TreeMap<>()).put(name, new Bound(line, type, false));
    }

    SortedSet<String> namesOf(String actor) {
        return new TreeSet<>(names.getOrDefault(actor, Map.of()).keySet());
    }

    Optional<Integer> spawnedIn(String actor) {
        return Optional.ofNullable(spawned.get(actor));
    }

    int spawnedSoFar() {
        return spawned.size();
    }

    /** The new actor has its parent's descriptors under the same names; which ones were close-on-exec the run will tell. */
    void spawn(String parent, String child, int line) {
        spawned.put(child, line);
        Map<String, Bound> own = names.computeIfAbsent(child, a -> new TreeMap<>());
        names.getOrDefault(parent, Map.of()).forEach((name, bound) -> {
            if (bound.type().is(Kind.DESCRIPTOR) || bound.type().isUnknown()) {
                own.put(name, new Bound(line, bound.type().ownedBy(child), true));
            }
        });
    }

    /** A program has the descriptors that it was given and no names for them yet. */
    void program(String name, int line) {
        spawned.put(name, line);
    }

    void start(String actor, Type result) {
        started.put(actor, result);
    }

    /** The call under way, which then is over. */
    Optional<Type> await(String actor) {
        return Optional.ofNullable(started.remove(actor));
    }
}
