package fdscope.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names and meanings of error numbers, from errno.txt beside this class: {@code NAME NUMBER words} for every call, {@code
 * call NAME words} where one call means something more exact.
 */
final class ErrnoWords {
    private static final ErrnoWords TABLE = new ErrnoWords();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();

    private ErrnoWords() {
        try (InputStream in = ErrnoWords.class.getResourceAsStream("errno.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] words) {
        if (Character.isLowerCase(words[0].charAt(0)) || words[0].charAt(0) == '_') {
            meanings.put(words[0] + " " + words[1], words[2]);
            return;
        }
        int number = Integer.parseInt(words[1]);
        numbers.put(words[0], number);
        // The first of several names is the name; the others are only understood.
        if (names.putIfAbsent(number, words[0]) == null) {
            meanings.put(words[0], words[2]);
        }
    }

    static Optional<String> name(int number) {
        return Optional.ofNullable(TABLE.names.get(number));
    }

    static Optional<Integer> number(String name) {
        return Optional.ofNullable(TABLE.numbers.get(name));
    }

    static String meaning(String syscall, int number) {
        String name = TABLE.names.get(number);
        if (name == null) {
            return "an error that this program has no words for";
        }
        return TABLE.meanings.getOrDefault(syscall + " " + name, TABLE.meanings.get(name));
    }
}
