package fdscope.tui;

import fdscope.lesson.Block;
import fdscope.lesson.Lesson;
import fdscope.lesson.Page;
import fdscope.lesson.Question;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.MeasureView;
import fdscope.tui.screen.MeasureView.Phase;
import fdscope.tui.screen.Scroll;
import java.util.Optional;

/** What moves a measurement: keys, and what the worker tells. */
final class MeasureUpdate {
    private MeasureUpdate() {}

    /** @param line of the lesson's text on which it stands */
    static Optional<MeasureView> open(Lesson lesson, String line) {
        Optional<Question> question = lesson.measures().stream()
                .filter(any -> String.valueOf(any.line()).equals(line))
                .findFirst();
        return question.map(asked -> MeasureView.of(lesson.slug(), title(lesson, asked.line()), asked));
    }

    private static String title(Lesson lesson, int line) {
        return lesson.pages().stream()
                .map(Page::measures)
                .flatMap(measures -> measures.stream())
                .filter(measure -> measure.line() == line)
                .map(Block.MeasureBlock::title)
                .findFirst()
                .orElse("");
    }

    static Next<Model, Effect> act(Model model, MeasureView view, Act act, Key key) {
        switch (act) {
            case BACK:
                return view.isRunning() ? stop(model, view) : Next.of(model.pop());
            case STOP:
                return view.isRunning() ? stop(model, view) : Next.of(model.say("nothing is being measured; q quits"));
            case AGAIN:
                return view.phase() == Phase.OVER
                        ? start(model, view)
                        : Next.of(model.say("first this measurement has to be over"));
            default:
                return view.phase() == Phase.ASKING ? answer(model, view, act, key) : Next.of(scroll(model, view, act));
        }
    }

    private static Next<Model, Effect> answer(Model model, MeasureView view, Act act, Key key) {
        int last = view.question().answers().size() - 1;
        switch (act) {
            case CHOOSE:
                return Next.of(choose(model, view, Math.min(last, key.character() - '1')));
            case UP:
                return Next.of(choose(model, view, Math.max(0, view.chosen() - 1)));
            case DOWN:
                return Next.of(choose(model, view, Math.min(last, view.chosen() + 1)));
            case LEFT:
            case RIGHT:
                int sure = Math.max(1, Math.min(3, view.sure() + (act == Act.RIGHT ? 1 : -1)));
                return Next.of(model.top(view.choose(view.chosen(), sure)));
            case ENTER:
                return view.chosen() < 0 ? Next.of(model.say("first choose an answer")) : commit(model, view);
            case GO_ON:
                return Next.of(model.say(view.chosen() < 0 ? "first choose an answer" : "Enter commits your answer"));
            default:
                return Next.of(scroll(model, view, act));
        }
    }

    static Model choose(Model model, MeasureView view, int answer) {
        return view.phase() == Phase.ASKING ? model.top(view.choose(answer, view.sure())) : model;
    }

    private static Next<Model, Effect> commit(Model model, MeasureView view) {
        Next<Model, Effect> started = start(model, view);
        boolean right = view.chosen() == view.question().right();
        return started.and(new Effect.KeepAnswer(
                Effect.KeepAnswer.Occasion.LESSON,
                view.lesson(),
                view.question().key(),
                view.chosen(),
                view.sure(),
                right));
    }

    private static Next<Model, Effect> start(Model model, MeasureView view) {
        int run = model.runs() + 1;
        return Next.of(model.runs(run).top(view.started(run)), new Effect.Measure(run));
    }

    private static Next<Model, Effect> stop(Model model, MeasureView view) {
        return Next.of(model.top(view.stopping()), new Effect.StopMeasuring(view.run()));
    }

    private static Model scroll(Model model, MeasureView view, Act act) {
        Optional<Drawn.Extent> extent = model.drawn().extent(Drawn.Pane.MAIN);
        if (extent.isEmpty()) {
            return model;
        }
        int page = Math.max(1, extent.get().height() - 1);
        int to = switch (act) {
            case UP -> extent.get().top() - 1;
            case DOWN -> extent.get().top() + 1;
            case PAGE_UP -> extent.get().top() - page;
            case PAGE_DOWN, GO_ON -> extent.get().top() + page;
            case FIRST -> 0;
            case LAST -> extent.get().last();
            default -> extent.get().top();
        };
        return model.top(
                view.scrolled(new Scroll(Math.max(0, Math.min(to, extent.get().last())))));
    }

    /** What the worker tells, for the view that is of this run; it may lie below another. */
    static Next<Model, Effect> apply(Model model, Msg msg) {
        if (msg instanceof Msg.Measured measured) {
            return Next.of(of(model, measured.run())
                    .map(view -> model.measure(view.advanced(measured.done(), measured.of(), measured.soFar())))
                    .orElse(model));
        }
        if (msg instanceof Msg.MeasureEnded ended) {
            return Next.of(of(model, ended.run())
                    .map(view -> model.measure(view.ended(ended.whole())))
                    .orElse(model));
        }
        if (msg instanceof Msg.MeasureFailed failed) {
            return Next.of(of(model, failed.run())
                    .map(view -> model.measure(view.failed(failed.sentence())))
                    .orElse(model));
        }
        return Next.of(model);
    }

    private static Optional<MeasureView> of(Model model, int run) {
        return model.views().stream()
                .filter(MeasureView.class::isInstance)
                .map(MeasureView.class::cast)
                .filter(view -> view.run() == run)
                .findFirst();
    }

    /** Nobody looks at it any more: whatever way the learner left, it is stopped. */
    static Next<Model, Effect> left(Model before, Next<Model, Effect> next) {
        Optional<MeasureView> gone = before.views().stream()
                .filter(MeasureView.class::isInstance)
                .map(MeasureView.class::cast)
                .filter(view -> view.phase() == Phase.RUNNING
                        && of(next.model(), view.run()).isEmpty())
                .findFirst();
        return gone.isPresent() ? next.and(new Effect.StopMeasuring(gone.get().run())) : next;
    }
}
