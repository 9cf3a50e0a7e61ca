package planted.tui.screen;

/** A screen with a thread of its own. */
final class StartsThread {
    Thread animation() {
        return new Thread(() -> {});
    }
}
