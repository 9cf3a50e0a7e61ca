package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Order;
import fdscope.lab.Report;
import fdscope.lab.script.Forbidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Starts a fresh actor program: beside this one (spawn) or in its place (execve), with what a kernel lets pass. */
final class NewProgram {
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int SIGKILL = 9;
    private static final int ANY = -1;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    private final Syscalls calls;
    private final Birth birth;
    private final OwnFds own;
    private final Channel channel;
    private final List<Bytes> command;
    private final Set<Integer> children = new ConcurrentSkipListSet<>();
    private final Set<Integer> programs = new ConcurrentSkipListSet<>();

    private NewProgram(Syscalls calls, Birth birth, OwnFds own, Channel channel, List<Bytes> command) {
        this.calls = calls;
        this.birth = birth;
        this.own = own;
        this.channel = channel;
        this.command = command;
    }

    static NewProgram of(Syscalls calls, Birth birth, OwnFds own, Channel channel) {
        List<Bytes> command;
        try {
            String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
            command = ActorMain.bytes(List.of(line.split("\0")));
        } catch (IOException e) {
            throw new IllegalStateException("/proc/self/cmdline of an actor cannot be read", e);
        }
        NewProgram program = new NewProgram(calls, birth, own, channel, command);
        birth.children().forEach(program::await);
        return program;
    }

    /** The result is the new process. */
    Report.Returned spawn(Order.Spawn order) throws ErrnoException, Ops.RefusedException {
        for (String setting : order.environment()) {
            Optional<String> why = Forbidden.environment(setting);
            if (why.isPresent()) {
                throw new Ops.RefusedException(why.get());
            }
        }
        Map<Integer, Fd> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < order.numbers().size(); i++) {
            duplicates.put(order.numbers().get(i), Fd.borrowed(order.sources().get(i)));
        }
        Set<Integer> inherited = inherited();
        inherited.addAll(order.numbers());
        Birth child = new Birth(birth.folder(), order.token(), birth.lab(), inherited, Set.of());
        List<Bytes> environment = environment(child, order.environment());
        long start = System.nanoTime();
        int pid = calls.posix_spawn(command.get(0), command, environment, duplicates);
        long ns = System.nanoTime() - start;
        await(pid);
        return Outcome.of(pid).returned(ns);
    }

    /**
     * Another program as a child: it gets what the order says and nothing else. What it leaves behind comes to us, who are
     * there as long as the lab is.
     */
    Report.Returned start(Order.Program order) throws ErrnoException {
        calls.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        Map<Integer, Fd> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < order.numbers().size(); i++) {
            duplicates.put(order.numbers().get(i), Fd.borrowed(order.sources().get(i)));
        }
        Birth child = new Birth(birth.folder(), "", birth.lab(), Set.of(), Set.of());
        List<Bytes> command = ActorMain.bytes(order.command());
        List<Bytes> environment = environment(child, order.environment());
        Set<Integer> open = inherited();
        try {
            for (int number : open) {
                calls.fcntl(Fd.borrowed(number), F_SETFD, FD_CLOEXEC);
            }
            Syscalls.Limit narrow = ActorLimits.widen(calls);
            long start = System.nanoTime();
            int pid;
            try {
                pid = calls.posix_spawn(command.get(0), command, environment, duplicates);
            } finally {
                calls.setrlimit(ActorLimits.RLIMIT_AS, narrow);
            }
            long ns = System.nanoTime() - start;
            programs.add(pid);
            await(pid);
            return Outcome.of(pid).returned(ns);
        } catch (ErrnoException e) {
            return Outcome.failed(e.errno().number()).returned(0);
        } finally {
            for (int number : open) {
                calls.fcntl(Fd.borrowed(number), F_SETFD, 0);
            }
        }
    }

    /** Reaps what programs have left behind; false while one of them is alive. */
    boolean isAlone() {
        try {
            Optional<Syscalls.ExitStatus> status;
            do {
                status = calls.waitpid(ANY, true);
            } while (status.isPresent());
            return false;
        } catch (ErrnoException e) {
            return true; // ECHILD
        }
    }

    /** The runner is gone, and programs do not know that, as actors do: they end with us. */
    void endPrograms() {
        for (int pid : programs) {
            try {
                if (children.contains(pid)) {
                    calls.kill(pid, SIGKILL);
                }
            } catch (ErrnoException e) {
                continue; // it has ended by itself
            }
        }
    }

    /** Returns only by throwing. */
    void exec(Order.Exec order) throws ErrnoException {
        Birth again = new Birth(birth.folder(), order.token(), birth.lab(), inherited(), new TreeSet<>(children));
        calls.execve(command.get(0), command, environment(again, List.of()));
    }

    private List<Bytes> environment(Birth child, List<String> added) {
        Map<String, String> all = new LinkedHashMap<>(System.getenv());
        for (String line : added) {
            int equals = line.indexOf('=');
            all.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return ActorMain.bytes(child.environment(all.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList()));
    }

    /** The lab's descriptors that are not close-on-exec. */
    private Set<Integer> inherited() {
        Set<Integer> inherited = new TreeSet<>();
        List<Integer> hidden = own.list();
        for (int number : OwnFds.open(calls)) {
            try {
                if (!hidden.contains(number) && (calls.fcntl(Fd.borrowed(number), F_GETFD, 0) & FD_CLOEXEC) == 0) {
                    inherited.add(number);
                }
            } catch (ErrnoException e) {
                continue;
            }
        }
        return inherited;
    }

    /** A thread that waits for this child and tells the runner how it ended. */
    private void await(int pid) {
        children.add(pid);
        ActorMain.daemon("child " + pid, () -> {
            try {
                Optional<Syscalls.ExitStatus> status = calls.waitpid(pid, false);
                children.remove(pid);
                if (status.isPresent()) {
                    channel.send(Wire.line(new Report.ChildEnded(
                            pid, status.get().code(), status.get().signal())));
                }
            } catch (ErrnoException e) {
                children.remove(pid);
            }
        });
    }

    /** Walks the paths above without starting anything, so that they need no file later. */
    void rehearse() {
        try {
            environment(birth, List.of("A=b"));
            inherited();
            calls.posix_spawn(Bytes.utf8("/"), List.of(), List.of(), Map.of(1 << 30, Fd.borrowed(-1)));
        } catch (ErrnoException e) {
            // As it should: there is no such program.
        }
        try {
            calls.execve(Bytes.utf8("/"), List.of(), List.of());
        } catch (ErrnoException e) {
            // As it should.
        }
        try {
            calls.waitpid(calls.getpid(), true);
        } catch (ErrnoException e) {
            // As it should: nobody is his own child.
        }
    }
}
