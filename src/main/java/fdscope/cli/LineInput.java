package fdscope.cli;

import fdscope.kernel.Bytes;
import fdscope.observe.parse.PastedLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes from outside. Of a line that is too long only so much is kept as shows that it is. */
final class LineInput {
    private final InputStream in;

    /** @param in buffered; not closed here */
    LineInput(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; empty when there is none. */
    Optional<Bytes> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            if (line.size() <= PastedLine.LONGEST) {
                line.write(b);
            }
            b = in.read();
        }
        return Optional.of(Bytes.of(line.toByteArray()));
    }
}
