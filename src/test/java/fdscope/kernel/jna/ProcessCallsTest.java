package fdscope.kernel.jna;

import static fdscope.kernel.jna.Kernel.assertFails;
import static fdscope.kernel.jna.Kernel.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.Syscalls.ExitStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessCallsTest {
    private static final Bytes SHELL = Bytes.utf8("/bin/sh");

    private final Syscalls calls = Kernel.calls();

    private int shell(String script, Map<Integer, Fd> duplicates) throws ErrnoException {
        return calls.posix_spawn(
                SHELL,
                List.of(Bytes.utf8("sh"), Bytes.utf8("-c"), Bytes.utf8(script)),
                List.of(Bytes.utf8("COLOUR=blue"), Bytes.utf8("PATH=/usr/bin:/bin")),
                duplicates);
    }

    private Fd note(String text) throws ErrnoException {
        Fd note = calls.memfd_create(Bytes.utf8("note"), number("MFD_CLOEXEC"));
        calls.write(note, Bytes.utf8(text));
        calls.lseek(note, 0, 0);
        return note;
    }

    /** All that comes through a pipe of which the child, or children, hold the writing end. */
    private String all(Fd reader) throws ErrnoException {
        Bytes text = Bytes.EMPTY;
        for (Bytes part = calls.read(reader, 4096); !part.isEmpty(); part = calls.read(reader, 4096)) {
            text = text.plus(part);
        }
        return text.text();
    }

    private String output(String script, Map<Integer, Fd> duplicates) throws ErrnoException {
        return output(duplicates, lines -> shell(script, lines));
    }

    /** Starts a child with these descriptors; gives its pid. */
    private interface Start {
        int with(Map<Integer, Fd> duplicates) throws ErrnoException;
    }

    private String output(Map<Integer, Fd> duplicates, Start start) throws ErrnoException {
        List<Fd> pipe = calls.pipe(Optional.of(number("O_CLOEXEC")));
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1)) {
            Map<Integer, Fd> lines = new HashMap<>(duplicates);
            lines.put(1, writer);
            int pid = start.with(lines);
            calls.close(writer);
            String text = all(reader);
            assertThat(calls.waitpid(pid, false)).contains(new ExitStatus(0, 0));
            return text;
        }
    }

    @Test
    void aChildGetsADescriptorAtAGivenNumber() throws ErrnoException {
        try (Fd note = note("hello")) {
            assertThat(output("cat <&9; echo \" $COLOUR\"", Map.of(9, note))).isEqualTo("hello blue\n");
        }
    }

    @Test
    void aTargetEqualToItsSourceOnlyLosesCloseOnExec() throws ErrnoException {
        try (Fd note = note("hello")) {
            int number = note.number();
            String script = "cat /proc/self/fd/" + number;
            assertThat(output(script + " 2>/dev/null || echo closed", Map.of())).isEqualTo("closed\n");
            assertThat(output(script, Map.of(number, note))).isEqualTo("hello");
            assertThat(calls.fcntl(note, number("F_GETFD"), 0)).isEqualTo(1);
        }
    }

    @Test
    void descriptorsMayChangePlaces() throws ErrnoException {
        try (Fd one = note("one ");
                Fd two = note("two ")) {
            int a = one.number();
            int b = two.number();
            String script = "cat /proc/self/fd/" + a + " /proc/self/fd/" + b;
            assertThat(output(script, Map.of(a, two, b, one))).isEqualTo("two one ");
            assertThat(calls.fcntl(one, number("F_GETFD"), 0)).isEqualTo(1);
        }
    }

    @Test
    void aChildStartsWithNoSignalBlocked() throws ErrnoException {
        // Not by a shell, which unblocks signals itself.
        Bytes cat = Bytes.utf8("/bin/cat");
        Bytes status = Bytes.utf8("/proc/self/status");
        String text = output(Map.of(), lines -> calls.posix_spawn(cat, List.of(cat, status), List.of(), lines));
        assertThat(text).contains("\nSigBlk:\t0000000000000000\n");
    }

    @Test
    void theWayAChildEndedIsTold() throws ErrnoException {
        assertThat(calls.waitpid(shell("exit 7", Map.of()), false)).contains(new ExitStatus(7, 0));
        assertThat(calls.waitpid(shell("kill -TERM $$", Map.of()), false)).contains(new ExitStatus(0, 15));
        assertFails(Errno.ECHILD, () -> calls.waitpid(calls.getpid(), false));
    }

    @Test
    void aLivingChildIsKilledThroughItsPidfd() throws ErrnoException {
        List<Fd> pipe = calls.pipe(Optional.of(number("O_CLOEXEC")));
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1)) {
            int pid = shell("read x", Map.of(0, reader));
            assertThat(calls.waitpid(pid, true)).isEmpty();
            calls.kill(pid, 0);
            try (Fd child = calls.pidfd_open(pid, 0)) {
                assertThat(calls.poll(child, number("POLLIN"), 0)).isZero();
                try (Fd taken = calls.pidfd_getfd(child, 0, 0)) {
                    assertThat(calls.kcmp(calls.getpid(), pid, 0, taken.number(), 0))
                            .isZero();
                    assertThat(calls.kcmp(calls.getpid(), calls.getpid(), 0, taken.number(), reader.number()))
                            .isZero();
                    assertThat(calls.kcmp(calls.getpid(), calls.getpid(), 0, taken.number(), writer.number()))
                            .isNotZero();
                }
                assertFails(Errno.EBADF, () -> calls.pidfd_getfd(child, 4711, 0));
                calls.pidfd_send_signal(child, 9);
                assertThat(calls.poll(child, number("POLLIN"), 10_000)).isEqualTo(number("POLLIN"));
                assertThat(calls.waitpid(pid, false)).contains(new ExitStatus(0, 9));
                assertFails(Errno.ESRCH, () -> calls.pidfd_send_signal(child, 9));
            }
            assertFails(Errno.ESRCH, () -> calls.kill(pid, 0));
        }
    }

    @Test
    void whatCannotStartIsToldAtOnce() throws ErrnoException {
        Bytes nowhere = Bytes.utf8("/nowhere/program");
        assertThatThrownBy(() -> calls.posix_spawn(nowhere, List.of(nowhere), List.of(), Map.of()))
                .hasMessage("posix_spawn(/nowhere/program): ENOENT, there is no such program");
        assertFails(Errno.EBADF, () -> shell("true", Map.of(5, Fd.borrowed(987_654))));
        assertFails(Errno.ENOENT, () -> calls.execve(nowhere, List.of(nowhere), List.of()));
    }

    @Test
    void aCallHasItsNameAndAnUnknownOneIsMissing() throws ErrnoException {
        assertThat(calls.syscall("getpid")).isEqualTo(calls.getpid());
        assertThat(calls.syscall("getppid")).isEqualTo(calls.getppid());
        assertThat(calls.gettid()).isPositive();
        assertFails(Errno.ENOSYS, () -> calls.syscall("no_such_call"));
        assertFails(Errno.EBADF, () -> calls.syscall("close", 987_654));
        assertThatThrownBy(() -> calls.syscall("getpid", 1, 2, 3, 4, 5, 6, 7))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prctlAndLimitsAnswer() throws ErrnoException {
        assertThat(calls.prctl(number("PR_GET_DUMPABLE"), 0, 0, 0, 0)).isBetween(0, 2);
        assertFails(Errno.EINVAL, () -> calls.prctl(123_456, 0, 0, 0, 0));
        Syscalls.Limit files = calls.getrlimit(number("RLIMIT_NOFILE"));
        assertThat(files.soft()).isPositive();
        calls.setrlimit(number("RLIMIT_NOFILE"), files);
        assertFails(Errno.EINVAL, () -> calls.setrlimit(number("RLIMIT_NOFILE"), new Syscalls.Limit(9, 8)));
        assertFails(Errno.EINVAL, () -> calls.signal(9, true));
    }

    @Test
    void whatConcernsTheWholeProcessWorksInOneOfItsOwn() throws Exception {
        Kernel.Outcome outcome = Kernel.alone("identity");
        assertThat(outcome).isEqualTo(new Kernel.Outcome("""
                umask 77 was 27
                directory /proc
                limit 64
                every thread has the uid
                an ignored SIGTERM does nothing
                replaced
                """, 5));
    }

    @Test
    void raisingASignalAndExitingAtOnceEndTheProcess() throws Exception {
        assertThat(Kernel.alone("raise")).isEqualTo(new Kernel.Outcome("", 128 + 15));
        assertThat(Kernel.alone("exit")).isEqualTo(new Kernel.Outcome("", 7));
    }

    @Test
    void lookingAtTruncatedMemoryEndsInSigbus() throws Exception {
        assertThat(Kernel.alone("sigbus").exit()).isEqualTo(128 + 7);
    }

    @Test
    void nothingLeaksOnAnyPath() throws Exception {
        String text = Kernel.alone("leaks").output();
        assertThat(Arrays.asList(text.split("\n"))).containsExactly("before equals after");
    }
}
