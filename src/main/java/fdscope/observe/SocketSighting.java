package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.Optional;

/**
 * One row of one source. Every field that this source does not tell, or tells in a form that cannot be read, is empty.
 *
 * @param raw the bytes of the row: a line (or several, where a name has newlines) without its last newline, or a whole
 *     netlink message with its header
 * @param inode of the socket, as fstat(2) gives it; 0 for a server side that was not accepted yet
 * @param name exact; only sock_diag can tell it
 * @param printedName the text form of /proc/net/unix or ss, where {@code @} may stand for a NUL and a leading space may
 *     be padding; empty bytes: unnamed
 * @param peer inode of the peer; 0: not accepted yet, or gone
 * @param receiveQueue readable bytes (datagram: of the first datagram); of a listener the connections that wait
 * @param sendQueue charged memory (truesize) of what it sent and nobody read; of a listener its backlog
 * @param references struct sock references, not descriptors (/proc/net/unix)
 * @param flags the Flags column: 0x10000 while listening
 * @param shutdown bits: 1 nothing more to receive, 2 nothing more to send
 * @param waiting of a listener: inodes of the clients that wait for accept(2)
 * @param cookie unique while the kernel runs; equals SO_COOKIE
 * @param owners as ss -p tells them
 */
public record SocketSighting(
        Source source,
        Bytes raw,
        Optional<Long> inode,
        Optional<SocketType> type,
        Optional<SocketState> state,
        Optional<UnixAddress> name,
        Optional<Bytes> printedName,
        Optional<Long> peer,
        Optional<Long> receiveQueue,
        Optional<Long> sendQueue,
        Optional<Long> references,
        Optional<Long> flags,
        Optional<Integer> shutdown,
        Optional<Long> uid,
        Optional<List<Long>> waiting,
        Optional<Long> cookie,
        Optional<FileId> file,
        Optional<Memory> memory,
        Optional<List<Owner>> owners) {

    /** The server side of a connection that nobody accepted yet: it has no inode, and only /proc/net/unix shows it. */
    public boolean isEmbryo() {
        return inode.isPresent() && inode.get() == 0;
    }

    public static Builder of(Source source, Bytes raw) {
        return new Builder(source, raw);
    }

    /** Collects the fields that a row has; what is not set stays empty. */
    public static final class Builder {
        private final Source source;
        private final Bytes raw;
        private Optional<Long> inode = Optional.empty();
        private Optional<SocketType> type = Optional.empty();
        private Optional<SocketState> state = Optional.empty();
        private Optional<UnixAddress> name = Optional.empty();
        private Optional<Bytes> printedName = Optional.empty();
        private Optional<Long> peer = Optional.empty();
        private Optional<Long> receiveQueue = Optional.empty();
        private Optional<Long> sendQueue = Optional.empty();
        private Optional<Long> references = Optional.empty();
        private Optional<Long> flags = Optional.empty();
        private Optional<Integer> shutdown = Optional.empty();
        private Optional<Long> uid = Optional.empty();
        private Optional<List<Long>> waiting = Optional.empty();
        private Optional<Long> cookie = Optional.empty();
        private Optional<FileId> file = Optional.empty();
        private Optional<Memory> memory = Optional.empty();
        private Optional<List<Owner>> owners = Optional.empty();

        private Builder(Source source, Bytes raw) {
            this.source = source;
            this.raw = raw;
        }

        public Builder inode(long value) {
            inode = Optional.of(value);
            return this;
        }

        public Builder type(Optional<SocketType> value) {
            type = value;
            return this;
        }

        public Builder state(Optional<SocketState> value) {
            state = value;
            return this;
        }

        public Builder name(UnixAddress value) {
            name = Optional.of(value);
            return this;
        }

        public Builder printedName(Bytes value) {
            printedName = Optional.of(value);
            return this;
        }

        public Builder peer(long value) {
            peer = Optional.of(value);
            return this;
        }

        public Builder queues(long receive, long send) {
            receiveQueue = Optional.of(receive);
            sendQueue = Optional.of(send);
            return this;
        }

        public Builder references(long value) {
            references = Optional.of(value);
            return this;
        }

        public Builder flags(long value) {
            flags = Optional.of(value);
            return this;
        }

        public Builder shutdown(int value) {
            shutdown = Optional.of(value);
            return this;
        }

        public Builder uid(long value) {
            uid = Optional.of(value);
            return this;
        }

        public Builder waiting(List<Long> value) {
            waiting = Optional.of(List.copyOf(value));
            return this;
        }

        public Builder cookie(long value) {
            cookie = Optional.of(value);
            return this;
        }

        public Builder file(FileId value) {
            file = Optional.of(value);
            return this;
        }

        public Builder memory(Memory value) {
            memory = Optional.of(value);
            return this;
        }

        public Builder owners(List<Owner> value) {
            owners = Optional.of(List.copyOf(value));
            return this;
        }

        public SocketSighting build() {
            return new SocketSighting(
                    source,
                    raw,
                    inode,
                    type,
                    state,
                    name,
                    printedName,
                    peer,
                    receiveQueue,
                    sendQueue,
                    references,
                    flags,
                    shutdown,
                    uid,
                    waiting,
                    cookie,
                    file,
                    memory,
                    owners);
        }
    }
}
