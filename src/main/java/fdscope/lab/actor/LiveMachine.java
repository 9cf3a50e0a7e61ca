package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Actor;
import fdscope.lab.Machine;
import fdscope.lab.Order;
import fdscope.lab.Report;
import fdscope.lab.script.Step;
import fdscope.observe.FdTable;
import fdscope.observe.KernelStack;
import fdscope.observe.KernelSymbols;
import fdscope.observe.Reading;
import fdscope.observe.SameFile;
import fdscope.observe.SleepingCall;
import fdscope.observe.SleepsIn;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import fdscope.observe.source.FdTableSource;
import fdscope.observe.source.KernelSource;
import fdscope.observe.source.MappingsSource;
import fdscope.observe.source.ProcNetUnixSource;
import fdscope.observe.source.ProcessSource;
import fdscope.observe.source.SameFileSource;
import fdscope.observe.source.SockDiagSource;
import fdscope.observe.source.SsSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The running machine as a lab sees it. Keeps one netlink socket for each network namespace that was asked; thread-safe,
 * for labs that run side by side.
 */
public final class LiveMachine implements Machine, AutoCloseable {
    private static final Duration LEND = Duration.ofSeconds(5);
    private static final Duration COLLECTION = Duration.ofSeconds(3);
    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();

    private final Syscalls calls;
    private final FdTableSource fdTables;
    private final SameFileSource sameFiles;
    private final ProcessSource processes;
    private final KernelSource kernel = new KernelSource();
    private final Needs needs;
    private final Optional<String> rootRefused;
    private final Map<Long, SockDiagSource> sockDiag = new HashMap<>();

    public LiveMachine(Syscalls calls) {
        this(calls, Optional.empty());
    }

    /** @param rootRefused why no lab may have root though this program has it; empty if it may */
    public LiveMachine(Syscalls calls, Optional<String> rootRefused) {
        this.calls = calls;
        this.rootRefused = rootRefused;
        this.fdTables = new FdTableSource(calls);
        this.sameFiles = new SameFileSource(calls);
        this.processes = new ProcessSource(calls);
        this.needs = new Needs(calls, kernel);
    }

    @Override
    public FdTable fdTable(int pid) {
        return fdTables.read(pid).value().orElseGet(() -> new FdTable(pid, List.of()));
    }

    @Override
    public SameFile sameFile(int firstPid, int firstFd, int secondPid, int secondFd) {
        return sameFiles.compare(firstPid, firstFd, secondPid, secondFd);
    }

    @Override
    public Optional<SocketSighting> socket(long inode, Source source, Actor where) {
        if (source == Source.SOCK_DIAG) {
            return diag(where)
                    .value()
                    .flatMap(diag -> diag.socket(inode).value())
                    .flatMap(row -> row);
        }
        return sockets(Set.of(inode), source, where).value().orElse(List.of()).stream()
                .findFirst();
    }

    @Override
    public Reading<List<SocketSighting>> sockets(Set<Long> inodes, Source source, Actor where) {
        Reading<List<SocketSighting>> all = switch (source) {
            case SOCK_DIAG -> dump(where);
            case PROC -> new ProcNetUnixSource().read(where.pid());
            case SS ->
                isElsewhere(where)
                        ? Reading.failed("ss is not asked in another network namespace", Instant.now())
                        : new SsSource().read();
        };
        Optional<List<SocketSighting>> wanted = all.value()
                .map(rows -> rows.stream()
                        .filter(row -> row.inode().filter(inodes::contains).isPresent())
                        .toList());
        return new Reading<>(wanted, all.failure(), all.remark(), all.at());
    }

    private Reading<List<SocketSighting>> dump(Actor where) {
        Reading<SockDiagSource> diag = diag(where);
        return diag.value()
                .map(SockDiagSource::dump)
                .orElseGet(() -> Reading.failed(diag.failure().orElse("sock_diag cannot be asked"), Instant.now()));
    }

    private boolean isElsewhere(Actor where) {
        Optional<Long> own = processes.networkNamespace(calls.getpid()).value();
        Optional<Long> theirs = processes.networkNamespace(where.pid()).value();
        return own.isPresent() && theirs.isPresent() && !own.equals(theirs);
    }

