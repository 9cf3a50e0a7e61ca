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

/** All AF_UNIX sockets of a network namespace with their owners: what {@code fdscope sockets} shows. */
public final class MachineSockets implements SocketProbe {
    private final Syscalls calls;
    private final SsSource ss;

    public MachineSockets(Syscalls calls) {
        this(calls, new SsSource());
    }

    public MachineSockets(Syscalls calls, SsSource ss) {
        this.calls = calls;
        this.ss = ss;
    }

    /** Merged from the given sources. sock_diag is read last: what a text has and it has not is then gone, or forged. */
    public SocketSnapshot snapshot(Set<Source> sources) {
        Map<Source, Reading<List<SocketSighting>>> readings = new EnumMap<>(Source.class);
        if (sources.contains(Source.SS)) {
            readings.put(Source.SS, ss.read());
        }
        if (sources.contains(Source.PROC)) {
            readings.put(Source.PROC, new ProcNetUnixSource().read());
        }
        if (sources.contains(Source.SOCK_DIAG)) {
            readings.put(Source.SOCK_DIAG, dump());
        }
        return SocketSnapshot.merge(readings);
    }

    /**
     * The sockets of another network namespace, from /proc/PID/net/unix and sock_diag.
     *
     * @param pid a process in that namespace
     * @param diag over a netlink socket that was made there; not closed here
     */
    public SocketSnapshot snapshot(int pid, SockDiagSource diag) {
        Map<Source, Reading<List<SocketSighting>>> readings = new EnumMap<>(Source.class);
        readings.put(Source.PROC, new ProcNetUnixSource().read(pid));
        readings.put(Source.SOCK_DIAG, diag.dump());
        return SocketSnapshot.merge(readings);
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
        SocketSnapshot snapshot = snapshot(question.sources());
        Optional<Owners> owners = walk.map(OwnersWalk::end);
        Map<Long, Long> counts = owners.isPresent() ? new QueuedFdsSource().read(snapshot, owners.get()) : Map.of();
        List<String> notes = new ArrayList<>(snapshot.failures().values());
        owners.ifPresent(found -> notes.addAll(found.notes()));
        if (!snapshot.unreadable().isEmpty()) {
            notes.add(snapshot.unreadable().size() + " lines could not be read as a row.");
        }
        return new SocketListing(
                question,
                new ProcessSource(calls).networkNamespace().value(),
                SocketListing.join(snapshot, owners, counts, inFlight),
                notes,
                Instant.now(),
                Duration.ofNanos(System.nanoTime() - from));
    }
}
