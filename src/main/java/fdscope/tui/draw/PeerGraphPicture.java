package fdscope.tui.draw;

import fdscope.observe.view.PeerGraph;
import fdscope.observe.view.PeerGraph.Edge;
import fdscope.observe.view.PeerGraph.Link;
import fdscope.observe.view.PeerGraph.Node;
import fdscope.observe.view.PeerGraph.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A peer graph as boxes and wires: the box in the middle, at its left who waits there or sends there, at its right whom
 * it is connected to, farther ones beside those. What finds no room is counted, and stands in the graph's sentences. The
 * same graph gives the same picture.
 */
public final class PeerGraphPicture {
    private static final int WIDEST_BOX = 30;
    private static final int PORTS_A_BOX = 24;

    /**
     * @param undrawn edges that only the sentences tell
     * @param unboxed nodes likewise
     */
    public record Picture(List<List<Segment>> rows, List<Box> boxes, int undrawn, int unboxed) {}

    /** Where a node stands. */
    public record Box(String node, int x, int y, int width, int height) {}

    private final PeerGraph graph;
    private final Node centre;
    private final String chosen;
    private final int width;
    private final PeerColumns columns;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, List<Port>> ports = new HashMap<>();
    private int undrawn;

    private PeerGraphPicture(PeerGraph graph, Node centre, String chosen, int width) {
        this.graph = graph;
        this.centre = centre;
        this.chosen = chosen;
        this.width = width;
        this.columns = new PeerColumns(graph, centre, width);
    }

    /** @param chosen key of the node that is under the cursor */
    public static Picture of(PeerGraph graph, Node centre, String chosen, int width) {
        return new PeerGraphPicture(graph, centre, chosen, width).picture();
    }

    private Picture picture() {
        int least = columns.least();
        int most = columns.most();
        int count = most - least + 1;
        int[] widths = widths(least, count);
        int[] left = new int[count];
        int used = (count - 1) * PeerColumns.GAP;
        for (int i = 0; i < count; i++) {
            used += widths[i];
        }
        int spare = count == 1 ? 0 : Math.min(PeerColumns.GAP, Math.max(0, width - used) / (count - 1));
        left[0] = Math.max(0, (width - used - spare * (count - 1)) / 2);
        for (int i = 1; i < count; i++) {
            left[i] = left[i - 1] + widths[i - 1] + PeerColumns.GAP + spare;
        }
        // From the middle outwards: a column is laid beside the one through which it was reached.
        for (int c = 0; c >= least; c--) {
            layOut(c, left[c - least], widths[c - least]);
        }
        for (int c = 1; c <= most; c++) {
            layOut(c, left[c - least], widths[c - least]);
        }
        int height =
                boxes.values().stream().mapToInt(b -> b.y() + b.height()).max().orElse(0);
        Canvas canvas = new Canvas(width, height);
        boxes.forEach((key, where) -> box(canvas, graph.node(key).orElseThrow(), where));
        for (int c = least; c < most; c++) {
            wires(canvas, c);
        }
        graph.edges().stream()
                .filter(edge ->
                        edge.link() != Link.SHARES && columns.gapOf(edge).isEmpty())
                .forEach(edge -> undrawn++);
        return new Picture(rows(canvas), List.copyOf(boxes.values()), undrawn, columns.unboxed());
    }

    /** What each column needs, or its share where there is too little. */
    private int[] widths(int least, int count) {
        int[] need = new int[count];
        int[] floor = new int[count];
        for (int i = 0; i < count; i++) {
            floor[i] = PeerColumns.LEAST_BOX;
            need[i] = PeerColumns.LEAST_BOX;
            for (Node node : columns.nodes(least + i)) {
                ports.put(node.key(), shown(node));
                need[i] = Math.max(need[i], Math.min(WIDEST_BOX, natural(node)));
            }
        }
        return StageRoom.share(need, floor, width - (count - 1) * PeerColumns.GAP);
    }

    private int natural(Node node) {
        int widest = DisplayWidth.of(node.label()) + 5;
        for (Port port : ports.get(node.key())) {
            widest = Math.max(widest, DisplayWidth.of(text(node, port)) + 4);
        }
        return widest;
    }

