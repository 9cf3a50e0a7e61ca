package fdscope.observe.source;

import fdscope.observe.Whereabouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the signs of where this Linux runs. A file that cannot be read is no sign. */
public final class WhereaboutsSource {
    private final Path root;
    private final Map<String, String> environment;

    public WhereaboutsSource(Map<String, String> environment) {
        this(Path.of("/"), environment);
    }

    WhereaboutsSource(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = Map.copyOf(environment);
    }

    public Whereabouts read() {
        return Whereabouts.of(new Whereabouts.Signs(
                Files.exists(root.resolve(".dockerenv")),
                Files.exists(root.resolve("run/.containerenv")),
                environment.getOrDefault("CODESPACES", "").equals("true"),
                text("proc/version"),
                text("proc/self/status")));
    }

    private String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }
}
