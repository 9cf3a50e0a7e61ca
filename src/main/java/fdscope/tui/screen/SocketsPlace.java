package fdscope.tui.screen;

/**
 * A cursor in a list that changes, and what is in sight of it.
 *
 * @param top the first row that is seen
 */
public record SocketsPlace(int cursor, int top) {
    static final SocketsPlace START = new SocketsPlace(0, 0);

    /** The cursor on another row of so many; the list moves no more than it must. */
    public SocketsPlace to(int row, int rows, int height) {
        int there = Math.max(0, Math.min(row, rows - 1));
        int first = Math.max(there - Math.max(1, height) + 1, Math.min(top, there));
        return new SocketsPlace(there, Math.max(0, Math.min(first, rows - height)));
    }

    /** The cursor's row has another number now: it stays where it is on the screen. */
    public SocketsPlace follows(int row) {
        return new SocketsPlace(row, Math.max(0, top + row - cursor));
    }

    /** The first row to show on so many rows of screen: the cursor is in sight. */
    public int resolve(int rows, int height) {
        return to(cursor, rows, height).top;
    }
}
