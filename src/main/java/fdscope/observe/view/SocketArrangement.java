package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be shown of the sockets, and from what.
 *
 * @param live what was shown before, differences aside
 * @param latest the last look; may be that of {@code live}
 * @param anew all in order, nothing keeps its place
 * @param since only what is not as it was then; empty: all
 */
public record SocketArrangement(
        SocketWatch live,
        SocketListing latest,
        boolean anew,
        SocketFilter filter,
        SocketOrder order,
        Optional<SocketListing> since,
        Shape shape) {

    /** What is to be made of the rows beside a table. */
    public sealed interface Shape {
        record Table() implements Shape {}

        record Tree() implements Shape {}

        /**
         * @param node the box in the middle, or {@code ""}
         * @param inode the socket in the middle if there is no such box
         * @param steps how far from it
         */
        record Graph(String node, long inode, int steps) implements Shape {}
    }

    /**
     * @param live to go on with
     * @param shown what is seen: the same, or the differences
     * @param links of the last look
     * @param tree if one was wanted
     * @param graph if one was wanted
     */
    public record Arranged(
            SocketWatch live,
            SocketWatch shown,
            SocketLinks links,
            Optional<SocketTree> tree,
            Optional<PeerGraph> graph) {}

    /** Looks at every row, more than once. */
    public Arranged arranged() {
        SocketWatch next = live.listing() == latest ? live : live.next(latest, filter, order);
        SocketWatch tidy = anew ? next.anew(filter, order) : next;
        SocketWatch seen = since.map(then -> tidy.since(then, filter, order)).orElse(tidy);
        return new Arranged(tidy, seen, new SocketLinks(latest), tree(seen), graph());
    }

    /** Without a filter all that is listed, else what is seen of it. */
    private Optional<SocketTree> tree(SocketWatch seen) {
        if (!(shape instanceof Shape.Tree)) {
            return Optional.empty();
        }
        if (filter.isEmpty() && since.isEmpty()) {
            return Optional.of(SocketTree.of(latest));
        }
        List<SocketRow> rows = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.isGone(i)) {
                rows.add(seen.row(i));
            }
        }
        return Optional.of(SocketTree.of(latest, rows));
    }

    private Optional<PeerGraph> graph() {
        if (!(shape instanceof Shape.Graph wanted)) {
            return Optional.empty();
        }
        PeerGraph all = PeerGraph.of(latest);
        Optional<PeerGraph.Node> centre = all.node(wanted.node());
        return Optional.of(centre.filter(PeerGraph.Node::isProcess)
                .map(node -> all.around(Set.of(node.key()), wanted.steps()))
                .orElseGet(() -> all.around(wanted.inode(), wanted.steps())));
    }
}
