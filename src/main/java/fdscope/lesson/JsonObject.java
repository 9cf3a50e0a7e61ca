package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object, asked for its members by name. What is missing or of the wrong kind is told, and a harmless value
 * returned; {@link #done} tells the keys that nobody asked for.
 */
final class JsonObject {
    private final String file;
    private final List<ContentError> errors;
    private final Map<String, Json> members;
    private final int line;
    private final boolean isObject;
    private final List<String> asked = new ArrayList<>();

    /** @param what for messages: {@code function} */
    JsonObject(Json value, String what, String file, List<ContentError> errors) {
        this.file = file;
        this.errors = errors;
        this.line = value.line();
        this.isObject = value instanceof Json.Obj;
        if (value instanceof Json.Obj object) {
            this.members = object.members();
        } else {
            this.members = Map.of();
            fault(line, "expected an object for a " + what);
        }
    }

    int line() {
        return line;
    }

    int line(String key) {
        return members.containsKey(key) ? members.get(key).line() : line;
    }

    /** Not blank. */
    String text(String key) {
        Optional<String> text = optionalText(key);
        if (!members.containsKey(key)) {
            missing(key, "text");
        }
        return text.orElse("");
    }

    /** Empty where it is missing. */
    Optional<String> optionalText(String key) {
        asked.add(key);
        Json value = members.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Json.Str string && !string.text().isBlank()) {
            return Optional.of(string.text());
        }
        fault(value.line(), key + ", expected text that is not empty");
        return Optional.empty();
    }

    /** A whole number from 0 to a million. */
    int number(String key) {
        asked.add(key);
        Json value = members.get(key);
        if (value instanceof Json.Num number && number.text().matches("[0-9]{1,6}")) {
            return Integer.parseInt(number.text());
        }
        if (value == null) {
            missing(key, "a whole number");
        } else {
            fault(value.line(), key + ", expected a whole number");
        }
        return 0;
    }

    boolean truth(String key) {
        asked.add(key);
        if (members.get(key) instanceof Json.Word word && !word.text().equals("null")) {
            return word.text().equals("true");
        }
        missing(key, "true or false");
        return false;
    }

    List<Json> list(String key) {
        asked.add(key);
        if (members.get(key) instanceof Json.Arr array) {
            return array.elements();
        }
        missing(key, "a list");
        return List.of();
    }

    /** Empty where it is missing. */
    List<Json> optionalList(String key) {
        asked.add(key);
        return members.containsKey(key) ? list(key) : List.of();
    }

    /** The elements of a list of texts. */
    List<String> texts(String key) {
        return strings(list(key));
    }

    List<String> optionalTexts(String key) {
        return strings(optionalList(key));
    }

    /** The members of an object whose keys are names. */
    Map<String, Json> named(String key) {
        asked.add(key);
        if (members.get(key) instanceof Json.Obj object) {
            return object.members();
        }
        missing(key, "an object");
        return Map.of();
    }

    boolean has(String key) {
        asked.add(key);
        return members.containsKey(key);
    }

    /** Whatever it is; empty where it is missing. */
    Optional<Json> value(String key) {
        asked.add(key);
        return Optional.ofNullable(members.get(key));
    }

    void done() {
        members.forEach((key, value) -> {
            if (!asked.contains(key)) {
                String hint = Spelling.hint(key, asked);
                fault(value.line(), key + ": no such key, expected one of " + String.join(", ", asked) + hint);
            }
        });
    }

    void fault(int at, String message) {
        errors.add(new ContentError(file, at, message));
    }

    private List<String> strings(List<Json> elements) {
        List<String> texts = new ArrayList<>();
        for (Json element : elements) {
            if (element instanceof Json.Str string && !string.text().isBlank()) {
                texts.add(string.text());
            } else {
                fault(element.line(), "expected text that is not empty");
            }
        }
        return texts;
    }

    private void missing(String key, String expected) {
        if (!isObject) {
            return;
        }
        int at = line(key);
        fault(
                at,
                members.containsKey(key) ? key + ", expected " + expected : key + " is missing, expected " + expected);
    }
}
