package fdscope.lab.actor;

import fdscope.lab.Troupe.CannotStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Where the next stage stands ready, so that a lab starts at once. It is set only while no lab is playing: a JVM that
 * starts opens and closes an AF_UNIX socket (the C library asks for nscd), and a lab would see what that does to its
 * sockets in flight. Thread-safe.
 */
final class Wings {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Session session;
    private final int spares;
    private Optional<CompletableFuture<SetStage>> next = Optional.empty();
    /** No more than labs of a series have played side by side. */
    private final Deque<SetStage> used = new ArrayDeque<>();

    private int playing;
    private boolean closed;

    /** @param spares actors of a stage that is set in advance; 0: none is */
    Wings(Session session, int spares) {
        this.session = session;
        this.spares = spares;
    }

    /**
     * A stage with all its actors there; {@link #over} once has to follow.
     *
     * @param again one that a lab has played on will do, if there is one
     */
    SetStage take(int actors, boolean again) throws CannotStart {
        SetStage stage = null;
        try {
            stage = prepared(enter(again));
            if (stage == null) {
                stage = SetStage.set(session, actors);
            }
            stage.ready(actors, again);
            return stage;
        } catch (CannotStart e) {
            if (stage != null) {
                stage.strike();
            }
            over(Optional.empty());
            throw e;
        }
    }

    private synchronized Optional<CompletableFuture<SetStage>> enter(boolean again) {
        playing++;
        notifyAll();
        if (again && !used.isEmpty()) {
            return Optional.of(CompletableFuture.completedFuture(used.poll()));
        }
        Optional<CompletableFuture<SetStage>> taken = next;
        next = Optional.empty();
        return taken;
    }

    /** Null if there is none, or none that can be used. */
    private static SetStage prepared(Optional<CompletableFuture<SetStage>> future) {
        try {
            SetStage stage = future.map(CompletableFuture::join).orElse(null);
            if (stage != null && !stage.isSound()) {
                stage.strike();
                return null;
            }
            return stage;
        } catch (CompletionException e) {
            return null; // why, the lab that wants one now will find out
        }
    }

    /**
     * A lab has ended, or has not come to begin.
     *
     * @param stage that it has played on, if it can be had again
     */
    void over(Optional<SetStage> stage) {
        boolean kept;
        synchronized (this) {
            playing--;
            kept = !closed;
            if (kept) {
                stage.ifPresent(used::add);
            }
            prepare();
        }
        if (!kept) {
            stage.ifPresent(SetStage::strike);
        }
    }

    /** Sets the next stage, and fills those that have been played on, if no lab is playing; returns at once. */
    synchronized void prepare() {
        if (spares > 0 && isIdle()) {
            Thread setter = new Thread(this::set, "next-stage");
            setter.setDaemon(true);
            setter.start();
        }
    }

    private boolean isIdle() {
        return !closed && playing == 0;
    }

    private void set() {
        CompletableFuture<SetStage> stage = new CompletableFuture<>();
        synchronized (this) {
            pause();
            if (!isIdle()) {
                return;
            }
            foresee();
            if (next.isPresent()) {
                return;
            }
            next = Optional.of(stage);
        }
        try {
            stage.complete(SetStage.set(session, spares));
        } catch (CannotStart | RuntimeException e) {
            // Whoever waits for it has to be told, whatever it was.
            stage.completeExceptionally(e);
        }
    }

    private void foresee() {
        try {
            for (SetStage stage : used) {
                stage.foresee();
            }
        } catch (CannotStart e) {
            return; // why, the lab that wants one now will find out
        }
    }

    /** A lab that follows at once, the next variant, should find the processor free for those whom it wants itself. */
    private void pause() {
        long end = System.nanoTime() + PAUSE;
        try {
            long left = PAUSE;
            while (left > 0 && isIdle()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clears away what nobody will play on. Idempotent. */
    void close() {
        Optional<CompletableFuture<SetStage>> rest;
        synchronized (this) {
            closed = true;
            used.forEach(SetStage::strike);
            used.clear();
            notifyAll();
            rest = next;
            next = Optional.empty();
        }
        SetStage stage = prepared(rest);
        if (stage != null) {
            stage.strike();
        }
    }
}
