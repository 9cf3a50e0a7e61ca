package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which actors are started: confined once, so that all of a session share one domain. */
final class StageDoor implements AutoCloseable {
    private static final int O_RDWR_CLOEXEC = 2 | 02000000;
    private static final int O_APPEND_CREAT_CLOEXEC = 1 | 02000 | 0100 | 02000000;

    private final Syscalls calls;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread door = new Thread(work, "stage-door");
        door.setDaemon(true);
        return door;
    });

    StageDoor(Syscalls calls, SessionFolder session) throws CannotStart {
        this.calls = calls;
        through(() -> {
            new Confinement(calls).apply(session);
            return null;
        });
    }

    /**
     * Starts a program with /dev/null as input and output.
     *
     * @param errors file that takes what it says on stderr
     */
    int start(List<String> command, List<String> environment, String errors) throws CannotStart {
        return through(() -> {
            OwnFds.keepProgramFiles(calls);
            try (Fd nothing = calls.open(Bytes.utf8("/dev/null"), O_RDWR_CLOEXEC, 0);
                    Fd err = calls.open(Bytes.utf8(errors), O_APPEND_CREAT_CLOEXEC, 0666)) {
                return calls.posix_spawn(
                        Bytes.utf8(command.get(0)),
                        ActorMain.bytes(command),
                        ActorMain.bytes(environment),
                        Map.of(0, nothing, 1, nothing, 2, err));
            }
        });
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
