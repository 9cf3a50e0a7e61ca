package fdscope.observe;

import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One socket as all sources together tell it. A field comes from the most trustworthy source that tells it.
 *
 * @param inode 0 for a server side that was not accepted yet
 * @param sightings at most one row of each source, the most trustworthy first
 * @param unproven why this row may not be a socket at all; empty when sock_diag confirms it
 */
public record Socket(long inode, List<SocketSighting> sightings, List<Conflict> conflicts, Optional<Doubt> unproven) {
    public Socket {
        sightings = List.copyOf(sightings);
        conflicts = List.copyOf(conflicts);
    }

    public List<Source> sources() {
        return sightings.stream().map(SocketSighting::source).toList();
    }

    public Optional<SocketSighting> sighting(Source source) {
        for (SocketSighting sighting : sightings) {
            if (sighting.source() == source) {
                return Optional.of(sighting);
            }
        }
        return Optional.empty();
    }

    public Optional<SocketType> type() {
        return first(SocketSighting::type);
    }

    public Optional<SocketState> state() {
        return first(SocketSighting::state);
    }

    /** Exact where sock_diag told it; else what the printed text most likely stands for. */
    public Optional<UnixAddress> name() {
        Optional<UnixAddress> exact = first(SocketSighting::name);
        return exact.isPresent() ? exact : first(SocketSighting::printedName).map(PrintedName::guess);
    }

    /** Inode of the peer; 0: not accepted yet, or gone; empty: never had one, or not told. */
    public Optional<Long> peer() {
        return first(SocketSighting::peer);
    }

    /** Readable bytes (datagram: of the first datagram); of a listener the connections that wait. */
    public Optional<Long> receiveQueue() {
        return first(SocketSighting::receiveQueue);
    }

    /** Charged memory of what it sent and nobody read; of a listener its backlog. */
    public Optional<Long> sendQueue() {
        return first(SocketSighting::sendQueue);
    }

    public Optional<Integer> shutdown() {
        return first(SocketSighting::shutdown);
    }

    public Optional<Long> uid() {
        return first(SocketSighting::uid);
    }

    public Optional<List<Long>> waiting() {
        return first(SocketSighting::waiting);
    }

    public Optional<Long> cookie() {
        return first(SocketSighting::cookie);
    }

    public Optional<FileId> file() {
        return first(SocketSighting::file);
    }

    public Optional<Memory> memory() {
        return first(SocketSighting::memory);
    }

    /** References to struct sock, not descriptors. */
    public Optional<Long> references() {
        return first(SocketSighting::references);
    }

    private <T> Optional<T> first(Function<SocketSighting, Optional<T>> field) {
        for (int i = 0; i < sightings.size(); i++) {
            Optional<T> told = field.apply(sightings.get(i));
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }
}
