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
    private static final List<String> REQUIRED = List.of("title", "part", "minutes", "question", "idea");
    private static final List<String> KEYS = List.of("title", "part", "minutes", "question", "idea", "seen-in");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*:(?:\\s+(.*))?");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final int LONGEST_MINUTES = 240;

    private final String file;
    private final List<ContentError> errors;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private int length;

    private record Value(String text, int line) {}

    FrontMatter(SourceText source, String file, List<ContentError> errors) {
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
            fault(1, "no front matter, expected --- and then " + String.join(", ", REQUIRED));
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
        List<String> missing = new ArrayList<>(REQUIRED);
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
        if (!KEYS.contains(key)) {
            String hint = Spelling.hint(key, KEYS);
            fault(number, key + ": not a key of a lesson, expected one of " + String.join(", ", KEYS) + hint);
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
