package fdscope.observe.view;

import fdscope.kernel.SocketType;
import fdscope.observe.Socket;
import fdscope.observe.SocketField;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One socket, its sources side by side: what each says of each field, in its own form, and what that comes to. {@code not
 * shown}: this source has no such field; {@code -}: it says that there is none; {@code ?}: it could not be read. All texts
 * are printable.
 *
 * @param lines in the order in which they are read
 */
public record SourceTable(long inode, List<Line> lines) {
    /** The columns, left to right. */
    public static final List<Source> COLUMNS = List.of(Source.PROC, Source.SS, Source.SOCK_DIAG);

    public static final String NONE = "-";
    public static final String NOT_SHOWN = "not shown";
    public static final String NO_ROW = "no row";
    public static final String NOT_READABLE = "?";
    public static final String NOT_ASKED = "not asked";

    public SourceTable {
        lines = List.copyOf(lines);
    }

    /** Whether the sources that tell a field mean the same. */
    public enum Agreement {
        /** At most one tells it. */
        ALONE(""),
        AGREE("="),
        DIFFER("≠");

        private final String mark;

        Agreement(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /**
     * A field.
     *
     * @param cells what each of {@link #COLUMNS} says
     * @param merged what it comes to; {@code conflict} where the sources differ
     */
    public record Line(String label, List<String> cells, String merged, Agreement agreement) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The merged text with its mark in front: {@code = stream}. */
        public String verdict() {
            return agreement == Agreement.ALONE ? merged : agreement.mark() + " " + merged;
        }
    }

    /**
     * Of the sources those that told nothing at all, each with the text for its cells: it was not asked, or could not be
     * read. To be made once for a listing.
     */
    public static Map<Source, String> silent(SocketListing listing) {
        Set<Source> left = EnumSet.copyOf(COLUMNS);
        for (SocketRow row : listing.rows()) {
            row.socket().sightings().forEach(sighting -> left.remove(sighting.source()));
            if (left.isEmpty()) {
                break;
            }
        }
        Map<Source, String> silent = new EnumMap<>(Source.class);
        left.forEach(
                source -> silent.put(source, listing.question().sources().contains(source) ? NOT_READABLE : NOT_ASKED));
        return silent;
    }

    /**
     * @param peer the row of the socket at the other end, if there is one
     * @param silent as {@link #silent} gives it
     */
    public static SourceTable of(SocketRow row, Optional<SocketRow> peer, Map<Source, String> silent) {
        Drawing drawing = new Drawing(row.socket(), silent);
        Socket socket = row.socket();
        boolean listening = socket.state().equals(Optional.of(SocketState.LISTENING));
        drawing.add(SocketField.TYPE, "type", SourceForms::type, socket.type().map(SocketType::word));
        drawing.add(
                SocketField.STATE, "state", SourceForms::state, socket.state().map(SocketState::word));
        drawing.add(SocketField.NAME, "name", SourceForms::name, Optional.of(SocketField.nameText(row.name())));
        drawing.add(SocketField.PEER, "peer", SourceForms::peer, peerText(socket, peer));
        drawing.add(
                SocketField.RECEIVE_QUEUE,
                listening ? "waiting" : "recv",
                SourceForms::receiveQueue,
                socket.receiveQueue().map(n -> n + (!listening ? " B" : n == 1 ? " connection" : " connections")));
        drawing.add(
                SocketField.SEND_QUEUE,
                listening ? "backlog" : "send",
                SourceForms::sendQueue,
                socket.sendQueue().map(n -> listening ? "room for " + (n + 1) : n + " B charged"));
        drawing.add(
                SocketField.SHUTDOWN,
                "shutdown",
                SourceForms::shutdown,
                socket.shutdown().map(SocketField::shutdownText));
        if (listening) {
            drawing.add(
                    SocketField.WAITING,
                    "clients",
                    SourceForms::waiting,
                    socket.waiting().map(SourceForms::inodes));
        }
        drawing.add(
                SocketField.REFERENCES,
                "refs",
                SourceForms::references,
                socket.references().map(n -> n + " (not fds)"));
        drawing.add(
                SocketField.MEMORY,
                "memory",
                SourceForms::memory,
                socket.memory()
                        .filter(m -> m.values().size() > 3)
                        .map(m -> m.values().get(2) + " B of " + m.values().get(3)));
        drawing.add(
                SocketField.FILE,
                "file",
                SourceForms::file,
                Optional.of(socket.file().map(SourceForms::file).orElse(NONE)));
        drawing.add(
                SocketField.UID,
                "uid",
                s -> s.uid().map(uid -> "UID " + uid),
                socket.uid().map(String::valueOf));
        drawing.add(
                "owner",
                SourceForms::owners,
                row.owners().isEmpty() ? SocketColumn.OWNER.text(row) : SourceForms.owners(row.owners()));
        drawing.add("in flight", s -> Optional.empty(), inFlight(row));
        return new SourceTable(row.inode(), drawing.lines);
    }

    /** ss writes 0 for a socket that never had a peer; sock_diag leaves the attribute out. */
    private static Optional<String> peerText(Socket socket, Optional<SocketRow> peer) {
        Optional<SocketSighting> exact = socket.sighting(Source.SOCK_DIAG);
        if (exact.isPresent() && exact.get().peer().isEmpty()) {
            return Optional.of(NONE);
        }
        String holder = peer.filter(row -> !row.owners().isEmpty())
                .map(row -> " " + SourceForms.owners(row.owners()))
                .orElse("");
        return socket.peer().map(inode -> inode == 0 ? "0: not accepted, or gone" : inode + holder);
    }

    /** An empty queue holds no descriptor; else fdinfo was asked. */
    private static String inFlight(SocketRow row) {
        if (row.inFlight().isEmpty()) {
            return NOT_READABLE;
        }
        return row.inFlight().getAsLong() + (isEmpty(row) ? " (empty queue)" : " (fdinfo)");
    }

    /** The one making of a table. */
    private static final class Drawing {
        private final Socket socket;
        private final Map<Source, String> silent;
        private final List<Line> lines = new ArrayList<>();

        Drawing(Socket socket, Map<Source, String> silent) {
            this.socket = socket;
            this.silent = silent;
        }

        void add(SocketField field, String label, Form form, Optional<String> merged) {
            boolean conflict = socket.conflicts().stream().anyMatch(c -> c.field() == field);
            long told = socket.sightings().stream()
                    .filter(row -> field.of(row).isPresent())
                    .count();
            Agreement agreement = conflict ? Agreement.DIFFER : told > 1 ? Agreement.AGREE : Agreement.ALONE;
            String text = conflict ? "conflict" : merged.orElse(NOT_READABLE);
            lines.add(new Line(label, cells(form), text, agreement));
        }

        void add(String label, Form form, String merged) {
            lines.add(new Line(label, cells(form), merged, Agreement.ALONE));
        }

        private List<String> cells(Form form) {
            List<String> cells = new ArrayList<>(COLUMNS.size());
            for (Source source : COLUMNS) {
                cells.add(socket.sighting(source)
                        .map(row -> form.of(row).orElse(NOT_SHOWN))
                        .orElse(silent.getOrDefault(source, NO_ROW)));
            }
            return cells;
        }
    }

    /** How a source writes a field; empty if it has none. */
    private interface Form {
        Optional<String> of(SocketSighting row);
    }

    private static boolean isEmpty(SocketRow row) {
        return row.inFlight().orElse(1) == 0
                && row.socket().receiveQueue().filter(bytes -> bytes == 0).isPresent();
    }
}
