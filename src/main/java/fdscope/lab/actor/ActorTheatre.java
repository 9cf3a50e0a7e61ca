package fdscope.lab.actor;

import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe;
import fdscope.lab.script.Script;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens troupes of real processes. Nothing happens before the first one is opened or prepared; closing it, or the end of
 * the program by a signal, ends all that is left. While a lab plays, no process starts or ends but those that the lab
 * itself names. Thread-safe: several labs may run side by side, without that promise.
 */
public final class ActorTheatre implements Troupe.Theatre, AutoCloseable {
    /** As many as a usual lab has. */
    public static final int USUAL_SPARES = 3;

    private static final String OVER = "labs have ended";

    private final Syscalls calls;
    private final int spares;
    private final Optional<Path> base;
    private final Set<LabTroupe> open = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::abandon, "last-curtain");
    private Session session;
    private Wings wings;
    private boolean closed;

    /**
     * @param spares warm actors kept ready for the next lab, about 40 MB each; 0 for a program that runs one lab after
     *     the other without a pause
     */
    public ActorTheatre(Syscalls calls, int spares) {
        this(calls, spares, Optional.empty());
    }

    /** @param base folder for session folders; empty: $XDG_RUNTIME_DIR/fdscope or /tmp/fdscope-UID */
    ActorTheatre(Syscalls calls, int spares, Optional<Path> base) {
        this.calls = calls;
        this.spares = spares;
        this.base = base;
    }

    /** When it returns, all actors that are no {@code unshare} are there. */
    @Override
    public Troupe open(Script script) throws Troupe.CannotStart {
        return open(script, false);
    }

    @Override
    public Troupe reopen(Script script) throws Troupe.CannotStart {
        return open(script, true);
    }

    private Troupe open(Script script, boolean again) throws Troupe.CannotStart {
        boolean same = script.actors().stream()
                .allMatch(actor -> !actor.root() && actor.uid().isEmpty());
        long plain = script.actors().stream()
                .filter(actor -> actor.unshare().isEmpty())
                .count();
        Wings from = wings();
        LabTroupe troupe = new LabTroupe(session, from.take((int) plain, again && same), again && same, ended -> {
            open.remove(ended);
            from.over(ended.reset());
        });
        open.add(troupe);
        synchronized (this) {
            if (!closed) {
                return troupe;
            }
        }
        troupe.end();
        throw new Troupe.CannotStart(OVER);
    }

    /**
     * Starts the actors of the next lab, if there are to be spares and no lab is playing; returns at once. After each lab
     * this happens by itself.
     */
    @Override
    public void prepare() throws Troupe.CannotStart {
        wings().prepare();
    }

    private synchronized Wings wings() throws Troupe.CannotStart {
        if (closed) {
            throw new Troupe.CannotStart(OVER);
        }
        if (session == null) {
            session = Session.open(calls, base.orElseGet(() -> SessionFolder.usualBase(calls)));
            wings = new Wings(session, spares);
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return wings;
    }

    /** The program is ending under us: no lab is waited for. */
    private void abandon() {
        session.shut();
        long end = System.nanoTime() + LabTroupe.END.toNanos();
        open.forEach(troupe -> troupe.endPrograms(end));
        LabProcesses.ofSession(calls, session.folder().path()).endAll(end);
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
        if (session == null) {
            return;
        }
        session.shut();
        open.forEach(LabTroupe::end);
        wings.close();
        session.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending already, and the hook finds nothing to do
        }
    }
}
