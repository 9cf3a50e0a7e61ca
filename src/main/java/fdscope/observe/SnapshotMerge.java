package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one run of {@link SocketSnapshot#merge}: the rows of sock_diag are put in order by inode, each text row finds its
 * place among them by halving. Whatever the names are, no row is looked at twice.
 */
final class SnapshotMerge {
    private static final SocketField[] FIELDS = SocketField.values();
    private static final List<Source> TEXTS = List.of(Source.PROC, Source.SS);

    private final Map<Source, Reading<List<SocketSighting>>> readings;
    /** By inode; of two rows with one inode the later is in front. */
    private SocketSighting[] truth = {};

    private int truths;
    /** Where each row of the dump stands in {@link #truth}, and back. */
    private int[] places = {};

    private int[] dumped = {};

    /** The rows of one text source beside those of {@link #truth}. */
    private final Map<Source, SocketSighting[]> beside = new EnumMap<>(Source.class);

    private final Map<Long, List<SocketSighting>> unconfirmed = new TreeMap<>();
    private final List<Socket> apart = new ArrayList<>();
    private final List<SocketSighting> unreadable = new ArrayList<>();
    /** A line that a name with newlines puts into text sources → the inodes of the sockets that bear such a name. */
    private final Map<Bytes, ArrayDeque<Long>> forgeries = new HashMap<>();

    SnapshotMerge(Map<Source, Reading<List<SocketSighting>>> readings) {
        this.readings = readings;
    }

    SocketSnapshot merged() {
        orderTruth(rows(Source.SOCK_DIAG));
        for (Source source : TEXTS) {
            List<SocketSighting> rows = rows(source);
            if (!rows.isEmpty()) {
                addText(source, rows);
            }
        }
        List<Socket> sockets = new ArrayList<>(truths + apart.size());
        for (int i = 0; i < truths; i++) {
            List<SocketSighting> rows = together(i);
            sockets.add(new Socket(truth[i].inodeNumber(), rows, conflicts(rows), Optional.empty()));
        }
        if (!unconfirmed.isEmpty() || !apart.isEmpty()) {
            unconfirmed.forEach(
                    (inode, rows) -> sockets.add(new Socket(inode, rows, conflicts(rows), Optional.of(doubt(inode)))));
            sockets.addAll(apart);
            sockets.sort(Comparator.comparingLong(Socket::inode));
        }
        Map<Source, String> failures = new EnumMap<>(Source.class);
        readings.forEach((source, reading) -> reading.failure().ifPresent(why -> failures.put(source, why)));
        return new SocketSnapshot(sockets, unreadable, failures);
    }

    private List<SocketSighting> rows(Source source) {
        Reading<List<SocketSighting>> reading = readings.get(source);
        return reading == null ? List.of() : reading.value().orElse(List.of());
    }

    /** An inode that the dump tells twice was used again meanwhile: the later row holds. */
    private void orderTruth(List<SocketSighting> rows) {
        int[] order = Inodes.order(rows.size(), i -> rows.get(i).inodeNumber());
        truth = new SocketSighting[rows.size()];
        places = new int[rows.size()];
        dumped = new int[rows.size()];
        for (int index : order) {
            SocketSighting row = rows.get(index);
            if (row.inodeNumber() < 0) {
                places[index] = -1;
                unreadable.add(row);
                continue;
            }
            if (truths > 0 && truth[truths - 1].inodeNumber() == row.inodeNumber()) {
                truths--;
            }
            places[index] = truths;
            dumped[truths] = index;
            truth[truths++] = row;
        }
        for (int i = 0; i < truths; i++) {
            Optional<UnixAddress> name = truth[i].name();
            for (Bytes line : name.isPresent() ? PrintedName.linesItForges(name.get()) : List.<Bytes>of()) {
                forgeries.computeIfAbsent(line, l -> new ArrayDeque<>()).add(truth[i].inodeNumber());
            }
        }
    }

    private void addText(Source source, List<SocketSighting> rows) {
        Map<Bytes, ArrayDeque<Long>> left = new HashMap<>();
        forgeries.forEach((line, inodes) -> left.put(line, new ArrayDeque<>(inodes)));
        SocketSighting[] column = new SocketSighting[truths];
        beside.put(source, column);
        int next = 0;
        for (SocketSighting row : rows) {
            // The kernel walks through one table for /proc/net/unix and for the dump: rows mostly come in the same
            // order.
            long inode = row.inodeNumber();
            int place = next < places.length && isAt(places[next], inode)
                    ? places[next]
                    : Inodes.find(truths, i -> truth[i].inodeNumber(), inode);
            next = place < 0 ? next : dumped[place] + 1;
            addText(row, column, left, place);
        }
    }

    private boolean isAt(int place, long inode) {
        return place >= 0 && truth[place].inodeNumber() == inode;
    }

    /** @param place where its inode stands in {@link #truth}; negative if it does not */
    private void addText(SocketSighting row, SocketSighting[] column, Map<Bytes, ArrayDeque<Long>> left, int place) {
        long inode = row.inodeNumber();
        if (inode < 0) {
            unreadable.add(row);
            return;
        }
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
        } else if (place >= 0) {
            column[place] = column[place] == null ? row : better(truth[place], column[place], row);
        } else {
            List<SocketSighting> others = unconfirmed.computeIfAbsent(inode, i -> new ArrayList<>(1));
            SocketSighting last = others.isEmpty() ? null : others.get(others.size() - 1);
            if (last == null || last.source() != row.source()) {
                others.add(row);
            } else {
                others.set(others.size() - 1, better(others.get(0), last, row));
            }
        }
    }

    /** A second row of one source for one inode cannot be true: the one whose name fits the exact name stays. */
    private SocketSighting better(SocketSighting exact, SocketSighting first, SocketSighting second) {
        boolean swap =
                exact != first && SocketField.NAME.differs(exact, first) && !SocketField.NAME.differs(exact, second);
        setApart(
                swap ? first : second,
                Doubt.Kind.DUPLICATE,
                "a second row of " + second.source().word() + " for one inode: at most one of them is true");
        return swap ? second : first;
    }

    private List<SocketSighting> together(int place) {
        SocketSighting proc = beside(Source.PROC, place);
        SocketSighting ss = beside(Source.SS, place);
        if (proc == null) {
            return ss == null ? List.of(truth[place]) : List.of(truth[place], ss);
        }
        return ss == null ? List.of(truth[place], proc) : List.of(truth[place], proc, ss);
    }

    private SocketSighting beside(Source source, int place) {
        SocketSighting[] column = beside.get(source);
        return column == null ? null : column[place];
    }

    private void setApart(SocketSighting row, Doubt.Kind kind, String why) {
        apart.add(new Socket(row.inodeNumber(), List.of(row), List.of(), Optional.of(new Doubt(kind, why))));
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
        if (rows.size() < 2 || rows.size() == 2 && rows.get(0).agreesWithText(rows.get(1))) {
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
