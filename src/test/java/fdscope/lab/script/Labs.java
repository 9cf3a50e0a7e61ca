package fdscope.lab.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The labs beside the tests, and short ways to parse. */
final class Labs {
    private Labs() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/labs"))) {
            return files.filter(f -> f.toString().endsWith(".lab")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Script parse(String text) {
        try {
            return ScriptParser.parse(text, "t.lab", 1, "t");
        } catch (ScriptError.Found found) {
            throw new AssertionError(found.getMessage(), found);
        }
    }

    /** All errors, one a line; empty if there are none. */
    static String errors(String text) {
        try {
            ScriptParser.parse(text, "t.lab", 1, "t");
            return "";
        } catch (ScriptError.Found found) {
            return found.getMessage();
        }
    }
}
