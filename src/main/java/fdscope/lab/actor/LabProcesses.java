package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a lab that the runner may not know: found in /proc by the mark in their environment. One that has no
 * mark any more, whatever it did, still has no_new_privs, and came to us when its parent ended, for we are a subreaper: a
 * child of ours that is confined although we are not is a lab's, of whichever lab.
 */
final class LabProcesses {
    private static final int SIGKILL = 9;
    private static final int POLLIN = 1;
    private static final String CONFINED = "\nNoNewPrivs:\t1\n";

    private final Syscalls calls;
    private final String session;
    private final String lab;
    private List<Integer> spared = List.of();

    private LabProcesses(Syscalls calls, String session, String lab) {
        this.calls = calls;
        this.session = session;
        this.lab = lab;
    }

    static LabProcesses ofLab(Syscalls calls, String session, Path labFolder) {
        return new LabProcesses(calls, session, labFolder.toString());
    }

    static LabProcesses ofSession(Syscalls calls, String session) {
        return new LabProcesses(calls, session, "");
    }

    /** The same, but these are left alone. */
    LabProcesses sparing(List<Integer> pids) {
        spared = List.copyOf(pids);
        return this;
    }

    /** Kills until none is left or the time ({@link System#nanoTime}) has come; gives how many are alive then. */
    int endAll(long end) {
        List<Integer> alive = alive();
        while (!alive.isEmpty() && System.nanoTime() < end) {
            alive.forEach(this::end);
            alive = alive();
        }
        return alive.size();
    }

    private void end(int pid) {
        try (Fd pidfd = calls.pidfd_open(pid, 0)) {
            if (isOurs(pid)) {
                calls.pidfd_send_signal(pidfd, SIGKILL);
                calls.poll(pidfd, POLLIN, 1000);
            }
            calls.waitpid(pid, true);
        } catch (ErrnoException e) {
            return; // gone, or somebody else's child
        }
    }

    List<Integer> alive() {
        List<Integer> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                int pid = Integer.parseInt(process.getFileName().toString());
                if (!spared.contains(pid) && isOurs(pid)) {
                    found.add(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return found;
        }
        return found;
    }

    private boolean isOurs(int pid) {
        String environ;
        try {
            environ = text(pid, "environ");
        } catch (IOException e) {
            environ = ""; // ended, another user's, or one that hides it
        }
        return Birth.isMarked(environ, session, lab) || !Birth.isMarkedAtAll(environ) && isFoundling(pid, environ);
    }

    /** Not one that is just being started: until its program begins it has our own environment. */
    private boolean isFoundling(int pid, String environ) {
        try {
            String status = text(pid, "status");
            int self = calls.getpid();
            return status.contains("\nPPid:\t" + self + "\n")
                    && !status.contains("\nState:\tZ")
                    && status.contains(CONFINED)
                    && !text(self, "status").contains(CONFINED)
                    && !environ.equals(text(self, "environ"));
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    /** A process that has ended has no environment any more. */
    private static String text(int pid, String file) throws IOException {
        return new String(
                Files.readAllBytes(Path.of("/proc", Integer.toString(pid), file)), StandardCharsets.ISO_8859_1);
    }
}
