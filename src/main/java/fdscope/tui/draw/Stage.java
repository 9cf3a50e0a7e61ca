package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a {@link Scene}. Tags carry the truth, wires are decoration: boxes are processes, all between them is the
 * kernel's, and a descriptor in flight is {@code ●F1} inside a queue. The same scene gives the same picture.
 */
public final class Stage {
    private static final int LEAST_WIDTH = 60;
    private static final int LEAST_HEIGHT = 8;

    private Stage() {}

    /**
     * Where something was drawn, for the cursor and the mouse.
     *
     * @param subject name of an actor, or the tag that a card begins with
     */
    public record Place(String subject, int x, int y, int width, int height) {
        public boolean contains(int column, int row) {
            return column >= x && column < x + width && row >= y && row < y + height;
        }
    }

    /** The list form whole, notes included, for a pane that scrolls. */
    public static List<List<Segment>> rows(Scene scene, int width) {
        StageList list = new StageList(scene, width);
        List<List<Segment>> rows = new ArrayList<>(list.rows());
        rows.addAll(list.notes());
        return rows;
    }

    /**
     * Fills the canvas: in columns from 60x8 on, else as a list.
     *
     * @return what can be chosen, in reading order: actors, then cards
     */
    public static List<Place> draw(Scene scene, Canvas canvas) {
        boolean columns = canvas.width() >= LEAST_WIDTH && canvas.height() >= LEAST_HEIGHT;
        return columns ? new StageColumns(scene, canvas).draw() : new StageList(scene, canvas.width()).draw(canvas);
    }
}
