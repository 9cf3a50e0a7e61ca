package fdscope.observe.source;

import fdscope.observe.KnownSockets;
import fdscope.observe.parse.KnownSocketsParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The file of well-known sockets that comes with the program. */
public final class KnownSocketsSource {
    private static final String FILE = "/fdscope/observe/known-sockets.txt";

    /** @throws IllegalStateException with every faulty line, which the tests do not let happen */
    public KnownSockets read() {
        KnownSocketsParser.Result result = KnownSocketsParser.parse("known-sockets.txt", text());
        if (!result.errors().isEmpty()) {
            throw new IllegalStateException(String.join("\n", result.errors()));
        }
        return result.sockets();
    }

    private static String text() {
        try (InputStream in = KnownSocketsSource.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
