package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.lab.Troupe.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A stage that is set for one lab: its folder, the door through which its actors come, and actors that are already
 * waiting. All are in one Landlock domain, in which this lab's folder and no other can be changed.
 */
final class SetStage {
    private static final Duration START = Duration.ofSeconds(20);
    /** About 40 MB each. */
    private static final int MOST_FORESEEN = 6;

    private final Session session;
    private final LabFolder folder;
    private final StageDoor door;
    private final Deque<Casting> waiting = new ArrayDeque<>();
    private final List<Path> errorFiles = new ArrayList<>();
    private int foreseen;
    private int started;

    private SetStage(Session session, LabFolder folder, StageDoor door) {
        this.session = session;
        this.folder = folder;
        this.door = door;
    }

    /** @param actors how many are started now; they are not waited for */
    static SetStage set(Session session, int actors) throws CannotStart {
        SetStage stage = bare(session);
        try {
            stage.fill(actors);
            return stage;
        } catch (CannotStart e) {
            stage.strike();
            throw e;
        }
    }

    private static SetStage bare(Session session) throws CannotStart {
        try {
            LabFolder folder = LabFolder.make(session.calls(), session.folder());
            try {
                return new SetStage(session, folder, new StageDoor(session.calls(), session.folder(), folder));
            } catch (CannotStart e) {
                folder.remove();
                throw e;
            }
        } catch (ErrnoException e) {
            throw new CannotStart("no folder for the lab: " + e.getMessage());
        }
    }

    Path folder() {
        return folder.path();
    }

    /** Whether it can still be used. */
    boolean isSound() {
        return folder.isThere();
    }

    /**
     * Makes the waiting actors as many as the lab will want. When it returns, all have said hello and those too many are
     * gone: a process that starts or ends releases AF_UNIX sockets, and wakes the collector in the middle of a lab.
     *
     * @param again those too many are for a lab after this one
     */
    void ready(int actors, boolean again) throws CannotStart {
        List.copyOf(waiting).stream().filter(casting -> !casting.isAlive()).forEach(this::dismiss);
        fill(actors);
        for (Casting casting : waiting) {
            casting.arrival(START);
        }
        while (!again && waiting.size() > actors) {
            dismiss(waiting.getLast());
        }
    }

    /**
     * Between two series, starts as many as the last one has had, so that the next one need not wait for any; they are
     * not waited for.
     */
    void foresee() throws CannotStart {
        if (started > 0) {
            foreseen = Math.min(MOST_FORESEEN, foreseen + started);
        }
        fill(foreseen);
        started = 0;
    }

    private void fill(int actors) throws CannotStart {
        while (waiting.size() < actors) {
            waiting.add(plain());
        }
    }

    /** One that is waiting, or one that is started now. */
    Casting take() throws CannotStart {
        return waiting.isEmpty() ? plain() : waiting.poll();
    }

    private Casting plain() throws CannotStart {
        started++;
        return cast(List.of());
    }

    /** @param before words of a program that becomes the actor's, such as unshare(1) */
    Casting cast(List<String> before) throws CannotStart {
        String token = session.token();
        List<String> words = new ArrayList<>(before);
        words.addAll(session.command());
        Path errors = session.errorFile();
        errorFiles.add(errors);
        Birth birth = new Birth(session.folder().path(), token, folder.path().toString(), Set.of(), Set.of());
        var guest = session.reception().expect(token);
        int pid = door.start(words, birth.environment(session.passedOn()), errors);
        try {
            Fd pidfd = session.calls().pidfd_open(pid, 0);
            return new Casting(session.calls(), pid, pidfd, token, guest, errors);
        } catch (ErrnoException e) {
            throw new CannotStart("an actor cannot be watched: " + e.getMessage() + "; expected Linux 5.10 or newer");
        }
    }

    /** These have played, and wait here for another lab. */
    void await(Collection<Casting> played) {
        waiting.addAll(played);
    }

    /** The pids of those who wait. */
    List<Integer> waiting() {
        return waiting.stream().map(Casting::pid).toList();
    }

    /**
     * Makes it ready for the next lab: its folder is emptied.
     *
     * @return whether it can be had again; if not, it is to be struck
     */
    boolean reset() {
        return folder.empty() == 0;
    }

    /** Ends a casting that will be no actor. */
    void dismiss(Casting casting) {
        waiting.remove(casting);
        casting.dismiss();
        session.reception().forget(casting.token());
    }

    /** Ends those who are still waiting. */
    void dismissAll() {
        waiting.forEach(Casting::signalKill);
        List.copyOf(waiting).forEach(this::dismiss);
    }

    /** Clears everything away and gives how many files could not be removed. The actors have ended before. Idempotent. */
    int strike() {
        dismissAll();
        door.close();
        for (Path errors : errorFiles) {
            try {
                Files.deleteIfExists(errors);
            } catch (IOException e) {
                continue; // it goes with the session
            }
        }
        return folder.remove();
    }
}
