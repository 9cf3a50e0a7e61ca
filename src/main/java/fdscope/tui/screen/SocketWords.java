package fdscope.tui.screen;

import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketLinks;
import java.util.List;
import java.util.stream.Collectors;

/** One socket in one sentence. */
public final class SocketWords {
    private SocketWords() {}

    /** {@code alice 4711 fd 6: stream 88107, connected, → bob 4712 fd 6. Sources agree: sock_diag, proc.} */
    static String of(SocketRow row, SocketsFeed feed) {
        String name = SocketColumn.NAME.text(row);
        String where = feed.links().map(links -> links.whereTo(row)).orElse("");
        return SocketLinks.holder(row).replaceFirst(", " + row.inode() + "$", "") + ": "
                + SocketColumn.TYPE.text(row) + " " + row.inode() + ", " + SocketColumn.STATE.text(row)
                + (name.equals("-") ? "" : ", " + name)
                + (where.isEmpty() ? "" : ", " + where)
                + ". " + agreement(row);
    }

    /** What the sources that were asked for the table say together. */
    static String agreement(SocketRow row) {
        if (row.socket().unproven().isPresent()) {
            return "Unproven: " + row.socket().unproven().get().why() + ".";
        }
        String sources = row.socket().sources().stream().map(Source::word).collect(Collectors.joining(", "));
        return row.socket().conflicts().isEmpty()
                ? "Sources agree: " + sources + "."
                : "≠ " + sources + " disagree about "
                        + row.socket().conflicts().stream()
                                .map(conflict -> conflict.field().label())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** All columns, for the clipboard: one line. */
    public static String line(SocketRow row) {
        return List.of(SocketColumn.values()).stream()
                .map(column -> column.heading() + " " + column.text(row))
                .collect(Collectors.joining("  "));
    }
}
