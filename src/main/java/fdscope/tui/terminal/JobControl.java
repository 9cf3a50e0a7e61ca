package fdscope.tui.terminal;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stopping this program so that the shell takes over, as Ctrl-Z does. */
final class JobControl {
    private static final int SIGSTOP = 19;
    private static final int SIGTSTP = 20;

    private final Syscalls calls;

    JobControl(Syscalls calls) {
        this.calls = calls;
    }

    /**
     * True if a shell stands above that can wake us: an ancestor in our session but outside our process group. Without
     * one the group is orphaned and a stop would be for ever (setpgid(2), credentials(7)).
     */
    boolean somebodyCanWakeUs() {
        try {
            Place self = place("self");
            Place above = self;
            while (above.group == self.group && above.parent > 0) {
                above = place(Integer.toString(above.parent));
            }
            return above.session == self.session && above.group != self.group;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /**
     * Returns when somebody continued us. Where the group has a leader other than us (a script that started us) the whole
     * group is stopped first, or the shell would see a job that still runs. SIGTSTP is ignored afterwards: the caller
     * installs its handler again.
     */
    void stop() throws ErrnoException, IOException {
        Place self = place("self");
        calls.signal(SIGTSTP, true);
        if (self.group != calls.getpid()) {
            calls.kill(0, SIGTSTP);
        }
        calls.raise(SIGSTOP);
    }

    private record Place(int parent, int group, int session) {}

    /** proc_pid_stat(5): fields 4 to 6, after the command name in parentheses. */
    private static Place place(String pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Place(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }
}
