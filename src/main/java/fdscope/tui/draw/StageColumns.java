package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.tui.draw.StageCard.Flight;
import fdscope.tui.draw.StageCard.Port;
import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The wide form: processes at both sides, what the kernel holds between them, wires in the gutters, notes below. */
final class StageColumns {
    /** Rows that the notes leave to the picture. */
    private static final int LEAST_ROWS = 8;

    private final Scene scene;
    private final Canvas canvas;
    private final int width;
    private final int side;
    private final int gutter;
    private final int left;
    private final int centre;
    private final Map<String, Side> sides = new HashMap<>();
    private final Map<Port, Integer> ports = new HashMap<>();
    private final Map<Integer, Integer> textEnds = new HashMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private final List<Stage.Place> places = new ArrayList<>();

    StageColumns(Scene scene, Canvas canvas) {
        this.scene = scene;
        this.canvas = canvas;
        this.width = canvas.width();
        this.side = Math.max(16, Math.min(36, width * 23 / 100));
        this.gutter = width < 100 ? 4 : 7;
        this.left = side + gutter;
        this.centre = width - 2 * left;
    }

    List<Stage.Place> draw() {
        findSides();
        List<StageCard> cards = StageCards.of(scene, centre, tag -> sides.getOrDefault(tag, Side.NONE));
        List<String> notes = notes(cards);
        int height = canvas.height() - notes.size();
        for (int i = 0; i < notes.size(); i++) {
            canvas.put(1, height + i, notes.get(i), Role.ACCENT);
        }
        Set<String> carded = new HashSet<>();
        cards.forEach(card -> card.ports().forEach(port -> carded.add(port.tag())));
        cards(cards, height);

        StageSide west = new StageSide(canvas, Side.LEFT, side, height);
        StageSide east = new StageSide(canvas, Side.RIGHT, side, height);
        west.draw(actors(0), carded);
        east.draw(actors(1), carded);
        StageWires wires = new StageWires(canvas);
        wires.connect(
                new StageWires.Gutter(Side.LEFT, west.edge(), left - 2, gutter - 1),
                nets(west.rows(), Side.LEFT),
                textEnds);
        wires.connect(
                new StageWires.Gutter(Side.RIGHT, east.edge(), left + centre, gutter - 1),
                nets(east.rows(), Side.RIGHT),
                textEnds);
        wires.draw();
        flights.forEach(this::flight);
        return inReadingOrder(west.places(), east.places());
    }

    /** Whole where the picture does not need their rows, else each cut to one row. */
    private List<String> notes(List<StageCard> cards) {
        int need = 1 + cards.stream().mapToInt(card -> card.rows().size()).sum();
        for (int first = 0; first < 2; first++) {
            need = Math.max(
                    need, actors(first).stream().mapToInt(StageSide::need).sum());
        }
        List<String> rows = new ArrayList<>();
        scene.notes().forEach(note -> rows.addAll(Prose.lines(note, width - 2)));
        if (rows.size() > Math.max(scene.notes().size(), canvas.height() - need)) {
            rows.clear();
            scene.notes().forEach(note -> rows.add(DisplayWidth.cut(note, width - 2)));
        }
        return rows.subList(0, Math.max(0, Math.min(rows.size(), canvas.height() - LEAST_ROWS)));
    }

    /** In the script's order: first left, second right, third left. */
    private List<Scene.ActorBox> actors(int first) {
        List<Scene.ActorBox> actors = new ArrayList<>();
        for (int i = first; i < scene.actors().size(); i += 2) {
            actors.add(scene.actors().get(i));
        }
        return actors;
    }

    private void findSides() {
        for (int first = 0; first < 2; first++) {
            for (Scene.ActorBox actor : actors(first)) {
                for (Scene.Descriptor descriptor : actor.descriptors()) {
                    if (descriptor.mark() != Scene.Mark.GONE) {
                        sides.putIfAbsent(descriptor.tag(), first == 0 ? Side.LEFT : Side.RIGHT);
                    }
                }
            }
        }
    }

