package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Records as JSON by their components: what the order channel needs and no more. Written over Jackson's streaming part
 * because an actor has to start quickly: data binding costs a fresh JVM 0.2 s. {@link Bytes} are hex; long repetitions
 * {@code {"after":"00033fe0","times":212960,"of":"2e"}}, so that a full send buffer is a short line, one with a length
 * before it too.
 */
final class RecordWriter {
    /** Shorter byte strings are not worth looking for a period. */
    private static final int SHORT = 64;

    private static final int LONGEST_PERIOD = 16;
    /** What may stand before the repetition: nothing, or a length of four bytes. */
    private static final List<Integer> HEADS = List.of(0, 4);

    private final JsonGenerator out;

    private RecordWriter(JsonGenerator out) {
        this.out = out;
    }

    /** @param declared a sealed interface makes the record name itself */
    static String line(Object value, Type declared) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new RecordWriter(out).value(value, declared);
        }
        return text.toString();
    }

    private void value(Object value, Type declared) {
        if (value instanceof Bytes bytes) {
            bytes(bytes);
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof OptionalInt optional) {
            optional.ifPresentOrElse(out::writeNumber, out::writeNull);
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get(), argument(declared, 0));
            } else {
                out.writeNull();
            }
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(element -> value(element, argument(declared, 0)));
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((key, element) -> {
                out.writeName((String) key);
                value(element, argument(declared, 1));
            });
            out.writeEndObject();
        } else {
            record((Record) value, (Class<?>) declared);
        }
    }

    private void record(Record record, Class<?> declared) {
        out.writeStartObject();
        if (declared.isSealed()) {
            out.writeStringProperty("is", record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.writeName(component.getName());
            try {
                value(component.getAccessor().invoke(record), component.getGenericType());
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(record.getClass() + " cannot be read", e);
            }
        }
        out.writeEndObject();
    }

    private void bytes(Bytes bytes) {
        for (int head : bytes.length() < SHORT ? List.<Integer>of() : HEADS) {
            int period = period(bytes, head);
            if (period > 0) {
                out.writeStartObject();
                out.writeStringProperty("after", bytes.slice(0, head).hex());
                out.writeNumberProperty("times", (bytes.length() - head) / period);
                out.writeStringProperty("of", bytes.slice(head, head + period).hex());
                out.writeEndObject();
                return;
            }
        }
        out.writeString(bytes.hex());
    }

    /** The length of what is repeated a whole number of times behind the head, 0 if nothing short is. */
    private static int period(Bytes bytes, int head) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            int at = head + period;
            while (at < bytes.length() && bytes.at(at) == bytes.at(at - period)) {
                at++;
            }
            if (at == bytes.length() && (at - head) % period == 0) {
                return period;
            }
        }
        return 0;
    }

    static Type argument(Type declared, int index) {
        return ((ParameterizedType) declared).getActualTypeArguments()[index];
    }
}
