package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.observe.KnownSocket;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.view.RowKey;
import fdscope.observe.view.SocketDetail;
import fdscope.observe.view.SourceTable;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.draw.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the three sources say of one socket, side by side; where that is too wide, one field after the other. */
final class SocketSources {
    private static final int SIDE_BY_SIDE_FROM = 60;
    private static final int LABEL = 10;

    private final Rows rows;
    private final SocketRow row;
    private final Optional<SocketDetail> detail;
    private final SourceTable table;

    SocketSources(Rows rows, SocketsView view, SocketRow listed) {
        this.rows = rows;
        this.detail = view.look().of(RowKey.of(listed));
        this.row = detail.map(SocketDetail::row).orElse(listed);
        Map<Source, String> silent = detail.map(SocketDetail::silent).orElse(Map.of(Source.SS, SourceTable.NOT_ASKED));
        this.table = SourceTable.of(row, view.feed().links().flatMap(links -> links.peer(listed)), silent);
    }

    void fill(Optional<KnownSocket> known) {
        row.socket().unproven().ifPresent(doubt -> rows.line("! ", "unproven: " + doubt.why(), Style.of(Role.WARNING)));
        if (rows.width() >= SIDE_BY_SIDE_FROM) {
            sideBySide();
        } else {
            table.lines().forEach(this::below);
        }
        detail.ifPresent(got -> {
            got.notes().forEach(note -> rows.line("! ", Printable.line(note), Style.of(Role.WARNING)));
            boolean differ = table.lines().stream().anyMatch(line -> line.agreement() == SourceTable.Agreement.DIFFER);
            String words = differ ? "≠ the sources differ" : "= the sources agree";
            rows.line(
                    words + ", read within " + Math.max(1, got.within().toMillis()) + " ms of each other", Role.MUTED);
        });
        known.ifPresent(
                socket -> rows.line(socket.purpose() + " Its name says so; anybody could bind it.", Role.MUTED));
    }

    private void sideBySide() {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.left(""));
        SourceTable.COLUMNS.forEach(source -> columns.add(Table.Column.left(KernelRows.name(source))));
        columns.add(Table.Column.left("together"));
        List<List<Table.Cell>> cells = new ArrayList<>();
        for (SourceTable.Line line : table.lines()) {
            List<Table.Cell> cell = new ArrayList<>();
            cell.add(Table.Cell.of(line.label(), Style.of(Role.MUTED)));
            line.cells().forEach(text -> cell.add(Table.Cell.of(text, Style.of(role(text)))));
            cell.add(Table.Cell.of(line.verdict(), style(line)));
            cells.add(cell);
        }
        new Table(columns, cells).cut(rows.width()).forEach(rows::row);
    }

    private static Role role(String text) {
        boolean nothing = text.equals(SourceTable.NOT_SHOWN)
                || text.equals(SourceTable.NOT_ASKED)
                || text.equals(SourceTable.NO_ROW)
                || text.equals(SourceTable.NONE);
        return nothing ? Role.MUTED : Role.TEXT;
    }

    private static Style style(SourceTable.Line line) {
        return switch (line.agreement()) {
            case DIFFER -> Style.of(Role.BAD).strong();
            case AGREE -> Style.of(Role.GOOD);
            case ALONE -> Style.of(role(line.merged()));
        };
    }

    private void below(SourceTable.Line line) {
        rows.row(List.of(
                Segment.of(DisplayWidth.pad(line.label(), LABEL) + " ", Role.MUTED),
                new Segment(DisplayWidth.cut(line.verdict(), Math.max(1, rows.width() - LABEL - 1)), style(line))));
        for (int i = 0; i < line.cells().size(); i++) {
            String text = line.cells().get(i);
            if (role(text) == Role.TEXT) {
                String source = SourceTable.COLUMNS.get(i).word();
                rows.row(List.of(Segment.of(
                        DisplayWidth.cut("  " + DisplayWidth.pad(source, LABEL - 1) + text, rows.width()),
                        Role.MUTED)));
            }
        }
    }
}
