package fdscope.lab.measure;

import java.util.List;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param handshake one byte there and one byte back; every transfer's time has this within it; empty: stopped before
 * @param cells way by way and size by size, as they were measured
 * @param leftOut sizes and ways that could not be measured, a sentence each
 * @param whole false: it was stopped
 */
public record Measurement(
        MeasuredOn on, Optional<Spread> handshake, List<Cell> cells, List<String> leftOut, boolean whole) {
    public Measurement {
        cells = List.copyOf(cells);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One way with one size.
     *
     * @param size in bytes
     */
    public record Cell(Way way, long size, Spread time) {}

    public Optional<Spread> time(Way way, long size) {
        return cells.stream()
                .filter(cell -> cell.way() == way && cell.size() == size)
                .findFirst()
                .map(Cell::time);
    }

    /** In bytes, rising. */
    public List<Long> sizes() {
        return cells.stream().map(Cell::size).distinct().sorted().toList();
    }

    public List<Way> ways() {
        return cells.stream().map(Cell::way).distinct().sorted().toList();
    }
}
