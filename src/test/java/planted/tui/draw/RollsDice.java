package planted.tui.draw;

import java.util.Random;

/** A picture that is never the same. */
final class RollsDice {
    int side() {
        return new Random().nextInt();
    }

    double part() {
        return Math.random();
    }
}
