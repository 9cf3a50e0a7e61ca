package fdscope.lab.measure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory may be taken, in bytes.
 *
 * @param available without swapping: MemAvailable of /proc/meminfo, or what the memory control group leaves
 * @param addressSpace what RLIMIT_AS leaves to this process
 * @param file the largest file that RLIMIT_FSIZE allows, a memfd too
 */
public record Memory(long available, long addressSpace, long file) {
    /** The sender's memfd and beside it a fresh one, or the receiver's buffer; as much again is left to others. */
    private static final int PARTS = 4;
    /** The sender's memfd, mapped; as much again for what a JVM does meanwhile. */
    private static final int MAPPINGS = 2;

    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+([0-9]{1,15}) kB$");

    /** Bytes of MemAvailable; empty: a text without it. */
    public static Optional<Long> available(String meminfo) {
        Matcher line = AVAILABLE.matcher(meminfo);
        return line.find() ? Optional.of(Long.parseLong(line.group(1)) << 10) : Optional.empty();
    }

    /** Why data of this size is left out, in a sentence; empty if it fits. */
    public Optional<String> refusal(long size) {
        if (size > file) {
            return Optional.of("no file may be larger than " + mebibytes(file) + " (RLIMIT_FSIZE)");
        }
        if (MAPPINGS * size > addressSpace) {
            return Optional.of("it wants " + mebibytes(MAPPINGS * size) + " of address space, and RLIMIT_AS leaves "
                    + mebibytes(addressSpace));
        }
        if (PARTS * size > available) {
            return Optional.of("it wants " + mebibytes(PARTS * size) + " of memory, and " + mebibytes(available)
                    + " are available");
        }
        return Optional.empty();
    }

    /** Those of the sizes that do not fit, as one sentence; empty if all do. */
    public Optional<String> leftOut(List<Long> sizes) {
        List<Long> large =
                sizes.stream().filter(size -> refusal(size).isPresent()).toList();
        return large.isEmpty()
                ? Optional.empty()
                : Optional.of((large.size() == 1 ? "" : "from ") + Sizes.text(large.get(0))
                        + (large.size() == 1 ? "" : " on") + ": "
                        + refusal(large.get(0)).orElseThrow());
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
