package fdscope.lab.measure;

import fdscope.lab.measure.Measurement.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measurements that nobody made, for what is drawn and said of them. */
final class Sample {
    private static final MeasuredOn MACHINE = new MeasuredOn("6.18.44", Optional.of("A Processor"), 2, 4096);

    private final List<Cell> cells = new ArrayList<>();

    /** @param medians in nanoseconds, of 4 KiB, 64 KiB, 1 MiB, as many as there are */
    Sample with(Way way, long... medians) {
        for (int i = 0; i < medians.length; i++) {
            cells.add(new Cell(way, 4096L << 4 * i, new Spread(medians[i], medians[i] / 2, medians[i] * 2, 5)));
        }
        return this;
    }

    Measurement measured() {
        return new Measurement(MACHINE, Optional.of(new Spread(9000, 8000, 20_000, 1001)), cells, List.of(), true);
    }

    Measurement stopped(String... leftOut) {
        return new Measurement(MACHINE, Optional.empty(), cells, List.of(leftOut), false);
    }
}
