package fdscope.tui.screen;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.KnownSocket;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import fdscope.observe.view.RowKey;
import fdscope.observe.view.SocketDetail;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.List;
import java.util.Optional;

/** The rows of the panes about one socket: what each source says side by side, and the raw rows. */
final class SocketsDetail {
    private static final int HEX_BYTES = 16;

    private SocketsDetail() {}

    /** How old the look is, or that it is under way; for a caption. */
    static String when(SocketsView view) {
        Optional<SocketRow> row = view.selected();
        if (row.isEmpty()) {
            return "";
        }
        if (view.look().asked().isLong()) {
            return view.look().asked().told("asking ss too");
        }
        Optional<SocketDetail> detail = view.look().of(RowKey.of(row.get()));
        return detail.map(got -> "3 sources, within " + Math.max(1, got.within().toMillis()) + " ms")
                .orElse("2 sources");
    }

    static List<List<Segment>> said(String words, Canvas canvas) {
        Rows rows = new Rows(canvas.width());
        rows.blank();
        rows.line("  ", Printable.line(words), Style.of(Role.MUTED));
        return rows.list();
    }

    /** @param apart the raw rows have a pane of their own */
    static List<List<Segment>> rows(
            SocketsView view, Optional<KnownSocket> known, int width, Drawn.Pane pane, boolean apart) {
        Rows rows = new Rows(width);
        Optional<SocketRow> selected = view.selected();
        if (selected.isEmpty()) {
            rows.line("No socket is chosen.", Role.MUTED);
            return rows.list();
        }
        SocketRow row = selected.get();
        Optional<SocketDetail> detail = view.look().of(RowKey.of(row));
        if (pane == Drawn.Pane.RAW) {
            raw(rows, row, detail);
            return rows.list();
        }
        new SocketSources(rows, view, row).fill(known);
        if (!apart) {
            rows.blank();
            raw(rows, row, detail);
        }
        return rows.list();
    }

    private static void raw(Rows rows, SocketRow listed, Optional<SocketDetail> detail) {
        SocketRow row = detail.map(SocketDetail::row).orElse(listed);
        for (Source source : KernelRows.ORDER) {
            Optional<SocketSighting> sighting = row.socket().sighting(source);
            if (sighting.isEmpty()) {
                continue;
            }
            heading(rows, KernelRows.name(source));
            Bytes raw = sighting.get().raw();
            if (source == Source.SOCK_DIAG) {
                hex(rows, raw);
            } else {
                String text = Printable.of(raw);
                wrapped(rows, source == Source.SS ? text.replaceAll(" +", " ") : text);
            }
        }
        detail.ifPresent(got -> got.descriptors().forEach(descriptor -> {
            heading(
                    rows,
                    "fdinfo of " + Printable.of(descriptor.owner().command()) + " "
                            + descriptor.owner().pid() + ", fd "
                            + descriptor.owner().fd());
            descriptor
                    .info()
                    .ifPresent(info -> new String(info.raw().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1)
                            .lines()
                            .forEach(line -> wrapped(rows, Printable.of(line.replaceAll("\\s+", " ")))));
        }));
        detail.ifPresent(got ->
                got.notes().forEach(note -> rows.line("! ", Printable.line(note), Style.of(Role.WARNING))));
    }

    private static void heading(Rows rows, String title) {
        rows.row(List.of(new Segment(title, Style.of(Role.TEXT).strong())));
    }

    /** Cut anywhere: what stands there is what the source gave. */
    private static void wrapped(Rows rows, String text) {
        int room = Math.max(8, rows.width() - 1);
        String rest = text;
        while (!rest.isEmpty()) {
            String piece = DisplayWidth.clip(rest, room);
            rows.row(List.of(Segment.of(" " + piece, Role.MUTED)));
            rest = piece.isEmpty() ? "" : rest.substring(piece.length());
        }
    }

    private static void hex(Rows rows, Bytes raw) {
        int bytes = rows.width() >= 6 + HEX_BYTES * 4 ? HEX_BYTES : Math.max(4, Math.min(8, (rows.width() - 7) / 4));
        for (int at = 0; at < raw.length(); at += bytes) {
            StringBuilder line = new StringBuilder(String.format(" %04x", at));
            StringBuilder text = new StringBuilder(" ");
            for (int i = at; i < at + bytes; i++) {
                line.append(i < raw.length() ? String.format(" %02x", raw.at(i) & 0xff) : "   ");
                int c = i < raw.length() ? raw.at(i) & 0xff : ' ';
                text.append(c >= 0x20 && c < 0x7f ? (char) c : '.');
            }
            rows.row(List.of(Segment.of(line.toString(), Role.MUTED), Segment.of(text.toString(), Role.TEXT)));
        }
    }
}
