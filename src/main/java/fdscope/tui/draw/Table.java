package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns. Where they are too wide together the widest gives way first.
 *
 * @param rows one cell for each column
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {
    private static final int GAP = 2;

    /** A column that is wider never gets narrower than this. */
    private static final int LEAST = 8;

    public record Column(String title, boolean right) {
        public static Column left(String title) {
            return new Column(title, false);
        }

        public static Column right(String title) {
            return new Column(title, true);
        }
    }

    /** @param words pieces without a blank between them, as {@link Prose} makes them */
    public record Cell(List<List<Segment>> words) {
        /** Words of one style. */
        public static Cell of(String text, Style style) {
            List<List<Segment>> words = new ArrayList<>();
            for (String word : text.split(" ")) {
                words.add(List.of(new Segment(word, style)));
            }
            return new Cell(words);
        }

        int natural() {
            return words.stream().mapToInt(word -> Segment.width(word) + 1).sum() - 1;
        }

        List<List<Segment>> filled(int width) {
            ProseFill fill = new ProseFill(width, 0);
            words.forEach(fill::word);
            return fill.rows();
        }

        /** In one row; what is too wide ends in {@code …}. */
        Cell cut(int width) {
            List<Segment> whole = new Cell(words).filled(Math.max(1, natural())).get(0);
            List<Segment> out = new ArrayList<>();
            int used = 0;
            for (Segment segment : whole) {
                String text = DisplayWidth.cut(segment.text(), Math.max(0, width - used));
                out.add(new Segment(text, segment.style(), segment.link()));
                used += segment.width();
            }
            return new Cell(List.of(out));
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The header (where a column has a title) and the rows, at most {@code width} columns wide. Words go on in the next
     * row: no letter is lost. Where that leaves too little room each row becomes a small list of its cells.
     */
    public List<List<Segment>> rows(int width) {
        int[] widths = widths(width);
        if (widths.length < columns.size()) {
            return lists(width);
        }
        List<List<Segment>> out = new ArrayList<>();
        all().forEach(row -> out.addAll(aligned(row, widths)));
        return out;
    }

    /** The same with each row in one; what is too wide ends in {@code …}, and where there is no room columns are left out. */
    public List<List<Segment>> cut(int width) {
        int[] widths = widths(width);
        List<List<Segment>> out = new ArrayList<>();
        for (List<Cell> row : all()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                cells.add(row.get(i).cut(widths[i]));
            }
            out.addAll(aligned(cells, widths));
        }
        return out;
    }

    /** The header, where a column has a title, and the rows. */
    private List<List<Cell>> all() {
        List<List<Cell>> all = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            all.add(columns.stream().map(Table::header).toList());
        }
        all.addAll(rows);
        return all;
    }

    /** Of the columns, from the first on; fewer than there are where there is no room for all. */
    private int[] widths(int width) {
        int count = columns.size();
        int[] natural = new int[count];
        int[] floor = new int[count];
        for (int i = 0; i < count; i++) {
            int column = i;
            natural[i] = rows.stream()
                    .mapToInt(row -> row.get(column).natural())
                    .reduce(DisplayWidth.of(columns.get(i).title()), Math::max);
            floor[i] = Math.min(natural[i], LEAST);
        }
        return StageRoom.share(natural, floor, width - GAP * (count - 1));
    }

    private static Cell header(Column column) {
        return Cell.of(column.title(), Style.of(Role.MUTED));
    }

    /** One row of cells, as high as its highest. */
    private List<List<Segment>> aligned(List<Cell> cells, int[] widths) {
        List<List<List<Segment>>> filled = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            filled.add(cells.get(i).filled(widths[i]));
        }
        int height = filled.stream().mapToInt(List::size).max().orElse(0);
        List<List<Segment>> out = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            List<Segment> row = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                List<Segment> part = line < filled.get(i).size() ? filled.get(i).get(line) : List.of();
                int blank = widths[i] - Segment.width(part);
                row.add(blank((i > 0 ? GAP : 0) + (columns.get(i).right() ? blank : 0)));
                row.addAll(part);
                row.add(blank(columns.get(i).right() ? 0 : blank));
            }
            while (!row.isEmpty() && row.get(row.size() - 1).text().isBlank()) {
                row.remove(row.size() - 1);
            }
            row.removeIf(segment -> segment.text().isEmpty());
            out.add(row);
        }
        return out;
    }

    private static Segment blank(int columns) {
        return Segment.of(" ".repeat(columns), Role.TEXT);
    }

    /** A cell in a row, each but the first behind its column's title. */
    private List<List<Segment>> lists(int width) {
        List<List<Segment>> out = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String title = i == 0 ? "" : columns.get(i).title();
                List<List<Segment>> words = new ArrayList<>(
                        title.isEmpty()
                                ? List.of()
                                : Cell.of(title + ":", Style.of(Role.MUTED)).words());
                words.addAll(row.get(i).words());
                int indent = i == 0 ? 0 : 2;
                for (List<Segment> line : new Cell(words).filled(width - indent)) {
                    List<Segment> indented = new ArrayList<>(line);
                    indented.add(0, blank(indent));
                    out.add(indented);
                }
            }
        }
        return out;
    }
}
