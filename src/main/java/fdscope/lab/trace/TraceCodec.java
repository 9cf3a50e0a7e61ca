package fdscope.lab.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a trace, one event a line: {@code fdscope run --json}, and recordings. The name of an event is that of
 * its {@link TraceEvent.Visitor} method; fields are the record's, absent ones left out, but a call always says its
 * {@code errno}. Fields that are not known are passed over when reading: a later version may have written them.
 */
public final class TraceCodec {
    private static final String EVENT = "event";

    private static final Map<String, Class<? extends TraceEvent>> KINDS = kinds();

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static Map<String, Class<? extends TraceEvent>> kinds() {
        Map<String, Class<? extends TraceEvent>> kinds = new LinkedHashMap<>();
        kinds.put("actor", TraceEvent.ActorStarted.class);
        kinds.put("setup", TraceEvent.Setup.class);
        kinds.put("call", TraceEvent.Called.class);
        kinds.put("repeat", TraceEvent.Repeated.class);
        kinds.put("start", TraceEvent.Started.class);
        kinds.put("kernel", TraceEvent.KernelSeen.class);
        kinds.put("bind", TraceEvent.Bound.class);
        kinds.put("let", TraceEvent.Noted.class);
        kinds.put("ended", TraceEvent.Ended.class);
        kinds.put("spawn", TraceEvent.Spawned.class);
        kinds.put("expect", TraceEvent.Expected.class);
        kinds.put("else", TraceEvent.Otherwise.class);
        kinds.put("output", TraceEvent.Wrote.class);
        kinds.put("claim", TraceEvent.Claimed.class);
        kinds.put("predict", TraceEvent.Asked.class);
        kinds.put("freeze", TraceEvent.Frozen.class);
        kinds.put("show", TraceEvent.Shown.class);
        kinds.put("skip", TraceEvent.Skipped.class);
        kinds.put("error", TraceEvent.Failed.class);
        kinds.put("scene", TraceEvent.Staged.class);
        kinds.put("end", TraceEvent.Finished.class);
        return Map.copyOf(kinds);
    }

    /** One line, without its line end; pure ASCII. */
    public String write(TraceEvent event) {
        return write(event, Map.of());
    }

    /** @param more fields that join those of the event */
    public String write(TraceEvent event, Map<String, ?> more) {
        ObjectNode line = mapper.createObjectNode();
        line.put(EVENT, name(event));
        ObjectNode fields = mapper.valueToTree(event);
        fields.properties().forEach(field -> {
            if (!isAbsent(field.getKey(), field.getValue())) {
                line.set(field.getKey(), field.getValue());
            }
        });
        more.forEach((name, value) -> line.set(name, mapper.valueToTree(value)));
        return mapper.writeValueAsString(line);
    }

    private static boolean isAbsent(String name, JsonNode value) {
        return switch (name) {
            case "errno" -> false;
            case "variant" -> value.asString().isEmpty();
            case "line" -> value.asInt() == 0;
            case "resumed" -> !value.asBoolean();
            default -> value.isNull();
        };
    }

    /** As the visitor's methods have it. */
    public static String name(TraceEvent event) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().isInstance(event))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException with one sentence: what, and what was expected
     */
    public TraceEvent read(String line) {
        try {
            if (!(mapper.readTree(line) instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("no JSON object, expected one event a line");
            }
            JsonNode name = fields.remove(EVENT);
            Class<? extends TraceEvent> kind = name == null ? null : KINDS.get(name.asString(""));
            if (kind == null) {
                List<String> known = KINDS.keySet().stream().sorted().toList();
                String found = name == null ? "no field \"event\"" : "event " + name;
                throw new IllegalArgumentException(found + ", expected one of " + String.join(", ", known));
            }
            if (!fields.has("variant")) {
                fields.put("variant", "");
            }
            return mapper.treeToValue(fields, kind);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "not JSON: " + e.getOriginalMessage().split("\n", 2)[0].strip(), e);
        }
    }
}
