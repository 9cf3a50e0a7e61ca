package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * One kernel object, or some that belong together, between the processes.
 *
 * @param rows the first begins with the tag
 * @param ports where wires from the sides may end
 * @param flights where descriptors in flight are
 * @param keep rows that it cannot do without
 * @param idle the row that goes first when there is no room (an empty lane), or -1
 */
record StageCard(List<List<Segment>> rows, List<Port> ports, List<Flight> flights, int keep, int idle) {
    enum Side {
        LEFT,
        RIGHT,
        NONE
    }

    record Port(String tag, Side side, int row) {}

    /** @param column of the {@code ●}, counted from the card's left edge */
    record Flight(String tag, int column, int row) {}

    static Role roleOf(String tag) {
        return tag.startsWith("F") || tag.startsWith("P") ? Role.FILE : Role.SOCKET;
    }

    /** The tag that its first row begins with. */
    String subject() {
        return ports.isEmpty() ? "" : ports.get(0).tag();
    }

    /** With so many rows; says so when more than an empty lane is left out. */
    StageCard fit(int height) {
        if (height >= rows.size()) {
            return this;
        }
        if (idle >= 0) {
            return withoutIdle().fit(height);
        }
        int whole = Math.max(1, height - 1);
        List<List<Segment>> kept = new ArrayList<>(rows.subList(0, whole));
        if (height > 1) {
            kept.add(List.of(Segment.of("   … " + (rows.size() - whole) + " more", Role.MUTED)));
        } else {
            List<Segment> first = new ArrayList<>(rows.get(0));
            first.add(Segment.of(" …", Role.MUTED));
            kept.set(0, first);
        }
        return new StageCard(
                kept,
                ports.stream().filter(port -> port.row() < whole).toList(),
                flights.stream().filter(flight -> flight.row() < whole).toList(),
                keep,
                -1);
    }

    private StageCard withoutIdle() {
        List<List<Segment>> kept = new ArrayList<>(rows);
        kept.remove(idle);
        return new StageCard(
                kept,
                ports.stream()
                        .filter(port -> port.row() != idle)
                        .map(port -> new Port(port.tag(), port.side(), above(port.row())))
                        .toList(),
                flights.stream()
                        .map(flight -> new Flight(flight.tag(), flight.column(), above(flight.row())))
                        .toList(),
                keep,
                -1);
    }

    private int above(int row) {
        return row > idle ? row - 1 : row;
    }
}
