package fdscope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Real programs with a display: wl-copy, wl-paste, fdscope, against whichever compositor. None of them gets a pipe of the
 * test: those that stay in the background would keep it open.
 */
final class WaylandSession {
    private static final long DEADLINE_SECONDS = 60;

    private final Path folder;
    private final String display;

    /** @param folder $XDG_RUNTIME_DIR; what programs print is kept in it */
    WaylandSession(Path folder, String display) {
        this.folder = folder;
        this.display = display;
    }

    record Ended(int exitCode, String out, String err) {}

    /** Runs a program to its end, reading from a file. */
    Ended run(Path in, String... command) throws IOException {
        Path out = Files.createTempFile(folder, "out-", "");
        Path err = Files.createTempFile(folder, "err-", "");
        Process process = builder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = Launched.Start.ended(process);
        return new Ended(code, Files.readString(out), Files.readString(err));
    }

    Ended run(String... command) throws IOException {
        return run(Path.of("/dev/null"), command);
    }

    /** The text goes into wl-copy, which stays in the background until somebody else copies. */
    void wlCopy(String text) throws IOException {
        Path in = Files.writeString(Files.createTempFile(folder, "in-", ""), text);
        Ended ended = run(in, "wl-copy");
        if (ended.exitCode() != 0) {
            throw new AssertionError("wl-copy: " + ended);
        }
    }

    Ended fdscope(String... words) throws IOException {
        return run(command(words));
    }

    /** fdscope in the background; it has printed its first line. */
    Process fdscopeUntilItSays(String first, String... words) throws IOException {
        Process process = builder(command(words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith(first)) {
            throw new AssertionError(line + " in place of " + first);
        }
        return process;
    }

    /** The folder and what is in it. */
    void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static String[] command(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = Launched.launcher().toString();
        System.arraycopy(words, 0, all, 1, words.length);
        return all;
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("WAYLAND_DISPLAY", display);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
