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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the programs of a lab have started, however they hide: a session of their own, an empty environment, a parent
 * that is gone. An actor that starts a program is the subreaper of what that leaves behind (prctl(2)), so everything is
 * found below it as long as it lives. What a dead one leaves comes to us, and {@link LabProcesses} finds it.
 */
final class Descendants {
    private static final int SIGKILL = 9;
    private static final int POLLIN = 1;
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int START_TIME = 19;

    private final Syscalls calls;
    private final List<ProgramProcess> programs;
    private final Set<Integer> seen = new HashSet<>();

    Descendants(Syscalls calls, List<ProgramProcess> programs) {
        this.calls = calls;
        this.programs = List.copyOf(programs);
    }

    /** @param started in clock ticks since the boot: with the pid it names one process for ever */
    private record Row(int pid, int parent, boolean alive, String started) {}

    /** Kills until none is left or the time ({@link System#nanoTime}) has come. */
    void endAll(long end) {
        if (programs.isEmpty()) {
            return;
        }
        List<Row> alive = alive();
        while (!alive.isEmpty() && System.nanoTime() < end) {
            alive.forEach(this::end);
            alive = alive();
        }
    }

    /** What all of them have of memory for themselves. */
    long anonymousKib() {
        return alive().stream()
                .mapToLong(row -> MemoryWatch.anonymousKib(row.pid()))
                .sum();
    }

    /** After the actors have ended: their dead children are ours now. */
    void reap() {
        for (int pid : seen) {
            try {
                calls.waitpid(pid, true);
            } catch (ErrnoException e) {
                continue; // somebody has reaped it
            }
        }
    }

    private List<Row> alive() {
        Map<Integer, List<Row>> children = new HashMap<>();
        for (Row row : table()) {
            children.computeIfAbsent(row.parent(), parent -> new ArrayList<>()).add(row);
        }
        List<Row> found = new ArrayList<>();
        for (ProgramProcess program : programs) {
            // The pid of a dead one may be somebody else's by now.
            if (program.parent().ended(Duration.ZERO).isEmpty()) {
                below(program.parent().pid(), children, found);
            }
        }
        found.forEach(row -> seen.add(row.pid()));
        return found.stream().filter(Row::alive).distinct().toList();
    }

    private static void below(int pid, Map<Integer, List<Row>> children, List<Row> found) {
        for (Row child : children.getOrDefault(pid, List.of())) {
            if (!found.contains(child)) {
                found.add(child);
                below(child.pid(), children, found);
            }
        }
    }

    private void end(Row row) {
        try (Fd pidfd = calls.pidfd_open(row.pid(), 0)) {
            if (row(row.pid())
                    .filter(now -> now.started().equals(row.started()))
                    .isPresent()) {
                calls.pidfd_send_signal(pidfd, SIGKILL);
                calls.poll(pidfd, POLLIN, 1000);
            }
        } catch (ErrnoException e) {
            return; // gone
        }
    }

    private static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            processes.forEach(
                    path -> row(Integer.parseInt(path.getFileName().toString())).ifPresent(rows::add));
        } catch (IOException | DirectoryIteratorException e) {
            return rows;
        }
        return rows;
    }

    /** proc_pid_stat(5); the name in parentheses may hold anything, what follows the last of them may not. */
    private static Optional<Row> row(int pid) {
        String stat = stat(pid);
        if (stat.isEmpty()) {
            return Optional.empty();
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        boolean alive = !fields[STATE].equals("Z") && !fields[STATE].equals("X");
        return Optional.of(new Row(pid, Integer.parseInt(fields[PARENT]), alive, fields[START_TIME]));
    }

    /** Empty where the process is gone. */
    private static String stat(int pid) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "stat")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
