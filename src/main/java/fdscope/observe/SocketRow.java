package fdscope.observe;

import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Set;

/**
 * One socket as {@code sockets --json} prints it: the components bear the names of the contract. Null where nothing was
 * told.
 *
 * @param peerInode 0: not accepted yet, or gone
 * @param ownersWhy why there are no owners: {@code in-flight}, {@code not-permitted}, {@code none-found}; null if there
 *     are some
 * @param unproven true: sock_diag does not confirm that this socket exists; {@code unprovenWhy} says more
 * @param conflicts what the sources disagree about, in words
 */
public record SocketRow(
        long inode,
        String type,
        String state,
        Name name,
        Long peerInode,
        List<OwnerRow> owners,
        String ownersWhy,
        List<String> sources,
        boolean unproven,
        String unprovenWhy,
        Long receiveQueue,
        Long sendQueue,
        Long uid,
        List<String> conflicts) {

    /**
     * A name.
     *
     * @param kind {@code pathname}, {@code abstract}, {@code unnamed}
     * @param text escaped; an abstract name with {@code @} for its leading NUL
     * @param hex the exact bytes, an abstract name with its leading NUL, a pathname without its closing one
     */
    public record Name(String kind, String text, String hex) {
        static Name of(UnixAddress address) {
            if (address instanceof UnixAddress.Unnamed) {
                return new Name("unnamed", "", "");
            }
            String kind = address instanceof UnixAddress.Abstract ? "abstract" : "pathname";
            return new Name(kind, SocketField.nameText(address), address.name().hex());
        }
    }

    /** A descriptor that leads to it; {@code command} escaped. */
    public record OwnerRow(int pid, int fd, String command) {
        static OwnerRow of(Owner owner) {
            return new OwnerRow(owner.pid(), owner.fd(), Printable.of(owner.command()));
        }
    }

    /** @param inFlight inodes that a trace or a count proves to be in flight */
    public static SocketRow of(Socket socket, Owners owners, Set<Long> inFlight) {
        List<Owner> held =
                socket.unproven().filter(Doubt::isNotThatSocket).isPresent() ? List.of() : owners.of(socket.inode());
        return new SocketRow(
                socket.inode(),
                socket.type().map(SocketType::word).orElse(null),
                socket.state().map(SocketState::word).orElse(null),
                Name.of(socket.name().orElse(new UnixAddress.Unnamed())),
                socket.peer().orElse(null),
                held.stream().map(OwnerRow::of).toList(),
                why(socket, held, owners, inFlight),
                socket.sources().stream().map(Source::word).toList(),
                socket.unproven().isPresent(),
                socket.unproven().map(doubt -> Printable.line(doubt.why())).orElse(null),
                socket.receiveQueue().orElse(null),
                socket.sendQueue().orElse(null),
                socket.uid().orElse(null),
                socket.conflicts().stream().map(SocketRow::text).toList());
    }

    private static String why(Socket socket, List<Owner> held, Owners owners, Set<Long> inFlight) {
        if (!held.isEmpty()) {
            return null;
        }
        if (!owners.complete()) {
            return "not-permitted";
        }
        return inFlight.contains(socket.inode()) ? "in-flight" : "none-found";
    }

    private static String text(Conflict conflict) {
        StringBuilder out = new StringBuilder(conflict.field().label()).append(':');
        String between = " ";
        for (Conflict.Told told : conflict.told()) {
            out.append(between).append(told.source().word()).append(" says ").append(told.text());
            between = ", ";
        }
        return out.toString();
    }
}
