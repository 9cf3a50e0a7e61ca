package fdscope.observe.view;

import fdscope.kernel.TextColumns;
import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rows as aligned lines of printable text. {@code !} in front: unproven. Texts from outside stand last, where their
 * display width disturbs no column.
 */
public final class SocketTable {
    private static final List<SocketColumn> COLUMNS = List.of(
            SocketColumn.INODE,
            SocketColumn.TYPE,
            SocketColumn.STATE,
            SocketColumn.RECEIVE,
            SocketColumn.SEND,
            SocketColumn.IN_FLIGHT,
            SocketColumn.PEER,
            SocketColumn.OWNER,
            SocketColumn.NAME);

    private SocketTable() {}

    /** @param known by whose titles well-known names are told */
    public static List<String> lines(List<SocketRow> rows, KnownSockets known) {
        List<String[]> cells = new ArrayList<>(rows.size() + 1);
        cells.add(COLUMNS.stream().map(SocketColumn::heading).toArray(String[]::new));
        for (SocketRow row : rows) {
            String[] line = COLUMNS.stream().map(column -> column.text(row)).toArray(String[]::new);
            Optional<KnownSocket> meant = known.of(row.name());
            line[line.length - 1] +=
                    meant.map(socket -> "  (" + socket.title() + ")").orElse("");
            cells.add(line);
        }
        int[] widths = new int[COLUMNS.size()];
        for (String[] line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TextColumns.of(line[i]));
            }
        }
        List<String> lines = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            lines.add(line(i > 0 && rows.get(i - 1).isUnproven() ? "!" : " ", cells.get(i), widths));
        }
        return Collections.unmodifiableList(lines);
    }

    private static String line(String mark, String[] cells, int[] widths) {
        StringBuilder out = new StringBuilder(160).append(mark);
        for (int i = 0; i < cells.length; i++) {
            out.append(cells[i]);
            if (i < cells.length - 1) {
                out.append(" ".repeat(widths[i] - TextColumns.of(cells[i]) + 2));
            }
        }
        return out.toString();
    }
}
