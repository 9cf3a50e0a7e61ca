package fdscope.lab.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of data in bytes, as people write them. */
public final class Sizes {
    /** One word: what is summed are words. */
    public static final long LEAST = 8;

    public static final long MOST = 1L << 30;

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})\\s*([KMG]?)(?:I?B)?");
    private static final List<String> UNITS = List.of("", "K", "M", "G");

    private Sizes() {}

    /**
     * Reads {@code 4K,64KiB,1M,4096} into rising order.
     *
     * @throws IllegalArgumentException with a sentence: which size, and what was expected
     */
    public static List<Long> parse(String text) {
        TreeSet<Long> sizes = new TreeSet<>();
        for (String word : text.split(",")) {
            sizes.add(size(word.strip()));
        }
        return new ArrayList<>(sizes);
    }

    private static long size(String word) {
        Matcher parts = SIZE.matcher(word.toUpperCase(Locale.ROOT));
        if (parts.matches()) {
            long size = Long.parseLong(parts.group(1)) << 10 * UNITS.indexOf(parts.group(2));
            if (size >= LEAST && size <= MOST && size % LEAST == 0) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "size \"" + word + "\", expected 8 bytes to 1 GiB, a multiple of 8, as in 4K,64K,1M");
    }

    /** {@code 4 KiB}, {@code 256 MiB}, {@code 4104 B}: the largest unit that it is a multiple of. */
    public static String text(long size) {
        if (size % (1 << 30) == 0) {
            return (size >> 30) + " GiB";
        }
        if (size % (1 << 20) == 0) {
            return (size >> 20) + " MiB";
        }
        return size % (1 << 10) == 0 ? (size >> 10) + " KiB" : size + " B";
    }

    /** The same for an axis: {@code 4K}, {@code 256M}, {@code 8}. */
    static String brief(long size) {
        return text(size).replace(" B", "").replaceFirst(" ([KMG])iB", "$1");
    }
}
