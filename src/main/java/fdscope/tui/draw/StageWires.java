package fdscope.tui.draw;

import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines between descriptor rows and cards. A net is a tag with its rows on one side and its row on a card; each gets
 * a vertical lane in the gutter. A joint belongs to one net; where two meet, the vertical one passes over. A net that
 * finds no lane is not drawn: the tags say the same.
 */
final class StageWires {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int WEST = 4;
    private static final int EAST = 8;

    /** The line glyph for each set of the four directions. */
    private static final String LINES = " │││─┘┐┤─└┌├─┴┬┼";

    /** @param rows of descriptors, from the top; @param port row of the card */
    record Net(List<Integer> rows, int port) {
        int top() {
            return Math.min(Collections.min(rows), port);
        }

        int bottom() {
            return Math.max(Collections.max(rows), port);
        }
    }

    /**
     * One gutter.
     *
     * @param edge column of the process boxes' border
     * @param home column where a wire meets the card
     * @param lanes columns for verticals
     */
    record Gutter(Side side, int edge, int home, int lanes) {
        int step() {
            return side == Side.LEFT ? 1 : -1;
        }
    }

    private final Canvas canvas;
    private final Map<Long, Map<String, Integer>> cells = new LinkedHashMap<>();

    StageWires(Canvas canvas) {
        this.canvas = canvas;
    }

    /** @param textEnds for each row, the column after the card's text */
    void connect(Gutter gutter, Map<String, Net> nets, Map<Integer, Integer> textEnds) {
        int pitch = nets.size() * 2 <= gutter.lanes() ? 2 : 1;
        int near = gutter.side() == Side.LEFT ? WEST : EAST;
        int far = gutter.side() == Side.LEFT ? EAST : WEST;
        route(nets, gutter.lanes() / pitch).forEach((tag, lane) -> {
            Net net = nets.get(tag);
            int first = gutter.edge() + gutter.step();
            int x = first + gutter.step() * lane * pitch;
            for (int y : net.rows()) {
                horizontal(first, x, y, tag);
                mark(first, y, near, tag);
                String joint = gutter.side() == Side.LEFT ? Border.SINGLE.teeLeft() : Border.SINGLE.teeRight();
                canvas.put(gutter.edge(), y, joint, Role.PROCESS);
            }
            for (int y = net.top(); y <= net.bottom(); y++) {
                mark(x, y, (y > net.top() ? UP : 0) | (y < net.bottom() ? DOWN : 0), tag);
            }
            horizontal(x, gutter.home(), net.port(), tag);
            mark(gutter.home(), net.port(), far, tag);
            if (gutter.side() == Side.RIGHT) {
                int end = textEnds.getOrDefault(net.port(), gutter.home());
                for (int column = end + 1; column < gutter.home(); column++) {
                    mark(column, net.port(), WEST | EAST, tag);
                }
            }
        });
    }

    /** Puts all lines on the canvas. */
    void draw() {
        cells.forEach((at, nets) -> {
            String tag = nets.keySet().iterator().next();
            if (nets.size() > 1) {
                tag = nets.entrySet().stream()
                        .filter(net -> (net.getValue() & (UP | DOWN)) != 0)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(tag);
            }
            String line = LINES.substring(nets.get(tag), nets.get(tag) + 1);
            canvas.put((int) (at & 0xffff), (int) (at >> 16), line, StageCard.roleOf(tag));
        });
    }

    private void horizontal(int from, int to, int y, String tag) {
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        for (int x = left; x <= right; x++) {
            mark(x, y, (x > left ? WEST : 0) | (x < right ? EAST : 0), tag);
        }
    }

    private void mark(int x, int y, int directions, String tag) {
        cells.computeIfAbsent((long) y << 16 | x, at -> new LinkedHashMap<>()).merge(tag, directions, (a, b) -> a | b);
    }

    /**
     * A lane for each net that can have one, 0 next to the process: the shortest first (left-edge algorithm), but where a
     * net comes from the process on the row on which another goes to its card, it takes the lane nearer to the process.
     */
    static Map<String, Integer> route(Map<String, Net> nets, int lanes) {
        Map<String, Set<String>> after = new HashMap<>();
        nets.forEach((tag, net) -> {
            Set<String> first = new HashSet<>();
            nets.forEach((other, from) -> {
                if (!other.equals(tag) && from.rows().contains(net.port())) {
                    first.add(other);
                }
            });
            after.put(tag, first);
        });
        List<String> order = new ArrayList<>(nets.keySet());
        order.sort(Comparator.comparing(
                        (String tag) -> nets.get(tag).bottom() - nets.get(tag).top())
                .thenComparing(tag -> tag));
        Map<String, Integer> got = new LinkedHashMap<>();
        while (!order.isEmpty()) {
            String next = order.stream()
                    .filter(tag -> Collections.disjoint(after.get(tag), order))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                // A cycle: the widest net of those that wait keeps its tags only.
                order.remove(Collections.max(
                        order,
                        Comparator.comparing(
                                        (String tag) -> nets.get(tag).rows().size())
                                .thenComparing(tag -> tag)));
                continue;
            }
            order.remove(next);
            int lane = 0;
            for (String before : after.get(next)) {
                lane = Math.max(lane, got.getOrDefault(before, -1) + 1);
            }
            while (lane < lanes && !isFree(lane, nets.get(next), got, nets)) {
                lane++;
            }
            if (lane < lanes) {
                got.put(next, lane);
            }
        }
        return got;
    }

    private static boolean isFree(int lane, Net net, Map<String, Integer> got, Map<String, Net> nets) {
        return got.entrySet().stream()
                .filter(other -> other.getValue() == lane)
                .map(other -> nets.get(other.getKey()))
                .allMatch(other -> net.bottom() < other.top() || other.bottom() < net.top());
    }
}
