package fdscope;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a fuzz target starts from: captures, whole and in handy pieces. Read from the class path, wherever it runs. */
public final class Seeds {
    private static final int LINES = 3;
    private static final int SOME = 8;

    private Seeds() {}

    public static Stream<byte[]> of(Bytes... seeds) {
        return Stream.of(seeds).map(Bytes::toArray);
    }

    /** Texts with one char a byte. */
    public static Stream<byte[]> ofText(String... seeds) {
        return Stream.of(seeds).map(text -> Bytes.utf8(text).toArray());
    }

    /** Some of many, from the first to the last. */
    public static Stream<byte[]> some(int wanted, List<byte[]> many) {
        return IntStream.range(0, Math.min(wanted, many.size()))
                .mapToObj(i -> many.get(i * many.size() / Math.min(wanted, many.size())));
    }

    /** The heading of a listing, with a few of its lines at a time. */
    public static Stream<byte[]> listing(String name) {
        byte[] all = Captures.bytes(name).toArray();
        List<byte[]> pieces = new ArrayList<>();
        int headed = lineEnd(all, 0);
        int from = headed;
        while (from < all.length) {
            int to = from;
            for (int line = 0; line < LINES; line++) {
                to = lineEnd(all, to);
            }
            pieces.add(Bytes.of(all)
                    .slice(0, headed)
                    .plus(Bytes.of(all).slice(from, to))
                    .toArray());
            from = to;
        }
        return some(SOME, pieces);
    }

    /** Every file of a folder of test resources. */
    public static Stream<byte[]> folder(String name) {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(Seeds.class.getResource("/" + name), name)
                .toURI()))) {
            return files.sorted().map(Seeds::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }
}
