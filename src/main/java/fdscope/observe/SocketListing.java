package fdscope.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All AF_UNIX sockets of one network namespace at one moment, with who holds them.
 *
 * @param question what was asked
 * @param namespace inode of the network namespace shown, as {@code readlink /proc/PID/ns/net} shows it; empty if not readable
 * @param rows by inode; those without one (embryos) first
 * @param notes what could not be seen and why, one sentence each
 * @param at when the last look was over
 * @param took from the first look to the last
 */
public record SocketListing(
        SocketQuestion question,
        Optional<Long> namespace,
        List<SocketRow> rows,
        List<String> notes,
        Instant at,
        Duration took) {
    private static final OptionalLong NOTHING = OptionalLong.of(0);

    public SocketListing {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Nothing was looked at yet. */
    public static SocketListing none(SocketQuestion question) {
        return new SocketListing(question, Optional.empty(), List.of(), List.of(), Instant.EPOCH, Duration.ZERO);
    }

    /** The proven socket with this inode, else an unproven one. */
    public Optional<SocketRow> row(long inode) {
        SocketRow found = null;
        int first = Inodes.find(rows.size(), i -> rows.get(i).inode(), inode);
        for (int i = first; i >= 0 && i < rows.size() && rows.get(i).inode() == inode; i++) {
            if (found == null || found.isUnproven()) {
                found = rows.get(i);
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * The sockets with their owners.
     *
     * @param owners empty: nobody looked
     * @param counts inode of a receiver → descriptors in its queue
     * @param traced inodes that a trace proves to be in flight
     */
    public static List<SocketRow> join(
            SocketSnapshot snapshot, Optional<Owners> owners, Map<Long, Long> counts, Set<Long> traced) {
        List<SocketRow> rows = new ArrayList<>(snapshot.sockets().size());
        Set<Long> unowned = new HashSet<>();
        Owners.Ascending holders = owners.isPresent() ? owners.get().ascending() : null;
        for (Socket socket : snapshot.sockets()) {
            boolean another =
                    socket.unproven().isPresent() && socket.unproven().get().isNotThatSocket();
            List<Owner> held = another || holders == null ? List.of() : holders.of(socket.inode());
            if (held.isEmpty() && socket.unproven().isEmpty()) {
                unowned.add(socket.inode());
            }
            rows.add(new SocketRow(
                    socket,
                    held,
                    held.isEmpty() ? Optional.of(why(socket, owners, traced)) : Optional.empty(),
                    another ? OptionalLong.empty() : queued(snapshot, socket, counts)));
        }
        return provenInFlight(unowned, owners, counts) ? inFlight(rows, unowned) : rows;
    }

    private static OptionalLong queued(SocketSnapshot snapshot, Socket socket, Map<Long, Long> counts) {
        if (socket.unproven().isEmpty() && snapshot.hasEmptyQueue(socket)) {
            return NOTHING;
        }
        Long count = counts.isEmpty() ? null : counts.get(socket.inode());
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static NoOwner why(Socket socket, Optional<Owners> owners, Set<Long> traced) {
        if (owners.isEmpty()) {
            return NoOwner.NOT_ASKED;
        }
        if (!owners.get().complete()) {
            return NoOwner.NOT_PERMITTED;
        }
        return traced.contains(socket.inode()) ? NoOwner.IN_FLIGHT : NoOwner.NONE_FOUND;
    }

    /**
     * Every process was looked into, and the queues of the owned sockets hold at least as many descriptors as there are
     * sockets without an owner: those are what waits there.
     */
    private static boolean provenInFlight(Set<Long> unowned, Optional<Owners> owners, Map<Long, Long> counts) {
        long queued = 0;
        for (long count : counts.values()) {
            queued += count;
        }
        return !unowned.isEmpty() && owners.isPresent() && owners.get().complete() && queued >= unowned.size();
    }

    private static List<SocketRow> inFlight(List<SocketRow> rows, Set<Long> unowned) {
        List<SocketRow> told = new ArrayList<>(rows.size());
        for (SocketRow row : rows) {
            boolean flies = row.noOwner().isPresent() && !row.isUnproven() && unowned.contains(row.inode());
            told.add(flies ? row.with(Optional.of(NoOwner.IN_FLIGHT), row.inFlight()) : row);
        }
        return told;
    }
}
