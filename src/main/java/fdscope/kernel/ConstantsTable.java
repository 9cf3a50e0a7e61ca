package fdscope.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads constants.txt beside this class, which explains itself. */
final class ConstantsTable {
    private ConstantsTable() {}

    record Entry(String family, long choice, String name, long number) {}

    static List<Entry> read(Architecture architecture) {
        String other = architecture.name().toLowerCase(Locale.ROOT) + "=";
        List<Entry> entries = new ArrayList<>();
        String family = "";
        long choice = 0;
        try (InputStream in = ConstantsTable.class.getResourceAsStream("constants.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("family")) {
                    family = words[1];
                    choice = choice(words);
                } else if (!words[0].startsWith("#")) {
                    boolean differs = words.length == 3 && words[2].startsWith(other);
                    String number = differs ? words[2].substring(other.length()) : words[1];
                    entries.add(new Entry(family, choice, words[0], Long.decode(number)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static long choice(String[] words) {
        return switch (words[2]) {
            case "enum" -> -1;
            case "flags" -> 0;
            default -> Long.decode(words[3]);
        };
    }
}
