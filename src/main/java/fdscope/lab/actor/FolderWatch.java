package fdscope.lab.actor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends the programs of a lab, with all that they have started, when there is too much in its folder: also what a child
 * does after its parent has ended. Any thread may close.
 */
final class FolderWatch implements Runnable, AutoCloseable {
    private static final long BETWEEN_LOOKS_MILLISECONDS = 50;

    private final Path folder;
    private final Supplier<List<ProgramProcess>> programs;
    private final Supplier<Descendants> descendants;
    private boolean closed;

    /** @param programs those started so far */
    FolderWatch(Path folder, Supplier<List<ProgramProcess>> programs, Supplier<Descendants> descendants) {
        this.folder = folder;
        this.programs = programs;
        this.descendants = descendants;
    }

    @Override
    public void run() {
        try {
            while (look()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False: closed. After that the actors may be another lab's, and nobody is ended. */
    private synchronized boolean look() {
        Optional<String> excess = closed ? Optional.empty() : FolderBounds.exceededIn(folder);
        if (excess.isPresent()) {
            programs.get().forEach(program -> program.endBecause(excess.get()));
            descendants.get().endAll(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
        }
        return !closed;
    }

    /** Waits until a look that is under way is over. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
