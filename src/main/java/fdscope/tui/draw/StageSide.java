package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.tui.draw.StageCard.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The process boxes of one side, from the top, with room between them. */
final class StageSide {
    /** A descriptor row that a wire may leave from. */
    record Row(String tag, int y) {}

    private final Canvas canvas;
    private final Side side;
    private final int x;
    private final int width;
    private final int height;
    private final List<Row> rows = new ArrayList<>();
    private final List<Stage.Place> places = new ArrayList<>();

    StageSide(Canvas canvas, Side side, int width, int height) {
        this.canvas = canvas;
        this.side = side;
        this.width = width;
        this.height = height;
        this.x = side == Side.LEFT ? 0 : canvas.width() - width;
    }

    int edge() {
        return side == Side.LEFT ? width - 1 : x;
    }

    List<Row> rows() {
        return rows;
    }

    List<Stage.Place> places() {
        return places;
    }

    void draw(List<Scene.ActorBox> actors, Set<String> carded) {
        int[] need = actors.stream().mapToInt(StageSide::need).toArray();
        int[] floor = java.util.Arrays.stream(need).map(n -> Math.min(n, 4)).toArray();
        int[] heights = StageRoom.share(need, floor, height);
        int spare = actors.size() < 2 ? 0 : (height - StageRoom.sum(heights, heights.length)) / actors.size();
        int y = 0;
        for (int i = 0; i < heights.length; i++) {
            box(actors.get(i), y, heights[i], carded);
            y += heights[i] + Math.max(0, spare);
        }
        if (heights.length < actors.size()) {
            canvas.put(x, height - 1, "… " + (actors.size() - heights.length) + " more", Role.MUTED);
        }
    }

    /** Rows of a box that hides nothing. */
    static int need(Scene.ActorBox actor) {
        return 2 + Math.max(1, actor.descriptors().size() + (actor.call().isEmpty() ? 0 : 1));
    }

    private void box(Scene.ActorBox actor, int y, int rowsOfBox, Set<String> carded) {
        canvas.box(x, y, width, rowsOfBox, Border.SINGLE, Style.of(Role.PROCESS));
        String pid = " " + actor.pid() + " ";
        String name = DisplayWidth.cut(actor.name(), Math.max(3, width - 3 - pid.length()));
        canvas.put(x + 1, y, DisplayWidth.clip(" " + name + pid, width - 2), Role.PROCESS);
        if (!actor.state().isEmpty()) {
            String state = " " + DisplayWidth.cut(actor.state(), width - 3) + " ";
            canvas.put(x + 1, y + rowsOfBox - 1, DisplayWidth.clip(state, width - 2), Role.WARNING);
        }
        int room = rowsOfBox - 2 - (actor.call().isEmpty() ? 0 : 1);
        StageRoom.Folded folded = StageRoom.fold(actor.descriptors(), room, carded);
        int column = 2 + tagColumns(folded.shown());
        int at = y + 1;
        for (Scene.Descriptor descriptor : folded.shown()) {
            descriptor(descriptor, at, column);
            if (descriptor.mark() != Scene.Mark.GONE) {
                rows.add(new Row(descriptor.tag(), at));
            }
            at++;
        }
        if (folded.hidden() > 0) {
            canvas.put(x + 2, at, "… " + folded.hidden() + " more", Role.MUTED);
        }
        if (!actor.call().isEmpty()) {
            String call = DisplayWidth.cut("» " + actor.call(), width - 2);
            canvas.put(x + 1, y + rowsOfBox - 2, call, Role.WARNING);
        }
        places.add(new Stage.Place(actor.name(), x, y, width, rowsOfBox));
    }

    /** On the right the tag stands first, and the mark must not touch it. */
    private static int tagColumns(List<Scene.Descriptor> shown) {
        return shown.stream()
                .mapToInt(d -> d.tag().length() + (d.mark() == Scene.Mark.SAME ? 0 : 1))
                .reduce(3, Math::max);
    }

    private void descriptor(Scene.Descriptor descriptor, int y, int column) {
        Role role = switch (descriptor.mark()) {
            case GONE -> Role.MUTED;
            case NEW, CHANGED -> Role.CHANGED;
            case SAME -> Role.TEXT;
        };
        Role tagRole = descriptor.mark() == Scene.Mark.GONE ? Role.MUTED : StageCard.roleOf(descriptor.tag());
        String number = DisplayWidth.pad(
                descriptor.number(), Math.max(3, descriptor.number().length()));
        String text = descriptor.mark().sign() + number + " " + descriptor.name();
        int tag = descriptor.tag().length();
        if (side == Side.LEFT) {
            canvas.put(x + 1, y, DisplayWidth.cut(text, width - 4 - tag), role);
            canvas.put(x + width - 2 - tag, y, descriptor.tag(), tagRole);
        } else {
            canvas.put(x + 2, y, descriptor.tag(), tagRole);
            canvas.put(x + column, y, DisplayWidth.cut(text, width - 1 - column), role);
        }
    }
}
