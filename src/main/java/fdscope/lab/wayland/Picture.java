package fdscope.lab.wayland;

import java.util.List;

/**
 * The content of a buffer at one moment, or every so many pixels of it where it is large.
 *
 * @param width of the buffer, pixels
 * @param columns of {@code pixels}; pixel {@code c} of a row is the buffer's {@code c * width / columns}
 * @param pixels row by row, 0xrrggbb, on black where they are transparent (alpha is multiplied in already)
 */
public record Picture(int width, int height, PixelFormat format, int columns, int rows, List<Integer> pixels) {
    public Picture {
        pixels = List.copyOf(pixels);
    }

    /** 0xrrggbb. */
    public int at(int column, int row) {
        return pixels.get(row * columns + column);
    }
}
