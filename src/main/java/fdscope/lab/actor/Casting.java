package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Troupe.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was started to become an actor and may not have said hello yet.
 *
 * @param pidfd owned, until an actor takes it over
 * @param errors the file that has what it says on stderr
 */
record Casting(Syscalls calls, int pid, Fd pidfd, String token, CompletableFuture<Reception.Guest> guest, Path errors) {
    private static final int POLLIN = 1;
    private static final int SIGKILL = 9;
    private static final long LOOK_MILLISECONDS = 20;

    boolean isAlive() {
        try {
            return calls.poll(pidfd, POLLIN, 0) == 0;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /** Waits for its hello; an end before it, or none in time, says why. */
    Reception.Guest arrival(Duration deadline) throws CannotStart {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                return guest.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!guest.isDone() && !isAlive()) {
                    throw new CannotStart(reason("an actor ended before it could report"));
                }
                if (!guest.isDone() && System.nanoTime() > end) {
                    throw CannotStart.thisTime(reason("an actor did not report within " + deadline.toSeconds()
                            + " s, so the machine is too busy for labs now; try again"));
                }
            } catch (ExecutionException e) {
                throw new CannotStart(reason("an actor ended before it could report"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("interrupted while an actor was starting");
            }
        }
    }

    private String reason(String what) {
        try {
            String said = Files.readString(errors).strip();
            return said.isEmpty()
                    ? what
                    : what + ": " + said.lines().findFirst().orElse("");
        } catch (IOException e) {
            return what;
        }
    }

    void signalKill() {
        try {
            calls.pidfd_send_signal(pidfd, SIGKILL);
        } catch (ErrnoException e) {
            return; // gone already
        }
    }

    /** Ends it, reaps it and gives up what is owned. */
    void dismiss() {
        signalKill();
        try {
            calls.waitpid(pid, false);
        } catch (ErrnoException e) {
            // Gone already.
        } finally {
            pidfd.close();
        }
    }
}
