package fdscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** An error that nobody foresaw: one sentence for the user, and a file with the rest, readable by the user alone. */
final class CrashReport {
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String NOT_KEPT = "No report could be kept; run it again with FDSCOPE_DEBUG=1 to see more.";

    /** What of the environment says how a screen is drawn; the rest is nobody's business. */
    private static final List<String> TOLD =
            List.of("TERM", "COLORTERM", "TMUX", "STY", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR");

    private final Surroundings surroundings;

    CrashReport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return the exit code */
    int keep(Throwable error, String[] words, boolean debug) {
        TextOut err = surroundings.err();
        String what = error.getMessage() == null
                ? error.getClass().getSimpleName()
                : error.getMessage().split("\n", 2)[0];
        if (error instanceof CourseScreen.Fault && !debug) {
            page(what, kept(trace(error), words));
            return ExitCode.FAILED;
        }
        err.line("fdscope: something went wrong that it does not understand (" + what
                + "). This is a fault of fdscope.");
        if (debug) {
            err.line(trace(error).replace("\t", "    "));
        } else {
            err.line(kept(trace(error), words)
                    .map(file -> "A report is kept in " + file + "; please attach it if you tell us.")
                    .orElse(NOT_KEPT));
        }
        err.flush();
        return ExitCode.FAILED;
    }

    private static String trace(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** After the full screen: what happened, what became of the learner's work, what to tell and where the log is. */
    private void page(String what, Optional<Path> file) {
        TextOut err = surroundings.err();
        err.line(what + ".");
        err.line("");
        err.line("The terminal is as it was. A lab that ran has been ended. Your progress is kept:");
        err.line("fdscope opens the course where you were.");
        err.line("");
        err.line("This is a fault of fdscope. Please report it, with");
        err.line("  what you did last, and what you expected");
        err.line("  what this prints:  fdscope doctor");
        err.line(file.map(path -> "  the log:           " + path)
                .orElse("  what went wrong inside. No log could be written: run it again with FDSCOPE_DEBUG=1."));
        err.line("");
        err.line("Without the screen:  fdscope --plain  walks a lesson line by line.");
        err.flush();
    }

    private String surrounded(String[] words) {
        StringBuilder text = new StringBuilder();
        text.append(new Version().getVersion()[0]).append('\n');
        text.append("fdscope ").append(String.join(" ", words)).append('\n');
        for (String property : List.of("java.vm.name", "java.runtime.version", "os.name", "os.version", "os.arch")) {
            text.append(property)
                    .append(' ')
                    .append(System.getProperty(property, ""))
                    .append('\n');
        }
        for (String name : TOLD) {
            String value = surroundings.environment().get(name);
            text.append(name)
                    .append(value == null ? " is not set" : "=" + value)
                    .append('\n');
        }
        return text.toString();
    }

    private Optional<Path> kept(String trace, String[] words) {
        String text = surrounded(words) + "\n" + trace;
        String tmp = System.getProperty("java.io.tmpdir", "/tmp");
        for (Path folder : List.of(surroundings.stateFolder(), Path.of(tmp))) {
            try {
                Files.createDirectories(folder);
                Path file = Files.createTempFile(folder, "fdscope-report-", ".txt", OWN);
                Files.writeString(file, text, StandardCharsets.UTF_8);
                return Optional.of(file);
            } catch (IOException | UnsupportedOperationException e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
