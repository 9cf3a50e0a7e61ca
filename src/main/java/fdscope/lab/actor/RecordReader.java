package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The other direction of {@link RecordWriter}. Whatever does not fit is an {@link IllegalArgumentException}. */
final class RecordReader {
    private static final int MOST_BYTES = 1 << 30;

    private RecordReader() {}

    static Object read(String line, Type type) {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), new StringReader(line))) {
            in.nextToken();
            return value(tree(in), type);
        } catch (JacksonException | ClassCastException | NullPointerException | ArithmeticException e) {
            throw new IllegalArgumentException("not a line of the order channel: " + line, e);
        }
    }

    /** Strings, longs, booleans, null, lists and maps. */
    private static Object tree(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                map.put(name, tree(in));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(tree(in));
            }
            return list;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getLongValue();
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        return in.getString();
    }

    private static Object value(Object tree, Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(tree, generic);
        }
        if (type == Bytes.class) {
            return bytes(tree);
        }
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact((Long) tree);
        }
        if (type == OptionalInt.class) {
            return tree == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact((Long) tree));
        }
        if (type instanceof Class<?> kind && (kind.isSealed() || kind.isRecord())) {
            Map<?, ?> fields = (Map<?, ?>) tree;
            return record(fields, kind.isSealed() ? named(kind, (String) fields.get("is")) : kind);
        }
        Objects.requireNonNull(tree);
        return type instanceof Class<?> plain && !plain.isPrimitive() ? plain.cast(tree) : tree;
    }

    private static Object collection(Object tree, ParameterizedType type) {
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(tree).map(t -> value(t, RecordWriter.argument(type, 0)));
        }
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            ((List<?>) tree).forEach(element -> list.add(value(element, RecordWriter.argument(type, 0))));
            return list;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((key, element) -> map.put(key, value(element, RecordWriter.argument(type, 1))));
        return map;
    }

    private static Class<?> named(Class<?> sealed, String name) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.getSimpleName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(name + ": not a kind of " + sealed.getSimpleName());
    }

    private static Object record(Map<?, ?> fields, Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(fields.get(components[i].getName()), components[i].getGenericType());
        }
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException(kind.getSimpleName() + " cannot be made of " + fields, e);
        }
    }

    private static Bytes bytes(Object tree) {
        if (tree instanceof Map<?, ?> repeated) {
            Bytes one = Bytes.ofHex((String) repeated.get("of"));
            int times = Math.toIntExact((Long) repeated.get("times"));
            if (times < 0 || Math.multiplyExact(one.length(), times) > MOST_BYTES) {
                throw new IllegalArgumentException(times + " times " + one.length() + " bytes, expected 0 to 1 GiB");
            }
            return Bytes.ofHex((String) repeated.get("after")).plus(one.times(times));
        }
        return Bytes.ofHex((String) tree);
    }
}
