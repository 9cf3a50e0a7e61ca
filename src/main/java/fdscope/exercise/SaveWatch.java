package fdscope.exercise;

import fdscope.exercise.Workshop.Saved;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a file was saved, in place or by a rename. The kernel wakes whoever waits (inotify(7), on the folder: a
 * rename puts another file in the place); where it cannot, as on a network's disk, a look now and then sees it. One thread
 * waits; any may close.
 */
public final class SaveWatch implements AutoCloseable {
    /** Between two looks that nothing has asked for. */
    public static final int BETWEEN_LOOKS_MILLISECONDS = 150;

    /** An editor that truncates a file has written it before this is over; who writes longer is checked once more. */
    private static final int QUIET_MILLISECONDS = 25;

    private final Path file;
    private final Set<Path> names = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Optional<WatchService> service;
    private Optional<Saved> known;
    private Optional<Saved> last;

    /** As the file is now, it is known. */
    public SaveWatch(Path file) {
        this.file = file;
        this.service = watched();
        this.known = Saved.of(file);
        this.last = known;
    }

    private Optional<WatchService> watched() {
        WatchService opened = null;
        try {
            opened = file.getFileSystem().newWatchService();
            follow(file.toAbsolutePath(), opened);
            follow(file.toRealPath(), opened); // through a link the file changes, and the link does not
            return Optional.of(opened);
        } catch (IOException | UnsupportedOperationException e) {
            // Too many watches, or the file is away for a moment: looks have to do.
            return Optional.ofNullable(opened).filter(service -> !names.isEmpty());
        }
    }

    private void follow(Path path, WatchService opened) throws IOException {
        path.getParent().register(opened, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        names.add(path.getFileName());
    }

    /**
     * Waits until the file was saved and the writing is over, at most so long. True: that happened since the last true.
     *
     * @param milliseconds 0: only looks
     */
    public boolean isSavedWithin(int milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        boolean stirred = false;
        while (!isClosed()) {
            long left = end - System.nanoTime();
            boolean stirs = awaitStir(Math.min(left, TimeUnit.MILLISECONDS.toNanos(pause(stirred))));
            if (stirs && System.nanoTime() < end) {
                stirred = true;
            } else if (isSaved(stirred && !stirs)) {
                return true;
            } else if (System.nanoTime() >= end) {
                return false;
            } else {
                stirred = false;
            }
        }
        return false;
    }

    private long pause(boolean stirred) {
        if (stirred) {
            return QUIET_MILLISECONDS;
        }
        return last.equals(known) && service.isPresent() ? Integer.MAX_VALUE : BETWEEN_LOOKS_MILLISECONDS;
    }

    /** Whether something has happened to the file, or under its name. */
    private boolean awaitStir(long nanos) throws InterruptedException {
        if (service.isEmpty()) {
            closed.await(nanos, TimeUnit.NANOSECONDS);
            return false;
        }
        try {
            WatchKey key = service.get().poll(nanos, TimeUnit.NANOSECONDS);
            boolean stirs = key != null && key.pollEvents().stream().anyMatch(this::isOurs);
            if (key != null) {
                key.reset();
            }
            return stirs;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private boolean isOurs(WatchEvent<?> event) {
        return event.kind() == StandardWatchEventKinds.OVERFLOW || names.contains((Path) event.context());
    }

    /** Looks once. True: since the last true it was saved, and the writing is over. */
    boolean isSaved() {
        return isSaved(false);
    }

    /** @param quiet it was written to, and then not for a while; else two looks have to see the same */
    private boolean isSaved(boolean quiet) {
        Optional<Saved> now = Saved.of(file);
        boolean settled = now.isPresent() && (quiet || now.equals(last));
        last = now;
        if (!settled || now.equals(known)) {
            return false;
        }
        known = now;
        return true;
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Whoever waits is told that nothing was saved. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (service.isPresent()) {
                service.get().close();
            }
        } catch (IOException e) {
            return; // the descriptor is gone all the same
        }
    }
}
