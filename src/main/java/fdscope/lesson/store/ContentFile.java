package fdscope.lesson.store;

import fdscope.lesson.ContentError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads one file of a course as text. */
public final class ContentFile {
    private static final int LARGEST_KIB = 2 << 10;

    /** Ten times the longest lesson. */
    private static final int LARGEST_MARKDOWN_KIB = 256;

    /** A paragraph: some take a time to read that grows with the square of their length. */
    private static final int LONGEST_PARAGRAPH_KIB = 16;

    private ContentFile() {}

    /**
     * @param root the file's real place must be below this folder's
     * @throws ContentError.Found with one fault, whatever it is
     */
    public static String read(Path file, Path root) throws ContentError.Found {
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw fault(file, 1, "a link that leads out of " + root + ", expected a file inside");
            }
            if (!Files.isRegularFile(file)) {
                throw fault(file, 1, "not a regular file, expected one");
            }
            int kib = file.toString().endsWith(".md") ? LARGEST_MARKDOWN_KIB : LARGEST_KIB;
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes((kib << 10) + 1);
            }
            if (bytes.length > kib << 10) {
                throw fault(file, 1, "larger than " + kib + " KiB, expected a text to read");
            }
            String text = decode(bytes, file);
            if (file.toString().endsWith(".md")) {
                refuseLongParagraphs(text, file);
            }
            return text;
        } catch (IOException e) {
            throw fault(file, 1, "cannot be read (" + Reason.of(e) + ")");
        }
    }

    private static void refuseLongParagraphs(String text, Path file) throws ContentError.Found {
        int number = 0;
        int length = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            length = line.isBlank() ? 0 : length + line.length() + 1;
            if (length > LONGEST_PARAGRAPH_KIB << 10) {
                throw fault(
                        file, number, "more than " + LONGEST_PARAGRAPH_KIB + " KiB without a blank line, expected one");
            }
        }
    }

    private static String decode(byte[] bytes, Path file) throws ContentError.Found {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            String message = String.format("byte 0x%02x, expected UTF-8", bytes[in.position()]);
            throw fault(file, line, message);
        }
        return out.flip().toString();
    }

    private static ContentError.Found fault(Path file, int line, String message) {
        return new ContentError.Found(List.of(new ContentError(file.toString(), line, message)));
    }
}
