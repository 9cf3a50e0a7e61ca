package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows made by hand, in few words. */
public final class Rows {
    private final long inode;
    private final SocketSighting.Builder sighting;
    private final List<Owner> owners = new ArrayList<>();
    private Optional<NoOwner> why = Optional.of(NoOwner.NONE_FOUND);
    private OptionalLong inFlight = OptionalLong.empty();
    private Optional<Doubt> doubt = Optional.empty();

    private Rows(long inode, SocketType type, SocketState state) {
        this.inode = inode;
        this.sighting = SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY)
                .inode(inode)
                .type(Optional.of(type))
                .state(Optional.of(state));
    }

    public static Rows connected(long inode, long peer) {
        Rows row = new Rows(inode, SocketType.STREAM, SocketState.CONNECTED);
        row.sighting.peer(peer).queues(0, 0);
        return row;
    }

    /** With clients that wait; room for six. */
    public static Rows listening(long inode, Long... waiting) {
        Rows row = new Rows(inode, SocketType.STREAM, SocketState.LISTENING);
        row.sighting.waiting(List.of(waiting)).queues(waiting.length, 5);
        return row;
    }

    public static Rows dgram(long inode) {
        Rows row = new Rows(inode, SocketType.DGRAM, SocketState.UNCONNECTED);
        row.sighting.queues(0, 0);
        return row;
    }

    public static Rows dgram(long inode, long peer) {
        Rows row = new Rows(inode, SocketType.DGRAM, SocketState.CONNECTED);
        row.sighting.peer(peer).queues(0, 0);
        return row;
    }

    public Rows path(String path) {
        sighting.name(new UnixAddress.Pathname(Bytes.utf8(path)));
        return this;
    }

    public Rows abstractName(String rest) {
        sighting.name(new UnixAddress.Abstract(Bytes.utf8(rest)));
        return this;
    }

    public Rows queues(long receive, long send) {
        sighting.queues(receive, send);
        return this;
    }

    public Rows uid(long uid) {
        sighting.uid(uid);
        return this;
    }

    /** {@code "server 4710 6"}: command, pid, descriptor. */
    public Rows of(String owner) {
        String[] words = owner.split(" ");
        int last = words.length - 1;
        String command = String.join(" ", List.of(words).subList(0, last - 1));
        owners.add(new Owner(Integer.parseInt(words[last - 1]), Integer.parseInt(words[last]), Bytes.utf8(command)));
        why = Optional.empty();
        return this;
    }

    public Rows nobody(NoOwner reason) {
        why = Optional.of(reason);
        return this;
    }

    public Rows inFlight(long count) {
        inFlight = OptionalLong.of(count);
        return this;
    }

    public Rows unproven(Doubt.Kind kind) {
        doubt = Optional.of(new Doubt(kind, "for a test"));
        return this;
    }

    public SocketRow row() {
        Socket socket = new Socket(inode, List.of(sighting.build()), List.of(), doubt);
        return new SocketRow(socket, owners, why, inFlight);
    }

    public static SocketListing listing(Rows... rows) {
        List<SocketRow> made = new ArrayList<>();
        for (Rows row : rows) {
            made.add(row.row());
        }
        made.sort(Comparator.comparingLong(SocketRow::inode));
        return listing(made);
    }

    public static SocketListing listing(List<SocketRow> rows) {
        return new SocketListing(
                SocketQuestion.USUAL, Optional.of(4026531840L), rows, List.of(), Instant.EPOCH, Duration.ZERO);
    }

    /** Five processes: two clients wait at a server, two are connected to it; one socket travels, one is of root. */
    public static SocketListing village() {
        return listing(
                listening(88120, 88110L, 88111L)
                        .path("/run/user/1000/door.sock")
                        .of("server 4710 6")
                        .inFlight(0),
                connected(88110, 0).queues(0, 768).of("ann 4711 6").uid(1000),
                connected(88111, 0).of("ben 4713 6"),
                connected(88122, 88123).path("/run/user/1000/door.sock").of("server 4710 7"),
                connected(88123, 88122).of("cat 4714 6"),
                connected(88124, 88125).path("/run/user/1000/door.sock").of("server 4710 8"),
                connected(88125, 88124).of("dan 4715 6").of("dan 4715 9").inFlight(1),
                connected(100194, 100195).nobody(NoOwner.IN_FLIGHT),
                connected(100195, 100194).queues(0, 768).of("eve 4716 3"),
                connected(100196, 100197).of("eve 4716 4"),
                connected(100197, 100196).of("eve 4716 5"),
                dgram(2200).path("/run/log").of("log 300 3").inFlight(2),
                dgram(2201, 2200).of("dan 4715 7"),
                dgram(2202, 2202).of("dan 4715 8"),
                connected(2290, 2289).path("/run/user/1000/bus").of("dbus-daemon 901 9"),
                connected(2289, 2290).nobody(NoOwner.NOT_PERMITTED),
                connected(2291, 77).of("dbus-daemon 901 10"));
    }
}
