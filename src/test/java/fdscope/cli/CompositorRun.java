package fdscope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fdscope wayland compositor --json} in a private folder, and what it tells. */
final class CompositorRun implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final JsonNode listening;

    /** @param folder $XDG_RUNTIME_DIR */
    CompositorRun(Path folder, String... words) throws IOException {
        process = new Launched.Start()
                .words("wayland", "compositor", "--json")
                .words(words)
                .with("XDG_RUNTIME_DIR", folder.toString())
                .builder()
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(this::read, "compositor-events");
        reader.setDaemon(true);
        reader.start();
        listening = until(event -> event.get("event").asString().equals("listening"));
    }

    private void read() {
        JsonMapper mapper = new JsonMapper();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                events.add(mapper.readTree(line));
            }
        } catch (IOException e) {
            return; // the process was ended, and nobody waits for more
        }
    }

    Process process() {
        return process;
    }

    Path socket() {
        return Path.of(listening.get("socket").asString());
    }

    String display() {
        return listening.get("display").asString();
    }

    /** The next event that is the one; those before it are gone. */
    JsonNode until(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                JsonNode event = events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("not told within " + DEADLINE_SECONDS + " s");
                }
                if (wanted.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next request or event of this name. */
    JsonNode message(String name) {
        return until(event -> event.get("event").asString().equals("message")
                && event.get("name").asString().equals(name));
    }

    /** Gone, with its names: as after Ctrl-C, but for the exit code. */
    @Override
    public void close() {
        process.destroy();
        Launched.Start.ended(process);
    }
}
