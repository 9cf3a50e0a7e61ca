package fdscope.kernel.jna;

import static fdscope.kernel.jna.Kernel.number;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage.Rights;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The program of {@link Kernel#alone}: deeds that would change or end the JVM of the tests. */
final class Alone {
    private static final Bytes SHELL = Bytes.utf8("/bin/sh");

    private final Syscalls calls;

    private Alone(Syscalls calls) {
        this.calls = calls;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("unloadable")) {
            unloadable();
            return;
        }
        Alone alone = new Alone(NativeDoor.open());
        switch (arguments[0]) {
            case "identity" -> alone.identity();
            case "raise" -> alone.raise();
            case "exit" -> alone.calls._exit(7);
            case "sigbus" -> alone.sigbus();
            case "children" -> alone.children();
            case "leaks" -> alone.leaks();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void unloadable() {
        System.setProperty("jna.boot.library.path", "/nowhere");
        System.setProperty("jna.nounpack", "true");
        try {
            NativeDoor.open();
        } catch (SyscallsUnavailableException e) {
            System.out.println(e.getMessage());
        }
    }

    private void identity() throws IOException, ErrnoException {
        calls.umask(027);
        System.out.println(
                "umask 77 was " + Integer.toOctalString(calls.umask(077)).strip());
        calls.chdir(Bytes.utf8("/proc"));
        System.out.println(
                "directory " + calls.readlink(Bytes.utf8("/proc/self/cwd")).text());
        Syscalls.Limit limit = calls.getrlimit(number("RLIMIT_NOFILE"));
        calls.setrlimit(number("RLIMIT_NOFILE"), new Syscalls.Limit(64, limit.hard()));
        System.out.println("limit " + calls.getrlimit(number("RLIMIT_NOFILE")).soft());
        int uid = calls.getuid();
        if (uid == 0) {
            uid = 65534;
            calls.setgroups(List.of(65534));
            calls.setresgid(uid, uid, uid);
        }
        calls.setresuid(uid, uid, uid);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                String expected = "Uid:\t" + uid + "\t" + uid + "\t" + uid + "\t" + uid;
                if (!Files.readString(thread.resolve("status")).contains(expected)) {
                    System.out.println(thread + " has another uid");
                }
            }
        }
        System.out.println("every thread has the uid");
        calls.signal(15, true);
        calls.kill(calls.getpid(), 15);
        System.out.println("an ignored SIGTERM does nothing");
        calls.execve(
                SHELL,
                List.of(Bytes.utf8("sh"), Bytes.utf8("-c"), Bytes.utf8("echo $WORD; exit 5")),
                List.of(Bytes.utf8("WORD=replaced")));
    }

    /** Prints ru_maxrss of the children that were waited for: 0 as long as there was none (getrusage(2)). */
    private void children() throws ErrnoException {
        long buffer = calls.mmap(Fd.borrowed(-1), 4096, 3, number("MAP_PRIVATE") | number("MAP_ANONYMOUS"), 0);
        calls.syscall("getrusage", -1, buffer);
        System.out.println(calls.peek(buffer + 32, 8).hex());
    }

    private void raise() throws ErrnoException {
        calls.signal(15, false);
        calls.raise(15);
        System.out.println("still here");
    }

    private void sigbus() throws ErrnoException {
        calls.setrlimit(number("RLIMIT_CORE"), new Syscalls.Limit(0, 0));
        calls.signal(7, false);
        Fd memory = calls.memfd_create(Bytes.utf8("page"), 0);
        calls.ftruncate(memory, 8192);
        long address = calls.mmap(memory, 8192, number("PROT_READ"), number("MAP_SHARED"), 0);
        calls.ftruncate(memory, 4096);
        System.out.println(calls.peek(address + 4096, 1));
    }

    private void leaks() throws IOException {
        Path folder = Files.createTempDirectory("fdscope");
        try {
            // The first round opens what Java and libc open once and keep.
            round(folder);
            TreeSet<String> before = open();
            for (int i = 0; i < 20; i++) {
                round(folder);
            }
            TreeSet<String> after = open();
            System.out.println(before.equals(after) ? "before equals after" : "before " + before + " after " + after);
        } finally {
            Files.delete(folder);
        }
    }

    private TreeSet<String> open() throws IOException {
        TreeSet<String> open = new TreeSet<>();
        try (DirectoryStream<Path> fds = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path fd : fds) {
                String target = Files.readSymbolicLink(fd).toString();
                if (!target.startsWith("/proc/")) {
                    open.add(fd.getFileName() + " " + target);
                }
            }
        }
        return open;
    }

    private void fails(Deed deed) {
        try {
            deed.run();
            throw new AssertionError("it was to fail");
        } catch (ErrnoException | IllegalStateException | IllegalArgumentException e) {
            // As expected: what was open before is all that may be open now.
        }
    }

    /** A call that fails. */
    private interface Deed {
        void run() throws ErrnoException;
    }

    private void round(Path folder) {
        Bytes name = Kernel.address(folder.resolve("s"));
        try {
            List<Fd> pair = calls.socketpair(1, 1, 0);
            List<Fd> pipe = calls.pipe(Optional.empty());
            try (Fd a = pair.get(0);
                    Fd b = pair.get(1);
                    Fd r = pipe.get(0);
                    Fd w = pipe.get(1);
                    Fd memory = calls.memfd_create(Bytes.utf8("m"), 0);
                    Fd server = calls.socket(1, 1, 0);
                    Fd client = calls.socket(1, 1, 0);
                    Fd epoll = calls.epoll_create1(0);
                    Fd counter = calls.eventfd(0, 0);
                    Fd dup = calls.dup(memory);
                    Fd self = calls.pidfd_open(calls.getpid(), 0);
                    Fd taken = calls.pidfd_getfd(self, memory.number(), 0)) {
                calls.bind(server, name);
                fails(() -> calls.bind(client, name));
                fails(() -> calls.connect(client, name));
                calls.listen(server, 1);
                calls.connect(client, name);
                calls.accept(server, Optional.empty()).fd().close();
                calls.epoll_ctl(epoll, 1, counter, 1);
                Bytes control = ControlBuffer.encode(
                        List.of(new Rights(List.of(w.number(), memory.number(), dup.number(), taken.number()))));
                for (int room : new int[] {0, 16, 20, 24, 32, 64}) {
                    calls.sendmsg(a, Bytes.utf8("x"), Optional.empty(), control, control.length(), 0);
                    calls.recvmsg(b, 1, room, 0).close();
                }
                calls.sendmsg(a, Bytes.utf8("x"), Optional.empty(), control, control.length(), 0);
                try (Received in = calls.recvmsg(b, 1, 64, 0)) {
                    fails(in::takeOnlyFd);
                }
                fails(() -> calls.accept(r, Optional.empty()));
                fails(() -> calls.recvmsg(r, 1, 64, 0));
                fails(() -> calls.dup2(memory, -1));
                fails(() -> calls.dup3(memory, memory.number(), 0));
                fails(() -> calls.pidfd_getfd(self, 4711, 0));
                fails(() -> calls.open(Bytes.utf8("a\0b"), 0, 0));
                fails(() -> calls.posix_spawn(
                        Bytes.utf8("/nowhere"), List.of(), List.of(), Map.of(r.number(), w, w.number(), r)));
                int child = calls.posix_spawn(
                        SHELL,
                        List.of(Bytes.utf8("sh"), Bytes.utf8("-c"), Bytes.utf8("exit 0")),
                        List.of(),
                        Map.of(r.number(), w, w.number(), r));
                calls.waitpid(child, false);
            } finally {
                calls.unlink(Kernel.path(folder.resolve("s")));
            }
            fails(() -> calls.open(name, 0, 0));
            fails(() -> calls.socket(999, 1, 0));
            fails(() -> calls.socketpair(2, 1, 0));
        } catch (ErrnoException e) {
            throw new IllegalStateException(e);
        }
    }
}
