package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A grid of cells to draw on; what falls outside is dropped. A {@link #region} is a window on the same cells with its own
 * origin: what is drawn there never leaves it. Nothing here throws for a position or a size.
 */
public final class Canvas {
    private final Cell[] cells;
    private final int stride;
    private final int originX;
    private final int originY;
    private final int width;
    private final int height;

    public Canvas(int width, int height) {
        this(new Cell[Math.max(0, width) * Math.max(0, height)], width, 0, 0, Math.max(0, width), Math.max(0, height));
        Arrays.fill(cells, Cell.BLANK);
    }

    private Canvas(Cell[] cells, int stride, int originX, int originY, int width, int height) {
        this.cells = cells;
        this.stride = stride;
        this.originX = originX;
        this.originY = originY;
        this.width = width;
        this.height = height;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The window with this upper left corner; smaller than asked where this canvas ends. */
    public Canvas region(int x, int y, int columns, int rows) {
        int left = Math.max(0, Math.min(x, width));
        int top = Math.max(0, Math.min(y, height));
        int right = Math.max(left, Math.min(x + columns, width));
        int bottom = Math.max(top, Math.min(y + rows, height));
        return new Canvas(cells, stride, originX + left, originY + top, right - left, bottom - top);
    }

    /** {@link Cell#BLANK} outside. */
    public Cell at(int x, int y) {
        return inside(x, y) ? cells[index(x, y)] : Cell.BLANK;
    }

    /** Writes text from column {@code x} on; control characters are escaped, wide characters take two columns. */
    public void put(int x, int y, String text, Style style) {
        if (y < 0 || y >= height || x >= width) {
            return;
        }
        if (DisplayWidth.isPlain(text)) {
            for (int i = Math.max(0, -x); i < text.length() && x + i < width; i++) {
                set(x + i, y, new Cell(text.substring(i, i + 1), style));
            }
            return;
        }
        int column = x;
        for (String grapheme : DisplayWidth.graphemes(text)) {
            if (column >= width) {
                return;
            }
            int columns = DisplayWidth.of(grapheme.codePointAt(0));
            if (columns == 1) {
                set(column, y, new Cell(grapheme, style));
            } else if (column >= 0 && column + 1 < width) {
                set(column, y, Cell.BLANK);
                set(column + 1, y, Cell.BLANK);
                cells[index(column, y)] = new Cell(grapheme, style);
                cells[index(column + 1, y)] = new Cell("", style);
            } else {
                set(column, y, new Cell(" ", style));
                set(column + 1, y, new Cell(" ", style));
            }
            column += columns;
        }
    }

    public void put(int x, int y, String text, Role role) {
        put(x, y, text, Style.of(role));
    }

    /** Text that ends before column {@code right}. */
    public void putRight(int right, int y, String text, Role role) {
        put(right - DisplayWidth.of(text), y, text, role);
    }

    /** Fills a rectangle with one glyph of one column. */
    public void fill(int x, int y, int columns, int rows, String glyph, Style style) {
        for (int row = Math.max(0, y); row < Math.min(height, y + rows); row++) {
            for (int column = Math.max(0, x); column < Math.min(width, x + columns); column++) {
                set(column, row, new Cell(glyph, style));
            }
        }
    }

    /** Gives a rectangle another style and leaves its text: a chosen row, a matched word. */
    public void restyle(int x, int y, int columns, int rows, Style style) {
        for (int row = Math.max(0, y); row < Math.min(height, y + rows); row++) {
            for (int column = Math.max(0, x); column < Math.min(width, x + columns); column++) {
                cells[index(column, row)] = new Cell(at(column, row).text(), style);
            }
        }
    }

    /** The outline of a rectangle; what is inside stays. */
    public void box(int x, int y, int columns, int rows, Border border, Style style) {
        if (columns < 2 || rows < 2) {
            return;
        }
        String line = border.horizontal().repeat(columns - 2);
        put(x, y, border.topLeft() + line + border.topRight(), style);
        put(x, y + rows - 1, border.bottomLeft() + line + border.bottomRight(), style);
        for (int row = y + 1; row < y + rows - 1; row++) {
            put(x, row, border.vertical(), style);
            put(x + columns - 1, row, border.vertical(), style);
        }
    }

    /** The text of each row, without styles; each is {@code width} columns wide. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>(height);
        StringBuilder row = new StringBuilder();
        for (int y = 0; y < height; y++) {
            row.setLength(0);
            for (int x = 0; x < width; x++) {
                row.append(at(x, y).text());
            }
            rows.add(row.toString());
        }
        return rows;
    }

    /** {@link #rows} joined by newlines, without one at the end. */
    public String text() {
        return String.join("\n", rows());
    }

    /** No half of a wide character outlives the other. */
    private void set(int x, int y, Cell cell) {
        if (!inside(x, y)) {
            return;
        }
        int at = index(x, y);
        boolean rightHalf = cells[at].text().isEmpty();
        if (rightHalf && at % stride > 0) {
            cells[at - 1] = new Cell(" ", cells[at - 1].style());
        } else if (at % stride + 1 < stride && cells[at + 1].text().isEmpty()) {
            cells[at + 1] = new Cell(" ", cells[at + 1].style());
        }
        cells[at] = cell;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height;
    }

    private int index(int x, int y) {
        return (originY + y) * stride + originX + x;
    }
}
