package fdscope.tui.screen;

import fdscope.observe.view.SocketTree.Line;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** The lines of the tree that are in sight. */
final class SocketsTreeRows {
    private static final int NARROW = 60;

    private final SocketsView view;
    private final Canvas body;

    SocketsTreeRows(SocketsView view, Canvas body) {
        this.view = view;
        this.body = body;
    }

    void draw(Drawn drawn, Canvas frame, int x, int y) {
        List<Line> lines = view.tree().seen();
        SocketsPlace place = view.tree().place();
        int top = place.resolve(lines.size(), body.height());
        int cursor = Math.min(place.cursor(), lines.size() - 1);
        int inode = Math.max(
                6,
                lines.subList(Math.min(top, lines.size()), Math.min(lines.size(), top + body.height())).stream()
                        .mapToInt(line -> line.inode().isPresent()
                                ? Long.toString(line.inode().getAsLong()).length()
                                : 0)
                        .max()
                        .orElse(0));
        for (int i = 0; i < body.height() && top + i < lines.size(); i++) {
            Segment.put(body, 0, i, row(lines.get(top + i), inode, top + i == cursor));
            if (top + i == cursor) {
                body.restyle(0, i, body.width(), 1, Style.of(Role.SELECTION));
            }
            drawn.spot(x, y + i, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, top + i));
        }
        if (lines.isEmpty()) {
            body.put(
                    2,
                    1,
                    DisplayWidth.cut("No socket passes the filter. Esc clears it.", body.width() - 2),
                    Role.MUTED);
        }
        Frames.moreBelow(frame, lines.size() - top - body.height());
        drawn.extent(new Drawn.Extent(Drawn.Pane.MAIN, top, lines.size(), body.height()));
    }

    private List<Segment> row(Line line, int inode, boolean chosen) {
        boolean narrow = body.width() < NARROW;
        String tail = line.tail();
        int right = narrow && line.depth() > 0 ? 0 : Math.min(DisplayWidth.of(tail), body.width() / 3);
        int left = body.width() - right - (right == 0 ? 0 : 2);
        List<Segment> row = new ArrayList<>();
        row.add(Segment.of(chosen ? "»" : " ", Role.TEXT));
        if (line.depth() == 0) {
            boolean folded = view.tree().folded().contains(line.key());
            row.add(Segment.of((line.foldable() ? folded ? "+ " : "- " : "  "), Role.ACCENT));
            row.add(new Segment(line.lead(), Style.of(Role.PROCESS).strong()));
            row.add(Segment.of(line.text().isEmpty() ? "" : "  " + line.text(), Role.MUTED));
        } else {
            row.add(Segment.of(DisplayWidth.padLeft(line.lead(), narrow ? 4 : 6) + " ", Role.TEXT));
            String number = line.inode().isPresent() && line.depth() == 1
                    ? Long.toString(line.inode().getAsLong())
                    : "";
            row.add(Segment.of(DisplayWidth.padLeft(number, inode) + " ", Role.MUTED));
            boolean folded = view.tree().folded().contains(line.key());
            String mark = line.foldable() ? folded ? "+" : "-" : " ";
            row.add(Segment.of(mark, Role.ACCENT));
            row.add(Segment.of(DisplayWidth.pad(line.kind(), narrow ? 6 : 9) + " ", Role.SOCKET));
            row.add(Segment.of(line.text(), Role.TEXT));
        }
        String whole = Segment.text(row);
        List<Segment> cut = DisplayWidth.of(whole) <= left ? row : clipped(row, left);
        int used = Segment.width(cut);
        List<Segment> out = new ArrayList<>(cut);
        if (right > 0) {
            out.add(Segment.of(" ".repeat(Math.max(0, body.width() - right - used)), Role.TEXT));
            out.add(Segment.of(DisplayWidth.cut(tail, right), Role.MUTED));
        }
        return out;
    }

    private static List<Segment> clipped(List<Segment> row, int columns) {
        List<Segment> out = new ArrayList<>();
        int left = columns;
        for (Segment segment : row) {
            if (segment.width() > left) {
                out.add(new Segment(DisplayWidth.cut(segment.text(), left), segment.style()));
                break;
            }
            out.add(segment);
            left -= segment.width();
        }
        return out;
    }
}
