package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who speaks to whom: processes and, where no process shows a socket, the reason; between them what leads from one socket
 * to another, each once.
 *
 * @param nodes processes by their first socket, then the others
 * @param edges in the order of the sockets
 */
public record PeerGraph(List<Node> nodes, List<Edge> edges) {
    public PeerGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a box stands for. All but a process gather sockets that may have nothing to do with each other. */
    public enum Kind {
        PROCESS("process"),
        /** In flight, or found with no process. */
        NOBODY("nobody"),
        /** Some process could not be looked into. */
        NOT_READABLE("not readable"),
        /** Nobody looked for owners. */
        NOT_ASKED("not asked"),
        /** The other end is an inode that this listing has not: of another network namespace, or closed meanwhile. */
        NOT_LISTED("not listed here");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param key the same for the same thing at another time; no text from outside is in it
     * @param pid 0 if it is no process
     * @param label {@code server 4710} or the kind's; printable
     * @param ports its sockets, in the order of descriptor number or inode
     */
    public record Node(String key, Kind kind, int pid, String label, List<Port> ports) {
        public Node {
            ports = List.copyOf(ports);
        }

        public boolean isProcess() {
            return kind == Kind.PROCESS;
        }
    }

    /** @param fd empty where no process shows the socket */
    public record Port(OptionalInt fd, SocketRow row) {
        /** {@code 6 listen door.sock}, {@code 7 stream}, printable: the last part of a path will do in a small box. */
        public String text() {
            String name = SocketLinks.name(row);
            String last = name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name;
            String number = fd.isPresent() ? Integer.toString(fd.getAsInt()) : Long.toString(row.inode());
            return number + " " + SocketLinks.kind(row) + (last.isEmpty() ? "" : " " + last);
        }
    }

    /** What an edge is. */
    public enum Link {
        /** Each is the other's peer, or {@code to} is not listed. */
        CONNECTED,
        /** {@code from} is connected and waits at the listener {@code to} for accept(2). */
        WAITS,
        /** {@code from} has {@code to} as its peer, which has another or none: datagrams. */
        SENDS,
        /** Both hold one and the same socket: inherited or passed. */
        SHARES
    }

    /** @param fd of the first that holds it in that process; empty where none is known */
    public record End(String node, OptionalInt fd, long inode) {}

    /**
     * @param fdsTo descriptors in flight in the queue of {@code to}, where this edge alone can have brought them
     * @param fdsFrom in that of {@code from}
     * @param charged memory charged to {@code from} for what it sent and nobody read
     * @param unproven sock_diag does not confirm one of the two
     */
    public record Edge(Link link, End from, End to, long fdsTo, long fdsFrom, long charged, boolean unproven) {
        boolean touches(String node) {
            return from.node().equals(node) || to.node().equals(node);
        }

        boolean touches(long inode) {
            return from.inode() == inode || to.inode() == inode;
        }

        /** Both ends are in one process. */
        public boolean isWithin() {
            return from.node().equals(to.node());
        }
    }

    public static PeerGraph of(SocketListing listing) {
        return new GraphGrowth(listing).graph();
    }

    public Optional<Node> node(String key) {
        return nodes.stream().filter(node -> node.key().equals(key)).findFirst();
    }

    public Optional<Node> process(int pid) {
        return nodes.stream()
                .filter(node -> node.isProcess() && node.pid() == pid)
                .findFirst();
    }

    /** The node that shows this socket, the first if several do. */
    public Optional<Node> holder(long inode) {
        return nodes.stream()
                .filter(node ->
                        node.ports().stream().anyMatch(port -> port.row().inode() == inode))
                .findFirst();
    }

    /** What is at most so many steps from these nodes. No step leads through a box that is no process. */
    public PeerGraph around(Set<String> centres, int steps) {
        return reach(new HashSet<>(centres), Set.copyOf(centres), steps, edge -> false);
    }

