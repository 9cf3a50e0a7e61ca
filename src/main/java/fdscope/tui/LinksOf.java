package fdscope.tui;

import fdscope.tui.screen.LessonView;
import java.util.List;

/** The links of the pane that has the focus, as the picture has them. */
final class LinksOf {
    private LinksOf() {}

    static List<String> targets(Model model, LessonView view) {
        return model.drawn().links(view.pane()).map(links -> links.targets()).orElse(List.of());
    }

    static int firstInSight(Model model, LessonView view, int top) {
        return model.drawn()
                .links(view.pane())
                .map(links -> links.firstFrom(top))
                .orElse(-1);
    }

    static int rowOf(Model model, LessonView view, int index) {
        return model.drawn().links(view.pane()).map(links -> links.rowOf(index)).orElse(0);
    }
}
