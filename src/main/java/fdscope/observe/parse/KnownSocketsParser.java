package fdscope.observe.parse;

import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the file of well-known sockets: {@code KEY | PATTERN | EXAMPLE | TITLE: sentence.}, a line each; {@code #} begins a
 * comment line. Every fault is told with its line, and the other lines count all the same. Read at every listing of sockets,
 * so without regular expressions: their first use in a run takes longer than all the rest of this class.
 */
public final class KnownSocketsParser {
    private static final String MARK = " | ";

    private final String file;
    private final List<KnownSocket> sockets = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Set<String> patterns = new TreeSet<>();

    private KnownSocketsParser(String file) {
        this.file = file;
    }

    /** @param errors {@code file:line: what, and what was expected} */
    public record Result(KnownSockets sockets, List<String> errors) {
        public Result {
            errors = List.copyOf(errors);
        }
    }

    /** @param file as errors shall name it */
    public static Result parse(String file, String text) {
        KnownSocketsParser parser = new KnownSocketsParser(file);
        int number = 1;
        for (int from = 0; from <= text.length(); number++) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            String line = text.substring(from, to);
            if (!line.isBlank() && line.charAt(0) != '#') {
                parser.line(number, line);
            }
            from = to + 1;
        }
        return new Result(new KnownSockets(parser.sockets), parser.errors);
    }

    private void line(int number, String line) {
        List<String> parts = parts(line);
        int before = errors.size();
        if (parts.size() < 4) {
            error(number, "expected four parts with \" | \" between them, KEY | PATTERN | EXAMPLE | TITLE: sentence");
            return;
        }
        String pattern = parts.get(1);
        int colon = parts.get(3).indexOf(": ");
        if (!isKey(parts.get(0))) {
            error(number, parts.get(0) + ": no key, expected small letters, digits and -");
        }
        if (!isPattern(pattern)) {
            error(number, pattern + ": no pattern, expected a path from /, a path from **/, or @ and a name");
        } else if (!patterns.add(pattern)) {
            error(number, pattern + ": this pattern stands in a line above");
        }
        if (colon < 1 || !parts.get(3).endsWith(".")) {
            error(number, "expected a title, a colon and a sentence with its full stop");
        }
        if (errors.size() == before) {
            sockets.add(new KnownSocket(
                    parts.get(0), pattern, parts.get(2), parts.get(3).substring(0, colon), parts.get(3)));
        }
    }

    /** At most four; what follows the third mark is the fourth. */
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>(4);
        int from = 0;
        for (int mark = line.indexOf(MARK); mark >= 0 && parts.size() < 3; mark = line.indexOf(MARK, from)) {
            parts.add(line.substring(from, mark));
            from = mark + MARK.length();
        }
        parts.add(line.substring(from));
        return parts;
    }

    private static boolean isKey(String word) {
        boolean rest = word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        return rest && !word.isEmpty() && Character.isLetter(word.charAt(0));
    }

    private static boolean isPattern(String word) {
        int name = word.startsWith("/") || word.startsWith("@") ? 1 : word.startsWith("**/") ? 3 : word.length();
        return name < word.length() && word.indexOf("**", 1) < 0 && word.chars().allMatch(c -> c >= '!' && c <= '~');
    }

    private void error(int number, String what) {
        errors.add(file + ":" + number + ": " + what);
    }
}