    /** A socket that several processes hold is marked in all of them: no line leads from a thing to itself. */
    private String text(Node node, Port port) {
        boolean shared = graph.edges().stream()
                .anyMatch(edge -> edge.link() == Link.SHARES
                        && edge.from().inode() == port.row().inode()
                        && (edge.from().node().equals(node.key())
                                || edge.to().node().equals(node.key())));
        return (shared ? "=" : "") + port.text();
    }

    private void layOut(int column, int x, int box) {
        List<Node> nodes = new ArrayList<>(columns.nodes(column));
        Map<String, Integer> wanted = new HashMap<>();
        for (Node node : nodes) {
            wanted.put(node.key(), wanted(node, column));
        }
        nodes.sort(Comparator.comparing(node -> wanted.get(node.key())));
        int y = 0;
        for (Node node : nodes) {
            List<Port> rows = ports.get(node.key());
            int more = node.ports().size() - rows.size();
            int height = rows.size() + 2 + (more > 0 ? 1 : 0);
            int wide = Math.max(PeerColumns.LEAST_BOX, Math.min(natural(node), box));
            int top = Math.max(y, wanted.get(node.key()));
            int left = column < 0 ? x + box - wide : x;
            boxes.put(node.key(), new Box(node.key(), left, top, wide, height));
            y = top + height;
        }
    }

    /** The row at which its first wire would be straight. */
    private int wanted(Node node, int column) {
        for (Edge edge : graph.edges()) {
            boolean out = edge.from().node().equals(node.key());
            String other = out ? edge.to().node() : edge.from().node();
            Box there = boxes.get(other);
            boolean touches = out || edge.to().node().equals(node.key());
            if (touches && there != null && there.width() > 0 && columns.of(other) != column) {
                int own = row(node.key(), (out ? edge.from() : edge.to()).inode());
                int far = row(other, (out ? edge.to() : edge.from()).inode());
                if (own >= 0 && far >= 0) {
                    return Math.max(0, there.y() + 1 + far - own - 1);
                }
            }
        }
        return 0;
    }

    /** Those that a wire may lead to come first. */
    private List<Port> shown(Node node) {
        Set<Long> wired = new HashSet<>();
        graph.edges().forEach(edge -> {
            boolean out = edge.from().node().equals(node.key());
            if (columns.has(out ? edge.to().node() : edge.from().node())) {
                wired.add(out ? edge.from().inode() : edge.to().inode());
            }
        });
        int most = node == centre ? PORTS_A_BOX : PeerColumns.BOXES_A_COLUMN;
        List<Port> some = new ArrayList<>();
        node.ports().stream()
                .filter(port -> wired.contains(port.row().inode()))
                .limit(most)
                .forEach(some::add);
        node.ports().stream()
                .filter(port -> !wired.contains(port.row().inode()))
                .limit(Math.max(0, Math.min(node == centre ? most : 2, most - some.size())))
                .forEach(some::add);
        some.sort(Comparator.comparing(node.ports()::indexOf));
        return some;
    }

