package fdscope.tui.draw;

/** A grid of cells to draw on; what falls outside is dropped. */
public final class Canvas {
    private final int width;
    private final int height;
    private final Cell[] cells;

    public Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.cells = new Cell[width * height];
        java.util.Arrays.fill(cells, Cell.BLANK);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public Cell at(int x, int y) {
        return cells[y * width + x];
    }

    /** Writes text from column {@code x} on; control characters are escaped, wide characters take two columns. */
    public void put(int x, int y, String text, Style style) {
        throw new UnsupportedOperationException("not written yet");
    }
}
