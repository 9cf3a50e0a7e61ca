package fdscope.tui;

import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import java.util.Optional;

/** Asks for what the kernel pane is to show: when it is seen, once a step, only of what lives. */
final class Watching {
    private Watching() {}

    static Next<Model, Effect> sources(Next<Model, Effect> next) {
        Model model = next.model();
        if (!(model.top() instanceof LessonView lesson) || model.columns() == 0 || !isSeen(model)) {
            return next;
        }
        Optional<LabView> lab = lesson.lab().filter(any -> any.phase() == LabView.Phase.LIVE && !any.isReplay());
        if (lab.isEmpty() || lab.get().shots().isEmpty() || lab.get().running()) {
            return next;
        }
        LabView view = lab.get();
        boolean known = Optional.ofNullable(view.sources().get(lesson.source()))
                .filter(read -> read.shot() == view.at())
                .isPresent();
        Effect read = new Effect.ReadSource(view.run(), view.at(), lesson.source());
        boolean stepping = next.effects().stream()
                .anyMatch(e -> e instanceof Effect.StepLab || e instanceof Effect.EndLab || e.equals(read));
        return known || stepping ? next : next.and(read);
    }

    private static boolean isSeen(Model model) {
        return model.drawn().extent(Drawn.Pane.KERNEL).isPresent();
    }
}
