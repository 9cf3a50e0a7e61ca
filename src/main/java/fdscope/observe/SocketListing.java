package fdscope.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@code fdscope sockets} shows.
 *
 * @param rows by inode
 * @param notes what could not be seen and why, one sentence each
 */
public record SocketListing(List<SocketRow> rows, List<String> notes) {
    private static final List<String> HEADING =
            List.of("", "inode", "type", "state", "recv", "send", "peer", "owner", "name");

    public SocketListing {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * The table as aligned lines. {@code !}: unproven; {@code -}: there is none; {@code ?}: not
     * told. Texts from outside stand last, where their display width disturbs no column.
     */
    public List<String> lines() {
        List<List<String>> cells = new ArrayList<>(rows.size() + 1);
        cells.add(HEADING);
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = new int[HEADING.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        List<String> lines = new ArrayList<>(cells.size());
        for (List<String> line : cells) {
            StringBuilder out = new StringBuilder(160);
            for (int i = 0; i < widths.length; i++) {
                out.append(line.get(i));
                boolean last = i == widths.length - 1;
                int gap = last ? 0 : widths[i] - width(line.get(i)) + (i == 0 ? 0 : 2);
                for (int space = 0; space < gap; space++) {
                    out.append(' ');
                }
            }
            lines.add(out.toString());
        }
        return Collections.unmodifiableList(lines);
    }

    private static List<String> cells(SocketRow row) {
        return List.of(
                row.unproven() ? "!" : " ",
                Long.toString(row.inode()),
                told(row.type()),
                told(row.state()),
                told(row.receiveQueue()),
                told(row.sendQueue()),
                row.peerInode() == null
                        ? row.unproven() ? "?" : "-"
                        : row.peerInode().toString(),
                owner(row),
                row.name().kind().equals("unnamed") ? "-" : row.name().text());
    }

    private static String told(Object value) {
        return value == null ? "?" : value.toString();
    }

    private static String owner(SocketRow row) {
        if (row.unproven() && row.owners().isEmpty()) {
            return "unproven";
        }
        if (row.owners().isEmpty()) {
            return switch (row.ownersWhy()) {
                case "in-flight" -> "nobody (in flight)";
                case "not-permitted" -> "not readable";
                default -> "none found";
            };
        }
        SocketRow.OwnerRow first = row.owners().get(0);
        String text = first.command() + " " + first.pid() + " fd " + first.fd();
        return row.owners().size() == 1 ? text : text + " and " + (row.owners().size() - 1) + " more";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
