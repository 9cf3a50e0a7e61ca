package fdscope.lab.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The fixed functions of the programs: one resource each, which says in its first lines what it needs itself. */
final class Snippets {
    private final String folder;
    private final String ending;
    private final String comment;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final SortedSet<String> imports = new TreeSet<>();

    /** @param folder of the resources, {@code c} or {@code python} */
    Snippets(String folder, String ending, String comment) {
        this.folder = folder;
        this.ending = ending;
        this.comment = comment;
    }

    /** With all that they need, each after what it needs. */
    void add(Collection<String> names) throws NotExportable {
        for (String name : names) {
            add(name);
        }
    }

    void add(String name) throws NotExportable {
        if (texts.containsKey(name)) {
            return;
        }
        List<String> rest = new ArrayList<>();
        for (String line : read(name).lines().toList()) {
            if (line.startsWith(comment + " needs: ")) {
                add(List.of(line.substring(comment.length() + 8).split(" ")));
            } else if (line.startsWith("#include ") || line.startsWith("import ")) {
                imports.add(line);
            } else {
                rest.add(line);
            }
        }
        texts.put(name, String.join("\n", rest).strip());
    }

    void addImport(String line) {
        imports.add(line);
    }

    SortedSet<String> imports() {
        return imports;
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** The functions, a blank line (or as many as wanted) between them. */
    String text(String between) {
        return String.join(between, texts.values());
    }

    private String read(String name) throws NotExportable {
        String file = folder + "/" + name + ending;
        try (InputStream in = Snippets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new NotExportable(name + " has no words in this language yet");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotExportable(file + " cannot be read (" + e.getMessage() + ")");
        }
    }
}
