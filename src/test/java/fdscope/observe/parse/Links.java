package fdscope.observe.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the links of explanations may lead. */
final class Links {
    private static final Set<String> MAP = functions();

    private Links() {}

    /** A man page with its section, or a function that the kernel map has. */
    static boolean leadSomewhere(String link) {
        return link.startsWith("map:")
                ? MAP.contains(link.substring("map:".length()))
                : link.matches("man:[a-z_]+[0-9]?\\([1-8]\\)");
    }

    private static Set<String> functions() {
        try {
            Set<String> names = new TreeSet<>();
            String text = Files.readString(Path.of("lessons/reference/kernel-map.json"));
            for (JsonNode function : new JsonMapper().readTree(text).get("functions")) {
                names.add(function.get("name").asString());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
