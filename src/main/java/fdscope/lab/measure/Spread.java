package fdscope.lab.measure;

import java.util.Arrays;

/**
 * Several measurements of one thing, in nanoseconds.
 *
 * @param repeats how many they were
 */
public record Spread(long median, long least, long most, int repeats) {
    /** @param nanos at least one; of an even number the lower of the two in the middle is the median: it was measured */
    public static Spread of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[(sorted.length - 1) / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
