package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.tui.draw.StageCard.Flight;
import fdscope.tui.draw.StageCard.Port;
import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes the cards of a scene, in order of tags: sockets, pipes, open files. Every object is on one card at least. */
final class StageCards {
    private static final Pattern MOVED = Pattern.compile("pos \\d+ → \\d+");

    private final Scene scene;
    private final int width;
    private final Function<String, Side> sideOf;
    private final Map<String, Scene.Socket> sockets = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<StageCard> cards = new ArrayList<>();

    private StageCards(Scene scene, int width, Function<String, Side> sideOf) {
        this.scene = scene;
        this.width = width;
        this.sideOf = sideOf;
        scene.sockets().forEach(socket -> sockets.put(socket.tag(), socket));
    }

    /** @param sideOf the side of the first process that holds a tag */
    static List<StageCard> of(Scene scene, int width, Function<String, Side> sideOf) {
        return new StageCards(scene, width, sideOf).make();
    }

    private List<StageCard> make() {
        Set<String> elsewhere = new HashSet<>();
        for (Scene.Socket socket : scene.sockets()) {
            socket.waiting().forEach(waiting -> elsewhere.add(waiting.client()));
            senders(socket).forEach(sender -> elsewhere.add(sender.tag()));
        }
        for (Scene.Socket socket : scene.sockets()) {
            boolean listens =
                    socket.kind().equals("listen") || !socket.waiting().isEmpty();
            List<Scene.Socket> senders = senders(socket);
            if (listens) {
                cards.add(listener(socket));
            } else if (!senders.isEmpty()) {
                cards.add(StageHub.of(socket, senders, width, sideOf));
            } else if (!elsewhere.contains(socket.tag()) && !done.contains(socket.tag())) {
                Scene.Socket peer = sockets.get(socket.peer());
                boolean mutual = peer != null
                        && peer != socket
                        && peer.peer().equals(socket.tag())
                        && !elsewhere.contains(peer.tag())
                        && senders(peer).isEmpty();
                cards.add(mutual ? pair(socket, peer) : lone(socket));
            }
        }
        scene.pipes().forEach(pipe -> cards.add(pipe(pipe)));
        scene.files().forEach(file -> cards.add(file(file)));
        return cards;
    }

    /** Datagram sockets that are connected to this one, which is not connected to them. */
    private List<Scene.Socket> senders(Scene.Socket receiver) {
        return scene.sockets().stream()
                .filter(s -> s.kind().equals("dgram")
                        && s != receiver
                        && s.peer().equals(receiver.tag())
                        && !receiver.peer().equals(s.tag()))
                .toList();
    }

    private StageCard pair(Scene.Socket one, Scene.Socket other) {
        boolean inOrder = sideOf.apply(one.tag()) != Side.RIGHT || sideOf.apply(other.tag()) == Side.RIGHT;
        Scene.Socket left = inOrder ? one : other;
        Scene.Socket right = inOrder ? other : one;
        done.add(left.tag());
        done.add(right.tag());
        List<Segment> there = new ArrayList<>(StageLane.of(width - 4, right.queue(), true, left.shutWrite()));
        List<Segment> back = new ArrayList<>(StageLane.of(width - 4, left.queue(), false, right.shutWrite()));
        there.add(0, Segment.of("  ", Role.TEXT));
        back.add(0, Segment.of("  ", Role.TEXT));
        List<Flight> flights = new ArrayList<>(StageLane.flights(there, right.queue(), true, 1));
        flights.addAll(StageLane.flights(back, left.queue(), false, 2));
        boolean quietThere = right.queue().isEmpty() && !left.shutWrite();
        boolean quietBack = left.queue().isEmpty() && !right.shutWrite();
        return new StageCard(
                List.of(List.of(Segment.of(pairTitle(left, right), Role.SOCKET)), there, back),
                List.of(new Port(left.tag(), Side.LEFT, 0), new Port(right.tag(), Side.RIGHT, 0)),
                flights,
                quietThere || quietBack ? 2 : 3,
                quietBack ? 2 : quietThere ? 1 : -1);
    }

