package fdscope.lab.actor;

import fdscope.lab.Troupe.CannotStart;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Where the next stage stands ready, so that a lab starts at once. It is set only while no lab is playing: a JVM that
 * starts opens and closes an AF_UNIX socket (the C library asks for nscd), and a lab would see what that does to its
 * sockets in flight. Thread-safe.
 */
final class Wings {
    private final Session session;
    private final int spares;
    private Optional<CompletableFuture<SetStage>> next = Optional.empty();
    private int playing;
    private boolean closed;

    /** @param spares actors of a stage that is set in advance; 0: none is */
    Wings(Session session, int spares) {
        this.session = session;
        this.spares = spares;
    }

    /** A stage with all its actors there; {@link #over} once has to follow. */
    SetStage take(int actors) throws CannotStart {
        SetStage stage = null;
        try {
            stage = prepared(enter());
            if (stage == null) {
                stage = SetStage.set(session, actors);
            }
            stage.ready(actors);
            return stage;
        } catch (CannotStart e) {
            if (stage != null) {
                stage.strike();
            }
            over();
            throw e;
        }
    }

    private synchronized Optional<CompletableFuture<SetStage>> enter() {
        playing++;
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

    /** A lab has ended, or has not come to begin. */
    synchronized void over() {
        playing--;
        prepare();
    }

    /** Sets the next stage, if no lab is playing; returns at once. */
    synchronized void prepare() {
        if (closed || playing > 0 || spares == 0 || next.isPresent()) {
            return;
        }
        CompletableFuture<SetStage> stage = new CompletableFuture<>();
        next = Optional.of(stage);
        Thread setter = new Thread(() -> set(stage), "next-stage");
        setter.setDaemon(true);
        setter.start();
    }

    private void set(CompletableFuture<SetStage> stage) {
        try {
            stage.complete(SetStage.set(session, spares));
        } catch (CannotStart e) {
            stage.completeExceptionally(e);
        }
    }

    /** Clears away what nobody will play on. Idempotent. */
    void close() {
        Optional<CompletableFuture<SetStage>> rest;
        synchronized (this) {
            closed = true;
            rest = next;
            next = Optional.empty();
        }
        SetStage stage = prepared(rest);
        if (stage != null) {
            stage.strike();
        }
    }
}
