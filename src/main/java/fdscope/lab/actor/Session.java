package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What all labs of a running fdscope share: the folder, the stage door, the reception and a few warm spares, actors
 * that are already there when a lab wants them. Thread-safe.
 */
final class Session implements AutoCloseable {
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final List<String> PASSED_ON = List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE");

    private final Syscalls calls;
    private final SessionFolder folder;
    private final StageDoor door;
    private final Reception reception;
    private final List<String> command;
    private final int spares;
    private final SecureRandom random = new SecureRandom();
    private final Deque<Casting> wings = new ArrayDeque<>();
    private int started;
    private boolean closed;

    private Session(Syscalls calls, SessionFolder folder, int spares) throws CannotStart, ErrnoException, IOException {
        this.calls = calls;
        this.folder = folder;
        this.spares = spares;
        this.command = new JavaCommand(calls, folder).words();
        this.reception = new Reception(calls, folder);
        this.door = new StageDoor(calls, folder);
    }

    /** @param spares how many warm actors are kept ready once the first lab has its own */
    static Session open(Syscalls calls, Path base, int spares) throws CannotStart {
        SessionFolder folder = SessionFolder.make(calls, base);
        try {
            // Orphans of a lab come to us, so that we can end and reap them.
            calls.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
            return new Session(calls, folder, spares);
        } catch (ErrnoException | IOException e) {
            folder.close();
            throw new CannotStart("labs cannot start: " + e.getMessage());
        } catch (CannotStart e) {
            folder.close();
            throw e;
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

    /** A warm spare, or a process started now. */
    Casting take() throws CannotStart {
        Casting spare = spare();
        while (spare != null && !spare.isAlive()) {
            dismiss(spare);
            spare = spare();
        }
        return spare != null ? spare : cast(List.of());
    }

    private synchronized Casting spare() {
        return wings.poll();
    }

    /** Starts what is missing in the wings; returns at once. */
    void refill() throws CannotStart {
        while (wanted()) {
            giveBack(cast(List.of()));
        }
    }

    private synchronized boolean wanted() {
        return !closed && wings.size() < spares;
    }

    /** Puts a casting that nobody used into the wings, or dismisses it. */
    void giveBack(Casting casting) {
        synchronized (this) {
            if (!closed && wings.size() < spares) {
                wings.add(casting);
                return;
            }
        }
        dismiss(casting);
    }

    void dismiss(Casting casting) {
        casting.dismiss();
        reception.forget(casting.token());
    }

    /** @param before words of a program that becomes the actor's, such as unshare(1) */
    Casting cast(List<String> before) throws CannotStart {
        String token = new BigInteger(128, random).toString(16);
        List<String> words = new ArrayList<>(before);
        words.addAll(command);
        Path errors = Path.of(folder.path(), "err-" + next());
        Birth birth = new Birth(folder.path(), token, "", Set.of(), Set.of());
        var guest = reception.expect(token);
        int pid = door.start(words, birth.environment(passedOn()), errors.toString());
        try {
            Fd pidfd = calls.pidfd_open(pid, 0);
            return new Casting(calls, pid, pidfd, token, guest, errors);
        } catch (ErrnoException e) {
            throw new CannotStart("an actor cannot be watched: " + e.getMessage() + "; expected Linux 5.10 or newer");
        }
    }

    private synchronized int next() throws CannotStart {
        if (closed) {
            throw new CannotStart("labs have ended");
        }
        return ++started;
    }

    private static List<String> passedOn() {
        List<String> lines = new ArrayList<>();
        for (String name : PASSED_ON) {
            if (System.getenv(name) != null) {
                lines.add(name + "=" + System.getenv(name));
            }
        }
        return lines;
    }

    /** Ends the spares and removes the folder. The troupes have ended before. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        wings.forEach(this::dismiss);
        wings.clear();
        door.close();
        reception.close();
        folder.close();
    }
}
