package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/** Reads whole files of /proc, which have no size until they are read, and puts failures into words. */
final class ProcFile {
    private ProcFile() {}

    private static final int LEAST = 4096;

    /**
     * Read in blocks: a number below /proc/sys is told only to a read from its beginning, so reading it byte by byte,
     * as Files.readAllBytes does with a file of size 0, gives its first digit alone.
     */
    static Bytes bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] text = new byte[LEAST];
            int length = 0;
            for (int n = in.read(text); n > 0; n = in.read(text, length, text.length - length)) {
                length += n;
                text = length < text.length ? text : Arrays.copyOf(text, 2 * length);
            }
            return Bytes.of(ByteBuffer.wrap(text, 0, length));
        }
    }

    static <T> Reading<T> read(Path path, Function<Bytes, T> parser) {
        try {
            return Reading.of(parser.apply(bytes(path)), Instant.now());
        } catch (IOException e) {
            return Reading.failed(why(path, e), Instant.now());
        }
    }

    /** A sentence: which file, what is wrong with it. */
    static String why(Path path, IOException e) {
        String reason;
        if (e instanceof AccessDeniedException) {
            reason = "not permitted for this user";
        } else if (e instanceof NoSuchFileException) {
            reason = "there is no such file; the process may have ended, or this kernel does not have it";
        } else if (e instanceof FileSystemException failure && failure.getReason() != null) {
            reason = failure.getReason();
        } else {
            reason = e.getMessage() == null ? "cannot be read" : e.getMessage();
        }
        return Printable.line(path + ": " + reason);
    }
}
