package fdscope.observe.parse;

import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the file of well-known sockets: {@code KEY | PATTERN | EXAMPLE | TITLE: sentence.}, a line each; {@code #} begins a
 * comment line. Every fault is told with its line, and the other lines count all the same.
 */
public final class KnownSocketsParser {
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
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                parser.line(i + 1, lines[i]);
            }
        }
        return new Result(new KnownSockets(parser.sockets), parser.errors);
    }

    private void line(int number, String line) {
        String[] parts = line.split(" \\| ", 4);
        int before = errors.size();
        if (parts.length < 4) {
            error(number, "expected four parts with \" | \" between them, KEY | PATTERN | EXAMPLE | TITLE: sentence");
            return;
        }
        String pattern = parts[1];
        int colon = parts[3].indexOf(": ");
        if (!parts[0].matches("[a-z][a-z0-9-]*")) {
            error(number, parts[0] + ": no key, expected small letters, digits and -");
        }
        if (!pattern.matches("(/|@|\\*\\*/)[!-~]+") || pattern.indexOf("**", 1) > 0) {
            error(number, pattern + ": no pattern, expected a path from /, a path from **/, or @ and a name");
        } else if (!patterns.add(pattern)) {
            error(number, pattern + ": this pattern stands in a line above");
        }
        if (colon < 1 || !parts[3].endsWith(".")) {
            error(number, "expected a title, a colon and a sentence with its full stop");
        }
        if (errors.size() == before) {
            sockets.add(new KnownSocket(parts[0], pattern, parts[2], parts[3].substring(0, colon), parts[3]));
        }
    }

    private void error(int number, String what) {
        errors.add(file + ":" + number + ": " + what);
    }
}
