package fdscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C and SIGTERM while labs run: the JVM ends with 130 or 143 by itself, but first the run is asked to stop and gets a
 * moment to say how it ended.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "last-words");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void hold() {
        asked.set(true);
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program is being ended. */
    @Override
    public boolean getAsBoolean() {
        return asked.get();
    }

    @Override
    public void close() {
        over.countDown();
        if (!asked.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // it has just begun, and finds that all is said
            }
        }
    }
}
