package fdscope.exercise.pass;

import java.util.OptionalLong;

/** The time left of a wait that began when this was made. */
final class Patience {
    private static final long NANOS = 1_000_000;

    private final boolean endless;
    private final long end;

    /** @param milliseconds empty: for ever */
    Patience(OptionalLong milliseconds) {
        endless = milliseconds.isEmpty();
        end = System.nanoTime() + milliseconds.orElse(0) * NANOS;
    }

    /** As poll(2) wants it: -1 for ever, 0 when it is over. */
    int left() {
        if (endless) {
            return -1;
        }
        long nanos = Math.max(0, end - System.nanoTime());
        return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS - 1) / NANOS);
    }
}
