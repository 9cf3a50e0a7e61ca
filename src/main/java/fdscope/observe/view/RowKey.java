package fdscope.observe.view;

import fdscope.kernel.Bytes;
import fdscope.observe.Socket;
import fdscope.observe.SocketRow;

/**
 * What makes a row the same row in two listings. An inode that is used again is another socket: its cookie tells.
 *
 * @param cookie 0: not told
 * @param address of an unproven row, whose inode may be anything: the beginning of its text; else empty
 */
public record RowKey(long inode, long cookie, Bytes address) {
    /** The hashed address at the beginning of a line of /proc/net/unix. */
    private static final int ADDRESS = 16;

    public static RowKey of(SocketRow row) {
        Socket socket = row.socket();
        if (!row.isUnproven()) {
            return new RowKey(row.inode(), socket.cookie().orElse(0L), Bytes.EMPTY);
        }
        Bytes raw = socket.sightings().get(0).raw();
        return new RowKey(row.inode(), 0, raw.slice(0, Math.min(ADDRESS, raw.length())));
    }
}
