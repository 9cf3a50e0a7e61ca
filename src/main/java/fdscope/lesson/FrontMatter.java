package fdscope.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines between two {@code ---} at the head of a lesson: {@code KEY: VALUE}, one a line, no nesting. The value is all
 * that follows, colons included; quotes around the whole of it are taken off. Read by hand: the Markdown library's
 * reader has no line numbers and drops what it does not understand.
 */
final class FrontMatter {
    private static final Keys OF_LESSON = new Keys(
            "a lesson",
            List.of("title", "part", "minutes", "question", "idea"),
            List.of("title", "part", "minutes", "question", "idea", "seen-in"));
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*:(?:\\s+(.*))?");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final int LONGEST_MINUTES = 240;

    /** @param of what has these keys, for messages */
    record Keys(String of, List<String> required, List<String> all) {}

    private final Keys keys;
    private final String file;
    private final List<ContentError> errors;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private int length;

    private record Value(String text, int line) {}

    FrontMatter(SourceText source, String file, List<ContentError> errors) {
        this(source, file, errors, OF_LESSON);
    }

    FrontMatter(SourceText source, String file, List<ContentError> errors, Keys keys) {
        this.keys = keys;
        this.file = file;
        this.errors = errors;
        read(source.lines());
    }

    /** How many lines it takes, both {@code ---} included; 0 if there is none. */
    int length() {
        return length;
    }

    /** Empty if it is missing; that has been told already. */
    String text(String key) {
        return optional(key).orElse("");
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(Value::text);
    }

    Part part() {
        Value value = values.get("part");
        return value == null
                ? Part.A
                : Part.of(value.text).orElseGet(() -> {
                    fault(value.line, "part: " + value.text + ", expected one letter A to E");
                    return Part.A;
                });
    }

    /** One of these words; the first where it is missing or another. */
    String oneOf(String key, List<String> words) {
        Value value = values.get(key);
        if (value == null || words.contains(value.text)) {
            return value == null ? words.get(0) : value.text;
        }
        fault(value.line, key + ": " + value.text + ", expected " + Spelling.oneOf(words));
        return words.get(0);
    }

    /** Whole minutes, 1 to 240. */
    int minutes() {
        Value value = values.get("minutes");
        if (value == null) {
            return 1;
        }
        int minutes = value.text.matches("[0-9]{1,3}") ? Integer.parseInt(value.text) : 0;
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            fault(value.line, "minutes: " + value.text + ", expected a whole number from 1 to " + LONGEST_MINUTES);
        }
        return minutes;
    }

    private void read(List<String> lines) {
        if (!isFence(lines.get(0))) {
            fault(1, "no front matter, expected --- and then " + String.join(", ", keys.required()));
            return;
        }
        int end = 1;
        while (end < lines.size() && !isFence(lines.get(end))) {
            end++;
        }
        length = Math.min(end + 1, lines.size());
        if (end == lines.size()) {
            fault(1, "the front matter is never closed, expected a second ---");
            return;
        }
        for (int i = 1; i < end; i++) {
            entry(lines.get(i), i + 1);
        }
        List<String> missing = new ArrayList<>(keys.required());
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            fault(1, "the front matter lacks " + String.join(", ", missing));
        }
    }

    private void entry(String line, int number) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        Matcher matcher = ENTRY.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            fault(number, "\"" + line.strip() + "\" in the front matter, expected KEY: VALUE on one line");
            return;
        }
        String key = matcher.group(1);
        String text = matcher.group(2) == null ? "" : matcher.group(2).strip();
        if (!keys.all().contains(key)) {
            String hint = Spelling.hint(key, keys.all());
            fault(
                    number,
                    key + ": not a key of " + keys.of() + ", expected one of " + String.join(", ", keys.all()) + hint);
            return;
        }
        if (values.containsKey(key)) {
            fault(number, key + " stands in line " + values.get(key).line + " already, expected it once");
            return;
        }
        if (text.isEmpty() || text.matches("[|>][-+]?|[\\[{&*!%@`].*")) {
            String found = text.isEmpty() ? "no value" : text;
            fault(number, key + ": " + found + ", expected plain text on the same line");
        }
        values.put(key, new Value(unquoted(text), number));
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals("---");
    }

    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }

    private void fault(int line, String message) {
        errors.add(new ContentError(file, line, message));
    }
}
