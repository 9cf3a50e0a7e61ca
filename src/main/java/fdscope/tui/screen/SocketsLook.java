package fdscope.tui.screen;

import fdscope.observe.view.RowKey;
import fdscope.observe.view.SocketDetail;
import java.util.Optional;

/**
 * The close look at the row under the cursor.
 *
 * @param of the row that was looked at or is
 * @param rested ticks since the cursor came to rest
 * @param got empty: not there yet
 * @param sources how far the sources are scrolled, {@code raw} the raw rows
 */
public record SocketsLook(
        Optional<RowKey> of, int rested, Pending asked, Optional<SocketDetail> got, Scroll sources, Scroll raw) {
    /** Ticks of rest before anybody is asked: 300 ms or a little more. */
    private static final int REST = 2;
    /** A look at a row that changes is taken again after so many times its own duration, at least after three seconds. */
    private static final long SHARE = 20;

    private static final long LEAST_MILLIS = 3000;

    static final SocketsLook START =
            new SocketsLook(Optional.empty(), 0, Pending.NONE, Optional.empty(), Scroll.START, Scroll.START);

    /** It is this row that should be looked at, and the cursor rests. */
    public boolean isDue(RowKey row, boolean changed) {
        boolean another = of.filter(row::equals).isEmpty();
        return rested >= REST && (another || changed && !asked.open() && isOld());
    }

    private boolean isOld() {
        long least = got.map(
                        detail -> Math.max(LEAST_MILLIS, SHARE * detail.within().toMillis()))
                .orElse(LEAST_MILLIS);
        return asked.ticks() * (1000L / Pending.TICKS_A_SECOND) >= least;
    }

    /** What is known of this row. */
    public Optional<SocketDetail> of(RowKey row) {
        return of.filter(row::equals).flatMap(key -> got);
    }

    public SocketsLook ticked() {
        return new SocketsLook(of, rested + 1, asked.ticked(), got, sources, raw);
    }

    /** The cursor moved. */
    public SocketsLook moved() {
        return new SocketsLook(of, 0, asked, got, Scroll.START, Scroll.START);
    }

    /** No waiting for the rest. */
    public SocketsLook now() {
        return new SocketsLook(Optional.empty(), REST, asked, got, sources, raw);
    }

    public SocketsLook asking(RowKey row) {
        Optional<SocketDetail> same =
                got.filter(detail -> RowKey.of(detail.row()).equals(row));
        return new SocketsLook(Optional.of(row), rested, asked.asked(), same, sources, raw);
    }

    public SocketsLook got(SocketDetail detail) {
        return new SocketsLook(of, rested, asked.answered(), Optional.of(detail), sources, raw);
    }

    public SocketsLook failed() {
        return new SocketsLook(of, rested, asked.answered(), got, sources, raw);
    }

    public SocketsLook scrolled(Drawn.Pane pane, Scroll to) {
        return pane == Drawn.Pane.RAW
                ? new SocketsLook(of, rested, asked, got, sources, to)
                : new SocketsLook(of, rested, asked, got, to, raw);
    }
}
