package fdscope.observe;

import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One socket together with who holds it: a row of the table, of {@code sockets --json}, of the tree and the graph. Texts
 * are made when they are asked for: of 100,000 rows a screen shows forty.
 *
 * @param owners the descriptors that lead to it, in the order of the walk; none for a row that is not that socket
 * @param noOwner why there are none; empty if there are some
 * @param inFlight descriptors that wait in its queue, or in those of its waiting connections (fdinfo's scm_fds); empty:
 *     not told
 */
public record SocketRow(Socket socket, List<Owner> owners, Optional<NoOwner> noOwner, OptionalLong inFlight) {
    private static final UnixAddress UNNAMED = new UnixAddress.Unnamed();

    /** 0 for a server side that was not accepted yet. */
    public long inode() {
        return socket.inode();
    }

    public UnixAddress name() {
        return socket.name().orElse(UNNAMED);
    }

    /** sock_diag does not confirm that this socket exists. */
    public boolean isUnproven() {
        return socket.unproven().isPresent();
    }

    /** The same row, of which something more is known. */
    SocketRow with(Optional<NoOwner> why, OptionalLong queued) {
        return new SocketRow(socket, owners, why, queued);
    }
}
