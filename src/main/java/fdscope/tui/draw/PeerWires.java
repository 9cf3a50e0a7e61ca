package fdscope.tui.draw;

import java.util.HashMap;
import java.util.Map;

/**
 * Wires in the gap between two columns of boxes. Wires of one net may touch; others may only cross: {@code │} over
 * {@code ─}. A wire that would have to do more than cross is not drawn.
 */
final class PeerWires {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;
    private static final String GLYPHS = " │││─┘┐┤─└┌├─┴┬┼";

    private record At(int x, int y) {}

    /** What passes through a cell: at most two nets, of which the second goes straight through. */
    private static final class Crossing {
        private final Map<Integer, Integer> bits = new HashMap<>();

        boolean admits(int net, int more) {
            int own = bits.getOrDefault(net, 0) | more;
            for (Map.Entry<Integer, Integer> other : bits.entrySet()) {
                if (other.getKey() != net && !areCrossing(own, other.getValue())) {
                    return false;
                }
            }
            return bits.size() - (bits.containsKey(net) ? 1 : 0) < 2;
        }

        private static boolean areCrossing(int one, int two) {
            return one == (UP | DOWN) && two == (LEFT | RIGHT) || one == (LEFT | RIGHT) && two == (UP | DOWN);
        }
    }

    private final int left;
    private final int right;
    private final Map<At, Crossing> cells = new HashMap<>();

    /** @param left first column of the gap, {@code right} its last */
    PeerWires(int left, int right) {
        this.left = left;
        this.right = right;
    }

    /** Leads a wire of a net from a row at the left to one at the right; false if there is no way. */
    boolean lead(int net, int from, int to) {
        if (from == to) {
            return lay(net, from, to, right, true);
        }
        // The middle first: arrowheads and counts stand at the ends.
        int middle = (left + right) / 2;
        for (int i = 0; i <= right - left; i++) {
            int lane = middle + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
            if (lane > left && lane < right - 1 && lay(net, from, to, lane, true)) {
                return true;
            }
        }
        return false;
    }

    private boolean lay(int net, int from, int to, int lane, boolean look) {
        for (int x = left; x <= right; x++) {
            int y = x <= lane ? from : to;
            if (x != lane || from == to) {
                if (!put(net, x, y, LEFT | RIGHT, look)) {
                    return false;
                }
            }
        }
        if (from != to) {
            int step = to > from ? 1 : -1;
            boolean fits = put(net, lane, from, LEFT | (step > 0 ? DOWN : UP), look)
                    && put(net, lane, to, RIGHT | (step > 0 ? UP : DOWN), look);
            for (int y = from + step; fits && y != to; y += step) {
                fits = put(net, lane, y, UP | DOWN, look);
            }
            if (!fits) {
                return false;
            }
        }
        return !look || lay(net, from, to, lane, false);
    }

    private boolean put(int net, int x, int y, int bits, boolean look) {
        if (look) {
            Crossing there = cells.get(new At(x, y));
            return there == null || there.admits(net, bits);
        }
        cells.computeIfAbsent(new At(x, y), at -> new Crossing()).bits.merge(net, bits, (a, b) -> a | b);
        return true;
    }

    /** Draws all wires. */
    void draw(Canvas canvas, Role role) {
        cells.forEach((at, crossing) -> {
            int all = 0;
            for (int bits : crossing.bits.values()) {
                all |= bits;
            }
            int glyph = crossing.bits.size() > 1 ? UP | DOWN : all;
            canvas.put(at.x(), at.y(), GLYPHS.substring(glyph, glyph + 1), role);
        });
    }
}
