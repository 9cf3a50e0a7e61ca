package fdscope.observe.view;

import java.util.EnumSet;
import java.util.Set;

/**
 * What became of a row.
 *
 * @param columns those that are not as they were; empty for a row that is new or gone
 * @param age refreshes since then
 */
public record RowMark(Kind kind, Set<SocketColumn> columns, int age) {
    /** The mark of a row in its first column. */
    public enum Kind {
        NEW("+"),
        CHANGED("~"),
        GONE("-");

        private final String glyph;

        Kind(String glyph) {
            this.glyph = glyph;
        }

        public String glyph() {
            return glyph;
        }
    }

    /** Refreshes for which a mark stays. */
    static final int STAYS = 2;

    static final RowMark NEW = new RowMark(Kind.NEW, Set.of(), 0);
    static final RowMark GONE = new RowMark(Kind.GONE, Set.of(), 0);

    static RowMark changed(EnumSet<SocketColumn> columns) {
        return new RowMark(Kind.CHANGED, Set.copyOf(columns), 0);
    }

    boolean isOver() {
        return age >= STAYS;
    }

    RowMark older() {
        return new RowMark(kind, columns, age + 1);
    }
}