    /** As {@link #around(Set, int)}, from one socket: of a box that is no process only this socket counts. */
    public PeerGraph around(long inode, int steps) {
        Set<String> holders = new HashSet<>();
        for (Node node : nodes) {
            if (node.ports().stream().anyMatch(port -> port.row().inode() == inode)) {
                holders.add(node.key());
            }
        }
        boolean owned = nodes.stream().anyMatch(node -> node.isProcess() && holders.contains(node.key()));
        if (owned) {
            return around(holders, steps);
        }
        Set<String> kept = new HashSet<>(holders);
        if (steps > 0) {
            edges.stream().filter(edge -> edge.touches(inode)).forEach(edge -> {
                kept.add(edge.from().node());
                kept.add(edge.to().node());
            });
        }
        PeerGraph part = reach(kept, Set.of(), Math.max(0, steps - 1), edge -> steps > 0 && edge.touches(inode));
        return part.nodes.isEmpty() ? part : part.with(inode, this);
    }

    /** Only the edges that touch one of these sockets, with what they lead to, and the processes that hold one. */
    public PeerGraph touching(Set<Long> inodes) {
        Predicate<Edge> wanted = edge -> inodes.contains(edge.from().inode())
                || inodes.contains(edge.to().inode());
        Set<String> kept = new HashSet<>();
        for (Node node : nodes) {
            if (node.ports().stream()
                    .anyMatch(port -> inodes.contains(port.row().inode()))) {
                kept.add(node.key());
            }
        }
        List<Edge> some = edges.stream().filter(wanted).toList();
        some.forEach(edge -> {
            kept.add(edge.from().node());
            kept.add(edge.to().node());
        });
        Set<Long> shown = new HashSet<>(inodes);
        some.forEach(edge -> {
            shown.add(edge.from().inode());
            shown.add(edge.to().inode());
        });
        return new PeerGraph(nodesOf(kept, port -> shown.contains(port.row().inode())), some);
    }

    private PeerGraph reach(Set<String> kept, Set<String> centres, int steps, Predicate<Edge> always) {
        Set<String> processes = new HashSet<>(centres);
        nodes.stream().filter(Node::isProcess).forEach(node -> processes.add(node.key()));
        for (int step = 0; step < steps; step++) {
            Set<String> next = new HashSet<>(kept);
            for (Edge edge : edges) {
                boolean from = kept.contains(edge.from().node())
                        && processes.contains(edge.from().node());
                boolean to = kept.contains(edge.to().node())
                        && processes.contains(edge.to().node());
                if (from) {
                    next.add(edge.to().node());
                }
                if (to) {
                    next.add(edge.from().node());
                }
            }
            if (!kept.addAll(next)) {
                break;
            }
        }
        List<Edge> some = edges.stream()
                .filter(edge -> always.test(edge)
                        || kept.contains(edge.from().node())
                                && kept.contains(edge.to().node())
                                && (processes.contains(edge.from().node())
                                        || processes.contains(edge.to().node())))
                .toList();
        Set<Long> shown = new HashSet<>();
        some.forEach(edge -> {
            shown.add(edge.from().inode());
            shown.add(edge.to().inode());
        });
        List<Node> part = new ArrayList<>();
        for (Node node : nodesOf(kept, port -> true)) {
            part.add(
                    processes.contains(node.key())
                            ? node
                            : only(node, port -> shown.contains(port.row().inode())));
        }
        return new PeerGraph(part, some);
    }

    /** The box of a lone socket shows at least that. */
    private PeerGraph with(long inode, PeerGraph whole) {
        List<Node> part = new ArrayList<>();
        for (Node node : nodes) {
            Set<Long> shown = new HashSet<>(Set.of(inode));
            node.ports().forEach(port -> shown.add(port.row().inode()));
            part.add(only(
                    whole.node(node.key()).orElseThrow(),
                    port -> shown.contains(port.row().inode())));
        }
        return new PeerGraph(part, edges);
    }

    private List<Node> nodesOf(Set<String> keys, Predicate<Port> ports) {
        return nodes.stream()
                .filter(node -> keys.contains(node.key()))
                .map(node -> only(node, ports))
                .toList();
    }

    private static Node only(Node node, Predicate<Port> ports) {
        return new Node(
                node.key(),
                node.kind(),
                node.pid(),
                node.label(),
                node.ports().stream().filter(ports).toList());
    }

    /** One sentence an edge, in words that can be read aloud. */
    public List<String> sentences() {
        return new GraphWords(this).sentences();
    }

    /** The graph for Graphviz's dot; all text escaped. */
    public List<String> dot() {
        return new GraphDot(this).lines();
    }
}