    /** sock_diag answers for the network namespace in which the netlink socket was made: there the actor makes it. */
    private synchronized Reading<SockDiagSource> diag(Actor where) {
        boolean elsewhere = isElsewhere(where);
        long key = elsewhere ? processes.networkNamespace(where.pid()).value().orElse(0L) : 0L;
        SockDiagSource known = sockDiag.get(key);
        if (known != null) {
            return Reading.of(known, Instant.now());
        }
        try {
            SockDiagSource opened = elsewhere ? new SockDiagSource(calls, borrow(where)) : SockDiagSource.open(calls);
            sockDiag.put(key, opened);
            return Reading.of(opened, Instant.now());
        } catch (ErrnoException | IllegalStateException e) {
            return Reading.failed("sock_diag: " + e.getMessage(), Instant.now());
        }
    }

    private static Fd borrow(Actor where) throws ErrnoException {
        where.send(new Order.LendSockDiag());
        Optional<Report> report = where.receive(LEND);
        if (report.isEmpty() || !(report.get() instanceof Report.Returned returned) || returned.errno() != 0) {
            throw new IllegalStateException(where.name() + " could not make a netlink socket in its network namespace");
        }
        return where.takeLent();
    }

    @Override
    public boolean exists(Bytes path) {
        try {
            calls.lstat(path);
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    @Override
    public Optional<FileFacts> file(int pid, int fd) {
        try (Fd path = calls.open(Bytes.utf8("/proc/" + pid + "/fd/" + fd), O_PATH | O_CLOEXEC, 0)) {
            Syscalls.FileStatus status = calls.fstat(path);
            return Optional.of(new FileFacts(status.inode(), status.size()));
        } catch (ErrnoException e) {
            return Optional.empty();
        }
    }

    private static final int O_PATH = 010000000;
    private static final int O_CLOEXEC = 02000000;

    @Override
    public List<MappedFile> mappings(int pid) {
        return new MappingsSource()
                .read(pid).value().orElse(List.of()).stream()
                        .map(map -> new MappedFile(map.path(), map.inode(), map.length(), map.rights()))
                        .toList();
    }

    @Override
    public SleepingCall sleepingCall(int pid, int tid) {
        return processes
                .sleepingCall(pid, tid)
                .value()
                .orElseGet(() -> new SleepingCall("", Optional.empty(), List.of()));
    }

    @Override
    public SleepsIn sleepsIn(int pid, int tid) {
        return processes.sleepsIn(pid, tid).value().orElseGet(() -> SleepsIn.of("0"));
    }

    @Override
    public String state(int pid) {
        String words = processes
                .status(pid)
                .value()
                .map(status -> status.getOrDefault("State", ""))
                .orElse("");
        return words.isEmpty() ? "" : words.substring(0, 1);
    }

    @Override
    public KernelStack stack(int pid, int tid) {
        return processes.stack(pid, tid).value().orElseGet(() -> new KernelStack(List.of()));
    }

    @Override
    public OptionalInt uid(int pid) {
        return processes.uids(pid).value().stream()
                .mapToInt(uids -> uids.get(1).intValue())
                .findFirst();
    }

    @Override
    public Optional<Boolean> symbol(String name) {
        KernelSymbols symbols = kernel.symbols(Set.of(name));
        return symbols.status(name) == KernelSymbols.Status.UNKNOWN
                ? Optional.empty()
                : Optional.of(symbols.status(name) == KernelSymbols.Status.PRESENT);
    }

    @Override
    public OptionalLong sysctl(String name) {
        return kernel.sysctl(name).value().filter(text -> text.matches("-?[0-9]+")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    @Override
    public Optional<String> unmet(Step.Need need) {
        Optional<String> unmet = needs.unmet(need);
        return unmet.isEmpty() && need.kind() == Step.Need.Kind.ROOT ? rootRefused : unmet;
    }

    /** A cycle of sockets goes away when some AF_UNIX socket is released: so release one, then look again. */
    @Override
    public int remaining(Set<Long> inodes) {
        long deadline = nanoTime() + COLLECTION.toNanos();
        while (true) {
            int left = stillListed(inodes);
            if (left == 0 || nanoTime() > deadline) {
                return left;
            }
            try {
                calls.socket(1, 2 | O_CLOEXEC, 0).close();
            } catch (ErrnoException e) {
                return left;
            }
            waitBetweenLooks();
        }
    }

    private synchronized int stillListed(Set<Long> inodes) {
        SockDiagSource own = sockDiag.get(0L);
        int left = 0;
        for (long inode : own == null ? Set.<Long>of() : inodes) {
            left += own.socket(inode).value().flatMap(row -> row).isPresent() ? 1 : 0;
        }
        return left;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void waitBetweenLooks() {
        LockSupport.parkNanos(BETWEEN_LOOKS);
    }

    @Override
    public synchronized void close() {
        sockDiag.values().forEach(SockDiagSource::close);
        sockDiag.clear();
    }
}
