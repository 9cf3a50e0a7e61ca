package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.lab.script.Forbidden;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls on memory, readiness and processes. Arguments by position, those in brackets may be missing:
 *
 * <pre>
 * mmap(fd, length, protection, flags, offset)   result = the address      munmap(address [, length])
 * peek(address, length)   data                  poke(address, data)
 * poll(fd, events, milliseconds)                result = revents
 * epoll_create1(flags)   epoll_ctl(epfd, operation, fd, events)
 * epoll_wait(epfd, milliseconds)                result = how many; of the first: events fd_number
 * pidfd_open(pid [, flags])   pidfd_getfd(pidfd, number [, flags])   result = fds[0]
 * pidfd_send_signal(pidfd, signal)   kill(pid, signal)   signal(signal, handler)   handler 0: SIG_DFL, 1: SIG_IGN
 * setrlimit(resource, soft)   the hard limit stays    setresuid(real, effective, saved)
 * syscall(name as bytes, number ...)            refused as {@link Forbidden} says
 * exit(code)                                    as Order.Exit: nothing is answered
 * </pre>
 */
final class ProcessOps implements Ops {
    private static final long SIG_IGN = 1;
    /** Those that an actor has at SIG_DFL from its start on; of others the JVM had a handler, which nobody can give back. */
    private static final Set<Integer> DEFAULT = Set.of(ActorMain.SIGBUS, ActorMain.SIGPIPE);
    /** RLIM_NLIMITS (asm-generic/resource.h). */
    private static final int RESOURCES = 16;

    private final Syscalls calls;
    private final Stopwatch watch;
    private final OwnFds own;
    private final Map<Long, Long> mappings = new HashMap<>();
    private final Map<Integer, Syscalls.Limit> limits = new HashMap<>();
    private boolean stray;

    ProcessOps(Syscalls calls, Stopwatch watch, OwnFds own) {
        this.calls = calls;
        this.watch = watch;
        this.own = own;
    }

    @Override
    public Outcome call(String name, Arguments a) throws ErrnoException, RefusedException {
        return switch (name) {
            case "mmap" -> map(a);
            case "munmap" -> unmap(a);
            case "peek" -> Outcome.read(watch.time(() -> calls.peek(a.longAt(0), a.sizeAt(1))));
            case "poke" -> poke(a);
            case "poll" -> Outcome.of(watch.time(() -> calls.poll(a.fdAt(0), a.intAt(1), a.intAt(2))));
            case "epoll_create1" -> Outcome.fd(watch.time(() -> calls.epoll_create1(a.intAt(0))));
            case "epoll_ctl" -> watch.done(() -> calls.epoll_ctl(a.fdAt(0), a.intAt(1), a.fdAt(2), a.intAt(3)));
            case "epoll_wait" -> waited(watch.time(() -> calls.epoll_wait(a.fdAt(0), a.intAt(1))));
            case "pidfd_open" -> Outcome.fd(watch.time(() -> calls.pidfd_open(a.intAt(0), a.intAt(1))));
            case "pidfd_getfd" -> Outcome.fd(watch.time(() -> calls.pidfd_getfd(a.fdAt(0), a.intAt(1), a.intAt(2))));
            case "pidfd_send_signal" -> watch.done(() -> calls.pidfd_send_signal(a.fdAt(0), a.intAt(1)));
            case "kill" -> watch.done(() -> calls.kill(a.intAt(0), a.intAt(1)));
            case "signal" -> signal(a);
            case "setrlimit" -> limit(a);
            case "setresuid" -> watch.done(() -> calls.setresuid(a.intAt(0), a.intAt(1), a.intAt(2)));
            case "syscall" -> raw(a);
            case "exit" -> {
                calls._exit(a.intAt(0));
                yield null;
            }
            default -> null;
        };
    }

