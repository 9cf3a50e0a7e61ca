package fdscope.tui;

import fdscope.tui.draw.Canvas;
import java.util.Map;
import java.util.TreeMap;

/** Every golden screen as it was drawn, for who looks at how it is shown. */
public final class AllScreens {
    private AllScreens() {}

    /** By the name of its golden. */
    public static Map<String, Canvas> drawn(int columns, int rows) {
        Map<String, Canvas> drawn = new TreeMap<>();
        GoldenScreensTest.screens(columns, rows).forEach((name, trial) -> {
            Canvas canvas = new Canvas(columns, rows);
            trial.model().draw(canvas);
            drawn.put(name, canvas);
        });
        return drawn;
    }

    /** All that a learner can choose from. */
    public static Themes themes() {
        return ThemeUpdateTest.themes();
    }
}
