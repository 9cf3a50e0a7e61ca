package fdscope.lab.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The curves: size to the right, median time upwards, both logarithmic. A glyph stands where a median was measured, dots
 * join those of one way; where several ways would stand in one place they stand side by side, the first where it belongs.
 */
final class Chart {
    /** {@code 100 ms ┤}. */
    private static final int MARGIN = 8;

    private static final char EMPTY = ' ';
    private static final char JOIN = '·';

    private final Measurement measured;
    private final List<Long> sizes;
    private final int low;
    private final int perDecade;
    private final int columns;
    private final char[][] cells;

    private Chart(Measurement measured, int width, int height) {
        this.measured = measured;
        this.sizes = measured.sizes();
        double[] logs = measured.cells().stream()
                .mapToDouble(cell -> Math.log10(cell.time().median()))
                .toArray();
        this.low = (int) Math.floor(Arrays.stream(logs).min().orElse(0));
        int high = (int) Math.ceil(Arrays.stream(logs).max().orElse(1));
        int decades = Math.max(1, high - low);
        this.perDecade = Math.max(1, Math.min(4, (height - 3) / decades));
        this.columns = Math.max(sizes.size() + measured.ways().size(), width - MARGIN);
        this.cells = new char[decades * perDecade + 1][columns];
        for (char[] row : cells) {
            Arrays.fill(row, EMPTY);
        }
    }

    /**
     * Lines of text, without colour; the characters that are not ASCII have an ASCII form of one column each.
     *
     * @param width columns there are, 40 and more
     * @param height rows there are; a decade has at least one
     */
    static List<String> lines(Measurement measured, int width, int height) {
        if (measured.cells().isEmpty()) {
            return List.of();
        }
        Chart chart = new Chart(measured, width, height);
        measured.cells().forEach(cell -> chart.point(cell.way(), chart.x(cell.size()), chart.y(cell)));
        measured.ways().forEach(chart::join);
        return chart.framed();
    }

    private int x(long size) {
        double span = log2(sizes.get(sizes.size() - 1)) - log2(sizes.get(0));
        int room = columns - 1 - measured.ways().size();
        return 1 + (int) Math.round(span == 0 ? 0 : (log2(size) - log2(sizes.get(0))) / span * (room - 1));
    }

    private static double log2(long size) {
        return Math.log(size) / Math.log(2);
    }

    private int y(Measurement.Cell cell) {
        return row(Math.log10(cell.time().median()));
    }

    private int row(double log) {
        int up = (int) Math.round((log - low) * perDecade);
        return cells.length - 1 - Math.max(0, Math.min(up, cells.length - 1));
    }

    private void point(Way way, int x, int y) {
        int at = x;
        while (at < columns - 1 && cells[y][at] != EMPTY) {
            at++;
        }
        cells[y][at] = way.glyph();
    }

    private void join(Way way) {
        List<Measurement.Cell> points =
                measured.cells().stream().filter(cell -> cell.way() == way).toList();
        for (int i = 1; i < points.size(); i++) {
            int from = x(points.get(i - 1).size());
            int to = x(points.get(i).size());
            double before = Math.log10(points.get(i - 1).time().median());
            double after = Math.log10(points.get(i).time().median());
            for (int at = from + 1; at < to; at++) {
                int y = row(before + (after - before) * (at - from) / (to - from));
                cells[y][at] = cells[y][at] == EMPTY ? JOIN : cells[y][at];
            }
        }
    }

    private List<String> framed() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < cells.length; row++) {
            int up = cells.length - 1 - row;
            String label = up % perDecade == 0 ? Times.power(low + up / perDecade) : "";
            lines.add(right(label, MARGIN - 2)
                    + (label.isEmpty() ? " │" : " ┤")
                    + new String(cells[row]).stripTrailing());
        }
        char[] axis = "─".repeat(columns).toCharArray();
        StringBuilder names = new StringBuilder(" ".repeat(MARGIN));
        for (long size : sizes) {
            axis[x(size)] = '┬';
            String name = Sizes.brief(size);
            int at = MARGIN + x(size) - (name.length() - 1) / 2;
            if (at >= names.length() + (names.toString().isBlank() ? 0 : 1)) {
                names.append(" ".repeat(at - names.length())).append(name);
            }
        }
        lines.add(" ".repeat(MARGIN - 1) + "└" + new String(axis));
        lines.add(names.toString());
        return lines;
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