    private void cards(List<StageCard> cards, int height) {
        int top = height > LEAST_ROWS ? 1 : 0;
        if (top > 0) {
            String title = "in the kernel";
            canvas.put(left + (centre - title.length()) / 2, 0, title, Role.MUTED);
        }
        if (scene.actors().isEmpty() && cards.isEmpty()) {
            String words = "nothing yet";
            canvas.put(left + (centre - words.length()) / 2, top + 1, words, Role.MUTED);
        }
        int[] need = cards.stream().mapToInt(card -> card.rows().size()).toArray();
        int[] floor = cards.stream().mapToInt(StageCard::keep).toArray();
        int[] heights = StageRoom.share(need, floor, height - top);
        int spare = height - top - StageRoom.sum(heights, heights.length);
        int gap = Math.max(0, Math.min(height > 18 ? 2 : 1, spare / Math.max(1, cards.size() - 1)));
        int y = top;
        for (int i = 0; i < heights.length; i++) {
            card(cards.get(i).fit(heights[i]), y);
            y += heights[i] + gap;
        }
        if (heights.length < cards.size()) {
            String more = "… " + (cards.size() - heights.length) + " more: Enter lists them";
            canvas.put(left, height - 1, DisplayWidth.cut(more, centre), Role.MUTED);
        }
    }

    private void card(StageCard card, int y) {
        Canvas middle = canvas.region(left, 0, centre, canvas.height());
        for (int row = 0; row < card.rows().size(); row++) {
            int x = 0;
            for (Segment segment : card.rows().get(row)) {
                middle.put(x, y + row, segment.text(), segment.style());
                x += segment.width();
            }
            textEnds.put(y + row, left + Math.min(x, centre));
        }
        card.ports().forEach(port -> ports.putIfAbsent(new Port(port.tag(), port.side(), 0), y + port.row()));
        card.flights().forEach(f -> flights.add(new Flight(f.tag(), left + f.column(), y + f.row())));
        places.add(new Stage.Place(card.subject(), left, y, centre, card.rows().size()));
    }

    private Map<String, StageWires.Net> nets(List<StageSide.Row> rows, Side on) {
        Map<String, StageWires.Net> nets = new LinkedHashMap<>();
        for (StageSide.Row row : rows) {
            Integer port = ports.get(new Port(row.tag(), on, 0));
            if (port != null) {
                nets.computeIfAbsent(row.tag(), tag -> new StageWires.Net(new ArrayList<>(), port))
                        .rows()
                        .add(row.y());
            }
        }
        return nets;
    }

    /** A dotted line down to the card that the descriptor leads to, over blanks and lines, never over text. */
    private void flight(Flight flight) {
        int x = flight.column();
        Integer target = ports.get(new Port(flight.tag(), Side.LEFT, 0));
        if (target == null) {
            target = ports.get(new Port(flight.tag(), Side.RIGHT, 0));
        }
        if (target == null || target <= flight.row()) {
            return;
        }
        Role role = StageCard.roleOf(flight.tag());
        for (int y = flight.row() + 1; y < target; y++) {
            String under = canvas.at(x, y).text();
            if (under.equals(" ") || under.equals("─")) {
                canvas.put(x, y, ":", role);
            }
        }
        int end = textEnds.getOrDefault(target, x);
        if (end < x) {
            canvas.put(end + 1, target, "←" + "·".repeat(Math.max(0, x - end - 1)), role);
            canvas.put(x, target, "·", role);
        }
    }

    /** As the list form has it: processes in the script's order, then cards. */
    private List<Stage.Place> inReadingOrder(List<Stage.Place> west, List<Stage.Place> east) {
        List<Stage.Place> all = new ArrayList<>();
        for (int i = 0; i < Math.max(west.size(), east.size()); i++) {
            if (i < west.size()) {
                all.add(west.get(i));
            }
            if (i < east.size()) {
                all.add(east.get(i));
            }
        }
        all.addAll(places);
        return all;
    }
}
