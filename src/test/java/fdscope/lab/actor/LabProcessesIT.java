package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: to other tests its processes would be theirs. */
@Isolated
class LabProcessesIT {
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int PR_SET_NO_NEW_PRIVS = 38;

    @TempDir
    private Path temp;

    /** They have no environment, no descriptor, a session of their own, and the parent of one has ended. */
    @Test
    void processesThatHideEverythingAreFoundAllTheSame() throws Exception {
        Syscalls calls = NativeDoor.open();
        calls.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        Path pids = temp.resolve("pids");
        String script = "(setsid sh -c 'exec 0<&- 1>&- 2>&-; echo $$ >> " + pids + "; exec sleep 600' &); echo $$ >> "
                + pids + "; exec sleep 600";
        startConfined(calls, script);
        List<ProcessHandle> hidden = awaitTwo(pids);

        int left = LabProcesses.ofLab(calls, "no-session", Path.of("/no-lab"))
                .endAll(System.nanoTime() + TimeUnit.SECONDS.toNanos(10));

        assertThat(left).isZero();
        assertThat(hidden).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    /** On a thread of its own: it is confined for ever. */
    private static void startConfined(Syscalls calls, String script) throws InterruptedException {
        Thread door = new Thread(() -> {
            try {
                calls.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
                calls.posix_spawn(
                        Bytes.utf8("/bin/sh"), ActorMain.bytes(List.of("sh", "-c", script)), List.of(), Map.of());
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        door.start();
        door.join();
    }

    private static List<ProcessHandle> awaitTwo(Path pids) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> lines = List.of();
        while (lines.size() < 2) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            lines = Files.exists(pids) ? Files.readAllLines(pids) : List.of();
        }
        List<ProcessHandle> processes = new ArrayList<>();
        for (String line : lines) {
            ProcessHandle.of(Long.parseLong(line)).ifPresent(processes::add);
        }
        return processes;
    }
}
