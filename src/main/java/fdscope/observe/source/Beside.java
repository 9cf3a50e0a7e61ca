package fdscope.observe.source;

import fdscope.kernel.ErrnoException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that ends by itself, on a thread of its own beside this one. */
final class Beside<T> {
    private final FutureTask<T> task;
    private final String name;

    private Beside(String name, Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.name = name;
    }

    static <T> Beside<T> start(String name, Callable<T> work) {
        Beside<T> beside = new Beside<>(name, work);
        Thread thread = new Thread(beside.task, name);
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /**
     * Waits for the end, also if this thread is interrupted meanwhile, which it finds out afterwards.
     *
     * @throws ErrnoException that the work threw
     */
    T result() throws ErrnoException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof ErrnoException failure) {
                        throw failure;
                    }
                    throw new IllegalStateException(name + " broke", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
