package planted.lab.trace;

/** A trace that times itself. */
final class ReadsClock {
    long now() {
        return System.nanoTime() + System.currentTimeMillis();
    }
}
