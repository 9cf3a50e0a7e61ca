package fdscope.kernel.jna;

import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls on processes: who runs, under which limits and signals, and how a new program starts. */
abstract class ProcessCalls extends FileCalls {
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int WNOHANG = 1;
    private static final short POSIX_SPAWN_SETSIGMASK = 8;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SIGQUIT = 3;
    /** sigset_t of glibc and musl. */
    private static final int SIGSET = 128;

    private static final long SIG_DFL = 0;
    private static final long SIG_IGN = 1;
    /** More than posix_spawn_file_actions_t (80) and posix_spawnattr_t (336) of glibc and musl. */
    private static final int SPAWN_ROOM = 512;

    ProcessCalls(Architecture architecture) {
        super(architecture);
    }

    @Override
    public int getpid() {
        return ProcessLibC.getpid();
    }

    @Override
    public int gettid() {
        try {
            return (int) syscall("gettid");
        } catch (ErrnoException e) {
            throw new IllegalStateException("gettid(2) never fails", e);
        }
    }

    @Override
    public int getppid() {
        return ProcessLibC.getppid();
    }

    @Override
    public int getuid() {
        return ProcessLibC.getuid();
    }

    @Override
    public int geteuid() {
        return ProcessLibC.geteuid();
    }

    @Override
    public void setresuid(int real, int effective, int saved) throws ErrnoException {
        call("setresuid", () -> ProcessLibC.setresuid(real, effective, saved), real, effective, saved);
    }

    @Override
    public void setresgid(int real, int effective, int saved) throws ErrnoException {
        call("setresgid", () -> ProcessLibC.setresgid(real, effective, saved), real, effective, saved);
    }

