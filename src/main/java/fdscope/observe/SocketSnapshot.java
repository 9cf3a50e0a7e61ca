package fdscope.observe;

import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The AF_UNIX sockets of one network namespace at one time, merged from all sources by inode.
 *
 * @param sockets by inode; a row that sock_diag does not confirm is among them, unproven
 * @param unreadable rows without an inode that can be read
 * @param failures the sources that failed, each with its sentence
 */
public record SocketSnapshot(List<Socket> sockets, List<SocketSighting> unreadable, Map<Source, String> failures) {
    public SocketSnapshot {
        sockets = List.copyOf(sockets);
        unreadable = List.copyOf(unreadable);
        failures = Map.copyOf(failures);
    }

    /** Merges what the sources said; sock_diag decides. A source that was not asked is not in the map. */
    public static SocketSnapshot merge(Map<Source, Reading<List<SocketSighting>>> readings) {
        return new SnapshotMerge(readings).merged();
    }

    /** The proven socket with this inode, else an unproven one. */
    public Optional<Socket> socket(long inode) {
        Socket found = null;
        int first = Inodes.find(sockets.size(), i -> sockets.get(i).inode(), inode);
        for (int i = first; i >= 0 && i < sockets.size() && sockets.get(i).inode() == inode; i++) {
            if (found == null || sockets.get(i).unproven().isEmpty()) {
                found = sockets.get(i);
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * The kernel says that nothing waits in the queue of a proven socket, so no descriptor does either. On a stream one
     * travels with at least one byte, and those of a listener with its waiting connections. Elsewhere a message may be
     * empty: then all that can have sent to it, which is its peer where it has no name, must have nothing on the way.
     */
    public boolean hasEmptyQueue(Socket socket) {
        if (socket.receiveQueue().orElse(-1L) != 0) {
            return false;
        }
        boolean listening = socket.state().orElse(null) == SocketState.LISTENING;
        if (listening || socket.type().orElse(null) == SocketType.STREAM) {
            return true;
        }
        boolean unnamed = socket.name().orElse(null) instanceof UnixAddress.Unnamed;
        boolean connected = socket.type().orElse(null) == SocketType.SEQPACKET;
        long peer = unnamed || connected ? socket.peer().orElse(0L) : 0;
        return peer != 0 && socket(peer).flatMap(Socket::sendQueue).orElse(-1L) == 0;
    }

    /** Without the proven sockets of these inodes. */
    public SocketSnapshot without(Collection<Long> inodes) {
        return new SocketSnapshot(
                sockets.stream()
                        .filter(socket -> socket.unproven().isPresent() || !inodes.contains(socket.inode()))
                        .toList(),
                unreadable,
                failures);
    }

    /** What became of the sockets since {@code previous}. */
    public SnapshotDiff diff(SocketSnapshot previous) {
        return SnapshotDiff.between(previous, this);
    }
}