    private Outcome map(Arguments a) throws ErrnoException {
        long address = watch.time(() -> calls.mmap(a.fdAt(0), a.longAt(1), a.intAt(2), a.intAt(3), a.longAt(4)));
        mappings.put(address, a.longAt(1));
        return Outcome.of(address);
    }

    private Outcome unmap(Arguments a) throws ErrnoException {
        long address = a.longAt(0);
        long length = a.size() > 1 ? a.longAt(1) : mappings.getOrDefault(address, 0L);
        Outcome outcome = watch.done(() -> calls.munmap(address, length));
        stray |= !Long.valueOf(length).equals(mappings.remove(address));
        return outcome;
    }

    private Outcome poke(Arguments a) throws ErrnoException, RefusedException {
        long address = a.longAt(0);
        Bytes data = a.bytesAt(1);
        stray |= mappings.entrySet().stream()
                .noneMatch(map -> address >= map.getKey() && address + data.length() <= map.getKey() + map.getValue());
        return watch.done(() -> calls.poke(address, data));
    }

    private Outcome signal(Arguments a) throws ErrnoException, RefusedException {
        stray |= !DEFAULT.contains(a.intAt(0));
        return watch.done(() -> calls.signal(a.intAt(0), a.longAt(1) == SIG_IGN));
    }

    private static Outcome waited(List<Syscalls.EpollEvent> events) {
        Outcome outcome = Outcome.of(events.size());
        if (!events.isEmpty()) {
            outcome.number("events", events.get(0).events() & 0xffffffffL)
                    .number("fd_number", events.get(0).fdNumber());
        }
        return outcome;
    }

    /**
     * From here on what is done counts for {@link #restore}. Notes the limits, so that setting a soft one later is one
     * call and no more.
     */
    void begin() throws ErrnoException {
        for (int resource = 0; resource < RESOURCES; resource++) {
            limits.put(resource, calls.getrlimit(resource));
        }
        stray = false;
    }

    /**
     * Makes memory, signals and limits as they were at {@link #begin}.
     *
     * @return whether that could be done
     */
    boolean restore() throws ErrnoException {
        for (Map.Entry<Long, Long> map : mappings.entrySet()) {
            calls.munmap(map.getKey(), map.getValue());
        }
        mappings.clear();
        for (int signal : DEFAULT) {
            calls.signal(signal, false);
        }
        for (Map.Entry<Integer, Syscalls.Limit> limit : limits.entrySet()) {
            calls.setrlimit(limit.getKey(), limit.getValue());
        }
        return !stray;
    }

    private Outcome limit(Arguments a) throws ErrnoException, RefusedException {
        int resource = a.intAt(0);
        if (resource == ActorLimits.RLIMIT_AS && Long.compareUnsigned(a.longAt(1), ActorLimits.ADDRESS_BYTES) > 0) {
            throw new RefusedException("an actor maps at most 16 GiB; expected a limit within that");
        }
        long soft = a.longAt(1);
        long hard =
                limits.getOrDefault(resource, new Syscalls.Limit(soft, soft)).hard();
        return watch.done(() -> calls.setrlimit(resource, new Syscalls.Limit(soft, hard)));
    }

    private Outcome raw(Arguments a) throws ErrnoException, RefusedException {
        String name = new String(a.bytesAt(0).toArray(), StandardCharsets.UTF_8);
        long[] numbers = new long[a.size() - 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = a.longAt(i + 1);
        }
        Optional<String> why =
                Forbidden.call(name, Arrays.stream(numbers).boxed().toList());
        if (why.isPresent()) {
            throw new RefusedException(why.get());
        }
        switch (name) {
            case "close" -> own.refuseToClose(a.intAt(1));
            case "dup2", "dup3" -> own.refuseToOverwrite(a.intAt(2));
            case "close_range" -> own.refuseToCloseRange(a.longAt(1), a.longAt(2));
            default -> {}
        }
        return Outcome.of(watch.time(() -> calls.syscall(name, numbers)));
    }
}
