package planted.tui.message;

import java.time.Instant;

/** A message that looks at the clock. */
final class SaysNow {
    Instant at() {
        return Instant.now();
    }
}
