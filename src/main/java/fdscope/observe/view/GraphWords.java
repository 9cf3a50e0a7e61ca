package fdscope.observe.view;

import fdscope.observe.NoOwner;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The edges of a graph in sentences. */
final class GraphWords {
    private final PeerGraph graph;
    private final Map<String, PeerGraph.Node> nodes = new HashMap<>();
    private final Map<Long, SocketRow> rows = new HashMap<>();

    GraphWords(PeerGraph graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> {
            nodes.put(node.key(), node);
            node.ports().forEach(port -> rows.put(port.row().inode(), port.row()));
        });
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        graph.edges().forEach(edge -> {
            sentences.add(sentence(edge));
            told.add(edge.fdsTo() > 0 ? edge.to().inode() : 0);
            told.add(edge.fdsFrom() > 0 ? edge.from().inode() : 0);
        });
        graph.nodes().forEach(node -> sentences.addAll(queues(node, told)));
        return sentences;
    }

    /** Descriptors in queues that several may have filled: no edge tells them. */
    private List<String> queues(PeerGraph.Node node, Set<Long> told) {
        List<String> sentences = new ArrayList<>();
        for (PeerGraph.Port port : node.ports()) {
            long fds = port.row().inFlight().orElse(0);
            if (fds > 0 && told.add(port.row().inode())) {
                String whose =
                        whom(new PeerGraph.End(node.key(), port.fd(), port.row().inode()));
                sentences.add(SocketLinks.inFlight(fds) + " in the queue of " + whose);
            }
        }
        return sentences;
    }

    private String sentence(PeerGraph.Edge edge) {
        String from = who(edge.from());
        String to = edge.isWithin() ? own(edge) : who(edge.to());
        StringBuilder out = new StringBuilder(
                switch (edge.link()) {
                    case CONNECTED -> from + " is connected to " + to;
                    case WAITS -> from + " waits at " + to;
                    case SENDS -> from + " sends to " + to;
                    case SHARES ->
                        from + " and " + to + " are one socket, " + edge.from().inode();
                });
        if (edge.link() != PeerGraph.Link.CONNECTED && edge.charged() > 0) {
            out.append(", ").append(edge.charged()).append(" B charged for what it sent");
        }
        if (edge.fdsTo() > 0) {
            out.append(", ").append(SocketLinks.inFlight(edge.fdsTo()));
            out.append(edge.link() == PeerGraph.Link.CONNECTED ? " to " + whom(edge.to()) : "");
        }
        if (edge.fdsFrom() > 0) {
            out.append(", ")
                    .append(SocketLinks.inFlight(edge.fdsFrom()))
                    .append(" to ")
                    .append(whom(edge.from()));
        }
        return out.append(edge.unproven() ? " (unproven)" : "").toString();
    }

    private String own(PeerGraph.Edge edge) {
        if (edge.from().inode() == edge.to().inode()) {
            return "itself";
        }
        return edge.to().fd().isPresent() ? "its own fd " + edge.to().fd().getAsInt() : who(edge.to());
    }

    private String who(PeerGraph.End end) {
        PeerGraph.Node node = nodes.get(end.node());
        if (end.fd().isPresent()) {
            return node.label() + " fd " + end.fd().getAsInt();
        }
        return switch (node.kind()) {
            case NOBODY -> (isInFlight(end) ? "a socket in flight (" : "a socket of nobody (") + end.inode() + ")";
            case NOT_READABLE -> "a socket whose owner is not readable (" + end.inode() + ")";
            case NOT_LISTED ->
                end.inode() == 0 ? "a client that is gone" : "a socket that is not listed here (" + end.inode() + ")";
            default -> "socket " + end.inode();
        };
    }

    private boolean isInFlight(PeerGraph.End end) {
        SocketRow row = rows.get(end.inode());
        return row != null && row.noOwner().filter(NoOwner.IN_FLIGHT::equals).isPresent();
    }

    private String whom(PeerGraph.End end) {
        return end.fd().isPresent()
                ? nodes.get(end.node()).label() + " fd " + end.fd().getAsInt()
                : who(end);
    }
}
