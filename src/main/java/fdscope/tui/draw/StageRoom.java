package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who gets the rows when there are too few. */
final class StageRoom {
    private StageRoom() {}

    /** @param hidden how many are not in {@code shown} */
    record Folded(List<Scene.Descriptor> shown, int hidden) {}

    /**
     * At most {@code room} rows, the last of them for the count of what is hidden: first what changed, then what leads to
     * a card, then the lowest numbers; in the order of the table.
     */
    static Folded fold(List<Scene.Descriptor> all, int room, Set<String> carded) {
        if (all.size() <= room) {
            return new Folded(all, 0);
        }
        List<Integer> rank = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rank.add(i);
        }
        rank.sort(Comparator.comparing((Integer i) -> all.get(i).mark() == Scene.Mark.SAME)
                .thenComparing(i -> !carded.contains(all.get(i).tag()))
                .thenComparing(i -> i));
        Set<Integer> chosen = new HashSet<>(rank.subList(0, Math.max(0, room - 1)));
        List<Scene.Descriptor> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (chosen.contains(i)) {
                shown.add(all.get(i));
            }
        }
        return new Folded(shown, all.size() - shown.size());
    }

    /**
     * Heights that fit into {@code total} rows: the tallest gives first, none goes below its floor. Where the floors
     * alone are too much there are fewer heights than needs, and one row is left for a line that says so.
     */
    static int[] share(int[] need, int[] floor, int total) {
        int count = need.length;
        if (sum(floor, count) > total) {
            while (count > 0 && sum(floor, count) > total - 1) {
                count--;
            }
            total--;
        }
        int[] heights = java.util.Arrays.copyOf(need, count);
        int over = sum(heights, count) - total;
        for (; over > 0; over--) {
            int tallest = -1;
            for (int i = 0; i < count; i++) {
                if (heights[i] > floor[i] && (tallest < 0 || heights[i] > heights[tallest])) {
                    tallest = i;
                }
            }
            if (tallest < 0) {
                break;
            }
            heights[tallest]--;
        }
        return heights;
    }

    static int sum(int[] heights, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += heights[i];
        }
        return sum;
    }
}
