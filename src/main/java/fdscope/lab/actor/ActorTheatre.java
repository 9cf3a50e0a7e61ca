package fdscope.lab.actor;

import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe;
import fdscope.lab.script.Script;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens troupes of real processes. Nothing happens before the first one is opened; closing it, or the end of the program
 * by a signal, ends all that is left. Thread-safe: several labs may run side by side.
 */
public final class ActorTheatre implements Troupe.Theatre, AutoCloseable {
    /** As many as a usual lab has. */
    public static final int USUAL_SPARES = 3;

    private final Syscalls calls;
    private final int spares;
    private final Optional<Path> base;
    private final Set<LabTroupe> open = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::abandon, "last-curtain");
    private Session session;
    private boolean closed;

    /** @param spares warm actors kept ready for the next lab, about 40 MB each; 0 for a program that runs one lab */
    public ActorTheatre(Syscalls calls, int spares) {
        this(calls, spares, Optional.empty());
    }

    /** @param base folder for session folders; empty: $XDG_RUNTIME_DIR/fdscope or /tmp/fdscope-UID */
    ActorTheatre(Syscalls calls, int spares, Optional<Path> base) {
        this.calls = calls;
        this.spares = spares;
        this.base = base;
    }

    @Override
    public Troupe open(Script script) throws Troupe.CannotStart {
        long plain = script.actors().stream()
                .filter(actor -> actor.unshare().isEmpty())
                .count();
        LabTroupe troupe = new LabTroupe(session(), (int) plain, open::remove);
        open.add(troupe);
        return troupe;
    }

    private synchronized Session session() throws Troupe.CannotStart {
        if (closed) {
            throw new Troupe.CannotStart("labs have ended");
        }
        if (session == null) {
            session = Session.open(calls, base.orElseGet(() -> SessionFolder.usualBase(calls)), spares);
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return session;
    }

    /** The program is ending under us: no lab is waited for. */
    private void abandon() {
        open.forEach(LabTroupe::abandon);
        session.close();
    }

    /** Ends every troupe. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        open.forEach(LabTroupe::end);
        if (session != null) {
            session.close();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // the program is ending already, and the hook finds nothing to do
            }
        }
    }
}