    /** Which row of the box; -1: folded. */
    private int row(String node, long inode) {
        List<Port> rows = ports.getOrDefault(node, List.of());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).row().inode() == inode) {
                return i;
            }
        }
        return -1;
    }

    private void box(Canvas canvas, Node node, Box where) {
        boolean here = node.key().equals(chosen);
        Border border = here ? Border.DOUBLE : Border.SINGLE;
        Style style = here ? Style.of(Role.FOCUS) : Style.of(node.isProcess() ? Role.PROCESS : Role.MUTED);
        canvas.box(where.x(), where.y(), where.width(), where.height(), border, style);
        String label = DisplayWidth.cut(node.label(), where.width() - 5);
        canvas.put(where.x() + 1, where.y(), " " + label + " ", node == centre ? style.strong() : style);
        List<Port> rows = ports.get(node.key());
        for (int i = 0; i < rows.size(); i++) {
            String text = DisplayWidth.cut(text(node, rows.get(i)), where.width() - 4);
            canvas.put(where.x() + 2, where.y() + 1 + i, text, Role.SOCKET);
        }
        int more = node.ports().size() - rows.size();
        if (more > 0) {
            canvas.put(where.x() + 2, where.y() + 1 + rows.size(), "… " + more + " more", Role.MUTED);
        }
    }

    private void wires(Canvas canvas, int column) {
        int left = columns.nodes(column).stream()
                .mapToInt(node -> right(boxes.get(node.key())))
                .max()
                .orElse(0);
        int right = columns.nodes(column + 1).stream()
                        .mapToInt(node -> boxes.get(node.key()).x())
                        .min()
                        .orElse(0)
                - 1;
        PeerWires wires = new PeerWires(left, right);
        Map<String, Integer> nets = new HashMap<>();
        List<Runnable> heads = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            if (columns.gapOf(edge).filter(gap -> gap == column).isEmpty()) {
                continue;
            }
            boolean outward = columns.of(edge.from().node()) == column;
            PeerGraph.End near = outward ? edge.from() : edge.to();
            PeerGraph.End far = outward ? edge.to() : edge.from();
            int nearRow = row(near.node(), near.inode());
            int farRow = row(far.node(), far.inode());
            String nearPort = near.node() + " " + near.inode();
            String farPort = far.node() + " " + far.inode();
            int net = nets.getOrDefault(nearPort, nets.getOrDefault(farPort, nets.size()));
            int y = boxes.get(near.node()).y() + 1 + nearRow;
            int to = boxes.get(far.node()).y() + 1 + farRow;
            if (nearRow < 0 || farRow < 0 || !wires.lead(net, y, to)) {
                undrawn++;
                continue;
            }
            nets.putIfAbsent(nearPort, net);
            nets.putIfAbsent(farPort, net);
            heads.add(() -> heads(canvas, edge, near, far, left, right, y, to));
        }
        wires.draw(canvas, Role.SOCKET);
        heads.forEach(Runnable::run);
    }

    private static int right(Box box) {
        return box.x() + box.width();
    }

    /** Where the wire leaves its boxes, where it points to, and what is in flight on it. */
    private void heads(
            Canvas canvas, Edge edge, PeerGraph.End near, PeerGraph.End far, int left, int right, int y, int to) {
        Box one = boxes.get(near.node());
        Box two = boxes.get(far.node());
        for (int x = right(one); x < left; x++) {
            canvas.put(x, y, "─", Role.SOCKET);
        }
        for (int x = right + 1; x < two.x(); x++) {
            canvas.put(x, to, "─", Role.SOCKET);
        }
        boolean points = edge.link() == Link.WAITS || edge.link() == Link.SENDS;
        boolean rightward = edge.to() == far;
        canvas.put(right(one) - 1, y, points && !rightward ? "│" : "├", Role.SOCKET);
        canvas.put(two.x(), to, points && rightward ? "│" : "┤", Role.SOCKET);
        if (points) {
            canvas.put(rightward ? two.x() - 1 : right(one), rightward ? to : y, rightward ? "→" : "←", Role.SOCKET);
        }
        long toFar = rightward ? edge.fdsTo() : edge.fdsFrom();
        long toNear = rightward ? edge.fdsFrom() : edge.fdsTo();
        if (toFar > 0) {
            canvas.put(two.x() - 3 - Long.toString(toFar).length(), to, "●" + toFar, Role.INFLIGHT);
        }
        if (toNear > 0) {
            canvas.put(right(one) + 2, y, "●" + toNear, Role.INFLIGHT);
        }
        if (edge.unproven()) {
            canvas.put(left, y, "?", Role.WARNING);
        }
    }

    private static List<List<Segment>> rows(Canvas canvas) {
        List<List<Segment>> rows = new ArrayList<>();
        for (int y = 0; y < canvas.height(); y++) {
            List<Segment> row = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int x = 0; x < canvas.width(); x++) {
                text.append(canvas.at(x, y).text());
                boolean ends = x + 1 == canvas.width()
                        || !canvas.at(x + 1, y).style().equals(canvas.at(x, y).style());
                if (ends) {
                    row.add(new Segment(text.toString(), canvas.at(x, y).style()));
                    text.setLength(0);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
