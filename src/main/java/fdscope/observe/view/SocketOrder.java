package fdscope.observe.view;

import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the rows of a table. Rows that are equal in the column stay in the order of their inodes. A row without a
 * name or an owner stands behind those that have one, whichever way round.
 */
public record SocketOrder(SocketColumn column, boolean reversed) {
    /** By inode, the least first: as a listing gives them. */
    public static final SocketOrder USUAL = new SocketOrder(SocketColumn.INODE, false);

    public SocketOrder turned() {
        return new SocketOrder(column, !reversed);
    }

    public Comparator<SocketRow> comparator() {
        return (a, b) -> compare(Keyed.of(column, a), Keyed.of(column, b));
    }

    /** @param rows by inode */
    public List<SocketRow> sorted(List<SocketRow> rows) {
        if (equals(USUAL)) {
            return List.copyOf(rows);
        }
        List<Keyed> keyed = new ArrayList<>(rows.size());
        rows.forEach(row -> keyed.add(Keyed.of(column, row)));
        keyed.sort(this::compare);
        return keyed.stream().map(Keyed::row).toList();
    }

    private int compare(Keyed a, Keyed b) {
        if (a.last != b.last) {
            return a.last ? 1 : -1;
        }
        int order = a.text.compareTo(b.text);
        order = order != 0 ? order : Long.compare(a.number, b.number);
        order = order != 0 ? order : Long.compare(a.second, b.second);
        if (order != 0) {
            return reversed ? -order : order;
        }
        return Long.compare(a.row.inode(), b.row.inode());
    }

    /** A row with what its place depends on, made once: escaping a name for every comparison would take seconds. */
    private record Keyed(SocketRow row, boolean last, String text, long number, long second) {
        static Keyed of(SocketColumn column, SocketRow row) {
            Socket socket = row.socket();
            return switch (column) {
                case INODE -> number(row, row.inode());
                case RECEIVE -> number(row, socket.receiveQueue().orElse(-1L));
                case SEND ->
                    number(
                            row,
                            SocketLinks.isListening(row)
                                    ? -1
                                    : socket.sendQueue().orElse(-1L));
                case IN_FLIGHT -> number(row, row.inFlight().orElse(-1));
                case PEER -> number(row, socket.peer().orElse(-1L));
                case OWNER -> owner(row);
                case NAME -> new Keyed(row, row.name() instanceof UnixAddress.Unnamed, column.text(row), 0, 0);
                default -> new Keyed(row, false, column.text(row), 0, 0);
            };
        }

        private static Keyed number(SocketRow row, long number) {
            return new Keyed(row, false, "", number, 0);
        }

        private static Keyed owner(SocketRow row) {
            if (row.owners().isEmpty()) {
                return new Keyed(row, true, SocketColumn.OWNER.text(row), 0, 0);
            }
            Owner first = row.owners().get(0);
            return new Keyed(row, false, Printable.of(first.command()), first.pid(), first.fd());
        }
    }
}
