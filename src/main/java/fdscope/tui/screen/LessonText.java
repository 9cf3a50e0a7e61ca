package fdscope.tui.screen;

import fdscope.lab.trace.SceneText;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Stage;
import java.util.ArrayList;
import java.util.List;

/** The pane of a lesson that has the focus, as lines without frames. */
public final class LessonText {
    private static final int HIGH = 1000;

    private LessonText() {}

    public static List<String> of(LessonView view, Scenery scenery, int width) {
        return switch (view.pane()) {
            case STAGE -> stage(view, width);
            case CALLS -> text(view.lab().map(lab -> CallRows.of(lab, width)).orElse(List.of()));
            case KERNEL ->
                text(KernelRows.of(view, scenery.course().map(), width, HIGH).list());
            default -> text(LessonRows.of(view, scenery, width, HIGH).rows().list());
        };
    }

    private static List<String> stage(LessonView view, int width) {
        if (view.lab().isEmpty()) {
            return List.of("No lab runs on this page yet.");
        }
        LabView lab = view.lab().get();
        List<String> lines = new ArrayList<>();
        if (lab.isReplay()) {
            lines.add("REPLAY of step " + lab.shownStep() + ".");
        }
        List<String> state = SceneText.state(lab.scene());
        lines.addAll(state.isEmpty() ? text(Stage.rows(lab.scene(), width)) : state);
        return lines;
    }

    private static List<String> text(List<List<Segment>> rows) {
        return rows.stream().map(row -> Segment.text(row).stripTrailing()).toList();
    }
}