    private String pairTitle(Scene.Socket left, Scene.Socket right) {
        String closed = left.closed() && right.closed()
                ? "both closed"
                : left.closed() ? left.tag() + " closed" : right.closed() ? right.tag() + " closed" : "";
        int room = width - left.tag().length() - right.tag().length() - 2;
        String middle = " " + left.kind() + (closed.isEmpty() ? "" : ", " + closed) + " ";
        if (middle.length() > room && !closed.isEmpty()) {
            middle = " " + closed + " ";
        }
        middle = DisplayWidth.cut(middle, Math.max(1, room));
        int blanks = Math.max(0, room - DisplayWidth.of(middle));
        int before = blanks / 2 + (blanks & room & 1);
        return left.tag() + " " + "─".repeat(before) + middle + "─".repeat(blanks - before) + " " + right.tag();
    }

    private StageCard listener(Scene.Socket socket) {
        List<List<Segment>> rows = new ArrayList<>();
        List<Port> ports =
                new ArrayList<>(List.of(new Port(socket.tag(), Side.LEFT, 0), new Port(socket.tag(), Side.RIGHT, 0)));
        List<Flight> flights = new ArrayList<>();
        rows.add(StageHub.titleRow(socket, socket.waiting().size(), width, true));
        for (Scene.Waiting waiting : socket.waiting()) {
            int y = rows.size();
            boolean toRight = sideOf.apply(waiting.client()) != Side.RIGHT;
            String tail = width < 30 ? (y == 1 ? "next" : "waits") : "embryo" + (y == 1 ? " next" : "");
            int room = width - waiting.client().length() - tail.length() - 3;
            List<Segment> row = new ArrayList<>(StageLane.of(room, waiting.queue(), toRight, false));
            row.add(
                    toRight ? 0 : row.size(),
                    Segment.of(toRight ? waiting.client() + " " : " " + waiting.client(), Role.SOCKET));
            row.add(toRight ? row.size() : 0, Segment.of(toRight ? " " + tail : tail + " ", Role.MUTED));
            rows.add(row);
            ports.add(new Port(waiting.client(), toRight ? Side.LEFT : Side.RIGHT, y));
            flights.addAll(StageLane.flights(row, waiting.queue(), toRight, y));
        }
        return new StageCard(rows, ports, flights, Math.min(rows.size(), 3), -1);
    }

    private StageCard lone(Scene.Socket socket) {
        String fate = socket.closed()
                ? "closed"
                : socket.peer().isEmpty()
                        ? "unconnected"
                        : sockets.containsKey(socket.peer()) ? "→ " + socket.peer() : "peer " + socket.peer() + " gone";
        String head = socket.tag() + " " + socket.kind() + (socket.name().isEmpty() ? "" : " " + socket.name());
        List<List<Segment>> rows = new ArrayList<>();
        if (DisplayWidth.of(head) + 1 + DisplayWidth.of(fate) <= width) {
            rows.add(List.of(Segment.of(head + " ", Role.SOCKET), Segment.of(fate, Role.MUTED)));
        } else {
            String title = StageHub.title(socket.tag() + " " + socket.kind(), socket.name(), width);
            rows.add(List.of(Segment.of(title, Role.SOCKET)));
            rows.add(List.of(Segment.of("   " + fate, Role.MUTED)));
        }
        List<Flight> flights = List.of();
        if (!socket.queue().isEmpty()) {
            boolean toRight = sideOf.apply(socket.tag()) == Side.RIGHT;
            List<Segment> row = new ArrayList<>(StageLane.of(width - 4, socket.queue(), toRight, false));
            row.add(0, Segment.of("  ", Role.TEXT));
            rows.add(row);
            flights = StageLane.flights(row, socket.queue(), toRight, rows.size() - 1);
        }
        List<Port> ports = List.of(new Port(socket.tag(), Side.LEFT, 0), new Port(socket.tag(), Side.RIGHT, 0));
        return new StageCard(rows, ports, flights, rows.size(), -1);
    }

