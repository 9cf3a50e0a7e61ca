package fdscope.observe.source;

import fdscope.observe.KnownSockets;
import fdscope.observe.parse.KnownSocketsParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of well-known sockets that comes with the program: {@code lib/known-sockets.txt} of the folder it was started
 * from, or else the same file within the jar. To open the jar would take longer than to read the file. What it knows of
 * /run/user is looked for in $XDG_RUNTIME_DIR too.
 */
public final class KnownSocketsSource {
    private static final String NAME = "known-sockets.txt";

    /** @throws UncheckedIOException that names every faulty line; the tests do not let it happen, an edited file may */
    public KnownSockets read() {
        String home = System.getProperty("fdscope.home");
        Path beside = home == null ? null : Path.of(home, "lib", NAME);
        try {
            boolean there = beside != null && Files.isReadable(beside);
            return sockets(there ? beside.toString() : NAME, there ? Files.readString(beside) : packed());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static KnownSockets sockets(String file, String text) throws IOException {
        KnownSocketsParser.Result result = KnownSocketsParser.parse(file, text);
        if (!result.errors().isEmpty()) {
            throw new IOException(String.join("\n", result.errors()));
        }
        return result.sockets().alsoIn(System.getenv().getOrDefault("XDG_RUNTIME_DIR", ""));
    }

    private static String packed() throws IOException {
        try (InputStream in = KnownSocketsSource.class.getResourceAsStream("/fdscope/observe/" + NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
