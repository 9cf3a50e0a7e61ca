package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import fdscope.observe.source.TracingInstance;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** What all labs of a running fdscope share: the folder, the reception and how actors are started. Thread-safe. */
final class Session implements AutoCloseable {
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final List<String> PASSED_ON = List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE");

    private final Syscalls calls;
    private final SessionFolder folder;
    private final Reception reception;
    private final List<String> command;
    private final SecureRandom random = new SecureRandom();
    private int started;
    private boolean closed;
    private boolean removed;

    private Session(Syscalls calls, SessionFolder folder) throws ErrnoException, IOException {
        this.calls = calls;
        this.folder = folder;
        this.command = new JavaCommand(calls, folder).words();
        this.reception = new Reception(calls, folder);
    }

    static Session open(Syscalls calls, Path base) throws CannotStart {
        SessionFolder folder = SessionFolder.make(calls, base);
        if (folder.isRoot()) {
            TracingInstance.sweep();
        }
        try {
            // Orphans of a lab come to us, so that we can end and reap them.
            calls.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
            return new Session(calls, folder);
        } catch (ErrnoException | IOException e) {
            folder.close();
            throw new CannotStart("labs cannot start: " + e.getMessage());
        }
    }

    Syscalls calls() {
        return calls;
    }

    SessionFolder folder() {
        return folder;
    }

    Reception reception() {
        return reception;
    }

    /** The words that start an actor. */
    List<String> command() {
        return command;
    }

    /** A fresh one that nobody can guess. */
    String token() {
        return new BigInteger(128, random).toString(16);
    }

    /** A fresh name for what an actor says on stderr. */
    synchronized Path errorFile() throws CannotStart {
        if (closed) {
            throw new CannotStart("labs have ended");
        }
        return Path.of(folder.path(), "err-" + ++started);
    }

    /** What an actor gets of our environment. */
    List<String> passedOn() {
        List<String> lines = new ArrayList<>();
        for (String name : PASSED_ON) {
            if (System.getenv(name) != null) {
                lines.add(name + "=" + System.getenv(name));
            }
        }
        return lines;
    }

    /** No actor starts from now on. */
    synchronized void shut() {
        closed = true;
    }

    /** Removes the folder. The troupes have ended before. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (removed) {
                return;
            }
            removed = true;
        }
        shut();
        reception.close();
        folder.close();
    }
}
