package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** {@code peer:WHO}: the socket at the other end, or the listener where it waits, has this inode or such an owner. */
record PeerTest(String value) implements FilterTerm {
    @Override
    public Predicate<SocketRow> over(SocketListing listing) {
        OwnerTest test = OwnerTest.of(value);
        long[] wanted = new long[listing.rows().size()];
        int count = 0;
        Set<Long> waiting = new HashSet<>();
        for (SocketRow row : listing.rows()) {
            boolean meant = row.inode() != 0 && (row.inode() == test.pid() || test.isAmongOwners(row));
            if (meant) {
                wanted[count++] = row.inode();
                waiting.addAll(SocketLinks.waiting(row));
            }
        }
        // Rows are in the order of their inodes. A peer may have one that is not listed: of another namespace, or gone.
        int end = count;
        long inode = test.pid();
        return row -> {
            long peer = row.socket().peer().orElse(0L);
            return peer != 0 && (peer == inode || Arrays.binarySearch(wanted, 0, end, peer) >= 0)
                    || waiting.contains(row.inode());
        };
    }
}
