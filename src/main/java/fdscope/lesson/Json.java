package fdscope.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A JSON value that knows its line, so that faults in content can be told with their place. */
sealed interface Json {
    int line();

    record Obj(Map<String, Json> members, int line) implements Json {}

    record Arr(List<Json> elements, int line) implements Json {}

    record Str(String text, int line) implements Json {}

    record Num(String text, int line) implements Json {}

    /** {@code true}, {@code false} or {@code null}. */
    record Word(String text, int line) implements Json {}

    /** @throws ContentError.Found with the first fault of syntax, or every key that stands twice */
    static Json parse(String text, String file) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(50).build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new ContentError.Found(List.of(new ContentError(file, 1, "nothing, expected a JSON object")));
            }
            Json value = value(parser, file, errors);
            if (parser.nextToken() != null) {
                errors.add(new ContentError(file, line(parser), "text after the end, expected one JSON value"));
            }
            if (!errors.isEmpty()) {
                throw new ContentError.Found(errors);
            }
            return value;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            // The rest, in parentheses, speaks of the parser and its settings.
            String what = e.getOriginalMessage()
                    .split("\n| \\((?:start marker|from)", 2)[0]
                    .strip();
            throw new ContentError.Found(List.of(new ContentError(file, line, "not JSON: " + what)));
        }
    }

    private static Json value(JsonParser parser, String file, List<ContentError> errors) {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, file, errors);
            case START_ARRAY -> {
                List<Json> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, file, errors));
                }
                yield new Arr(List.copyOf(elements), line);
            }
            case VALUE_STRING -> new Str(parser.getString(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getString(), line);
            default -> new Word(parser.getString(), line);
        };
    }

    private static Json object(JsonParser parser, String file, List<ContentError> errors) {
        int line = line(parser);
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            if (members.put(key, value(parser, file, errors)) != null) {
                errors.add(new ContentError(file, keyLine, key + " stands twice in one object, expected it once"));
            }
        }
        return new Obj(members, line);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
