package fdscope.observe.view;

import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.SocketField;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leads from one socket of a listing to another: peers, and clients that wait at a listener. */
public final class SocketLinks {
    private final SocketListing listing;
    private final Map<Long, SocketRow> listeners = new HashMap<>();

    public SocketLinks(SocketListing listing) {
        this.listing = listing;
        for (SocketRow row : listing.rows()) {
            for (long client : waiting(row)) {
                listeners.put(client, row);
            }
        }
    }

    public static boolean isListening(SocketRow row) {
        return row.socket().state().filter(SocketState.LISTENING::equals).isPresent();
    }

    /** Inodes of the clients that wait there for accept(2). */
    static List<Long> waiting(SocketRow row) {
        return isListening(row) ? row.socket().waiting().orElse(List.of()) : List.of();
    }

    /** The socket at the other end; empty if there is none, it is gone, or it is of another network namespace. */
    public Optional<SocketRow> peer(SocketRow row) {
        return row.socket().peer().filter(inode -> inode != 0).flatMap(listing::row);
    }

    /** The listener where this client waits to be accepted. */
    public Optional<SocketRow> listener(SocketRow client) {
        return client.inode() == 0 ? Optional.empty() : Optional.ofNullable(listeners.get(client.inode()));
    }

    /** Both have each other as their peer. */
    static boolean isPair(SocketRow one, SocketRow other) {
        return one.socket().peer().filter(inode -> inode == other.inode()).isPresent()
                && other.socket().peer().filter(inode -> inode == one.inode()).isPresent();
    }

    /** {@code server 4710}, printable; {@code pid 4710} for a process that was gone when its name was asked. */
    public static String process(Owner owner) {
        return (owner.command().isEmpty() ? "pid" : Printable.of(owner.command())) + " " + owner.pid();
    }

    /** Who holds a socket: {@code cat 4714 fd 6}, {@code 88120 (in flight)}, {@code 88120 (owner not readable)}. */
    public static String holder(SocketRow row) {
        if (row.owners().isEmpty()) {
            return row.inode() + " (" + unowned(row) + ")";
        }
        Owner first = row.owners().get(0);
        int more = row.owners().size() - 1;
        return process(first) + " fd " + first.fd() + (more == 0 ? "" : " and " + more + " more");
    }

    private static String unowned(SocketRow row) {
        if (row.isUnproven()) {
            return "unproven";
        }
        return switch (row.noOwner().orElse(NoOwner.NOT_ASKED)) {
            case IN_FLIGHT -> "in flight";
            case NOT_PERMITTED -> "owner not readable";
            case NONE_FOUND -> "no owner found";
            case NOT_ASKED -> "owner not asked";
        };
    }

    /** Where what it sends goes: {@code → cat 4714 fd 6}; empty for a socket that is connected to nothing. */
    public String whereTo(SocketRow row) {
        Optional<Long> inode = row.socket().peer();
        if (inode.filter(peer -> peer == row.inode() && peer != 0).isPresent()) {
            return "→ itself";
        }
        Optional<SocketRow> peer = peer(row);
        if (peer.isPresent()) {
            return "→ " + holder(peer.get());
        }
        if (inode.isPresent() && inode.get() != 0) {
            return "→ " + inode.get() + ", not listed here";
        }
        Optional<SocketRow> listener = listener(row);
        if (listener.isPresent()) {
            return "waits at " + holder(listener.get());
        }
        boolean connected =
                row.socket().state().filter(SocketState.CONNECTED::equals).isPresent();
        return connected && inode.isPresent() ? "→ a peer that is gone" : "";
    }

    /** {@code listen}, {@code stream}, {@code dgram}, {@code seqpacket}; {@code ?}: not told. */
    public static String kind(SocketRow row) {
        return isListening(row) ? "listen" : SocketColumn.TYPE.text(row);
    }

    /** The name as it is shown; empty for an unnamed socket. */
    static String name(SocketRow row) {
        return row.name() instanceof UnixAddress.Unnamed ? "" : SocketField.nameText(row.name());
    }

    /** {@code out 768}: the memory charged for what it sent and nobody read; its bytes are fewer. Empty: nothing. */
    static String sent(SocketRow row) {
        long charged = isListening(row) ? 0 : row.socket().sendQueue().orElse(0L);
        return charged > 0 ? "out " + charged : "";
    }

    /** {@code 1 fd in flight}. */
    static String inFlight(long count) {
        return count + (count == 1 ? " fd" : " fds") + " in flight";
    }
}
