package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** /proc/PID/maps: {@code 7f00-7f02 rw-s 00000000 00:01 33    /memfd:pool (deleted)}. Lines without a file are left out. */
public final class MapsParser {
    private MapsParser() {}

    public static List<Mapping> parse(Bytes text) {
        List<Mapping> mappings = new ArrayList<>();
        // One char a byte: paths come back as the bytes that they were.
        for (String line : new String(text.toArray(), StandardCharsets.ISO_8859_1).split("\n")) {
            parse(line).ifPresent(mappings::add);
        }
        return mappings;
    }

    private static Optional<Mapping> parse(String line) {
        String[] fields = line.split(" +", 6);
        int dash = fields[0].indexOf('-');
        if (fields.length < 6 || dash < 0) {
            return Optional.empty();
        }
        try {
            long from = Long.parseUnsignedLong(fields[0].substring(0, dash), 16);
            long to = Long.parseUnsignedLong(fields[0].substring(dash + 1), 16);
            long inode = Long.parseLong(fields[4]);
            if (inode <= 0 || Long.compareUnsigned(from, to) > 0 || to - from < 0) {
                return Optional.empty();
            }
            Bytes path = Bytes.of(fields[5].getBytes(StandardCharsets.ISO_8859_1));
            String rights =
                    fields[1].substring(0, Math.min(3, fields[1].length())).replace("-", "");
            return Optional.of(new Mapping(path, inode, to - from, rights));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