    /** {@code F1 write}; the end that nobody has any more: {@code no writer}. */
    private static String end(String tag, String verb) {
        return tag.isEmpty() ? "no " + (verb.equals("write") ? "writer" : "reader") : tag + " " + verb;
    }

    private StageCard pipe(Scene.Pipe pipe) {
        Side write = sideOf.apply(pipe.writeTag());
        Side read = sideOf.apply(pipe.readTag());
        boolean flip = write == Side.RIGHT && read != Side.RIGHT || read == Side.LEFT && write != Side.LEFT;
        String left = flip ? end(pipe.readTag(), "read") : end(pipe.writeTag(), "write");
        String right = flip ? end(pipe.writeTag(), "write") : end(pipe.readTag(), "read");
        List<Scene.Message> queue =
                pipe.size() == 0 ? List.of() : List.of(new Scene.Message(pipe.text(), pipe.size(), List.of(), ""));
        String label = " " + pipe.tag() + " pipe ";
        int room = width - left.length() - right.length() - label.length() - 4;
        boolean oneRow = room >= 14;
        if (width < 30) {
            left = flip ? pipe.readTag() : pipe.writeTag();
            right = flip ? pipe.writeTag() : pipe.readTag();
        }
        List<Segment> row = new ArrayList<>(
                StageLane.of(oneRow ? room : width - left.length() - right.length() - 2, queue, !flip, false));
        if (oneRow) {
            row.add(flip ? row.size() : 0, Segment.of(flip ? "─" + label : label + "─", Role.FILE));
        }
        row.add(0, Segment.of(left + " ", Role.FILE));
        row.add(Segment.of(" " + right, Role.FILE));
        int y = oneRow ? 0 : 1;
        List<Port> ports = List.of(
                new Port(flip ? pipe.readTag() : pipe.writeTag(), Side.LEFT, y),
                new Port(flip ? pipe.writeTag() : pipe.readTag(), Side.RIGHT, y));
        List<Segment> title = List.of(Segment.of(pipe.tag() + " pipe", Role.FILE));
        return new StageCard(oneRow ? List.of(row) : List.of(title, row), ports, List.of(), y + 1, -1);
    }

    private StageCard file(Scene.OpenFile file) {
        List<List<Segment>> rows = new ArrayList<>();
        rows.add(List.of(Segment.of(StageHub.title(file.tag(), file.label(), width), Role.FILE)));
        file.notes().stream().flatMap(note -> parts(note).stream()).forEach(note -> rows.add(note(note)));
        List<Port> ports = List.of(new Port(file.tag(), Side.LEFT, 0), new Port(file.tag(), Side.RIGHT, 0));
        return new StageCard(rows, ports, List.of(), 1, -1);
    }

    /** A position that the last step moved is marked as a descriptor is that changed. */
    private List<Segment> note(String note) {
        boolean moved = MOVED.matcher(note).lookingAt();
        String text = (moved ? " ~ " : "   ") + DisplayWidth.cut(note, width - 3);
        return List.of(Segment.of(text, moved ? Role.CHANGED : Role.MUTED));
    }

    /** Who holds it is what this picture is for: it goes on in a second row where it is too long for one. */
    private List<String> parts(String note) {
        if (!note.startsWith("held by ") || DisplayWidth.of(note) <= width - 3) {
            return List.of(note);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : note.split("(?= and )|(?<=,)")) {
            if (!line.isEmpty() && DisplayWidth.of(line + part) > width - 3) {
                lines.add(line);
                line = " " + part;
            } else {
                line += part;
            }
        }
        lines.add(line);
        return lines;
    }
}
