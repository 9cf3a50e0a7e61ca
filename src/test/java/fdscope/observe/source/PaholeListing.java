package fdscope.observe.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pahole(1) prints of structures, each member as {@code name offset size}, a bit field as {@code name bit:width}. */
final class PaholeListing {
    private static final Pattern HEAD = Pattern.compile("(?:struct|union) (\\w+) \\{");
    private static final Pattern MEMBER =
            Pattern.compile("\\s+(.*?);\\s*/\\*\\s*(\\d+)(?::\\s*(\\d+))?\\s+(\\d+)\\s*\\*/");
    private static final Pattern SIZE = Pattern.compile("\\s*/\\* size: (\\d+),.*");
    private static final Pattern FIELD = Pattern.compile(".*:(\\d+)");

    private static final Pattern ENUM = Pattern.compile("enum (\\w+) \\{");
    private static final Pattern VALUE = Pattern.compile("\\s+(\\w+)\\s*= (-?\\d+),");

    private PaholeListing() {}

    /** By name, the members and at last {@code size N}; members of a type without a tag come before their own. */
    static Map<String, List<String>> of(Collection<String> names) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output(names).split("\n")) {
            Matcher head = HEAD.matcher(line);
            Matcher member = MEMBER.matcher(line);
            Matcher size = SIZE.matcher(line);
            if (head.matches()) {
                current = new ArrayList<>();
                // Of several with one name the first.
                found.putIfAbsent(head.group(1), current);
            } else if (member.matches()) {
                current.add(row(member));
            } else if (size.matches()) {
                current.add("size " + size.group(1));
            }
        }
        return found;
    }

    /** By name, each value as {@code name number}. */
    static Map<String, List<String>> enums(Collection<String> names) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output(names).split("\n")) {
            Matcher head = ENUM.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (head.matches()) {
                current = new ArrayList<>();
                found.putIfAbsent(head.group(1), current);
            } else if (value.matches()) {
                current.add(value.group(1) + " " + value.group(2));
            }
        }
        return found;
    }

    private static String row(Matcher member) {
        String declaration = member.group(1)
                .replaceAll("\\s*__attribute__\\(\\(.*\\)\\)\\s*$", "")
                .strip();
        if (member.group(3) == null) {
            return name(declaration) + " " + member.group(2) + " " + member.group(4);
        }
        Matcher width = FIELD.matcher(declaration);
        if (!width.matches()) {
            throw new AssertionError("a bit field without its width: " + member.group());
        }
        long bit = 8 * Long.parseLong(member.group(2)) + Long.parseLong(member.group(3));
        return name(declaration) + " " + bit + ":" + width.group(1);
    }

    /** What is declared: behind the star of a pointer to a function, else the last word before brackets and width. */
    private static String name(String declaration) {
        if (declaration.equals("}")) {
            return "-";
        }
        int star = declaration.indexOf("(*");
        String text = star < 0 ? declaration : declaration.substring(star + 2, declaration.indexOf(')', star));
        text = text.replaceAll(":\\d+$", "").replaceAll("\\[.*", "").strip();
        return text.substring(text.lastIndexOf(' ') + 1).replace("*", "");
    }

    private static String output(Collection<String> names) {
        try {
            Process process = new ProcessBuilder("pahole", "-C", String.join(",", names), "/sys/kernel/btf/vmlinux")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("pahole does not end");
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
