package fdscope.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AddressSanitizer, LeakSanitizer and UBSan write on stderr, as one sentence with the learner's own line. */
final class SanitizerReport {
    private static final Pattern ADDRESS =
            Pattern.compile("==\\d+==\\s*ERROR: AddressSanitizer: (?:attempting )?(?<what>[A-Za-z-]+)");
    private static final Pattern LEAK = Pattern.compile("(?:Direct|Indirect) leak of (?<bytes>\\d+) byte\\(s\\)");
    private static final Pattern UNDEFINED =
            Pattern.compile("(?<file>[^:\\s]+):(?<line>\\d+):\\d+: runtime error: (?<text>.*)");
    private static final Pattern FRAME =
            Pattern.compile("\\s*#\\d+ 0x[0-9a-f]+ in (?<function>\\S+) (?<file>\\S+?):(?<line>\\d+)(?::\\d+)?\\s*");
    private static final Pattern ACCESS = Pattern.compile("(READ|WRITE) of size (\\d+).*");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("heap-buffer-overflow", "beyond a block of malloc"),
            Map.entry("stack-buffer-overflow", "beyond a local variable"),
            Map.entry("stack-buffer-underflow", "before a local variable"),
            Map.entry("global-buffer-overflow", "beyond a global variable"),
            Map.entry("heap-use-after-free", "in a block that was freed"),
            Map.entry("stack-use-after-scope", "in a local variable whose block has ended"),
            Map.entry("stack-use-after-return", "in a local variable of a function that has returned"),
            Map.entry("SEGV", "at an address that is not mapped"));

    private SanitizerReport() {}

    /**
     * @param stderr of the program
     * @param source name of the learner's file, without folders
     */
    static Optional<String> of(String stderr, String source) {
        List<String> lines = stderr.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> rest = lines.subList(i, lines.size());
            Matcher undefined = UNDEFINED.matcher(lines.get(i));
            Matcher address = ADDRESS.matcher(lines.get(i));
            Matcher leak = LEAK.matcher(lines.get(i));
            if (undefined.matches()) {
                return Optional.of(name(undefined.group("file")) + ":" + undefined.group("line") + ": "
                        + undefined(undefined.group("text")));
            } else if (address.lookingAt()) {
                return Optional.of(place(rest, source) + address(address.group("what"), rest));
            } else if (leak.lookingAt()) {
                return Optional.of(place(rest, source) + "these " + leak.group("bytes")
                        + " bytes are never freed (LeakSanitizer)");
            }
        }
        return Optional.empty();
    }

    /**
     * LeakSanitizer looks at a process from outside when it ends, as a debugger does: it cannot where that is forbidden
     * (a container without ptrace(2)), and where no process can be started. It says nothing of the program then.
     */
    static boolean isNoneOfLeaks(String stderr) {
        return stderr.contains("LeakSanitizer has encountered a fatal error");
    }

    /** Which of the two sanitizers sees an overflow first depends on the compiler: it is one mistake. */
    private static String undefined(String text) {
        String words = text.contains("insufficient space")
                ? (text.startsWith("store") ? "writes" : "reads or writes") + " beyond a block of malloc"
                : "undefined behaviour";
        return words + " (UBSan: " + text + ")";
    }

    private static String address(String what, List<String> rest) {
        Optional<Matcher> access =
                rest.stream().map(ACCESS::matcher).filter(Matcher::matches).findFirst();
        String does = access.map(match -> match.group(1).equals("READ") ? "reads " : "writes ")
                .orElse("reads or writes ");
        String bytes = access.map(match -> match.group(2) + " bytes ").orElse("");
        String words = WORDS.containsKey(what) ? does + bytes + WORDS.get(what) : what.replace('-', ' ');
        return words + " (AddressSanitizer: " + what + ")";
    }

    /** {@code exercise.c:12: }, of the innermost call that stands in the learner's file; "" if none does. */
    private static String place(List<String> rest, String source) {
        for (String line : rest) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches() && name(frame.group("file")).equals(source)) {
                return source + ":" + frame.group("line") + ": ";
            }
        }
        return "";
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
