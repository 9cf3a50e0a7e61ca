package fdscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run of the launcher gave. */
record Launched(int exitCode, String out, String err) {
    private static final long DEADLINE_SECONDS = 120;

    /**
     * What stands before a command so that SIGINT and SIGQUIT do there what they usually do: where the tests were started
     * in the background of a shell they are ignored, and that is inherited. Empty where env(1) cannot do it.
     */
    static final List<String> DEFAULT_SIGNALS = defaultSignals();

    private static List<String> defaultSignals() {
        List<String> words = List.of("env", "--default-signal=INT,QUIT");
        List<String> probe = new ArrayList<>(words);
        probe.add("true");
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Start.ended(process) == 0 ? words : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    static Path launcher() {
        return Path.of(System.getProperty("fdscope.launcher", "target/fdscope/bin/fdscope"))
                .toAbsolutePath();
    }

    /** The launcher with these words, nothing on standard input, in a locale that is UTF-8. */
    static Launched fdscope(String... words) {
        return new Start().words(words).run();
    }

    /** Every line of the output as JSON. */
    List<JsonNode> events() {
        JsonMapper mapper = new JsonMapper();
        return out.lines().map(mapper::readTree).toList();
    }

    JsonNode json() {
        return new JsonMapper().readTree(out);
    }

    /** A launch in the making. */
    static final class Start {
        private final List<String> command = new ArrayList<>(List.of(launcher().toString()));
        private final Map<String, String> environment = new HashMap<>();
        private Path folder = Path.of("").toAbsolutePath();
        private String in = "";

        Start() {
            environment.put("LC_ALL", "C.UTF-8");
        }

        Start words(String... words) {
            command.addAll(List.of(words));
            return this;
        }

        /** Stands before the launcher: {@code setpriv …}. */
        Start through(String... words) {
            command.addAll(0, List.of(words));
            return this;
        }

        Start as(Path program) {
            command.set(0, program.toString());
            return this;
        }

        Start in(Path where) {
            folder = where;
            return this;
        }

        /** @param value null: not set */
        Start with(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Start reading(String text) {
            in = text;
            return this;
        }

        ProcessBuilder builder() {
            List<String> words = new ArrayList<>(DEFAULT_SIGNALS);
            words.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
            environment.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            return builder;
        }

        Launched run() {
            try {
                Path out = Files.createTempFile("fdscope-out-", "");
                Path err = Files.createTempFile("fdscope-err-", "");
                Path stdin = Files.createTempFile("fdscope-in-", "");
                try {
                    Files.writeString(stdin, in);
                    Process process = builder()
                            .redirectInput(stdin.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
                    return new Launched(ended(process), text(out), text(err));
                } finally {
                    for (Path file : List.of(out, err, stdin)) {
                        Files.delete(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static int ended(Process process) {
            try {
                if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("not ended after " + DEADLINE_SECONDS + " s");
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private static String text(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }
}
