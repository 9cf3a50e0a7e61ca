package fdscope.observe.view;

import fdscope.kernel.TextColumns;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Processes, under each its descriptors that are sockets, under a listener the clients that wait there; behind them the
 * sockets that no process shows, each group saying why. All lines, unfolded, in their order.
 */
public record SocketTree(List<Line> lines) {
    private static final int WIDEST_TEXT = 48;

    public SocketTree {
        lines = List.copyOf(lines);
    }

    /**
     * One line; all texts are printable.
     *
     * @param depth 0: a process or group; 1: a descriptor; 2: a client that waits
     * @param key the same for the same thing at another time
     * @param foldable lines of greater depth follow
     * @param lead depth 0: who; depth 1: the descriptor number, empty in a group; depth 2: empty
     * @param inode of the socket; of a client that waits, which has an inode while its server side has none
     * @param kind {@code listen}, {@code stream}, {@code dgram}, {@code seqpacket}, {@code embryo}; {@code ?}: not told
     * @param text where it leads to and its name, or what the group is
     * @param tail what waits in its queues; of a process or group how much there is
     */
    public record Line(
            int depth,
            String key,
            boolean foldable,
            String lead,
            OptionalLong inode,
            String kind,
            String text,
            String tail) {
        String inodeText() {
            return depth == 1 && inode.isPresent() ? Long.toString(inode.getAsLong()) : "";
        }
    }

    public static SocketTree of(SocketListing listing) {
        return of(listing, listing.rows());
    }

    /** @param shown the rows that a filter let through; their peers are looked for in the whole listing */
    public static SocketTree of(SocketListing listing, List<SocketRow> shown) {
        return new SocketTree(new TreeGrowth(listing, shown).lines());
    }

    /** The lines that are seen when what has one of these keys is folded. */
    public List<Line> seen(Set<String> folded) {
        List<Line> seen = new ArrayList<>(lines.size());
        int hiddenBelow = Integer.MAX_VALUE;
        for (Line line : lines) {
            if (line.depth() <= hiddenBelow) {
                hiddenBelow = folded.contains(line.key()) ? line.depth() : Integer.MAX_VALUE;
                seen.add(line);
            }
        }
        return seen;
    }

    /** Plain aligned lines. */
    public List<String> text() {
        int lead = 0;
        int inode = 0;
        int kind = 0;
        int text = 0;
        for (Line line : lines) {
            if (line.depth() > 0) {
                lead = Math.max(lead, TextColumns.of(line.lead()));
                inode = Math.max(inode, line.inodeText().length());
                kind = Math.max(kind, line.kind().length());
                text = Math.max(text, Math.min(WIDEST_TEXT, TextColumns.of(line.text())));
            }
        }
        List<String> texts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            String front = line.depth() == 0
                    ? TextColumns.pad(line.lead(), lead + inode + kind + 6)
                    : "  " + TextColumns.padLeft(line.lead(), lead) + "  "
                            + TextColumns.padLeft(line.inodeText(), inode) + "  " + TextColumns.pad(line.kind(), kind);
            texts.add((front + "  " + TextColumns.pad(line.text(), text) + "  " + line.tail()).stripTrailing());
        }
        return texts;
    }
}
