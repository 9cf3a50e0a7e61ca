package fdscope.tui.screen;

import fdscope.observe.view.SocketColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of the table there is room for, and how wide each is: the same for all rows, whatever is in sight. Peer,
 * send, state, fds and recv fall away in this order, then only a letter of the type is left, then the inode goes.
 */
final class SocketsColumns {
    /** One for the cursor, one for the mark. */
    static final int LEAD = 2;

    static final int GAP = 2;

    private static final int NAME = 12;
    private static final int OWNER = 15;
    private static final int OWNER_MOST = 30;
    /** Below this, name and owner share what there is. */
    private static final int ROOMY = 60;

    private static final int NARROW_NAMES = 20;
    private static final List<SocketColumn> FALLING = List.of(
            SocketColumn.PEER,
            SocketColumn.SEND,
            SocketColumn.STATE,
            SocketColumn.IN_FLIGHT,
            SocketColumn.RECEIVE,
            SocketColumn.TYPE,
            SocketColumn.INODE);
    private static final Set<SocketColumn> RIGHT =
            Set.of(SocketColumn.RECEIVE, SocketColumn.SEND, SocketColumn.IN_FLIGHT);

    /** @param index in {@link SocketsQuery#COLUMNS} */
    record Column(SocketColumn what, int index, int x, int width) {
        boolean right() {
            return RIGHT.contains(what);
        }
    }

    private SocketsColumns() {}

    /** @param digits of the greatest inode */
    static List<Column> of(int width, int digits) {
        Map<SocketColumn, Integer> widths = new EnumMap<>(SocketColumn.class);
        widths.put(SocketColumn.INODE, digits);
        widths.put(SocketColumn.TYPE, 9);
        widths.put(SocketColumn.STATE, 11);
        widths.put(SocketColumn.RECEIVE, 6);
        widths.put(SocketColumn.SEND, 6);
        widths.put(SocketColumn.IN_FLIGHT, 3);
        widths.put(SocketColumn.PEER, digits);
        int least = width >= ROOMY ? NAME + OWNER + GAP : NARROW_NAMES + GAP;
        if (room(widths, width) < least) {
            widths.put(SocketColumn.TYPE, 6);
            widths.put(SocketColumn.STATE, 9);
        }
        for (SocketColumn next : FALLING) {
            if (room(widths, width) >= least) {
                break;
            }
            if (next == SocketColumn.TYPE) {
                widths.put(next, 1);
            } else {
                widths.remove(next);
            }
        }
        int room = Math.max(2, room(widths, width) - GAP);
        int owner = width < ROOMY ? room / 2 : Math.max(OWNER, Math.min(OWNER_MOST, room * 9 / 20));
        widths.put(SocketColumn.OWNER, Math.min(owner, room - 1));
        widths.put(SocketColumn.NAME, Math.max(1, room - owner));
        return placed(widths);
    }

    /** What is left for name and owner and the gap between them. */
    private static int room(Map<SocketColumn, Integer> widths, int width) {
        int used = LEAD;
        for (int columns : widths.values()) {
            used += columns + GAP;
        }
        return width - used;
    }

    private static List<Column> placed(Map<SocketColumn, Integer> widths) {
        List<Column> columns = new ArrayList<>();
        int x = LEAD;
        for (int i = 0; i < SocketsQuery.COLUMNS.size(); i++) {
            SocketColumn what = SocketsQuery.COLUMNS.get(i);
            Integer width = widths.get(what);
            if (width != null) {
                columns.add(new Column(what, i, x, width));
                x += width + GAP;
            }
        }
        return columns;
    }
}
