package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of home; Tab goes from one to the next. */
public enum HomeTab {
    LESSONS("Lessons"),
    EXERCISES("Exercises"),
    PATHS("Paths"),
    REVIEW("Review"),
    PLACEMENT("Placement");

    private final String title;

    HomeTab(String title) {
        this.title = title;
    }

    /** Those that a course has something for. */
    public static List<HomeTab> of(Scenery scenery) {
        Course course = scenery.course();
        List<HomeTab> tabs = new ArrayList<>(List.of(LESSONS));
        if (!scenery.exercises().slugs().isEmpty()) {
            tabs.add(EXERCISES);
        }
        if (!course.paths().paths().isEmpty()) {
            tabs.add(PATHS);
        }
        tabs.add(REVIEW);
        if (!course.placement().items().isEmpty()) {
            tabs.add(PLACEMENT);
        }
        return tabs;
    }

    /** As the footer of the tab before it names it. */
    String words() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The frame of this tab. */
    Pane pane(Scenery scenery, String caption) {
        List<HomeTab> tabs = of(scenery);
        int due = scenery.due().size();
        List<String> titles = tabs.stream()
                .map(tab -> tab == REVIEW && due > 0 ? tab.title + " " + due : tab.title)
                .toList();
        return new Pane(titles, tabs.indexOf(this), true, caption);
    }

    /** Makes the titles in the frame's first row, which is row 1 of the screen, clickable. */
    static void spots(Pane pane, Canvas frame, Drawn drawn) {
        String top = frame.rows().get(0);
        int from = 0;
        for (int i = 0; i < pane.tabs().size(); i++) {
            int at = top.indexOf(" " + pane.tabs().get(i) + " ", from);
            if (at >= 0) {
                drawn.spot(at, 1, pane.tabs().get(i).length() + 2, 1, new Drawn.Target.Tab(i));
                from = at + pane.tabs().get(i).length();
            }
        }
    }
}
