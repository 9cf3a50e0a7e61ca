package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Optional;

/**
 * One row of one source. Every field that this source does not tell, or tells in a form that cannot be read, is empty.
 * Immutable once built. Numbers are kept as numbers, with a bit for each that was told: there may be 200,000 rows.
 */
public final class SocketSighting {
    private static final int INODE = 1;
    private static final int PEER = 1 << 1;
    private static final int RECEIVE_QUEUE = 1 << 2;
    private static final int SEND_QUEUE = 1 << 3;
    private static final int REFERENCES = 1 << 4;
    private static final int FLAGS = 1 << 5;
    private static final int UID = 1 << 6;
    private static final int COOKIE = 1 << 7;
    private static final int SHUTDOWN = 1 << 8;

    private final Source source;
    private final Bytes raw;
    private int told;
    private long inode;
    private long peer;
    private long receiveQueue;
    private long sendQueue;
    private long references;
    private long flags;
    private long uid;
    private long cookie;
    private int shutdown;
    private SocketType type;
    private SocketState state;
    private UnixAddress name;
    private Bytes printedName;
    private List<Long> waiting;
    private FileId file;
    private Memory memory;
    private List<Owner> owners;

    private SocketSighting(Source source, Bytes raw) {
        this.source = source;
        this.raw = raw;
    }

    public Source source() {
        return source;
    }

    /** The row: a line (or several, where a name has newlines) without its last newline, or a whole netlink message. */
    public Bytes raw() {
        return raw;
    }

    /** As fstat(2) gives it; 0 for a server side that was not accepted yet. */
    public Optional<Long> inode() {
        return number(INODE, inode);
    }

    /** The inode; -1 if it cannot be read. */
    long inodeNumber() {
        return isTold(INODE) ? inode : -1;
    }

    public Optional<SocketType> type() {
        return Optional.ofNullable(type);
    }

    public Optional<SocketState> state() {
        return Optional.ofNullable(state);
    }

    /** Exact; only sock_diag can tell it. */
    public Optional<UnixAddress> name() {
        return Optional.ofNullable(name);
    }

    /**
     * The text form of /proc/net/unix or ss, where {@code @} may stand for a NUL and a leading space may be padding; empty
     * bytes: unnamed.
     */
    public Optional<Bytes> printedName() {
        return Optional.ofNullable(printedName);
    }

    /** Inode of the peer; 0: not accepted yet, or gone. */
    public Optional<Long> peer() {
        return number(PEER, peer);
    }

    /** Readable bytes (datagram: of the first datagram); of a listener the connections that wait. */
    public Optional<Long> receiveQueue() {
        return number(RECEIVE_QUEUE, receiveQueue);
    }

    /** Charged memory (truesize) of what it sent and nobody read; of a listener its backlog. */
    public Optional<Long> sendQueue() {
        return number(SEND_QUEUE, sendQueue);
    }

    /** struct sock references, not descriptors (/proc/net/unix). */
    public Optional<Long> references() {
        return number(REFERENCES, references);
    }

    /** The Flags column: 0x10000 while listening. */
    public Optional<Long> flags() {
        return number(FLAGS, flags);
    }

    /** Bits: 1 nothing more to receive, 2 nothing more to send. */
    public Optional<Integer> shutdown() {
        return isTold(SHUTDOWN) ? Optional.of(shutdown) : Optional.empty();
    }

    public Optional<Long> uid() {
        return number(UID, uid);
    }

    /** Of a listener: inodes of the clients that wait for accept(2). */
    public Optional<List<Long>> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** Unique while the kernel runs; equals SO_COOKIE. */
    public Optional<Long> cookie() {
        return number(COOKIE, cookie);
    }

    public Optional<FileId> file() {
        return Optional.ofNullable(file);
    }

    public Optional<Memory> memory() {
        return Optional.ofNullable(memory);
    }

    /** As ss -p tells them. */
    public Optional<List<Owner>> owners() {
        return Optional.ofNullable(owners);
    }

    /** The server side of a connection that nobody accepted yet: it has no inode, and only /proc/net/unix shows it. */
    public boolean isEmbryo() {
        return isTold(INODE) && inode == 0;
    }

    /**
     * True if a text row surely says the same as this one of sock_diag, as far as both tell. False: perhaps; the fields
     * have to be looked at one by one.
     */
    boolean agreesWithText(SocketSighting text) {
        int both = told & text.told;
        return (both & ~(INODE | COOKIE)) == 0
                && type == text.type
                && state == text.state
                && text.waiting == null
                && text.file == null
                && text.memory == null
                && name != null
                && text.printedName != null
                && PrintedName.isSame(text.printedName, name);
    }

    private boolean isTold(int field) {
        return (told & field) != 0;
    }

    private Optional<Long> number(int field, long value) {
        return isTold(field) ? Optional.of(value) : Optional.empty();
    }

    /** All that is told was read from the row itself. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SocketSighting that && source == that.source && raw.equals(that.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return source.word() + " " + raw;
    }

    public static Builder of(Source source, Bytes raw) {
        return new Builder(source, raw);
    }

    /** Collects the fields that a row has; what is not set stays empty. Used once. */
    public static final class Builder {
        private SocketSighting row;

        private Builder(Source source, Bytes raw) {
            row = new SocketSighting(source, raw);
        }

        public Builder inode(long value) {
            row.inode = value;
            row.told |= INODE;
            return this;
        }

        public Builder peer(long value) {
            row.peer = value;
            row.told |= PEER;
            return this;
        }

        public Builder references(long value) {
            row.references = value;
            row.told |= REFERENCES;
            return this;
        }

        public Builder flags(long value) {
            row.flags = value;
            row.told |= FLAGS;
            return this;
        }

        public Builder uid(long value) {
            row.uid = value;
            row.told |= UID;
            return this;
        }

        public Builder cookie(long value) {
            row.cookie = value;
            row.told |= COOKIE;
            return this;
        }

        public Builder queues(long receive, long send) {
            row.receiveQueue = receive;
            row.sendQueue = send;
            row.told |= RECEIVE_QUEUE | SEND_QUEUE;
            return this;
        }

        public Builder shutdown(int value) {
            row.shutdown = value;
            row.told |= SHUTDOWN;
            return this;
        }

        public Builder type(Optional<SocketType> value) {
            row.type = value.orElse(null);
            return this;
        }

        public Builder state(Optional<SocketState> value) {
            row.state = value.orElse(null);
            return this;
        }

        public Builder name(UnixAddress value) {
            row.name = value;
            return this;
        }

        public Builder printedName(Bytes value) {
            row.printedName = value;
            return this;
        }

        public Builder waiting(List<Long> value) {
            row.waiting = List.copyOf(value);
            return this;
        }

        public Builder file(FileId value) {
            row.file = value;
            return this;
        }

        public Builder memory(Memory value) {
            row.memory = value;
            return this;
        }

        public Builder owners(List<Owner> value) {
            row.owners = List.copyOf(value);
            return this;
        }

        public SocketSighting build() {
            SocketSighting built = row;
            row = null;
            return built;
        }
    }
}
