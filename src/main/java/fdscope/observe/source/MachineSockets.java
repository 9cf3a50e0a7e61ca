package fdscope.observe.source;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.Owners;
import fdscope.observe.Reading;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketProbe;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** All AF_UNIX sockets of a network namespace with their owners: what {@code fdscope sockets} shows. */
public final class MachineSockets implements SocketProbe {
    private final Syscalls calls;
    private final SsSource ss;
    /** Of the first look only; then null. */
    private final AtomicReference<EarlyText> early;

    public MachineSockets(Syscalls calls) {
        this(calls, new SsSource());
    }

    public MachineSockets(Syscalls calls, SsSource ss) {
        this(calls, ss, null);
    }

    private MachineSockets(Syscalls calls, SsSource ss, EarlyText early) {
        this.calls = calls;
        this.ss = ss;
        this.early = new AtomicReference<>(early);
    }

    /** For a look that follows at once: it takes the text that is being read already. */
    public MachineSockets(Syscalls calls, EarlyText early) {
        this(calls, new SsSource(), early);
    }

    /** /proc/net/unix, being read while this thread still loads what makes system calls. */
    public static final class EarlyText {
        private final Beside<Reading<List<SocketSighting>>> reading =
                Beside.start("text", () -> new ProcNetUnixSource().read());
    }

    private Reading<List<SocketSighting>> text() {
        EarlyText begun = early.getAndSet(null);
        return begun == null ? new ProcNetUnixSource().read() : begun.reading.result();
    }

    /** Merged from the given sources. */
    public SocketSnapshot snapshot(Set<Source> sources) {
        return SocketSnapshot.merge(readings(sources));
    }

    /** sock_diag is read last: what a text has and it has not is then gone, or forged. */
    private Map<Source, Reading<List<SocketSighting>>> readings(Set<Source> sources) {
        Map<Source, Reading<List<SocketSighting>>> readings = new EnumMap<>(Source.class);
        if (sources.contains(Source.SS)) {
            readings.put(Source.SS, ss.read());
        }
        if (sources.contains(Source.PROC)) {
            readings.put(Source.PROC, text());
        }
        if (sources.contains(Source.SOCK_DIAG)) {
            readings.put(Source.SOCK_DIAG, dump());
        }
        return readings;
    }

    private Map<Source, Reading<List<SocketSighting>>> readings(
            SocketQuestion question, Optional<Long> own, Optional<Long> meant) {
        if (question.namespaceOf().isEmpty() || own.isPresent() && own.equals(meant)) {
            return readings(question.sources());
        }
        int pid = question.namespaceOf().getAsInt();
        Map<Source, Reading<List<SocketSighting>>> readings = new EnumMap<>(Source.class);
        if (question.sources().contains(Source.SS)) {
            readings.put(
                    Source.SS,
                    Reading.failed("ss: sees its own network namespace only, and is not asked here", Instant.now()));
        }
        if (question.sources().contains(Source.PROC)) {
            readings.put(Source.PROC, new ProcNetUnixSource().read(pid));
        }
        if (question.sources().contains(Source.SOCK_DIAG)) {
            try (SockDiagSource diag = new NamespaceDoor(calls).diagIn(pid)) {
                readings.put(Source.SOCK_DIAG, diag.dump());
            } catch (ErrnoException e) {
                readings.put(
                        Source.SOCK_DIAG,
                        Reading.failed(
                                "sock_diag: the network namespace of process " + pid + " cannot be entered ("
                                        + e.getMessage() + "); root may",
                                Instant.now()));
            }
        }
        return readings;
    }

    private Reading<List<SocketSighting>> dump() {
        try (SockDiagSource diag = SockDiagSource.open(calls)) {
            return diag.dump();
        } catch (ErrnoException e) {
            return Reading.failed(SockDiagSource.sentence(e), Instant.now());
        }
    }

    @Override
    public SocketListing list(SocketQuestion question) {
        return list(question, Set.of());
    }

    /** @param inFlight inodes that a trace proves to be in flight */
    public SocketListing list(SocketQuestion question, Set<Long> inFlight) {
        long from = System.nanoTime();
        Optional<OwnersWalk> walk = question.owners() ? Optional.of(OwnersWalk.begin(calls)) : Optional.empty();
        ProcessSource processes = new ProcessSource(calls);
        Optional<Long> own = processes.networkNamespace().value();
        Optional<Long> meant = question.namespaceOf().isEmpty()
                ? own
                : processes.networkNamespace(question.namespaceOf().getAsInt()).value();
        Map<Source, Reading<List<SocketSighting>>> readings = readings(question, own, meant);
        SocketSnapshot merged = SocketSnapshot.merge(readings);
        SecondLook again = new SecondLook(calls);
        Optional<Owners> owners = walk.map(OwnersWalk::end).map(first -> again.owners(merged, first));
        SocketSnapshot snapshot =
                owners.isPresent() && own.equals(meant) ? again.stillThere(merged, owners.get()) : merged;
        Map<Long, Long> counts =
                owners.isPresent() ? new QueuedFdsSource(calls).read(snapshot, owners.get()) : Map.of();
        List<String> notes = new ArrayList<>(snapshot.failures().values());
        readings.values().forEach(reading -> reading.remark().ifPresent(notes::add));
        owners.ifPresent(found -> notes.addAll(found.notes()));
        if (!snapshot.unreadable().isEmpty()) {
            notes.add(snapshot.unreadable().size() + " lines could not be read as a row.");
        }
        return new SocketListing(
                question,
                meant,
                SocketListing.join(snapshot, owners, counts, inFlight),
                notes,
                Instant.now(),
                Duration.ofNanos(System.nanoTime() - from));
    }
}
