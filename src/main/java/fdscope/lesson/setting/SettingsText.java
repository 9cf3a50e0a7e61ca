package fdscope.lesson.setting;

import fdscope.kernel.Printable;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings as people write them: one {@code KEY = VALUE} a line, each as {@link Properties} reads a line, so that
 * {@code #} begins a comment and a backslash is written twice. What cannot be understood is told, and the rest counts.
 */
public final class SettingsText {
    /** What a new file begins with. */
    static final String HEAD = """
            # Settings of fdscope, read at each start; fdscope(1) tells them all.
            # theme = auto, dark, light, contrast, cvd-dark, cvd-light, none or the path of a theme file
            # ascii = on or off      mouse = on or off      editor = nano
            """;

    private static final List<String> KEYS = List.of("theme", "ascii", "mouse", "editor");
    private static final int MOST_COMPLAINTS = 12;

    private final String file;
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private SettingsText(String file) {
        this.file = file;
    }

    private record Complaint(int line, String what) {}

    /**
     * What was understood, and what was not.
     *
     * @param complaints each {@code file:line: what, and what was expected}, safe to print
     */
    public record Result(Settings settings, List<String> complaints) {
        public Result {
            complaints = List.copyOf(complaints);
        }
    }

    /** @param file as complaints are to name it */
    public static Result parse(String file, String text) {
        return new SettingsText(file).read(text.lines().toList());
    }

    private Result read(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            line(i + 1, text.get(i));
        }
        Settings settings =
                new Settings(value("theme").filter(this::isTheme), onOff("ascii"), onOff("mouse"), value("editor"));
        // Not Comparator.comparingInt: no archive of classes can hold it, and this runs at each start.
        complaints.sort((a, b) -> Integer.compare(a.line, b.line));
        List<String> told = new ArrayList<>();
        for (Complaint complaint : complaints.subList(0, Math.min(complaints.size(), MOST_COMPLAINTS))) {
            told.add(file + ":" + complaint.line + ": " + complaint.what);
        }
        int more = complaints.size() - MOST_COMPLAINTS;
        if (more > 0) {
            told.add(file + ": and " + more + " more of the kind");
        }
        return new Result(settings, told);
    }

    private void line(int number, String line) {
        Properties one = properties(line);
        if (one == null) {
            complain(number, "a broken \\u escape, expected four hex digits after it; write a backslash twice");
            return;
        }
        for (String key : one.stringPropertyNames()) {
            String value = one.getProperty(key).strip();
            if (!KEYS.contains(key)) {
                complain(number, Printable.of(key) + " is no setting, expected one of " + String.join(", ", KEYS));
            } else if (value.isEmpty()) {
                complain(number, key + " has no value, expected a line such as \"" + example(key) + "\"");
            } else {
                if (lines.containsKey(key)) {
                    complain(number, key + " stands in line " + lines.get(key) + " already; this one counts");
                }
                values.put(key, value);
                lines.put(key, number);
            }
        }
    }

    /** Null: not to be read. */
    private static Properties properties(String line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
        return one;
    }

    private static String example(String key) {
        return key + " = " + (key.equals("theme") ? "dark" : key.equals("editor") ? "nano" : "on");
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private boolean isTheme(String value) {
        boolean known = Settings.isTheme(value);
        if (!known) {
            complain(lines.get("theme"), "no theme " + Printable.of(value) + ", " + Settings.expectedTheme());
        }
        return known;
    }

    private Optional<Boolean> onOff(String key) {
        return value(key).flatMap(value -> {
            boolean on = value.equals("on");
            if (!on && !value.equals("off")) {
                complain(lines.get(key), key + " is " + Printable.of(value) + ", expected on or off");
                return Optional.empty();
            }
            return Optional.of(on);
        });
    }

    private void complain(int line, String what) {
        complaints.add(new Complaint(line, what));
    }

    /** The line of a setting in the text, from 1; 0 if it is not set there. */
    public static int lineOf(String text, String key) {
        return SettingsText.of(text).lines.getOrDefault(key, 0);
    }

    private static SettingsText of(String text) {
        SettingsText read = new SettingsText("");
        read.read(text.lines().toList());
        return read;
    }

    /**
     * The same text with one setting changed: its last line, else a new one at the end. All other lines stay byte for
     * byte.
     *
     * @param text "" where there is no file yet
     */
    public static String with(String text, String key, String value) {
        String line = key + " = " + value.replace("\\", "\\\\");
        if (text.isEmpty()) {
            return HEAD + line + "\n";
        }
        int number = lineOf(text, key);
        if (number == 0) {
            String end = text.contains("\r\n") ? "\r\n" : "\n";
            return text + (text.endsWith("\n") ? "" : end) + line + end;
        }
        int from = 0;
        for (int i = 1; i < number; i++) {
            from = nextLine(text, from);
        }
        int to = from;
        while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        return text.substring(0, from) + line + text.substring(to);
    }

    /** As {@link String#lines} counts them. */
    private static int nextLine(String text, int from) {
        int at = from;
        while (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
    }
}
