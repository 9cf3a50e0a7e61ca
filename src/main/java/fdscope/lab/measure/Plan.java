package fdscope.lab.measure;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param sizes in bytes, rising
 * @param nanosPerCell how long one way with one size is repeated
 * @param patience nanoseconds after which what is still to be measured is measured once
 */
public record Plan(List<Long> sizes, List<Way> ways, long nanosPerCell, long patience) {
    /** Repeats at least, until half the patience is used up; then 3, at last 1. */
    private static final int LEAST = 5;

    private static final int LEAST_LATER = 3;
    /** More repeats say nothing more. */
    private static final int MOST = 101;

    private static final List<Long> USUAL = Sizes.parse("4K,16K,64K,256K,1M,4M,16M,64M,256M");
    private static final List<Long> FEW = Sizes.parse("4K,64K,1M,16M");
    private static final long MILLISECOND = 1_000_000;

    public Plan {
        sizes = List.copyOf(sizes);
        ways = List.copyOf(ways);
    }

    /** All ways, 4 KiB to 256 MiB. */
    public static Plan usual() {
        return new Plan(USUAL, List.of(Way.values()), 150 * MILLISECOND, 16_000 * MILLISECOND);
    }

    /** All ways, 4 KiB to 16 MiB, a few seconds. */
    public static Plan quick() {
        return new Plan(FEW, List.of(Way.values()), 40 * MILLISECOND, 3_500 * MILLISECOND);
    }

    public Plan sizes(List<Long> others) {
        return new Plan(others, ways, nanosPerCell, patience);
    }

    public Plan ways(List<Way> others) {
        return new Plan(sizes, others, nanosPerCell, patience);
    }

    /**
     * How often one way with one size is measured.
     *
     * @param firstNanos how long it took the first time
     * @param elapsed nanoseconds since the beginning
     */
    public int repeats(long firstNanos, long elapsed) {
        int least = elapsed < patience / 2 ? LEAST : elapsed < patience ? LEAST_LATER : 1;
        return (int) Math.max(least, Math.min(MOST, nanosPerCell / Math.max(1, firstNanos)));
    }

    public int cells() {
        return sizes.size() * ways.size();
    }
}
