package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.tui.draw.StageCard.Port;
import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Datagram sockets that send to one receiver: a bus that ends in the receiver's queue, on the receiver's side. */
final class StageHub {
    private StageHub() {}

    static StageCard of(Scene.Socket receiver, List<Scene.Socket> senders, int width, Function<String, Side> sideOf) {
        boolean toRight = sideOf.apply(receiver.tag()) != Side.LEFT;
        List<List<Segment>> rows = new ArrayList<>();
        rows.add(titleRow(receiver, receiver.queue().size(), width, !toRight));
        int tags = Math.max(
                3, senders.stream().mapToInt(s -> s.tag().length()).max().orElse(0));
        List<Segment> queue = new ArrayList<>(StageLane.of(width - tags - 2, receiver.queue(), toRight, false));
        String blank = " ".repeat(tags + 1);
        queue.add(toRight ? 0 : queue.size(), Segment.of(toRight ? blank + "┌" : "┐" + blank, Role.SOCKET));
        rows.add(queue);
        List<Port> ports = new ArrayList<>();
        ports.add(new Port(receiver.tag(), toRight ? Side.RIGHT : Side.LEFT, 0));
        for (int i = 0; i < senders.size(); i++) {
            boolean last = i == senders.size() - 1;
            String tag = senders.get(i).tag();
            String row = toRight
                    ? DisplayWidth.pad(tag, tags) + (last ? "─┘" : "─┤")
                    : " ".repeat(Math.max(0, width - tags - 2))
                            + (last ? "└─" : "├─")
                            + DisplayWidth.padLeft(tag, tags);
            ports.add(new Port(tag, toRight ? Side.LEFT : Side.RIGHT, rows.size()));
            rows.add(List.of(Segment.of(row, Role.SOCKET)));
        }
        return new StageCard(
                rows, ports, StageLane.flights(queue, receiver.queue(), toRight, 1), Math.min(rows.size(), 4), -1);
    }

    /** Tag, kind and name at one end, how many wait at the other; in short words where there is no room. */
    static List<Segment> titleRow(Scene.Socket socket, int waiting, int width, boolean tagLeft) {
        String of = socket.room() > 0 ? waiting + " of " + socket.room() : "" + waiting;
        String head = socket.tag() + " " + socket.kind();
        String caption = of + " wait";
        if (DisplayWidth.of(head + " " + socket.name() + " " + caption) > width) {
            caption = of.replace(" of ", "/") + " wait";
            head = socket.name().isEmpty() ? head : socket.tag();
        }
        String title = title(head, socket.name(), width - caption.length() - 1);
        int rest = width - DisplayWidth.of(title);
        String row = tagLeft
                ? title + DisplayWidth.padLeft(caption, rest)
                : caption + DisplayWidth.padLeft(title, width - caption.length());
        return List.of(Segment.of(row, Role.SOCKET));
    }

    /** A name that is too long keeps its beginning and its end. */
    static String title(String head, String name, int width) {
        if (name.isEmpty()) {
            return DisplayWidth.cut(head, width);
        }
        int room = width - head.length() - 1;
        return room < 1 ? DisplayWidth.cut(head, width) : head + " " + DisplayWidth.elide(name, room);
    }
}
