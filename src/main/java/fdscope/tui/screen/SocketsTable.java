package fdscope.tui.screen;

import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.view.RowMark;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketWatch;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import java.util.List;
import java.util.Optional;

/** The rows of the table that are in sight; no other row is looked at. */
final class SocketsTable {
    private static final int LEAST_DIGITS = 7;
    private static final int MOST_DIGITS = 10;

    private final SocketsView view;
    private final KnownSockets known;
    private final Canvas body;
    private final List<SocketsColumns.Column> columns;

    SocketsTable(SocketsView view, KnownSockets known, Canvas body) {
        this.view = view;
        this.known = known;
        this.body = body;
        this.columns = SocketsColumns.of(body.width(), digits(view.feed().live().listing()) + (view.hex() ? 1 : 0));
    }

    /** Rows are in the order of their inodes: the last one has the most digits. */
    private static int digits(SocketListing listing) {
        int size = listing.rows().size();
        int digits = size == 0
                ? 0
                : Long.toString(listing.rows().get(size - 1).inode()).length();
        return Math.max(LEAST_DIGITS, Math.min(MOST_DIGITS, digits));
    }

    /**
     * The heading and the rows below it.
     *
     * @param frame the canvas of the border, for the words about more
     * @param x where the body is on the screen, as {@code y}
     */
    void draw(Drawn drawn, Canvas frame, int x, int y) {
        heading(drawn, x, y);
        SocketWatch shown = view.feed().shown();
        Canvas rows = body.region(0, 1, body.width(), body.height() - 1);
        int top = view.place().resolve(shown.size(), rows.height());
        int cursor = Math.min(view.place().cursor(), shown.size() - 1);
        for (int i = 0; i < rows.height() && top + i < shown.size(); i++) {
            row(rows, i, shown.row(top + i), shown.mark(top + i), top + i == cursor);
            drawn.spot(x, y + 1 + i, rows.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, top + i));
        }
        Frames.moreBelow(frame, shown.size() - top - rows.height());
        drawn.extent(new Drawn.Extent(Drawn.Pane.MAIN, top, shown.size(), rows.height()));
    }

    private void heading(Drawn drawn, int x, int y) {
        for (SocketsColumns.Column column : columns) {
            boolean ordered = view.query().order().column() == column.what();
            String arrow = !ordered ? "" : view.query().order().reversed() ? "↓" : "↑";
            String heading = SocketCells.heading(column.what(), column.width());
            String title = DisplayWidth.clip(heading, column.width()) + arrow;
            int left = column.x() + (column.right() ? column.width() - heading.length() : 0);
            Style style = ordered ? Style.of(Role.TEXT).strong() : Style.of(Role.MUTED);
            body.put(left, 0, title, style);
            drawn.spot(
                    x + column.x(),
                    y,
                    column.width() + SocketsColumns.GAP,
                    1,
                    new Drawn.Target.Heading(column.index()));
        }
    }

    private void row(Canvas rows, int y, SocketRow row, Optional<RowMark> mark, boolean chosen) {
        RowMark.Kind kind = mark.map(RowMark::kind).orElse(null);
        boolean whole = kind == RowMark.Kind.NEW || kind == RowMark.Kind.GONE;
        String glyph = kind == null || kind == RowMark.Kind.CHANGED && row.isUnproven() ? "" : kind.glyph();
        boolean doubtful = glyph.isEmpty() && row.isUnproven();
        rows.put(0, y, chosen ? "»" : " ", Role.TEXT);
        rows.put(1, y, doubtful ? "!" : glyph, doubtful ? Role.WARNING : Role.CHANGED);
        for (SocketsColumns.Column column : columns) {
            boolean changed =
                    mark.filter(any -> any.columns().contains(column.what())).isPresent();
            String text = SocketCells.text(row, column.what(), column.width(), view.hex());
            int x = column.x() + (column.right() ? Math.max(0, column.width() - DisplayWidth.of(text)) : 0);
            rows.put(x, y, text, whole || changed ? Style.of(Role.CHANGED) : style(row, column.what(), text));
            if (column.what() == SocketColumn.NAME) {
                title(rows, x + DisplayWidth.of(text) + 1, y, column, row);
            }
            if (changed) {
                rows.put(x - 1, y, "~", Role.CHANGED);
            }
        }
        if (chosen) {
            rows.restyle(0, y, rows.width(), 1, Style.of(Role.SELECTION));
        }
    }

    /** What a well-known name stands for, where there is room for it. */
    private void title(Canvas rows, int x, int y, SocketsColumns.Column column, SocketRow row) {
        Optional<String> title =
                row.isUnproven() ? Optional.empty() : known.of(row.name()).map(KnownSocket::title);
        int room = column.x() + column.width() - x;
        title.filter(words -> DisplayWidth.of(words) + 2 <= room)
                .ifPresent(words -> rows.put(x, y, "(" + words + ")", Role.MUTED));
    }

    private static Style style(SocketRow row, SocketColumn column, String text) {
        if (row.isUnproven()) {
            return Style.of(Role.WARNING);
        }
        boolean told = !text.equals("-") && !text.equals("?");
        switch (column) {
            case OWNER:
                return Style.of(row.owners().isEmpty() ? Role.MUTED : Role.PROCESS);
            case NAME:
                return Style.of(told ? Role.SOCKET : Role.MUTED);
            case IN_FLIGHT:
                return Style.of(told && !text.equals("0") ? Role.INFLIGHT : told ? Role.TEXT : Role.MUTED);
            default:
                return Style.of(told ? Role.TEXT : Role.MUTED);
        }
    }
}
