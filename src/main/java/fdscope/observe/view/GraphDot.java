package fdscope.observe.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A graph in the DOT language of Graphviz: a box a process, its sockets line by line, an edge a connection. */
final class GraphDot {
    private static final int MOST_LINES = 16;

    private final PeerGraph graph;
    private final Set<Long> linked = new HashSet<>();

    GraphDot(PeerGraph graph) {
        this.graph = graph;
        graph.edges().forEach(edge -> {
            linked.add(edge.from().inode());
            linked.add(edge.to().inode());
        });
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("digraph sockets {");
        lines.add("  graph [rankdir=LR];");
        lines.add("  node [shape=box, fontname=\"monospace\"];");
        lines.add("  edge [fontname=\"monospace\"];");
        graph.nodes().forEach(node -> lines.add(node(node)));
        graph.edges().forEach(edge -> lines.add(edge(edge)));
        lines.add("}");
        return lines;
    }

    private String node(PeerGraph.Node node) {
        StringBuilder label = new StringBuilder(escaped(node.label())).append("\\l");
        int shown = 0;
        int more = 0;
        for (PeerGraph.Port port : node.ports()) {
            boolean told = linked.contains(port.row().inode())
                    || SocketLinks.isListening(port.row())
                    || !SocketLinks.name(port.row()).isEmpty();
            if (!told || shown == MOST_LINES) {
                more++;
            } else {
                shown++;
                label.append(escaped(port(port))).append("\\l");
            }
        }
        label.append(more == 0 ? "" : "and " + more + " more\\l");
        return "  \"" + node.key() + "\" [label=\"" + label + "\"" + (node.isProcess() ? "" : ", style=dashed") + "];";
    }

    private static String port(PeerGraph.Port port) {
        long fds = port.row().inFlight().orElse(0);
        return port.text()
                + (fds > 0 ? ", " + SocketLinks.inFlight(fds) : "")
                + (port.row().isUnproven() ? ", unproven" : "");
    }

    private static String edge(PeerGraph.Edge edge) {
        String ends = number(edge.from()) + " - " + number(edge.to());
        List<String> label = new ArrayList<>(List.of(
                switch (edge.link()) {
                    case CONNECTED -> ends;
                    case WAITS -> ends + " waits";
                    case SENDS -> ends + " sends";
                    case SHARES -> ends + " one socket";
                }));
        if (edge.fdsTo() > 0) {
            label.add(SocketLinks.inFlight(edge.fdsTo()) + (edge.fdsFrom() > 0 ? " to " + number(edge.to()) : ""));
        }
        if (edge.fdsFrom() > 0) {
            label.add(SocketLinks.inFlight(edge.fdsFrom()) + " to " + number(edge.from()));
        }
        if (edge.unproven()) {
            label.add("? unproven");
        }
        String look = switch (edge.link()) {
            case CONNECTED -> "dir=none";
            case WAITS -> "style=dashed";
            case SENDS -> "style=solid";
            case SHARES -> "dir=none, style=dotted";
        };
        return "  \"" + edge.from().node() + "\" -> \"" + edge.to().node() + "\" [" + look + ", label=\""
                + String.join("\\n", label) + "\"];";
    }

    private static String number(PeerGraph.End end) {
        OptionalInt fd = end.fd();
        return fd.isPresent() ? "fd " + fd.getAsInt() : end.inode() == 0 ? "gone" : Long.toString(end.inode());
    }

    /** Printable text inside a quoted string of DOT, where a backslash begins an escape and a quote ends the string. */
    private static String escaped(String printable) {
        return printable.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
