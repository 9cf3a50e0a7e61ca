package fdscope.observe;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code peer:WHO}: the socket at the other end, or the listener where it waits, has this inode or such an owner. */
record PeerTest(String value) implements FilterTerm {
    @Override
    public Predicate<SocketRow> over(SocketListing listing) {
        OwnerTest test = OwnerTest.of(value);
        Set<Long> wanted = new HashSet<>();
        Set<Long> waiting = new HashSet<>();
        for (SocketRow row : listing.rows()) {
            boolean meant = row.inode() != 0 && (row.inode() == test.pid() || test.isAmongOwners(row));
            if (meant) {
                wanted.add(row.inode());
            }
            if (meant && SocketLinks.isListening(row)) {
                row.socket().waiting().ifPresent(waiting::addAll);
            }
        }
        // A peer may have an inode that is not listed: of another network namespace, or closed meanwhile.
        long inode = test.pid();
        return row -> {
            Optional<Long> peer = row.socket().peer();
            return peer.isPresent() && peer.get() != 0 && (peer.get() == inode || wanted.contains(peer.get()))
                    || waiting.contains(row.inode());
        };
    }
}
