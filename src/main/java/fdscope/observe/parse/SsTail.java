package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.Memory;
import fdscope.observe.Owner;
import fdscope.observe.SocketSighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands behind the name in a row of ss: inode, peer, and whatever -e, -m and -p add. */
final class SsTail {
    /** Indexed by the shutdown bits: bit 1 takes the left head away (RCV), bit 2 the right one (SEND). */
    private static final String[] ARROWS = {"<->", "-->", "<--", "---"};

    private static final String[] COUNTERS = {"r", "rb", "t", "tb", "f", "w", "o", "bl", "d"};

    private final int nameEnd;
    private final long inode;
    private final long peer;
    private List<Owner> owners;
    private Memory memory;
    private int shutdown = -1;
    private List<Long> waiting;
    private final List<Item> items = new ArrayList<>(4);

    private SsTail(int nameEnd, long inode, long peer) {
        this.nameEnd = nameEnd;
        this.inode = inode;
        this.peer = peer;
    }

    int nameEnd() {
        return nameEnd;
    }

    long inode() {
        return inode;
    }

    long peer() {
        return peer;
    }

    /** What stands behind the peer, in its order. */
    List<Item> items() {
        return items;
    }

    /** One word of -e, -m or -p with all that belongs to it: the bytes from {@code from} to before {@code to}. */
    record Item(int from, int to) {}

    void addTo(SocketSighting.Builder row) {
        if (owners != null) {
            row.owners(owners);
        }
        if (memory != null) {
            row.memory(memory);
        }
        if (shutdown >= 0) {
            row.shutdown(shutdown);
        }
        if (waiting != null) {
            row.waiting(waiting);
        }
    }

    /** The first place in the stretch behind which all reads as a tail, or null. */
    static SsTail find(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            boolean mayStart = bytes[i] == ' ' && i + 1 < end && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
            SsTail tail = mayStart ? at(bytes, i, end) : null;
            if (tail != null && hasName(bytes, from, i)) {
                return tail;
            }
        }
        return null;
    }

    private static boolean hasName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ') {
                return true;
            }
        }
        return false;
    }

    private static SsTail at(byte[] bytes, int space, int end) {
        Cursor at = new Cursor(bytes, space + 1, end);
        long inode = at.decimal();
        if (inode < 0 || at.skipSpaces() == 0 || !at.skip('*') || at.skipSpaces() == 0) {
            return null;
        }
        long peer = at.decimal();
        if (peer < 0) {
            return null;
        }
        SsTail tail = new SsTail(space, inode, peer);
        while (!at.atEnd()) {
            if (at.skipSpaces() == 0) {
                return null;
            }
            int from = at.position();
            if (!at.atEnd() && !tail.item(bytes, at, end)) {
                return null;
            }
            if (at.position() > from) {
                tail.items.add(new Item(from, at.position()));
            }
        }
        return tail;
    }

    private boolean item(byte[] bytes, Cursor at, int end) {
        if (at.skip("users:(")) {
            return users(bytes, at, end);
        }
        if (at.skip("skmem:(")) {
            return skmem(at);
        }
        if (at.skip("peers:")) {
            return peers(at);
        }
        int here = at.position();
        String word = at.word().orElse("");
        for (int bits = 0; bits < ARROWS.length; bits++) {
            if (word.equals(ARROWS[bits])) {
                shutdown = bits;
                return true;
            }
        }
        boolean known = word.indexOf(':') > 0 && Character.isLetter(word.charAt(0)) && word.indexOf('\n') < 0;
        at.moveTo(known ? at.position() : here);
        return known;
    }

    private boolean peers(Cursor at) {
        waiting = new ArrayList<>();
        int here = at.position();
        while (at.skipSpaces() > 0) {
            long client = at.decimal();
            if (client < 0) {
                break;
            }
            waiting.add(client);
            here = at.position();
        }
        at.moveTo(here);
        return true;
    }

    private boolean skmem(Cursor at) {
        List<Long> values = new ArrayList<>();
        for (String counter : COUNTERS) {
            if (!values.isEmpty() && !at.skip(',')) {
                break;
            }
            if (!at.skip(counter)) {
                return false;
            }
            long value = at.decimal();
            if (value < 0) {
                return false;
            }
            values.add(value);
        }
        memory = Memory.of(values);
        return at.skip(')');
    }

    private boolean users(byte[] bytes, Cursor at, int end) {
        owners = new ArrayList<>();
        do {
            if (!at.skip("(\"")) {
                return false;
            }
            int from = at.position();
            while (!at.skip("\",pid=")) {
                if (at.position() >= end) {
                    return false;
                }
                at.moveTo(at.position() + 1);
            }
            Bytes command = Bytes.of(Arrays.copyOfRange(bytes, from, at.position() - 6));
            long pid = at.decimal();
            long fd = at.skip(",fd=") ? at.decimal() : -1;
            if (pid < 0 || fd < 0 || pid > Integer.MAX_VALUE || fd > Integer.MAX_VALUE || !at.skip(')')) {
                return false;
            }
            owners.add(new Owner((int) pid, (int) fd, command));
        } while (at.skip(','));
        return at.skip(')');
    }
}