    @Override
    public void setgroups(List<Integer> groups) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer list = memory.space(groups.size() * 4L);
            for (int i = 0; i < groups.size(); i++) {
                list.setInt(i * 4L, groups.get(i));
            }
            call("setgroups", () -> ProcessLibC.setgroups(groups.size(), list), groups);
        }
    }

    @Override
    public Limit getrlimit(int resource) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer limit = memory.space(16);
            call("getrlimit", () -> ProcessLibC.getrlimit(resource, limit), resource);
            return new Limit(limit.getLong(0), limit.getLong(8));
        }
    }

    @Override
    public void setrlimit(int resource, Limit limit) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer value = memory.space(16);
            value.setLong(0, limit.soft());
            value.setLong(8, limit.hard());
            call("setrlimit", () -> ProcessLibC.setrlimit(resource, value), resource, limit.soft());
        }
    }

    @Override
    public void signal(int signal, boolean ignore) throws ErrnoException {
        call("signal", () -> ProcessLibC.signal(signal, ignore ? SIG_IGN : SIG_DFL), signal);
    }

    @Override
    public void kill(int pid, int signal) throws ErrnoException {
        call("kill", () -> ProcessLibC.kill(pid, signal), pid, signal);
    }

    @Override
    public void raise(int signal) throws ErrnoException {
        call("raise", () -> ProcessLibC.raise(signal), signal);
    }

    @Override
    public Fd pidfd_open(int pid, int flags) throws ErrnoException {
        return owned(numbered("pidfd_open", n -> LibC.syscall(n, pid, flags, 0, 0, 0, 0), pid));
    }

    @Override
    public Fd pidfd_getfd(Fd pidfd, int number, int flags) throws ErrnoException {
        int fd = pidfd.number();
        return owned(numbered("pidfd_getfd", n -> LibC.syscall(n, fd, number, flags, 0, 0, 0), fd, number));
    }

    @Override
    public void pidfd_send_signal(Fd pidfd, int signal) throws ErrnoException {
        int fd = pidfd.number();
        numbered("pidfd_send_signal", n -> LibC.syscall(n, fd, signal, 0, 0, 0, 0), fd, signal);
    }

    @Override
    public int kcmp(int pid1, int pid2, int type, long index1, long index2) throws ErrnoException {
        return (int) numbered(
                "kcmp", n -> LibC.syscall(n, pid1, pid2, type, index1, index2, 0), pid1, pid2, type, index1, index2);
    }

    @Override
    public int prctl(int option, long a, long b, long c, long d) throws ErrnoException {
        return (int) call("prctl", () -> ProcessLibC.prctl(option, a, b, c, d), option);
    }

    /**
     * The child starts with no signal blocked: a JVM's threads block SIGQUIT, which the new program did not ask for.
     * Where a source is the target of another line, it is duplicated here first, so that the order of the lines says
     * nothing.
     */
    @Override
    public int posix_spawn(Bytes path, List<Bytes> arguments, List<Bytes> environment, Map<Integer, Fd> duplicates)
            throws ErrnoException {
        TreeMap<Integer, Integer> sources = new TreeMap<>();
        duplicates.forEach((target, fd) -> sources.put(target, fd.number()));
        List<Integer> set = sources.keySet().stream()
                .filter(target -> sources.get(target).intValue() != target && sources.containsValue(target))
                .toList();
        List<Fd> moved = new ArrayList<>();
        try (Scratch memory = scratch()) {
            if (!set.isEmpty()) {
                int above = sources.lastKey() + 1;
                for (Map.Entry<Integer, Integer> line : sources.entrySet()) {
                    int source = line.getValue();
                    if (set.contains(source) && line.getKey() != source) {
                        Fd copy = owned(call("fcntl", () -> LibC.fcntl(source, F_DUPFD_CLOEXEC, above), source));
                        moved.add(copy);
                        line.setValue(copy.number());
                    }
                }
            }
            return spawn(memory, path, arguments, environment, sources);
        } finally {
            moved.forEach(Fd::close);
        }
    }

    private int spawn(
            Scratch memory, Bytes path, List<Bytes> arguments, List<Bytes> environment, Map<Integer, Integer> sources)
            throws ErrnoException {
        Pointer program = memory.string(path);
        Pointer argv = memory.strings(arguments);
        Pointer envp = memory.strings(environment);
        Pointer pid = memory.zeros(4);
        Pointer actions = memory.zeros(SPAWN_ROOM);
        Pointer attributes = memory.zeros(SPAWN_ROOM);
        Pointer noSignals = memory.zeros(SIGSET);
        ProcessLibC.posix_spawn_file_actions_init(actions);
        ProcessLibC.posix_spawnattr_init(attributes);
        try {
            ProcessLibC.posix_spawnattr_setsigmask(attributes, noSignals);
            ProcessLibC.posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK);
            for (Map.Entry<Integer, Integer> line : sources.entrySet()) {
                int error = ProcessLibC.posix_spawn_file_actions_adddup2(actions, line.getValue(), line.getKey());
                if (error != 0) {
                    throw failure("posix_spawn", error, path, line.getKey() + " = " + line.getValue());
                }
            }
            int error;
            do {
                error = ProcessLibC.posix_spawn(pid, program, actions, attributes, argv, envp);
            } while (error == Errno.EINTR.number());
            if (error != 0) {
                throw failure("posix_spawn", error, path);
            }
            return pid.getInt(0);
        } finally {
            ProcessLibC.posix_spawnattr_destroy(attributes);
            ProcessLibC.posix_spawn_file_actions_destroy(actions);
        }
    }

    /** SIGQUIT, which a JVM's threads block, is not blocked in the new program. */
    @Override
    public void execve(Bytes path, List<Bytes> arguments, List<Bytes> environment) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer program = memory.string(path);
            Pointer argv = memory.strings(arguments);
            Pointer envp = memory.strings(environment);
            Pointer quit = memory.zeros(SIGSET);
            Pointer before = memory.zeros(SIGSET);
            quit.setLong(0, 1L << SIGQUIT - 1);
            ProcessLibC.pthread_sigmask(SIG_UNBLOCK, quit, before);
            try {
                call("execve", () -> ProcessLibC.execve(program, argv, envp), path);
            } finally {
                ProcessLibC.pthread_sigmask(SIG_SETMASK, before, Pointer.NULL);
            }
        }
    }

    @Override
    public Optional<ExitStatus> waitpid(int pid, boolean noHang) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer status = memory.zeros(4);
            long found = call("waitpid", () -> ProcessLibC.waitpid(pid, status, noHang ? WNOHANG : 0), pid);
            if (found == 0) {
                return Optional.empty();
            }
            int value = status.getInt(0);
            int signal = value & 0x7f;
            return Optional.of(new ExitStatus(signal == 0 ? value >> 8 & 0xff : 0, signal));
        }
    }

    @Override
    public void _exit(int code) {
        ProcessLibC._exit(code);
    }

    @Override
    public long syscall(String name, long... arguments) throws ErrnoException {
        if (arguments.length > 6) {
            throw new IllegalArgumentException(
                    name + " with " + arguments.length + " arguments; expected 6 at most, as the kernel takes no more");
        }
        long[] a = Arrays.copyOf(arguments, 6);
        return numbered(name, n -> LibC.syscall(n, a[0], a[1], a[2], a[3], a[4], a[5]));
    }
}
