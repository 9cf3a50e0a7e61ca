package fdscope.tui.screen;

import fdscope.observe.view.SocketArrangement.Shape;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketFilter;
import fdscope.observe.view.SocketOrder;
import java.util.List;

/**
 * What the learner wants to see.
 *
 * @param typing letters go into the filter
 * @param differences only what is not as it was at the mark
 * @param tidied how often all was put in order by hand
 */
public record SocketsQuery(SocketFilter filter, boolean typing, SocketOrder order, boolean differences, int tidied) {
    /** In the order in which the table shows them. */
    public static final List<SocketColumn> COLUMNS = List.of(
            SocketColumn.INODE,
            SocketColumn.TYPE,
            SocketColumn.STATE,
            SocketColumn.RECEIVE,
            SocketColumn.SEND,
            SocketColumn.IN_FLIGHT,
            SocketColumn.NAME,
            SocketColumn.PEER,
            SocketColumn.OWNER);

    static final SocketsQuery START = new SocketsQuery(SocketFilter.all(), false, SocketOrder.USUAL, false, 0);

    /** What an arrangement was asked for. */
    public record Wanted(String filter, SocketOrder order, boolean differences, int tidied, Shape shape) {
        /** The same rows in the same order, whatever is made of them beside a table. */
        public boolean sameRows(Wanted other) {
            return filter.equals(other.filter)
                    && order.equals(other.order)
                    && differences == other.differences
                    && tidied == other.tidied;
        }
    }

    public Wanted wanted(Shape shape) {
        return new Wanted(filter.text(), order, differences, tidied, shape);
    }

    public SocketsQuery filter(SocketFilter words, boolean on) {
        return new SocketsQuery(words, on, order, differences, tidied);
    }

    public SocketsQuery order(SocketOrder next) {
        return new SocketsQuery(filter, typing, next, differences, tidied);
    }

    /** By the next column. */
    public SocketsQuery nextColumn() {
        int at = COLUMNS.indexOf(order.column());
        return order(new SocketOrder(COLUMNS.get((at + 1) % COLUMNS.size()), false));
    }

    /** By this column; the other way round if it is so already. */
    public SocketsQuery by(SocketColumn column) {
        return order(order.column() == column ? order.turned() : new SocketOrder(column, false));
    }

    public SocketsQuery differences(boolean on) {
        return new SocketsQuery(filter, typing, order, on, tidied);
    }

    public SocketsQuery tidy() {
        return new SocketsQuery(filter, typing, order, differences, tidied + 1);
    }
}
