package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words and the environment that this process was started with, byte for byte (proc_pid_cmdline(5),
 * proc_pid_environ(5)). What Java gives lacks each byte that the locale does not know.
 */
public final class OwnStart {
    private OwnStart() {}

    /** The last words of the command line, of which {@code main} was given so many. */
    public static List<Bytes> words(int count) {
        List<Bytes> all = strings("/proc/self/cmdline");
        return all.subList(all.size() - count, all.size());
    }

    /** Each {@code NAME=value}. */
    public static List<Bytes> environment() {
        return strings("/proc/self/environ");
    }

    /** Each string with a NUL behind it. */
    private static List<Bytes> strings(String file) {
        try {
            Bytes all = Bytes.of(Files.readAllBytes(Path.of(file)));
            List<Bytes> strings = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < all.length(); i++) {
                if (all.at(i) == 0) {
                    strings.add(all.slice(from, i));
                    from = i + 1;
                }
            }
            return strings;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
