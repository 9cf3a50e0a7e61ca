package fdscope.tui;

import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.AskingView;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.Drawn.Target;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.SocketsView;
import java.util.Optional;

/** What the mouse does: a click is a key or a choice, the wheel scrolls what is under it. */
final class Pointer {
    private static final int WHEEL = 3;
    /** The program's name, at the left of the first row. */
    private static final int BRAND = 8;

    private Pointer() {}

    static Next<Model, Effect> moved(Model model, Input.MouseEvent mouse) {
        switch (mouse.kind()) {
            case WHEEL_UP:
                return scroll(model, mouse, -WHEEL);
            case WHEEL_DOWN:
                return scroll(model, mouse, WHEEL);
            case PRESS:
                return mouse.button() == Input.MouseEvent.Button.LEFT ? press(model, mouse) : Next.of(model);
            default:
                return Next.of(model);
        }
    }

    private static Next<Model, Effect> press(Model model, Input.MouseEvent mouse) {
        Optional<Target> target = model.drawn().at(mouse.x(), mouse.y());
        Model quiet = model.notice(Optional.empty());
        if (target.isEmpty()) {
            return mouse.y() == 0 && mouse.x() <= BRAND ? Update.act(quiet, Act.HOME, Key.of('H')) : Next.of(model);
        }
        if (target.get() instanceof Target.Press press) {
            return model.top().typing() && press.key().isText() ? Next.of(model) : Update.key(quiet, press.key());
        }
        return Clicks.on(quiet, target.get());
    }

    private static Next<Model, Effect> scroll(Model model, Input.MouseEvent mouse, int rows) {
        if (model.top() instanceof SocketsView sockets) {
            Drawn.Pane pane = model.drawn().pane(mouse.x(), mouse.y()).orElse(Drawn.Pane.MAIN);
            return Next.of(SocketsMoves.wheel(model, sockets, pane, rows));
        }
        if (model.top() instanceof ExerciseView exercise) {
            Drawn drawn = model.drawn();
            Drawn.Pane pane = drawn.pane(mouse.x(), mouse.y()).orElse(exercise.pane());
            return Next.of(model.top(ExerciseUpdate.scroll(exercise, drawn, pane, rows)));
        }
        if (model.top() instanceof LessonView lesson) {
            Drawn drawn = model.drawn();
            Drawn.Pane pane = drawn.pane(mouse.x(), mouse.y()).orElse(lesson.pane());
            return Next.of(model.top(LessonUpdate.scroll(lesson, drawn, pane, rows)));
        }
        if (model.top() instanceof AskingView asking) {
            // The wheel reads; it does not change what one answers.
            return Next.of(LearnUpdate.scroll(model, asking, rows));
        }
        Next<Model, Effect> next = Next.of(model);
        for (int i = 0; i < Math.abs(rows); i++) {
            next = Update.act(next.model(), rows < 0 ? Act.UP : Act.DOWN, rows < 0 ? Key.UP : Key.DOWN);
        }
        return next;
    }
}
