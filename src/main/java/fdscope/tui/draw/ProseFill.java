package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/** Takes words and makes rows of them. */
final class ProseFill {
    private final int width;
    private final int hanging;
    private final List<List<Segment>> rows = new ArrayList<>();
    private List<Segment> row = new ArrayList<>();
    private int used;

    /** @param hanging columns by which rows after the first are narrower */
    ProseFill(int width, int hanging) {
        this.width = width;
        this.hanging = hanging;
    }

    /** An empty word ends the row. */
    void word(List<Segment> word) {
        if (word.isEmpty() || !row.isEmpty() && used + 1 + Segment.width(word) > room()) {
            endRow();
        }
        if (!row.isEmpty() && !word.isEmpty()) {
            row.add(blank(row.get(row.size() - 1), word.get(0)));
            used++;
        }
        word.forEach(this::piece);
    }

    /** One row at least. */
    List<List<Segment>> rows() {
        if (!row.isEmpty() || rows.isEmpty()) {
            endRow();
        }
        return rows;
    }

    private void piece(Segment segment) {
        String rest = DisplayWidth.clean(segment.text());
        while (!rest.isEmpty()) {
            String head = DisplayWidth.clip(rest, room() - used);
            if (head.isEmpty() && used > 0) {
                endRow();
                continue;
            }
            if (head.isEmpty()) {
                // Wider than a whole row: it stands alone and the canvas cuts it.
                head = DisplayWidth.graphemes(rest).get(0);
            }
            row.add(new Segment(head, segment.style(), segment.link()));
            used += DisplayWidth.of(head);
            rest = rest.substring(head.length());
        }
    }

    private int room() {
        return Math.max(1, rows.isEmpty() ? width : width - hanging);
    }

    /** Neighbours of one style become one segment. */
    private void endRow() {
        List<Segment> out = new ArrayList<>();
        for (Segment next : row) {
            Segment last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && isSame(last, next)) {
                out.set(out.size() - 1, new Segment(last.text() + next.text(), last.style(), last.link()));
            } else {
                out.add(next);
            }
        }
        rows.add(out);
        row = new ArrayList<>();
        used = 0;
    }

    /** The blank between two words of one link belongs to the link. */
    private static Segment blank(Segment before, Segment after) {
        return isSame(before, after) ? new Segment(" ", before.style(), before.link()) : Segment.of(" ", Role.TEXT);
    }

    private static boolean isSame(Segment one, Segment other) {
        return one.style().equals(other.style()) && one.link().equals(other.link());
    }
}
