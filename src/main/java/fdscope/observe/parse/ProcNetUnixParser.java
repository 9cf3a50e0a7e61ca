package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads /proc/net/unix (unix_seq_show in net/unix/af_unix.c): Num RefCount Protocol Flags Type St Inode Path.
 *
 * <p>A line that is no row is the rest of the name above it, which then holds a newline; where no
 * name stands above it, it is kept as a row that cannot be read. A line that looks like a row is
 * taken for one, although a name may have forged it: only a comparison with sock_diag can tell.
 */
public final class ProcNetUnixParser {
    static final long ACCEPTING = 0x10000;

    private ProcNetUnixParser() {}

    /** The rows in their order; the heading is not among them. */
    public static List<SocketSighting> parse(Bytes text) {
        byte[] bytes = text.toArray();
        List<SocketSighting> rows = new ArrayList<>(bytes.length / 60 + 1);
        int start = 0;
        int end = Cursor.lineEnd(bytes, start);
        Columns columns = Columns.read(bytes, start, end);
        while (start < bytes.length) {
            Columns following = null;
            int next = end + 1;
            int nextEnd = end;
            while (next < bytes.length) {
                nextEnd = Cursor.lineEnd(bytes, next);
                following = Columns.read(bytes, next, nextEnd);
                if (columns == null || columns.path() < 0 || following != null) {
                    break;
                }
                // A line that is no row belongs to the name above it.
                end = nextEnd;
                next = end + 1;
            }
            if (columns != null) {
                rows.add(columns.sighting(text, start, end));
            } else if (start > 0) {
                rows.add(SocketSighting.of(Source.PROC, text.slice(start, end)).build());
            }
            start = next;
            end = nextEnd;
            columns = following;
        }
        return rows;
    }

    /** The fixed columns of one row; {@code path} is where the name begins, -1 if there is none. */
    record Columns(long references, long protocol, long flags, long type, long state, long inode, int path) {
        static Columns read(byte[] bytes, int start, int end) {
            Cursor at = new Cursor(bytes, start, end);
            if (at.hex(8, 16) < 0 || !at.skip(": ")) {
                return null;
            }
            long references = at.hex(8, 8);
            long protocol = at.skip(' ') ? at.hex(8, 8) : -1;
            long flags = at.skip(' ') ? at.hex(8, 8) : -1;
            long type = at.skip(' ') ? at.hex(4, 4) : -1;
            long state = at.skip(' ') ? at.hex(2, 2) : -1;
            long inode = state < 0 || at.skipSpaces() == 0 ? -1 : at.decimal();
            if (references < 0 || protocol < 0 || flags < 0 || type < 0 || inode < 0) {
                return null;
            }
            if (at.atEnd()) {
                return new Columns(references, protocol, flags, type, state, inode, -1);
            }
            return at.skip(' ') ? new Columns(references, protocol, flags, type, state, inode, at.position()) : null;
        }

        SocketSighting sighting(Bytes text, int start, int end) {
            return SocketSighting.of(Source.PROC, text.slice(start, end))
                    .inode(inode)
                    .type(SocketType.ofNumber((int) type))
                    .state(stateOf())
                    .printedName(path < 0 ? Bytes.EMPTY : text.slice(path, end))
                    .references(references)
                    .flags(flags)
                    .build();
        }

        private Optional<SocketState> stateOf() {
            if ((flags & ACCEPTING) != 0) {
                return SocketState.LISTENING.known();
            }
            return state == 1
                    ? SocketState.UNCONNECTED.known()
                    : state == 2 || state == 3 ? SocketState.CONNECTED.known() : Optional.empty();
        }
    }
}
