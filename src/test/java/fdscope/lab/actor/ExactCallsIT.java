package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fdscope.Tools;
import fdscope.kernel.Bytes;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Actor;
import fdscope.lab.Troupe;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExactCallsIT {
    /** What a JVM does for itself, and the one call by which an actor gets and answers its orders. */
    private static final String NOT_THE_LABS =
            "futex|mprotect|madvise|gettid|restart_syscall|mmap|munmap|getpid|rt_sig\\w+";

    @Test
    void theCallingThreadMakesTheCallsOfTheLabAndNoOthers() throws Exception {
        Tools.require("strace");
        Syscalls calls = NativeDoor.open();
        Path folder = Path.of(calls.mkdtemp(Bytes.utf8("/tmp/actor-it-XXXXXX")).text());
        calls.chmod(Bytes.utf8(folder.toString()), 0711);
        Path trace = folder.resolve("trace");
        try (ActorTheatre theatre = new ActorTheatre(calls, 0, Optional.of(folder.resolve("fdscope")));
                Troupe troupe = theatre.open(Play.script("alice"))) {
            Actor alice = troupe.start("alice", false, -1, 0);
            Process strace =
                    new ProcessBuilder("strace", "-o", trace.toString(), "-p", Integer.toString(alice.tid())).start();
            try (BufferedReader said = strace.errorReader()) {
                String first = said.readLine();
                assumeThat(first).as("strace may not attach").contains("attached");
                List<Integer> pair = Play.call(alice, "socketpair", 1, 1).fds();
                Play.call(alice, "send", pair.get(0), "x");
                Play.call(alice, "recvmsg", pair.get(1), 16, 0);
                Play.call(alice, "setrlimit", 7, 64);
                Play.call(alice, "close", pair.get(0));
                alice.kill();
                assertThat(strace.waitFor(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                strace.destroy();
            }
            int control = control(alice);
            List<String> made = Files.readAllLines(trace).stream()
                    .filter(line -> line.matches("\\w+\\(.*"))
                    .filter(line -> !line.matches("\\w+\\(" + control + ", .*"))
                    .map(line -> line.substring(0, line.indexOf('(')))
                    .filter(name -> !name.matches(NOT_THE_LABS))
                    .toList();

            assertThat(made).isEqualTo(List.of("socketpair", "sendto", "recvmsg", "prlimit64", "close"));
        } finally {
            new TreeRemoval(calls).remove(folder);
        }
    }

    /** The order channel's number: the last of its own, opened after everything else. */
    private static int control(Actor actor) {
        return actor.ownFds().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
