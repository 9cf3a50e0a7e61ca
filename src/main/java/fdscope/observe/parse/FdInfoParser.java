package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.FdInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads /proc/PID/fdinfo/FD: lines of {@code key:} and a value. A value that cannot be read stays among the others. */
public final class FdInfoParser {
    private static final Bytes SCM_FDS = Bytes.utf8("scm_fds:");

    private FdInfoParser() {}

    public static FdInfo parse(Bytes raw) {
        Map<String, String> keys = lines(raw);
        return new FdInfo(
                raw,
                take(keys, "pos", Long::valueOf),
                take(keys, "flags", text -> Integer.valueOf(text, 8)),
                take(keys, "mnt_id", Integer::valueOf),
                take(keys, "ino", Long::valueOf),
                take(keys, "scm_fds", Integer::valueOf),
                take(keys, "eventfd-count", text -> Long.parseUnsignedLong(text, 16)),
                take(keys, "Pid", Integer::valueOf),
                take(keys, "NSpid", FdInfoParser::numbers).orElse(List.of()),
                Collections.unmodifiableMap(keys));
    }

    /** The descriptors that wait in the queue of an AF_UNIX socket, and nothing else of the file; -1: not told. */
    public static long scmFds(Bytes raw) {
        for (int line = 0; line < raw.length(); line++) {
            if (raw.holds(SCM_FDS, line)) {
                Cursor value = Cursor.over(raw.slice(line + SCM_FDS.length(), raw.length()));
                value.skip('\t');
                value.skipSpaces();
                return value.decimal();
            }
            int end = raw.slice(line, raw.length()).indexOf('\n');
            line = end < 0 ? raw.length() : line + end;
        }
        return -1;
    }

    /** Key and value of every line that has a colon; of a key that comes twice the first. */
    static Map<String, String> lines(Bytes raw) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : new String(raw.toArray(), StandardCharsets.ISO_8859_1).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                keys.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return keys;
    }

    private static <T> Optional<T> take(Map<String, String> keys, String key, Function<String, T> reader) {
        String text = keys.get(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            T value = reader.apply(text);
            keys.remove(key);
            return Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split("\\s+")).map(Integer::valueOf).toList();
    }
}
