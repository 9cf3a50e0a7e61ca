package fdscope.tui.screen;

import fdscope.tui.draw.PeerGraphPicture;
import fdscope.tui.message.Key;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a picture turned out to be: where the mouse can click and how far each part can scroll. Drawing fills it, the
 * update reads it from a picture of the same state.
 */
public final class Drawn {
    private final List<Spot> spots = new ArrayList<>();
    private final List<Extent> extents = new ArrayList<>();
    private final List<PeerGraphPicture.Box> boxes = new ArrayList<>();
    private final Map<Pane, Links> links = new EnumMap<>(Pane.class);
    private final Map<Pane, Room> rooms = new EnumMap<>(Pane.class);

    /** What is at a place. */
    public sealed interface Target {
        /** Stands for a key: a hint of the footer. */
        record Press(Key key) implements Target {}

        /** A pane, or a tab that brings it to the front. */
        record ToPane(Pane pane) implements Target {}

        /** A row, answer or link by its index. */
        record Item(Pane pane, int index) implements Target {}

        /** The heading of a table's column, by its index. */
        record Heading(int column) implements Target {}

        /** Another view of the same, by its index. */
        record Tab(int index) implements Target {}
    }

    /** The parts of a screen that scroll for themselves. */
    public enum Pane {
        LESSON,
        STAGE,
        CALLS,
        KERNEL,
        MAIN,
        DETAIL,
        RAW
    }

    private record Spot(int x, int y, int width, int height, Target target) {
        boolean contains(int column, int row) {
            return column >= x && column < x + width && row >= y && row < y + height;
        }
    }

    /**
     * @param top the first row that is shown
     * @param rows of the content
     * @param height rows that can be shown at once
     */
    public record Extent(Pane pane, int top, int rows, int height) {
        public int last() {
            return Math.max(0, rows - height);
        }
    }

    /** Columns and rows for the content. */
    public record Room(int width, int height) {}

    void spot(int x, int y, int width, int height, Target target) {
        spots.add(new Spot(x, y, width, height, target));
    }

    /** Where a box of the graph is, in rows of its content. */
    void box(PeerGraphPicture.Box box) {
        boxes.add(box);
    }

    /** The boxes of the graph; none if they are not in the picture. */
    public List<PeerGraphPicture.Box> boxes() {
        return boxes;
    }

    void links(Pane pane, Links of) {
        links.put(pane, of);
    }

    /** The links of a part that is in the picture. */
    public Optional<Links> links(Pane pane) {
        return Optional.ofNullable(links.get(pane));
    }

    void room(Pane pane, Room of) {
        rooms.put(pane, of);
    }

    /** How much of a part can be seen; empty if it is not in the picture. */
    public Optional<Room> room(Pane pane) {
        return Optional.ofNullable(rooms.get(pane));
    }

    void extent(Extent extent) {
        extents.add(extent);
    }

    /** What was drawn last at this place. */
    public Optional<Target> at(int x, int y) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (spots.get(i).contains(x, y)) {
                return Optional.of(spots.get(i).target());
            }
        }
        return Optional.empty();
    }

    /** The pane at this place. */
    public Optional<Pane> pane(int x, int y) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (spots.get(i).contains(x, y) && spots.get(i).target() instanceof Target.ToPane to) {
                return Optional.of(to.pane());
            }
        }
        return Optional.empty();
    }

    /** Empty: this part is not in the picture. */
    public Optional<Extent> extent(Pane pane) {
        return extents.stream().filter(extent -> extent.pane() == pane).findFirst();
    }
}
