package fdscope.observe;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one run of {@link SocketSnapshot#merge}: linear in the number of rows, whatever the names are. */
final class SnapshotMerge {
    private static final SocketField[] FIELDS = SocketField.values();

    private final Map<Source, Reading<List<SocketSighting>>> readings;
    private final Map<Long, List<SocketSighting>> proven = new LinkedHashMap<>();
    private final Map<Long, List<SocketSighting>> unconfirmed = new LinkedHashMap<>();
    private final List<Socket> apart = new ArrayList<>();
    private final List<SocketSighting> unreadable = new ArrayList<>();
    /** A line that a name with newlines puts into text sources → the inodes of the sockets that bear such a name. */
    private final Map<Bytes, ArrayDeque<Long>> forgeries = new HashMap<>();

    SnapshotMerge(Map<Source, Reading<List<SocketSighting>>> readings) {
        this.readings = readings;
    }

    SocketSnapshot merged() {
        rows(Source.SOCK_DIAG).forEach(this::addTruth);
        for (Source source : List.of(Source.PROC, Source.SS)) {
            Map<Bytes, ArrayDeque<Long>> left = new HashMap<>();
            forgeries.forEach((line, inodes) -> left.put(line, new ArrayDeque<>(inodes)));
            rows(source).forEach(row -> addText(row, left));
        }
        List<Socket> sockets = new ArrayList<>(proven.size() + apart.size());
        proven.forEach((inode, rows) -> sockets.add(new Socket(inode, rows, conflicts(rows), Optional.empty())));
        unconfirmed.forEach(
                (inode, rows) -> sockets.add(new Socket(inode, rows, conflicts(rows), Optional.of(doubt(inode)))));
        sockets.addAll(apart);
        sockets.sort(Comparator.comparingLong(Socket::inode));
        Map<Source, String> failures = new EnumMap<>(Source.class);
        readings.forEach((source, reading) -> reading.failure().ifPresent(why -> failures.put(source, why)));
        return new SocketSnapshot(sockets, unreadable, failures);
    }

    private List<SocketSighting> rows(Source source) {
        Reading<List<SocketSighting>> reading = readings.get(source);
        return reading == null ? List.of() : reading.value().orElse(List.of());
    }

    private void addTruth(SocketSighting row) {
        if (row.inode().isEmpty()) {
            unreadable.add(row);
            return;
        }
        long inode = row.inode().get();
        proven.put(inode, new ArrayList<>(List.of(row)));
        row.name()
                .ifPresent(name -> PrintedName.linesItForges(name)
                        .forEach(line -> forgeries
                                .computeIfAbsent(line, l -> new ArrayDeque<>())
                                .add(inode)));
    }

    private void addText(SocketSighting row, Map<Bytes, ArrayDeque<Long>> left) {
        if (row.inode().isEmpty()) {
            unreadable.add(row);
            return;
        }
        long inode = row.inode().get();
        Optional<Long> forger = left.isEmpty() ? Optional.empty() : forger(row, left);
        if (forger.isPresent()) {
            setApart(
                    row,
                    Doubt.Kind.FORGED,
                    "forged: the line is part of the name of socket " + forger.get() + ", which holds a newline");
        } else if (inode == 0) {
            setApart(
                    row,
                    Doubt.Kind.EMBRYO,
                    "connected and not accepted yet: such a socket has no inode, and sock_diag lists none without one");
        } else {
            attach(row, proven.containsKey(inode) ? proven.get(inode) : unconfirmed(inode));
        }
    }

    private List<SocketSighting> unconfirmed(long inode) {
        return unconfirmed.computeIfAbsent(inode, i -> new ArrayList<>());
    }

    /** A second row of one source for one inode cannot be true: the one whose name fits the exact name stays. */
    private void attach(SocketSighting row, List<SocketSighting> rows) {
        SocketSighting last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last == null || last.source() != row.source()) {
            rows.add(row);
            return;
        }
        SocketSighting first = rows.get(0);
        boolean swap = first != last && SocketField.NAME.differs(first, last) && !SocketField.NAME.differs(first, row);
        if (swap) {
            rows.set(rows.size() - 1, row);
        }
        setApart(
                swap ? last : row,
                Doubt.Kind.DUPLICATE,
                "a second row of " + row.source().word() + " for one inode: at most one of them is true");
    }

    private void setApart(SocketSighting row, Doubt.Kind kind, String why) {
        apart.add(new Socket(row.inode().orElseThrow(), List.of(row), List.of(), Optional.of(new Doubt(kind, why))));
    }

    /** The socket whose name made this row, if one did; a line that was told off once is not told off again. */
    private static Optional<Long> forger(SocketSighting row, Map<Bytes, ArrayDeque<Long>> left) {
        Bytes raw = row.raw();
        for (int end = 0; end <= raw.length(); end++) {
            boolean whole = end == raw.length() || raw.at(end) == '\n';
            if (whole || row.source() == Source.SS && raw.at(end) == ' ') {
                ArrayDeque<Long> inodes = left.get(raw.slice(0, end));
                if (inodes != null && !inodes.isEmpty()) {
                    return Optional.of(inodes.poll());
                }
            }
            if (whole) {
                break;
            }
        }
        return Optional.empty();
    }

    private Doubt doubt(long inode) {
        Reading<List<SocketSighting>> truth = readings.get(Source.SOCK_DIAG);
        if (truth == null) {
            return new Doubt(Doubt.Kind.NOT_ASKED, "sock_diag was not asked");
        }
        if (truth.failure().isPresent()) {
            return new Doubt(
                    Doubt.Kind.NOT_ASKED,
                    "sock_diag could not confirm it: " + truth.failure().get());
        }
        return new Doubt(
                Doubt.Kind.UNCONFIRMED,
                "sock_diag does not list inode " + inode
                        + ": closed or made between the two reads, or forged by a newline in a name");
    }

    private static List<Conflict> conflicts(List<SocketSighting> rows) {
        if (rows.size() < 2) {
            return List.of();
        }
        List<Conflict> conflicts = new ArrayList<>(0);
        for (SocketField field : FIELDS) {
            if (differ(field, rows)) {
                List<Conflict.Told> told = new ArrayList<>();
                rows.forEach(row -> field.text(row).ifPresent(text -> told.add(new Conflict.Told(row.source(), text))));
                conflicts.add(new Conflict(field, told));
            }
        }
        return conflicts;
    }

    /** Compared with the most trustworthy row that tells the field: two cut names may differ and both fit the whole. */
    private static boolean differ(SocketField field, List<SocketSighting> rows) {
        SocketSighting truth = null;
        for (SocketSighting row : rows) {
            if (truth == null) {
                truth = field.of(row).isPresent() ? row : null;
            } else if (field.differs(truth, row)) {
                return true;
            }
        }
        return false;
    }
}
