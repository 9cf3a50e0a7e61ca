package fdscope.observe.view;

import fdscope.observe.Socket;
import fdscope.observe.SocketRow;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a listing are which of the next: one pass over both, which are in the order of their inodes. */
final class RowChanges {
    private final List<SocketRow> before;
    private final List<SocketRow> after;
    /** Index before → index after, or -1. */
    private final int[] became;
    /** Index after → its mark. */
    private final Map<Integer, RowMark> marks = new HashMap<>();

    private RowChanges(List<SocketRow> before, List<SocketRow> after) {
        this.before = before;
        this.after = after;
        this.became = new int[before.size()];
    }

    static RowChanges between(List<SocketRow> before, List<SocketRow> after) {
        RowChanges changes = new RowChanges(before, after);
        changes.walk();
        return changes;
    }

    /** Where the row with this index is now; -1: gone. */
    int now(int index) {
        return became[index];
    }

    /** Index after → its mark; what is as it was is not in it. */
    Map<Integer, RowMark> marks() {
        return marks;
    }

    private void walk() {
        int old = 0;
        int now = 0;
        while (old < before.size() || now < after.size()) {
            long inode = Math.min(inode(before, old), inode(after, now));
            int oldEnd = end(before, old, inode);
            int nowEnd = end(after, now, inode);
            if (oldEnd == old + 1
                    && nowEnd == now + 1
                    && RowKey.of(before.get(old)).equals(RowKey.of(after.get(now)))) {
                became[old] = now;
                compare(before.get(old), after.get(now), now);
            } else {
                match(old, oldEnd, now, nowEnd);
            }
            old = oldEnd;
            now = nowEnd;
        }
    }

    private static long inode(List<SocketRow> rows, int index) {
        return index < rows.size() ? rows.get(index).inode() : Long.MAX_VALUE;
    }

    private static int end(List<SocketRow> rows, int from, long inode) {
        int end = from;
        while (end < rows.size() && rows.get(end).inode() == inode) {
            end++;
        }
        return end;
    }

    /** The rows of one inode: nearly always one of each, but all embryos have inode 0. */
    private void match(int old, int oldEnd, int now, int nowEnd) {
        Map<RowKey, ArrayDeque<Integer>> there = new HashMap<>();
        for (int j = now; j < nowEnd; j++) {
            there.computeIfAbsent(RowKey.of(after.get(j)), key -> new ArrayDeque<>(1))
                    .add(j);
        }
        for (int i = old; i < oldEnd; i++) {
            ArrayDeque<Integer> same = there.get(RowKey.of(before.get(i)));
            Integer j = same == null ? null : same.poll();
            became[i] = j == null ? -1 : j;
            if (j != null) {
                compare(before.get(i), after.get(j), j);
            }
        }
        there.values().forEach(left -> left.forEach(j -> marks.put(j, RowMark.NEW)));
    }

    private void compare(SocketRow one, SocketRow two, int index) {
        EnumSet<SocketColumn> columns = differing(one, two);
        if (!columns.isEmpty()) {
            marks.put(index, RowMark.changed(columns));
        }
    }

    private static EnumSet<SocketColumn> differing(SocketRow one, SocketRow two) {
        EnumSet<SocketColumn> columns = EnumSet.noneOf(SocketColumn.class);
        Socket a = one.socket();
        Socket b = two.socket();
        note(columns, SocketColumn.TYPE, a.type().equals(b.type()));
        note(columns, SocketColumn.STATE, a.state().equals(b.state()));
        note(columns, SocketColumn.RECEIVE, a.receiveQueue().equals(b.receiveQueue()));
        note(columns, SocketColumn.SEND, a.sendQueue().equals(b.sendQueue()));
        note(columns, SocketColumn.IN_FLIGHT, one.inFlight().equals(two.inFlight()));
        note(columns, SocketColumn.PEER, a.peer().equals(b.peer()));
        note(
                columns,
                SocketColumn.OWNER,
                one.owners().equals(two.owners()) && one.noOwner().equals(two.noOwner()));
        note(columns, SocketColumn.NAME, one.name().equals(two.name()));
        return columns;
    }

    private static void note(EnumSet<SocketColumn> columns, SocketColumn column, boolean same) {
        if (!same) {
            columns.add(column);
        }
    }
}
