package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.observe.KnownSockets;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.view.PeerGraph;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketTable;
import fdscope.observe.view.SocketTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints one listing in the form that was asked for: rows to standard output, what they need to be told to the other. */
final class SocketsPrint {
    private final Surroundings at;
    private final SocketForm form;
    private final KnownSockets known;

    SocketsPrint(Surroundings at, SocketForm form, KnownSockets known) {
        this.at = at;
        this.form = form;
        this.known = known;
    }

    /** @param rows those that are wanted, in their order */
    void print(SocketListing listing, List<SocketRow> rows) throws WrongUse {
        if (form.isJson()) {
            new SocketsJson(known).write(rows, at.out().stream());
            at.out().flush();
            notes(listing);
            return;
        }
        List<String> lines = lines(listing, rows);
        at.out().lines(lines);
        at.out().flush();
        if (!form.isGraph()) {
            legend(rows, lines);
            at.err().line("fdscope: " + summary(listing, rows.size()));
        }
        notes(listing);
        at.err().flush();
    }

    private List<String> lines(SocketListing listing, List<SocketRow> rows) throws WrongUse {
        if (form.isTree()) {
            return SocketTree.of(listing, rows).text();
        }
        if (form.isGraph()) {
            return graph(listing, rows).dot();
        }
        if (form.isPeers()) {
            return graph(listing, rows).sentences();
        }
        return rows.isEmpty() ? List.of() : SocketTable.lines(rows, known);
    }

    private PeerGraph graph(SocketListing listing, List<SocketRow> rows) throws WrongUse {
        PeerGraph graph = PeerGraph.of(listing);
        if (form.around().isPresent()) {
            String who = form.around().get();
            Set<String> centres = new HashSet<>();
            for (PeerGraph.Node node : graph.nodes()) {
                if (node.isProcess() && isMeant(node, who)) {
                    centres.add(node.key());
                }
            }
            if (centres.isEmpty()) {
                throw new WrongUse("--around " + Printable.of(who)
                        + ": no process with this pid or command has a socket that can be seen here");
            }
            graph = graph.around(centres, form.steps());
        }
        if (rows.size() == listing.rows().size()) {
            return graph;
        }
        return graph.touching(rows.stream().map(SocketRow::inode).collect(Collectors.toSet()));
    }

    /** A command is meant whole: {@code sh} is not {@code sshd}. */
    private static boolean isMeant(PeerGraph.Node node, String who) {
        return who.equals(Integer.toString(node.pid()))
                || node.label().equalsIgnoreCase(Printable.of(who) + " " + node.pid());
    }

    /** Why something is not told, where such a sign was printed. */
    private void legend(List<SocketRow> rows, List<String> lines) {
        boolean table = !form.isTree() && !form.isPeers();
        List<String> words = new ArrayList<>();
        if (table && rows.stream().anyMatch(row -> !row.isUnproven() && isUntold(row, SocketColumn.IN_FLIGHT))) {
            words.add("fds ?: of an owner's /proc/PID/fdinfo/FD, and no owner of that socket can be looked into.");
        }
        if (table && rows.stream().anyMatch(row -> isUntold(row, SocketColumn.RECEIVE))) {
            words.add("recv, send, peer ?: /proc/net/unix does not tell them, and sock_diag has not the row.");
        }
        if (lines.stream().anyMatch(line -> line.contains("not readable"))) {
            words.add("not readable: the owner is of another user, or hidden; root sees it.");
        }
        if (table && rows.stream().anyMatch(SocketRow::isUnproven)) {
            words.add("!: unproven, sock_diag does not confirm the row; --json says why.");
        }
        words.forEach(word -> at.err().line("fdscope: " + word));
    }

    private static boolean isUntold(SocketRow row, SocketColumn column) {
        return column.text(row).startsWith("?");
    }

    private static String summary(SocketListing listing, int shown) {
        int all = listing.rows().size();
        String count = shown == all
                ? all + (all == 1 ? " socket" : " sockets")
                : (shown == 0 ? "no socket matches, of " : shown + " of ") + all;
        return count + "; asked " + asked(listing) + "; network namespace " + namespace(listing) + "; "
                + Math.max(1, listing.took().toMillis()) + " ms";
    }

    private static String asked(SocketListing listing) {
        String sources = listing.question().sources().stream()
                .sorted(Comparator.naturalOrder())
                .map(Source::word)
                .collect(Collectors.joining(", "));
        return sources + (listing.question().owners() ? " and /proc/*/fd" : ", no owners");
    }

    private static String namespace(SocketListing listing) {
        String inode = listing.namespace().map(number -> "net:[" + number + "]").orElse("(its number is not readable)");
        return listing.question().namespaceOf().isPresent()
                ? inode + ", that of process "
                        + listing.question().namespaceOf().getAsInt()
                : inode + ", this program's own";
    }

    private void notes(SocketListing listing) {
        listing.notes().forEach(note -> at.err().line("fdscope: " + note));
    }
}
