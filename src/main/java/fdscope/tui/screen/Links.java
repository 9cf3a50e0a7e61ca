package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** The links in rows, in reading order; one that goes on in the next row is one link. */
public final class Links {
    private record Piece(int row, int x, int width, int index) {}

    private final List<String> targets = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    Links(List<List<Segment>> rows) {
        String before = "";
        for (int y = 0; y < rows.size(); y++) {
            int x = 0;
            for (Segment segment : rows.get(y)) {
                if (!segment.link().isEmpty()) {
                    if (x > 0 && before.equals(segment.link()) || !before.equals(segment.link())) {
                        targets.add(segment.link());
                    }
                    pieces.add(new Piece(y, x, segment.width(), targets.size() - 1));
                }
                if (!segment.text().isBlank()) {
                    before = segment.link();
                }
                x += segment.width();
            }
        }
    }

    /** What they lead to: {@code map:scm_fp_copy}. */
    public List<String> targets() {
        return targets;
    }

    /** The first link in or below a row; -1 none. */
    public int firstFrom(int row) {
        return pieces.stream()
                .filter(piece -> piece.row >= row)
                .mapToInt(Piece::index)
                .findFirst()
                .orElse(-1);
    }

    /** Where a link begins. */
    public int rowOf(int index) {
        return pieces.stream()
                .filter(piece -> piece.index == index)
                .mapToInt(Piece::row)
                .findFirst()
                .orElse(0);
    }

    /** Marks the chosen one, and tells where each can be clicked. */
    void draw(Drawn drawn, Drawn.Pane pane, Canvas screen, Canvas inside, int x, int y, int top, int chosen) {
        drawn.links(pane, this);
        for (Piece piece : pieces) {
            int row = piece.row - top;
            if (row < 0 || row >= inside.height()) {
                continue;
            }
            drawn.spot(x + piece.x, y + row, piece.width, 1, new Drawn.Target.Item(pane, piece.index));
            if (piece.index == chosen) {
                inside.restyle(piece.x, row, piece.width, 1, Style.of(Role.SELECTION));
                if (screen.at(x - 1, y + row).text().equals(" ")) {
                    screen.put(x - 1, y + row, "»", Role.TEXT);
                }
            }
        }
    }
}
