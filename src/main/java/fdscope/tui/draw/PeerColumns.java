package fdscope.tui.draw;

import fdscope.observe.view.PeerGraph;
import fdscope.observe.view.PeerGraph.Edge;
import fdscope.observe.view.PeerGraph.Link;
import fdscope.observe.view.PeerGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which box of a peer graph stands in which column: the one in the middle in column 0. */
final class PeerColumns {
    static final int GAP = 8;
    static final int LEAST_BOX = 14;
    static final int BOXES_A_COLUMN = 8;

    private final PeerGraph graph;
    private final int width;
    private final Map<Integer, List<Node>> columns = new HashMap<>();
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final Set<String> boxed = new LinkedHashSet<>();
    private int unboxed;

    PeerColumns(PeerGraph graph, Node centre, int width) {
        this.graph = graph;
        this.width = width;
        place(centre);
    }

    int least() {
        return columns.keySet().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    int most() {
        return columns.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    List<Node> nodes(int column) {
        return columns.getOrDefault(column, List.of());
    }

    /** Nodes that found no room. */
    int unboxed() {
        return unboxed;
    }

    boolean has(String node) {
        return boxed.contains(node);
    }

    int of(String node) {
        return columnOf.get(node);
    }

    /** The column at the left of the gap that an edge crosses; empty if it crosses none, or more than one. */
    Optional<Integer> gapOf(Edge edge) {
        boolean drawn = edge.link() != Link.SHARES
                && boxed.contains(edge.from().node())
                && boxed.contains(edge.to().node());
        if (!drawn) {
            return Optional.empty();
        }
        int from = columnOf.get(edge.from().node());
        int to = columnOf.get(edge.to().node());
        return Math.abs(from - to) == 1 ? Optional.of(Math.min(from, to)) : Optional.empty();
    }

    /** Breadth first from the middle; each node on the side of the one through which it was reached. */
    private void place(Node centre) {
        put(centre, 0);
        List<Node> reached = List.of(centre);
        while (!reached.isEmpty()) {
            List<Node> next = new ArrayList<>();
            for (Node node : reached) {
                int from = columnOf.get(node.key());
                for (Edge edge : graph.edges()) {
                    boolean out = edge.from().node().equals(node.key());
                    if (!out && !edge.to().node().equals(node.key())) {
                        continue;
                    }
                    String other = out ? edge.to().node() : edge.from().node();
                    boolean points = edge.link() == Link.WAITS || edge.link() == Link.SENDS;
                    int side = from != 0 ? Integer.signum(from) : points && !out ? -1 : 1;
                    if (!columnOf.containsKey(other)) {
                        columnOf.put(other, from + side);
                        graph.node(other).ifPresent(there -> {
                            if (put(there, from + side)) {
                                next.add(there);
                            }
                        });
                    }
                }
            }
            reached = next;
        }
        unboxed += (int) graph.nodes().stream()
                .filter(node -> !columnOf.containsKey(node.key()))
                .count();
    }

    private boolean put(Node node, int column) {
        columnOf.put(node.key(), column);
        Set<Integer> all = new LinkedHashSet<>(columns.keySet());
        all.add(column);
        int most = all.stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = all.stream().mapToInt(Integer::intValue).min().orElse(0);
        int count = most - least + 1;
        List<Node> there = columns.getOrDefault(column, List.of());
        if (count * LEAST_BOX + (count - 1) * GAP > width || there.size() >= BOXES_A_COLUMN) {
            unboxed++;
            return false;
        }
        columns.computeIfAbsent(column, c -> new ArrayList<>()).add(node);
        boxed.add(node.key());
        return true;
    }
}
