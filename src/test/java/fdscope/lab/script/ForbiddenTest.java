package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForbiddenTest {
    @Test
    void whatAnActorCannotDoIsToldBeforeAnythingRuns() {
        assertThat(Labs.errors("""
                actors alice
                alice syscall("clone3", 0, 0)
                alice syscall("execve", 0, 0, 0)
                alice syscall("mprotect", 0, 0, 0)
                alice syscall("chmod", 0, 0)
                alice syscall("unshare", 0)
                alice syscall("sendfile", 1, 2, 0, 5)
                alice bob = spawn(env "LISTEN_FDS=1", env "LD_PRELOAD=./x.so")
                """)).isEqualTo("""
                t.lab:2: clone3 would copy one thread of a many-threaded program; write spawn() for a new process: carol = spawn()
                t.lab:3: execve cannot be made so; write execve()
                t.lab:4: mprotect: syscall() makes calls whose arguments are numbers and descriptors alone, and this is none that is known to be one
                t.lab:5: chmod takes addresses; write chmod() without syscall
                t.lab:6: unshare changes one thread only and would tear the actor in two; write "actor NAME unshare FLAGS"
                t.lab:8: env LD_PRELOAD would load code into the program that plays the actor; take another name""");
    }

    @Test
    void anAddressIsRefusedWhereTheCallTakesOne() {
        assertThat(Forbidden.call("sendfile", List.of(1L, 2L, 0L, 5L))).isEmpty();
        assertThat(Forbidden.call("sendfile", List.of(1L, 2L, 7L, 5L)))
                .contains("sendfile: argument 3 is an address, expected 0");
        assertThat(Forbidden.environment("JAVA_TOOL_OPTIONS=-version")).isPresent();
        assertThat(Forbidden.environment("LISTEN_PID=5")).isEmpty();
    }

    @Test
    void aLabHasSixteenActorsAtMost() {
        String sixteen =
                "actors " + IntStream.rangeClosed(1, 16).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        assertThat(Labs.errors(sixteen + "\na1 child = spawn()"))
                .isEqualTo(
                        "t.lab:2: child is actor number 17; expected at most 16 in one variant, declared and spawned");
        assertThat(Labs.errors(sixteen + " a17\na1 exit(0)"))
                .isEqualTo("t.lab:1: a17 is actor number 17; expected at most 16 in one variant, declared and spawned");
    }
}
