package fdscope.observe.view;

import fdscope.kernel.SocketType;
import fdscope.observe.Doubt;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The one run of {@link PeerGraph#of}: linear in sockets, owners and waiting clients. */
final class GraphGrowth {
    private record Box(PeerGraph.Kind kind, int pid, String label, List<PeerGraph.Port> ports) {}

    private final SocketListing listing;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<PeerGraph.Edge> edges = new ArrayList<>();

    GraphGrowth(SocketListing listing) {
        this.listing = listing;
    }

    PeerGraph graph() {
        for (SocketRow row : listing.rows()) {
            if (isDrawn(row)) {
                ports(row);
            }
        }
        for (SocketRow row : listing.rows()) {
            if (isDrawn(row)) {
                edges(row);
            }
        }
        List<PeerGraph.Node> nodes = new ArrayList<>(boxes.size());
        boxes.forEach((key, box) -> {
            box.ports().sort(Comparator.comparingInt(port -> port.fd().orElse(0)));
            nodes.add(new PeerGraph.Node(key, box.kind(), box.pid(), box.label(), box.ports()));
        });
        nodes.sort(Comparator.comparing(node -> !node.isProcess()));
        return new PeerGraph(nodes, edges);
    }

    /** A row that is not that socket (an embryo, a forged line) leads nowhere. */
    private static boolean isDrawn(SocketRow row) {
        return row.inode() != 0
                && row.socket().unproven().filter(Doubt::isNotThatSocket).isEmpty();
    }

    private void ports(SocketRow row) {
        if (row.owners().isEmpty()) {
            box(kind(row)).ports().add(new PeerGraph.Port(OptionalInt.empty(), row));
        }
        Set<Integer> pids = new HashSet<>();
        for (Owner owner : row.owners()) {
            if (pids.add(owner.pid())) {
                boxes.computeIfAbsent(
                                key(owner),
                                key -> new Box(
                                        PeerGraph.Kind.PROCESS,
                                        owner.pid(),
                                        SocketLinks.process(owner),
                                        new ArrayList<>()))
                        .ports()
                        .add(new PeerGraph.Port(OptionalInt.of(owner.fd()), row));
            }
        }
    }

    private void edges(SocketRow row) {
        shared(row);
        for (long inode : SocketLinks.waiting(row)) {
            Optional<SocketRow> client = inode == 0 ? Optional.empty() : listing.row(inode);
            boolean alone = SocketLinks.waiting(row).size() == 1;
            edges.add(new PeerGraph.Edge(
                    PeerGraph.Link.WAITS,
                    client.map(this::end).orElseGet(() -> elsewhere(inode)),
                    end(row),
                    alone ? row.inFlight().orElse(0) : 0,
                    0,
                    client.map(from -> from.socket().sendQueue().orElse(0L)).orElse(0L),
                    row.isUnproven()));
        }
        long peer = SocketLinks.isListening(row) ? 0 : row.socket().peer().orElse(0L);
        if (peer != 0) {
            peer(row, peer, listing.row(peer));
        }
    }

    private void peer(SocketRow row, long inode, Optional<SocketRow> peer) {
        long charged = row.socket().sendQueue().orElse(0L);
        boolean pair = peer.isPresent() && row.inode() != inode && SocketLinks.isPair(row, peer.get());
        if (!pair) {
            boolean dgram = row.socket().type().filter(SocketType.DGRAM::equals).isPresent();
            edges.add(new PeerGraph.Edge(
                    dgram ? PeerGraph.Link.SENDS : PeerGraph.Link.CONNECTED,
                    end(row),
                    peer.map(this::end).orElseGet(() -> elsewhere(inode)),
                    0,
                    dgram ? 0 : row.inFlight().orElse(0),
                    charged,
                    row.isUnproven()));
        } else if (row.inode() < inode) {
            SocketRow other = peer.get();
            // The side with a name is the server's: it stands in front, whichever was made first.
            boolean turned =
                    SocketLinks.name(row).isEmpty() && !SocketLinks.name(other).isEmpty();
            SocketRow from = turned ? other : row;
            SocketRow to = turned ? row : other;
            edges.add(new PeerGraph.Edge(
                    PeerGraph.Link.CONNECTED,
                    end(from),
                    end(to),
                    to.inFlight().orElse(0),
                    from.inFlight().orElse(0),
                    from.socket().sendQueue().orElse(0L),
                    from.isUnproven() || to.isUnproven()));
        }
    }

    private void shared(SocketRow row) {
        if (row.owners().size() < 2) {
            return;
        }
        Set<Integer> pids = new HashSet<>();
        pids.add(row.owners().get(0).pid());
        for (Owner owner : row.owners()) {
            if (pids.add(owner.pid())) {
                PeerGraph.End to = new PeerGraph.End(key(owner), OptionalInt.of(owner.fd()), row.inode());
                edges.add(new PeerGraph.Edge(PeerGraph.Link.SHARES, end(row), to, 0, 0, 0, row.isUnproven()));
            }
        }
    }

    private PeerGraph.End end(SocketRow row) {
        if (row.owners().isEmpty()) {
            return new PeerGraph.End(key(kind(row)), OptionalInt.empty(), row.inode());
        }
        Owner first = row.owners().get(0);
        return new PeerGraph.End(key(first), OptionalInt.of(first.fd()), row.inode());
    }

    private PeerGraph.End elsewhere(long inode) {
        box(PeerGraph.Kind.NOT_LISTED);
        return new PeerGraph.End(key(PeerGraph.Kind.NOT_LISTED), OptionalInt.empty(), inode);
    }

    private Box box(PeerGraph.Kind kind) {
        return boxes.computeIfAbsent(key(kind), key -> new Box(kind, 0, kind.label(), new ArrayList<>()));
    }

    private static PeerGraph.Kind kind(SocketRow row) {
        return switch (row.noOwner().orElse(NoOwner.NOT_ASKED)) {
            case IN_FLIGHT, NONE_FOUND -> PeerGraph.Kind.NOBODY;
            case NOT_PERMITTED -> PeerGraph.Kind.NOT_READABLE;
            case NOT_ASKED -> PeerGraph.Kind.NOT_ASKED;
        };
    }

    private static String key(Owner owner) {
        return "p" + owner.pid();
    }

    private static String key(PeerGraph.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
