package fdscope.tui.terminal;

import fdscope.tui.Model;
import fdscope.tui.Update;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import java.time.Duration;
import java.util.Optional;

/** The course as a program of the terminal loop. */
final class CourseProgram implements Program<Model, Msg, Effect> {
    /** A wait is shown after this, and its seconds are counted with it. */
    private static final Duration TICK = Duration.ofMillis(200);

    @Override
    public Msg message(Input input) {
        return new Msg.Came(input);
    }

    @Override
    public Next<Model, Effect> update(Model model, Msg message) {
        return Update.apply(model, message);
    }

    @Override
    public void draw(Model model, Canvas canvas) {
        model.draw(canvas);
    }

    @Override
    public Theme theme(Model model) {
        return model.theme();
    }

    @Override
    public Optional<Duration> ticks(Model model) {
        return model.isWaiting() ? Optional.of(TICK) : Optional.empty();
    }

    @Override
    public boolean ended(Model model) {
        return model.ended();
    }
}
