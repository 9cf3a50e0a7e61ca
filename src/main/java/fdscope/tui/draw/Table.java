package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns. When narrow, whole columns fall away in the order that they name; what is still too wide is cut with
 * {@code …}, the widest first.
 *
 * @param rows one segment for each column
 */
public record Table(List<Column> columns, List<List<Segment>> rows) {
    private static final int GAP = 2;
    private static final int LEAST = 4;

    public enum Align {
        LEFT,
        RIGHT
    }

    /** @param leaves 0 stays; else the lowest number falls away first */
    public record Column(String title, Align align, int leaves) {
        public static Column left(String title) {
            return new Column(title, Align.LEFT, 0);
        }

        public static Column right(String title) {
            return new Column(title, Align.RIGHT, 0);
        }

        public Column leaving(int order) {
            return new Column(title, align, order);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The header (where a column has a title) and the rows, at most {@code width} columns wide. */
    public List<List<Segment>> rows(int width) {
        int[] natural = new int[columns.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = DisplayWidth.of(columns.get(i).title());
            for (List<Segment> row : rows) {
                natural[i] = Math.max(natural[i], row.get(i).width());
            }
        }
        List<Integer> shown = shown(natural, width);
        int[] need = shown.stream().mapToInt(i -> natural[i]).toArray();
        int[] floor = shown.stream().mapToInt(i -> Math.min(natural[i], LEAST)).toArray();
        int[] widths = StageRoom.share(need, floor, width - GAP * (shown.size() - 1));
        List<List<Segment>> out = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            List<Segment> header = columns.stream()
                    .map(column -> Segment.of(column.title(), Role.MUTED))
                    .toList();
            out.add(row(header, shown, widths));
        }
        rows.forEach(row -> out.add(row(row, shown, widths)));
        return out;
    }

    private List<Integer> shown(int[] natural, int width) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < natural.length; i++) {
            shown.add(i);
        }
        while (shown.stream().mapToInt(i -> natural[i] + GAP).sum() - GAP > width) {
            Integer next = null;
            for (Integer i : shown) {
                int order = columns.get(i).leaves();
                if (order > 0 && (next == null || order < columns.get(next).leaves())) {
                    next = i;
                }
            }
            if (next == null) {
                break;
            }
            shown.remove(next);
        }
        return shown;
    }

    private List<Segment> row(List<Segment> cells, List<Integer> shown, int[] widths) {
        List<Segment> out = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            Segment cell = cells.get(shown.get(i));
            boolean right = columns.get(shown.get(i)).align() == Align.RIGHT;
            boolean last = i == widths.length - 1;
            String text = DisplayWidth.cut(cell.text(), widths[i]);
            String blank = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(text)));
            if (i > 0) {
                out.add(Segment.of(" ".repeat(GAP), Role.TEXT));
            }
            if (right && !blank.isEmpty()) {
                out.add(Segment.of(blank, Role.TEXT));
            }
            out.add(new Segment(text, cell.style(), cell.link()));
            if (!right && !last && !blank.isEmpty()) {
                out.add(Segment.of(blank, Role.TEXT));
            }
        }
        return out;
    }
}
