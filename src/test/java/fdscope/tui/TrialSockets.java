package fdscope.tui;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.observe.Doubt;
import fdscope.observe.FdInfo;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Rows;
import fdscope.observe.Socket;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import fdscope.observe.view.SocketDetail;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A learner at the sockets' screen; a machine made by hand answers when it is told to. */
final class TrialSockets {
    final Trial trial;
    private final List<Effect> asked = new ArrayList<>();

    private TrialSockets(Trial trial) {
        this.trial = trial;
    }

    /** The screen is open; the first look is under way. */
    static TrialSockets opened(int columns, int rows) {
        Trial trial = Trial.at(columns, rows);
        trial.effects();
        TrialSockets sockets = new TrialSockets(trial);
        return sockets.press(Key.of('S'));
    }

    /** A village of sockets is seen. */
    static TrialSockets village(int columns, int rows) {
        return opened(columns, rows).read(listing(List.of())).arranged();
    }

    /** The village with a forged line, and other rows besides. */
    static SocketListing listing(List<SocketRow> more) {
        List<SocketRow> rows = new ArrayList<>(Rows.village().rows());
        rows.add(forged());
        rows.addAll(more);
        return of(rows);
    }

    static SocketListing of(List<SocketRow> rows) {
        List<SocketRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong(SocketRow::inode));
        return new SocketListing(
                SocketQuestion.USUAL,
                Optional.of(4026531840L),
                sorted,
                List.of("12 of 214 processes could not be looked into; their sockets show no owner. Root sees all."),
                Instant.parse("2026-03-01T12:03:04Z"),
                Duration.ofMillis(41));
    }

    private static SocketRow forged() {
        SocketSighting line = SocketSighting.of(
                        Source.PROC,
                        Bytes.utf8("0000000000000000: 00000003 00000000 00000000 0001 03 424242 /run/FAKE.sock"))
                .inode(424242)
                .type(Optional.of(SocketType.STREAM))
                .state(Optional.of(SocketState.CONNECTED))
                .printedName(Bytes.utf8("/run/FAKE.sock"))
                .references(3)
                .build();
        Doubt doubt = new Doubt(Doubt.Kind.FORGED, "forged: the line is part of the name of socket 88131");
        return new SocketRow(
                new Socket(424242, List.of(line), List.of(), Optional.of(doubt)),
                List.of(),
                Optional.of(NoOwner.NONE_FOUND),
                OptionalLong.empty());
    }

    /** What a close look at a row would bring: all three sources, and the descriptors of its owner. */
    static SocketDetail detail(SocketRow row) {
        long inode = row.inode();
        SocketSighting diag = row.socket().sightings().get(0);
        SocketSighting exact = SocketSighting.of(
                        Source.SOCK_DIAG, Bytes.ofHex("4c000000140002000100000000000000010a0000"))
                .inode(inode)
                .type(diag.type())
                .state(diag.state())
                .queues(diag.receiveQueue().orElse(0L), diag.sendQueue().orElse(0L))
                .build();
        SocketSighting text = SocketSighting.of(
                        Source.PROC, Bytes.utf8("00000000ad66e44b: 00000003 00000000 00000000 0001 03 " + inode))
                .inode(inode)
                .type(diag.type())
                .state(diag.state())
                .references(3)
                .build();
        SocketSighting ss = SocketSighting.of(
                        Source.SS, Bytes.utf8("u_str ESTAB 0      0      * " + inode + "            * 77"))
                .inode(inode)
                .type(diag.type())
                .state(diag.state())
                .peer(77)
                .queues(diag.receiveQueue().orElse(0L), diag.sendQueue().orElse(0L))
                .build();
        Socket socket = new Socket(inode, List.of(exact, text, ss), List.of(), Optional.empty());
        FdInfo info = new FdInfo(
                Bytes.utf8("pos:\t0\nflags:\t02000002\nscm_fds: 1\n"),
                Optional.of(0L),
                Optional.of(2),
                Optional.empty(),
                Optional.of(inode),
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of());
        Owner owner = row.owners().isEmpty()
                ? new Owner(1, 1, Bytes.utf8("x"))
                : row.owners().get(0);
        return new SocketDetail(
                new SocketRow(socket, row.owners(), row.noOwner(), OptionalLong.of(1)),
                Map.of(),
                List.of(new SocketDetail.Descriptor(owner, Optional.of(info))),
                List.of(),
                Duration.ofMillis(12),
                Instant.parse("2026-03-01T12:03:04Z"));
    }

    TrialSockets press(Key... keys) {
        trial.press(keys);
        return took();
    }

    TrialSockets type(String text) {
        text.chars().forEach(c -> press(Key.of(c)));
        return this;
    }

    /** So many fifths of a second pass. */
    TrialSockets ticks(int count) {
        for (int i = 0; i < count; i++) {
            trial.tell(new Msg.Came(new Input.Tick(Instant.EPOCH)));
        }
        return took();
    }

    TrialSockets tell(Msg msg) {
        trial.tell(msg);
        return took();
    }

    /** The look that is under way brings this. */
    TrialSockets read(SocketListing listing) {
        return tell(new Msg.SocketsRead(last(Effect.ReadSockets.class).number(), listing));
    }

    /** A second later all has been read and arranged again. */
    TrialSockets refreshed(SocketListing listing) {
        return ticks(5).read(listing).arranged();
    }

    /** Whatever is to be arranged is. */
    TrialSockets arranged() {
        int before = -1;
        while (before != count(Effect.ArrangeSockets.class)) {
            before = count(Effect.ArrangeSockets.class);
            Effect.ArrangeSockets arrange = last(Effect.ArrangeSockets.class);
            tell(new Msg.SocketsArranged(arrange.number(), arrange.wanted().arranged()));
        }
        return this;
    }

    /** The close look that is under way brings what {@link #detail} says. */
    TrialSockets looked() {
        Effect.LookAtSocket look = last(Effect.LookAtSocket.class);
        return tell(new Msg.SocketLooked(look.number(), detail(look.row())));
    }

    private TrialSockets took() {
        asked.addAll(trial.effects());
        return this;
    }

    /** Those since the last question. */
    List<Effect> effects() {
        List<Effect> told = List.copyOf(asked);
        asked.clear();
        return told;
    }

    int count(Class<? extends Effect> kind) {
        return (int) asked.stream().filter(kind::isInstance).count();
    }

    <E extends Effect> E last(Class<E> kind) {
        return asked.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody asked for a " + kind.getSimpleName()));
    }

    static Map<String, Trial> screens(int columns, int rows) {
        TrialSockets changed = village(columns, rows).press(Key.DOWN, Key.DOWN);
        List<SocketRow> next = new ArrayList<>(listing(List.of()).rows());
        next.removeIf(row -> row.inode() == 100196 || row.inode() == 88125);
        next.add(Rows.connected(88125, 88124)
                .queues(10, 0)
                .of("dan 4715 6")
                .inFlight(2)
                .row());
        next.add(Rows.dgram(99001)
                .path("/run/user/1000/wayland-0")
                .of("sway 800 12")
                .row());
        changed.refreshed(of(next)).press(Key.of('G'), Key.UP);
        TrialSockets detail =
                village(columns, rows).type("/owner:ann").arranged().press(Key.ENTER);
        detail.ticks(2);
        if (detail.count(Effect.LookAtSocket.class) > 0) {
            detail.looked();
        }
        TrialSockets wrong = village(columns, rows).type("/type:foo").arranged();
        TrialSockets tree = village(columns, rows).press(Key.of(']')).arranged().press(Key.DOWN, Key.DOWN);
        TrialSockets graph = village(columns, rows);
        graph.type("/door")
                .arranged()
                .press(Key.ENTER, Key.of(']'), Key.of(']'))
                .arranged();
        TrialSockets raw = village(columns, rows).press(Key.TAB, Key.TAB);
        return Map.of(
                "sockets", changed.trial,
                "sockets-detail", detail.trial,
                "sockets-raw", raw.trial,
                "sockets-typing", wrong.trial,
                "sockets-tree", tree.trial,
                "sockets-graph", graph.trial);
    }
}
