package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which a lab's actors are started: confined once, so that all of them share one domain. */
final class StageDoor implements AutoCloseable {
    private static final int O_RDWR_CLOEXEC = 2 | 02000000;
    private static final int O_APPEND_CREAT_CLOEXEC = 1 | 02000 | 0100 | 02000000;

    private final Syscalls calls;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread door = new Thread(work, "stage-door");
        door.setDaemon(true);
        return door;
    });

    StageDoor(Syscalls calls, SessionFolder session, LabFolder lab) throws CannotStart {
        this.calls = calls;
        try {
            through(() -> {
                new Confinement(calls).apply(session, lab);
                return null;
            });
        } catch (CannotStart e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a program with /dev/null as input and output.
     *
     * @param errors file that takes what it says on stderr; made here, outside: behind the door nobody can
     */
    int start(List<String> command, List<String> environment, Path errors) throws CannotStart {
        try (Fd err = calls.open(Bytes.utf8(errors.toString()), O_APPEND_CREAT_CLOEXEC, 0600)) {
            return through(() -> {
                OwnFds.keepProgramFiles(calls);
                try (Fd nothing = calls.open(Bytes.utf8("/dev/null"), O_RDWR_CLOEXEC, 0)) {
                    return calls.posix_spawn(
                            Bytes.utf8(command.get(0)),
                            ActorMain.bytes(command),
                            ActorMain.bytes(environment),
                            Map.of(0, nothing, 1, nothing, 2, err));
                }
            });
        } catch (ErrnoException e) {
            throw new CannotStart("an actor cannot be started: " + e.getMessage());
        }
    }

    private <T> T through(Callable<T> work) throws CannotStart {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            throw new CannotStart("an actor cannot be started: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while an actor was starting");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
