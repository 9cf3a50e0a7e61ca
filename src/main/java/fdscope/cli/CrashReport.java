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

/** An error that nobody foresaw: one sentence for the user, and a file with the rest, readable by the user alone. */
final class CrashReport {
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
        err.line("fdscope: something went wrong that it does not understand (" + what
                + "). This is a fault of fdscope.");
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        if (debug) {
            err.line(trace.toString().replace("\t", "    "));
        } else {
            err.line(kept(trace.toString(), words));
        }
        err.flush();
        return ExitCode.FAILED;
    }

    private String kept(String trace, String[] words) {
        String text = new Version().getVersion()[0] + "\nfdscope " + String.join(" ", words) + "\n\n" + trace;
        String tmp = System.getProperty("java.io.tmpdir", "/tmp");
        for (Path folder : List.of(surroundings.stateFolder(), Path.of(tmp))) {
            try {
                Files.createDirectories(folder);
                Path file = Files.createTempFile(folder, "fdscope-report-", ".txt", OWN);
                Files.writeString(file, text, StandardCharsets.UTF_8);
                return "A report is kept in " + file + "; please attach it if you tell us.";
            } catch (IOException | UnsupportedOperationException e) {
                continue;
            }
        }
        return "No report could be kept; run it again with FDSCOPE_DEBUG=1 to see more.";
    }
}
