package fdscope.observe.source;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.Owners;
import fdscope.observe.Reading;
import fdscope.observe.Socket;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Looks again at the sockets that seem to have no owner. The dump and the walk take place at the same time: a socket may
 * have been made behind the walker's back, or closed before it came by. To have no owner is a strong claim, so both are
 * ruled out.
 */
final class SecondLook {
    /** Of more, so many that something else is the matter, only these are asked for one by one. */
    private static final int MOST = 500;

    private final Syscalls calls;

    SecondLook(Syscalls calls) {
        this.calls = calls;
    }

    /** The owners, with what a second walk found for those that had none; the same if there is nothing to look for. */
    Owners owners(SocketSnapshot snapshot, Owners first) {
        List<Long> unowned = first.complete() ? unowned(snapshot, first) : List.of();
        return unowned.isEmpty() ? first : first.with(OwnersWalk.begin(calls).end(), unowned);
    }

    /** The snapshot without the sockets that have no owner because they are closed. */
    SocketSnapshot stillThere(SocketSnapshot snapshot, Owners owners) {
        List<Long> unowned = owners.complete() ? unowned(snapshot, owners) : List.of();
        if (unowned.isEmpty()) {
            return snapshot;
        }
        try (SockDiagSource diag = SockDiagSource.open(calls)) {
            List<Long> gone = unowned.stream()
                    .limit(MOST)
                    .filter(inode -> isGone(snapshot.socket(inode).orElseThrow(), diag.socket(inode)))
                    .toList();
            return gone.isEmpty() ? snapshot : snapshot.without(gone);
        } catch (ErrnoException e) {
            return snapshot;
        }
    }

    private static boolean isGone(Socket socket, Reading<Optional<SocketSighting>> now) {
        return now.value().isPresent()
                && (now.value().get().isEmpty()
                        || !now.value().get().get().cookie().equals(socket.cookie()));
    }

    private static List<Long> unowned(SocketSnapshot snapshot, Owners owners) {
        return snapshot.sockets().stream()
                .filter(socket ->
                        socket.unproven().isEmpty() && owners.of(socket.inode()).isEmpty())
                .map(Socket::inode)
                .toList();
    }
}
