package fdscope.tui.terminal;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits for a program that has the terminal. Most stop us together with themselves (Ctrl-Z); one that stops alone would
 * leave a terminal that nobody reads: then we stop too, and the shell has it; where there is no shell, it is continued.
 */
final class TerminalLoan {
    private static final int SIGCONT = 18;
    private static final int LOOK_MILLISECONDS = 100;

    private final Syscalls calls;
    private final JobControl jobs;

    TerminalLoan(Syscalls calls) {
        this.calls = calls;
        this.jobs = new JobControl(calls);
    }

    /** @return the status that it has ended with */
    int await(Process program) throws IOException, InterruptedException {
        boolean before = false;
        while (!program.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            List<Long> stopped = stopped(program);
            // Who is on the way to be continued with us is seen stopped once.
            if (!stopped.isEmpty() && before) {
                handOn(stopped);
            }
            before = !stopped.isEmpty();
        }
        return program.exitValue();
    }

    private void handOn(List<Long> stopped) throws IOException {
        try {
            if (jobs.somebodyCanWakeUs()) {
                jobs.stop();
                return;
            }
            for (long pid : stopped) {
                calls.kill((int) pid, SIGCONT);
            }
        } catch (ErrnoException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<Long> stopped(Process program) {
        return Stream.concat(Stream.of(program.toHandle()), program.descendants())
                .map(ProcessHandle::pid)
                .filter(TerminalLoan::isStopped)
                .toList();
    }

    /** proc_pid_stat(5): the state is behind the command's name. */
    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException | IndexOutOfBoundsException e) {
            return false; // gone
        }
    }
}
