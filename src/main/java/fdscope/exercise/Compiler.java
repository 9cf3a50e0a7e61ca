package fdscope.exercise;

import fdscope.kernel.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** gcc or clang: $CC, else what cc, gcc or clang is in PATH. */
final class Compiler {
    private static final long PATIENCE_SECONDS = 30;
    private static final long BETWEEN_QUESTIONS_MILLISECONDS = 50;
    private static final int MOST_OUTPUT = 64 << 10;
    private static final List<String> USUAL = List.of("-x", "c", "-Wall", "-Wextra", "-O1", "-g", "-pthread");
    private static final List<String> SANITIZED =
            List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer");

    private final List<String> words;

    private Compiler(List<String> words) {
        this.words = words;
    }

    /** Empty if there is none. */
    static Optional<Compiler> find(Map<String, String> environment) {
        String chosen = environment.getOrDefault("CC", "").strip();
        if (!chosen.isEmpty()) {
            List<String> words = new ArrayList<>(List.of(chosen.split("\\s+")));
            return program(words.get(0), environment).map(found -> {
                words.set(0, found.toString());
                return new Compiler(words);
            });
        }
        for (String name : List.of("cc", "gcc", "clang")) {
            Optional<Path> found = program(name, environment);
            if (found.isPresent()) {
                return Optional.of(new Compiler(List.of(found.get().toString())));
            }
        }
        return Optional.empty();
    }

    /** The program of this name in PATH, or by its path. */
    static Optional<Path> program(String name, Map<String, String> environment) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name).toAbsolutePath()).filter(Files::isExecutable);
        }
        for (String folder : environment.getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(program.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    /**
     * A program, or why there is none.
     *
     * @param program empty if it could not be built
     * @param output what the compiler said
     */
    record Build(Optional<Path> program, String output) {
        List<Diagnostic> diagnostics() {
            return Diagnostic.of(output);
        }

        /** What is wrong, in the compiler's words with the learner's lines; a few of them are enough. */
        String complaint() {
            List<String> errors = diagnostics().stream()
                    .filter(Diagnostic::error)
                    .map(Diagnostic::toString)
                    .limit(5)
                    .toList();
            return errors.isEmpty()
                    ? output.lines()
                            .limit(5)
                            .map(Printable::line)
                            .reduce("", (all, line) -> all + line + "\n")
                            .strip()
                    : String.join("\n", errors);
        }
    }

    /** Two compilers at work at once; whoever asks for a build waits for it. Closing it ends them. */
    final class Builds implements AutoCloseable {
        private final Running plain;
        private final Running sanitized;

        private Builds(Path source, BuildFolder folder) throws IOException {
            plain = new Running(source, folder, folder.inner("1"), List.of());
            try {
                sanitized = new Running(source, folder, folder.inner("2"), SANITIZED);
            } catch (IOException e) {
                plain.close();
                throw e;
            }
        }

        /** @param cancelled asked while it is waited for; then there is no program */
        Build plain(BooleanSupplier cancelled) throws IOException {
            return plain.result(cancelled);
        }

        /** With AddressSanitizer and UBSan. */
        Build sanitized(BooleanSupplier cancelled) throws IOException {
            return sanitized.result(cancelled);
        }

        @Override
        public void close() {
            plain.close();
            sanitized.close();
        }
    }

    Builds build(Path source, BuildFolder folder) throws IOException {
        return new Builds(source, folder);
    }

    /** A compiler at work. */
    private final class Running implements AutoCloseable {
        private final BuildFolder folder;
        private final Path program;
        private final Path output;
        private final Process process;

        Running(Path source, BuildFolder folder, Path place, List<String> more) throws IOException {
            this.folder = folder;
            program = place.resolve("exercise");
            output = place.resolve("said");
            List<String> command = new ArrayList<>(words);
            command.addAll(USUAL);
            command.addAll(more);
            command.addAll(
                    List.of("-o", program.toString(), source.toAbsolutePath().toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("TMPDIR", place.toString());
            process = builder.start();
        }

        Build result(BooleanSupplier cancelled) throws IOException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            try {
                while (!process.waitFor(BETWEEN_QUESTIONS_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    if (cancelled.getAsBoolean()) {
                        return new Build(Optional.empty(), "stopped");
                    }
                    if (System.nanoTime() > end) {
                        return new Build(
                                Optional.empty(), "the compiler had not ended after " + PATIENCE_SECONDS + " s");
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Build(Optional.empty(), "interrupted");
            }
            String said;
            try (InputStream in = Files.newInputStream(output)) {
                said = new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
            }
            boolean built = process.exitValue() == 0 && Files.exists(program);
            if (built) {
                folder.permit(program, "rwxr-xr-x");
            }
            return new Build(built ? Optional.of(program) : Optional.empty(), said);
        }

        /** cc is only the first of several. */
        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
