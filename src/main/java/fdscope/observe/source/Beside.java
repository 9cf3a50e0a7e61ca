package fdscope.observe.source;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that ends by itself, on a thread of its own beside this one: too short to be worth a pool of threads. */
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(Supplier<T> work) {
        this.task = new FutureTask<>(work::get);
    }

    public static <T> Beside<T> start(String name, Supplier<T> work) {
        Beside<T> beside = new Beside<>(work);
        Thread thread = new Thread(beside.task, name);
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /**
     * Waits for the end, also if this thread is interrupted meanwhile, which it finds out afterwards. What the work threw
     * is thrown on.
     */
    public T result() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause; // a Supplier throws nothing else
    }
}
