package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The narrow form: no columns and no wires; the tags carry every relation. */
final class StageList {
    private static final int DESCRIPTORS = 4;

    private final Scene scene;
    private final int width;
    private final List<List<Segment>> rows = new ArrayList<>();
    private final List<Stage.Place> places = new ArrayList<>();

    StageList(Scene scene, int width) {
        this.scene = scene;
        this.width = width;
        lay();
    }

    /** All rows, without the notes. */
    List<List<Segment>> rows() {
        return rows;
    }

    private void lay() {
        scene.actors().forEach(this::actor);
        for (StageCard card : StageCards.of(scene, Math.max(16, width - 1), tag -> Side.NONE)) {
            int first = rows.size();
            card.rows().stream().filter(StageList::tellsSomething).forEach(rows::add);
            place(card.subject(), first);
        }
        if (rows.isEmpty()) {
            rows.add(List.of(Segment.of("nothing yet", Role.MUTED)));
        }
    }

    List<List<Segment>> notes() {
        List<List<Segment>> notes = new ArrayList<>();
        for (String note : scene.notes()) {
            Prose.lines(note, width).forEach(line -> notes.add(List.of(Segment.of(line, Role.ACCENT))));
        }
        return notes;
    }

    /** Notes only where all of them fit below the rest. */
    List<Stage.Place> draw(Canvas canvas) {
        List<List<Segment>> notes = notes();
        if (rows.size() + notes.size() <= canvas.height()) {
            rows.addAll(notes);
        }
        boolean more = rows.size() > canvas.height();
        int whole = more ? canvas.height() - 1 : rows.size();
        for (int y = 0; y < whole; y++) {
            Segment.put(canvas, 0, y, rows.get(y));
        }
        if (more) {
            canvas.put(0, whole, DisplayWidth.cut("↓ " + (rows.size() - whole) + " more rows", width), Role.MUTED);
        }
        return places.stream().filter(place -> place.y() < whole).toList();
    }

    private void actor(Scene.ActorBox actor) {
        int first = rows.size();
        List<Segment> title = new ArrayList<>(List.of(Segment.of(actor.name() + " " + actor.pid(), Role.PROCESS)));
        if (!actor.state().isEmpty()) {
            title.add(Segment.of(" · " + actor.state(), Role.WARNING));
        }
        rows.add(title);
        Set<String> all = new HashSet<>();
        actor.descriptors().forEach(descriptor -> all.add(descriptor.tag()));
        StageRoom.Folded folded = StageRoom.fold(actor.descriptors(), DESCRIPTORS, all);
        List<Segment> row = new ArrayList<>();
        for (int i = 0; i < folded.shown().size(); i++) {
            List<Segment> cell =
                    descriptor(folded.shown().get(i), i + 1 == folded.shown().size());
            if (!row.isEmpty() && Segment.width(row) + 1 + Segment.width(cell) > width) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(Segment.of(row.isEmpty() ? "  " : " ", Role.TEXT));
            row.addAll(cell);
        }
        if (folded.hidden() > 0) {
            Segment hidden = Segment.of(" … " + folded.hidden() + " more", Role.MUTED);
            if (Segment.width(row) + hidden.width() > width) {
                rows.add(row);
                row = new ArrayList<>(List.of(Segment.of(" ", Role.TEXT)));
            }
            row.add(hidden);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        if (!actor.call().isEmpty()) {
            rows.add(List.of(Segment.of("  » " + actor.call(), Role.WARNING)));
        }
        place(actor.name(), first);
    }

    private static List<Segment> descriptor(Scene.Descriptor descriptor, boolean last) {
        boolean same = descriptor.mark() == Scene.Mark.SAME;
        boolean gone = descriptor.mark() == Scene.Mark.GONE;
        Role role = same ? Role.TEXT : gone ? Role.MUTED : Role.CHANGED;
        String sign = same ? "" : Character.toString(descriptor.mark().sign());
        return List.of(
                Segment.of(sign + descriptor.number() + " " + descriptor.name() + " ", role),
                Segment.of(descriptor.tag(), gone ? Role.MUTED : StageCard.roleOf(descriptor.tag())),
                Segment.of(last ? "" : ";", Role.TEXT));
    }

    /** An empty lane does not: the title says that there are two ends. */
    private static boolean tellsSomething(List<Segment> row) {
        return Segment.text(row).chars().anyMatch(c -> " ─→←".indexOf(c) < 0);
    }

    private void place(String subject, int first) {
        places.add(new Stage.Place(subject, 0, first, width, rows.size() - first));
    }
}
