package fdscope.observe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Puts things in order by inode, and finds one by its inode: numbers in arrays, since there may be 100,000. */
public final class Inodes {
    private static final int INDEX_BITS = 31;

    private Inodes() {}

    /** The indices 0 to {@code count} in ascending order of inode; those of equal inodes in their own order. */
    public static int[] order(int count, IntToLongFunction inode) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            long number = inode.applyAsLong(i);
            if (number < -1 || number >= 1L << 32) {
                return anyNumbers(count, inode);
            }
            keys[i] = number << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (keys[i] & Integer.MAX_VALUE);
        }
        return order;
    }

    /** No kernel of today gives a socket a number of more than 32 bits; text may claim it. */
    private static int[] anyNumbers(int count, IntToLongFunction inode) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> inode.applyAsLong(i)))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The first of {@code count} ordered things with this inode; if there is none, -1 minus where it would stand. */
    public static int find(int count, IntToLongFunction inode, long wanted) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inode.applyAsLong(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < count && inode.applyAsLong(low) == wanted ? low : -1 - low;
    }
}
