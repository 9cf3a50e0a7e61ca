package fdscope.tui.screen;

import fdscope.observe.view.PeerGraph;
import fdscope.observe.view.SocketArrangement.Shape;
import java.util.Optional;

/**
 * Where the learner is in the graph.
 *
 * @param graph what is around the middle; empty: not drawn yet
 * @param node the box in the middle, {@code ""}: the holder of {@code inode}
 * @param steps how far it is seen from there
 * @param chosen key of the box that is chosen, or {@code ""}: the one in the middle
 * @param scroll of the whole picture with its sentences
 */
public record SocketsGraphPlace(
        Optional<PeerGraph> graph, String node, long inode, int steps, String chosen, Scroll scroll) {
    static final SocketsGraphPlace START = new SocketsGraphPlace(Optional.empty(), "", 0, 2, "", Scroll.START);

    Shape shape() {
        return new Shape.Graph(node, inode, steps);
    }

    SocketsGraphPlace grown(PeerGraph next) {
        return new SocketsGraphPlace(Optional.of(next), node, inode, steps, chosen, scroll);
    }

    /** Around the holder of this socket. */
    public SocketsGraphPlace around(long socket) {
        return socket == inode && node.isEmpty()
                ? this
                : new SocketsGraphPlace(Optional.empty(), "", socket, steps, "", Scroll.START);
    }

    /** Around this box. */
    public SocketsGraphPlace around(PeerGraph.Node box) {
        long socket = box.ports().isEmpty() ? inode : box.ports().get(0).row().inode();
        return new SocketsGraphPlace(
                graph, box.isProcess() ? box.key() : "", box.isProcess() ? 0 : socket, steps, box.key(), Scroll.START);
    }

    public SocketsGraphPlace steps(int count) {
        return new SocketsGraphPlace(graph, node, inode, count, chosen, scroll);
    }

    public SocketsGraphPlace choose(String key) {
        return new SocketsGraphPlace(graph, node, inode, steps, key, scroll);
    }

    public SocketsGraphPlace scrolled(Scroll to) {
        return new SocketsGraphPlace(graph, node, inode, steps, chosen, to);
    }

    /** The box in the middle. */
    public Optional<PeerGraph.Node> centre() {
        return graph.flatMap(any -> {
            Optional<PeerGraph.Node> named = any.node(node);
            return named.isPresent() ? named : any.holder(inode);
        });
    }

    /** The box that is chosen. */
    public Optional<PeerGraph.Node> box() {
        Optional<PeerGraph.Node> named = graph.flatMap(any -> any.node(chosen));
        return named.isPresent() ? named : centre();
    }
}
