package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Program;
import fdscope.lab.Report;
import fdscope.lab.Troupe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The actors of one lab. */
final class LabTroupe implements Troupe {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration ENTER = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMillis(250);
    static final Duration END = Duration.ofSeconds(5);

    private final Session session;
    private final Syscalls calls;
    private final SetStage stage;
    private final Consumer<LabTroupe> whenEnded;
    private final List<ActorProcess> actors = new ArrayList<>();
    private final List<ProgramProcess> programs = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<ActorProcess, Casting> castings = new LinkedHashMap<>();
    private final FolderWatch folderWatch;
    private final boolean again;
    private Optional<SetStage> reset = Optional.empty();
    private Left left;

    /**
     * @param stage ours from now on: the troupe's end strikes it, or resets it
     * @param again actors that are as before at the end are not ended, but wait for the next lab
     */
    LabTroupe(Session session, SetStage stage, boolean again, Consumer<LabTroupe> whenEnded) {
        this.session = session;
        this.calls = session.calls();
        this.stage = stage;
        this.again = again;
        this.whenEnded = whenEnded;
        this.folderWatch =
                new FolderWatch(stage.folder(), () -> List.copyOf(programs), () -> new Descendants(calls, programs));
    }

    @Override
    public String folder() {
        return stage.folder().toString();
    }

    @Override
    public Actor start(String name, boolean root, int uid, long unshareFlags) throws CannotStart {
        boolean isRoot = session.folder().isRoot();
        if (!isRoot && (root || uid >= 0 && uid != calls.getuid())) {
            throw new CannotStart(
                    name + " wants to be " + (root ? "root" : "uid " + uid) + ", and fdscope is not root");
        }
        Casting casting = unshareFlags == 0 ? stage.take() : stage.cast(Unshare.words(unshareFlags, isRoot && !root));
        ActorProcess actor;
        try {
            Reception.Guest guest = casting.arrival(START);
            actor = new ActorProcess(calls, session.reception(), name, casting.pidfd(), guest, Optional.empty());
            join(actor, casting.token());
        } catch (CannotStart e) {
            stage.dismiss(casting);
            throw e;
        }
        int becomes = !isRoot || root || unshareFlags != 0 ? -1 : uid >= 0 ? uid : SessionFolder.NOBODY;
        enter(actor, becomes);
        if (again && unshareFlags == 0 && !root && uid < 0) {
            castings.put(actor, casting);
        }
        return actor;
    }

    private void enter(ActorProcess actor, int uid) throws CannotStart {
        try {
            if (uid > 0 && uid != SessionFolder.NOBODY) {
                // Not the owner's user: the folder has to let him in.
                calls.chmod(Bytes.utf8(folder()), 0777);
            }
        } catch (ErrnoException e) {
            throw new CannotStart(actor.name() + " cannot be let into the lab's folder: " + e.getMessage());
        }
        actor.send(new Order.Enter(actor.name(), Bytes.utf8(folder()), uid));
        Report report = actor.receive(ENTER).orElse(new Report.Refused("it did not answer"));
        if (report instanceof Report.Refused refused) {
            throw new CannotStart(actor.name() + " cannot enter the lab's folder: " + refused.why());
        }
    }

    private synchronized void join(ActorProcess actor, String token) throws CannotStart {
        if (left != null) {
            throw new CannotStart("the lab has ended");
        }
        actors.add(actor);
        tokens.add(token);
    }

    @Override
    public Actor spawned(String name, String token, int pid, Actor parent, Duration deadline) throws CannotStart {
        Reception.Guest guest = guest(token, name, deadline);
        if (guest.hello().pid() != pid) {
            guest.channel().close();
            throw new CannotStart(name + " was started as process " + pid + ", and process "
                    + guest.hello().pid() + " reported");
        }
        try {
            Fd pidfd = calls.pidfd_open(pid, 0);
            ActorProcess actor = new ActorProcess(
                    calls, session.reception(), name, pidfd, guest, Optional.of((ActorProcess) parent));
            join(actor, token);
            return actor;
        } catch (ErrnoException e) {
            guest.channel().close();
            throw new CannotStart(name + " ended as soon as it had started");
        }
    }

    @Override
    public Program program(String name, Launch launch, Actor parent) throws CannotStart {
        ProgramProcess program = new ProgramStart(
                        calls, (ActorProcess) parent, () -> FolderBounds.exceededIn(stage.folder()))
                .start(name, launch);
        boolean first;
        synchronized (this) {
            first = programs.isEmpty();
            programs.add(program);
        }
        if (first) {
            ActorMain.daemon("folder-watch", folderWatch);
        }
        ActorMain.daemon("memory-watch", new MemoryWatch(program, new Descendants(calls, List.of(program))));
        return program;
    }

    @Override
    public void restarted(Actor actor, String token, Duration deadline) throws CannotStart {
        Reception.Guest guest = guest(token, actor.name(), deadline);
        ((ActorProcess) actor).becomes(guest);
        synchronized (this) {
            castings.remove(actor);
            tokens.add(token);
        }
    }

    private Reception.Guest guest(String token, String name, Duration deadline) throws CannotStart {
        try {
            return session.reception().expect(token).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            session.reception().forget(token);
            throw new CannotStart("the new program of " + name + " did not report within " + deadline.toSeconds()
                    + " s; is the JDK readable for it?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while the new program of " + name + " was starting");
        }
    }

    /** What the programs under test have started, while those live who take it over. */
    synchronized Descendants endPrograms(long end) {
        Descendants descendants = new Descendants(calls, programs);
        descendants.endAll(end);
        return descendants;
    }

    @Override
    public synchronized Left end() {
        if (left == null) {
            long end = System.nanoTime() + END.toNanos();
            Descendants descendants = endPrograms(end);
            folderWatch.close();
            castings.keySet().removeIf(actor -> !actor.rests(REST));
            List<ActorProcess> ending = actors.stream()
                    .filter(actor -> !castings.containsKey(actor))
                    .toList();
            ending.forEach(ActorProcess::signalKill);
            for (ActorProcess actor : ending) {
                actor.ended(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
            if (again) {
                stage.await(castings.values());
            } else {
                stage.dismissAll();
            }
            int processes = LabProcesses.ofLab(calls, session.folder().path(), stage.folder())
                    .sparing(stage.waiting())
                    .endAll(end);
            descendants.reap();
            programs.forEach(ProgramProcess::release);
            ending.forEach(ActorProcess::release);
            castings.values().forEach(casting -> tokens.remove(casting.token()));
            tokens.forEach(session.reception()::forget);
            boolean resets = again && stage.reset();
            reset = resets ? Optional.of(stage) : Optional.empty();
            left = new Left(processes, resets ? 0 : stage.strike());
            whenEnded.accept(this);
        }
        return left;
    }

    /** The stage, ready for the next lab; empty before the end, and if it was struck. */
    synchronized Optional<SetStage> reset() {
        return reset;
    }
}
