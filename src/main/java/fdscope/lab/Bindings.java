package fdscope.lab;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one run: {@code alice.f} belongs to alice, {@code let} names and {@code run} to the lab. */
final class Bindings {
    private final Map<String, Map<String, Value>> values = new LinkedHashMap<>();
    private final Map<String, Map<Integer, String>> numbers = new HashMap<>();

    /** @param actor {@code ""} for a name of the lab */
    void bind(String actor, String name, Value value) {
        values.computeIfAbsent(actor, key -> new LinkedHashMap<>()).put(name, value);
        if (value.principal() instanceof Value.Descriptor descriptor && !actor.isEmpty()) {
            numbers.computeIfAbsent(descriptor.actor(), key -> new HashMap<>()).put(descriptor.number(), name);
        }
    }

    Value get(String actor, String name) throws LabFailure {
        Value value = values.getOrDefault(actor, Map.of()).get(name);
        if (value == null) {
            throw new LabFailure((actor.isEmpty() ? name : actor + "." + name) + " has no value yet");
        }
        return value;
    }

    /** The name that a descriptor number got last. */
    Optional<String> nameOf(String actor, int number) {
        return Optional.ofNullable(numbers.getOrDefault(actor, Map.of()).get(number));
    }

    /** A number that came back from the kernel is a new descriptor: what an older one was called no longer counts. */
    void forget(String actor, int number) {
        numbers.getOrDefault(actor, new HashMap<>()).remove(number);
    }

    /** {@code 7<f>}, or {@code 7} where no name is known. */
    String numbered(String actor, int number) {
        return nameOf(actor, number).map(name -> number + "<" + name + ">").orElse(Integer.toString(number));
    }

    /** After spawn: the child's descriptors bear the parent's names and numbers. */
    void inherit(String child, String parent) {
        for (Map.Entry<String, Value> entry :
                Map.copyOf(values.getOrDefault(parent, Map.of())).entrySet()) {
            if (entry.getValue().principal() instanceof Value.Descriptor descriptor) {
                bind(child, entry.getKey(), new Value.Descriptor(child, descriptor.number()));
            }
        }
    }
}
