package fdscope.tui;

import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Block.LabBlock;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Effect.KeepAnswer.Occasion;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LabView.Answered;
import fdscope.tui.screen.LabView.Asking;
import fdscope.tui.screen.LabView.Phase;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.Stride;
import fdscope.tui.screen.TextView;
import java.util.List;
import java.util.Optional;

/** What moves a lab: keys, and what the worker tells. */
final class LabUpdate {
    /** Neither a guess nor certain. */
    private static final int USUALLY_SURE = 2;

    private LabUpdate() {}

    static Next<Model, Effect> start(Model model, LessonView view, int segment, int variant) {
        LabBlock lab = view.segments().get(segment).lab().orElseThrow();
        int run = model.runs() + 1;
        LabView starting = LabView.starting(run, lab, segment, variant);
        List<String> variants = lab.script().variants();
        return Next.of(
                model.runs(run).lesson(view.with(starting).focus(Pane.STAGE).scrolled(Pane.LESSON, Scroll.NEWEST)),
                new Effect.StartLab(run, view.lesson().file(), lab, variants.get(variant)));
    }

    static Next<Model, Effect> goOn(Model model, LessonView view) {
        LabView lab = view.lab().orElseThrow();
        if (lab.isReplay()) {
            return Next.of(model.top(shown(view, lab.showing(lab.at() + 1))));
        }
        if (lab.isWaiting()) {
            return Next.of(model.say("wait: the last step is not over yet"));
        }
        if (lab.phase() == Phase.ENDED) {
            return lab.hasMoreVariants() && !lab.stopped()
                    ? start(model, view, lab.segment(), lab.variant() + 1)
                    : Next.of(model.top(view.explained(lab.segment())));
        }
        return lab.isOver() ? end(model, view, lab) : take(model, view, lab);
    }

    /** The stage comes to the front; where a question is open, the question does. */
    private static LessonView shown(LessonView view, LabView lab) {
        boolean asking = lab.asking().isPresent() && !lab.isReplay();
        Pane pane = asking || view.pane() == Pane.LESSON ? asking ? Pane.LESSON : Pane.STAGE : view.pane();
        LessonView next = view.with(lab);
        return (pane == view.pane() ? next : next.focus(pane))
                .scrolled(Pane.LESSON, Scroll.NEWEST)
                .scrolled(Pane.CALLS, Scroll.END);
    }

    /** The next stride: a question is only asked; nothing behind it runs. */
    private static Next<Model, Effect> take(Model model, LessonView view, LabView lab) {
        Stride next = lab.strides().get(lab.next());
        if (next.question()) {
            return Next.of(model.lesson(asked(view, lab)));
        }
        return Next.of(model.lesson(view.with(lab.in(Phase.BUSY))), new Effect.StepLab(lab.run(), next.steps()));
    }

    private static LessonView asked(LessonView view, LabView lab) {
        Stride stride = lab.strides().get(lab.next());
        Asking asking = new Asking(lab.next(), lab.question(stride), -1, USUALLY_SURE);
        return shown(view, lab.running(false).asking(Optional.of(asking)));
    }

    /** Keeps the answer and goes on: now the steps behind the question run. */
    static Next<Model, Effect> commit(Model model, LessonView view, Asking asking) {
        LabView lab = view.lab().orElseThrow();
        if (lab.phase() != Phase.LIVE) {
            return Next.of(model.say("wait: the last step is not over yet"));
        }
        boolean right = asking.chosen() == asking.question().right();
        Answered answered = new Answered(asking.stride(), asking.question(), asking.chosen(), asking.sure());
        int after = asking.stride() + 1;
        boolean more = after < lab.strides().size() && !lab.strides().get(after).question();
        int steps = 1 + (more ? lab.strides().get(after).steps() : 0);
        LessonView next = view.with(lab.answered(answered).in(Phase.BUSY));
        return Next.<Model, Effect>of(
                        model.top(next),
                        new Effect.KeepAnswer(
                                Occasion.LESSON,
                                view.lesson().slug(),
                                asking.question().key(),
                                asking.chosen(),
                                asking.sure(),
                                right))
                .and(new Effect.StepLab(lab.run(), steps));
    }

    static Next<Model, Effect> stepBack(Model model, LessonView view) {
        Optional<LabView> lab = view.lab().filter(any -> view.isInLab() && any.at() > 0);
        boolean asking =
                lab.filter(any -> any.asking().isPresent() && !any.isReplay()).isPresent();
        if (lab.isEmpty()) {
            return Next.of(model.say("there is no step before this one"));
        }
        if (lab.get().isWaiting()) {
            return Next.of(model.say("wait: the last step is not over yet"));
        }
        LessonView back = view.with(lab.get().showing(lab.get().at() - 1)).scrolled(Pane.LESSON, Scroll.NEWEST);
        return Next.of(model.top(asking ? back.focus(Pane.STAGE) : back));
    }

    static Next<Model, Effect> again(Model model, LessonView view) {
        if (view.lab().isEmpty()) {
            return Next.of(model.say("no lab has run on this page yet"));
        }
        LabView lab = view.lab().get();
        Next<Model, Effect> start = start(model, view, lab.segment(), lab.variant());
        return lab.isRunning() ? before(new Effect.EndLab(lab.run()), start) : start;
    }

    private static Next<Model, Effect> before(Effect first, Next<Model, Effect> rest) {
        Next<Model, Effect> next = Next.of(rest.model(), first);
        for (Effect effect : rest.effects()) {
            next = next.and(effect);
        }
        return next;
    }

    static Next<Model, Effect> runOn(Model model, LessonView view) {
        Optional<LabView> lab = view.lab().filter(any -> view.isInLab());
        if (lab.isEmpty() || lab.get().phase() != Phase.LIVE || lab.get().isOver()) {
            return Next.of(model.say("there is nothing to run on"));
        }
        LabView live = lab.get().showing(lab.get().shots().size() - 1);
        return live.asking().isPresent()
                ? Next.of(model.top(shown(view, live)))
                : take(model, view, live.running(true));
    }

    static Next<Model, Effect> stop(Model model, LessonView view) {
        Optional<LabView> lab = view.lab().filter(LabView::isRunning);
        return lab.isEmpty()
                ? Next.of(model.say("no lab runs; q quits"))
                : Next.of(
                        model.say("the lab is being stopped"),
                        new Effect.EndLab(lab.get().run()));
    }

    /** Over the rest of a lab to its explanation; back to where it began. */
    static Next<Model, Effect> skip(Model model, LessonView view, int direction) {
        LabView lab = view.lab().orElseThrow();
        int upTo = direction > 0 ? lab.segment() : view.segment();
        LessonView next = direction > 0 ? view.explained(upTo) : view.toPage(view.page());
        Model skipped = model.top(next);
        return lab.isRunning() ? Next.of(skipped, new Effect.EndLab(lab.run())) : Next.of(skipped);
    }

    private static Next<Model, Effect> end(Model model, LessonView view, LabView lab) {
        return Next.of(model.lesson(view.with(lab.in(Phase.ENDING))), new Effect.EndLab(lab.run()));
    }

    /** Home; a lab that runs is ended. */
    static Next<Model, Effect> leave(Model model) {
        Optional<LabView> lab = model.runningLab();
        Model home = model.with(WelcomeUpdate.below(home(model), model.views()));
        return lab.isEmpty()
                ? Next.of(home)
                : Next.of(home, new Effect.EndLab(lab.get().run()));
    }

    private static HomeView home(Model model) {
        HomeView home = (HomeView) model.views().get(0);
        return model.lesson()
                .map(lesson -> lesson.lesson().number())
                .filter(number -> home.rows(model.course(), model.progress(), model.exercises()).stream()
                        .anyMatch(row -> row.number() == number))
                .map(home::select)
                .orElse(home);
    }

    static Next<Model, Effect> apply(Model model, Msg msg) {
        if (msg instanceof Msg.LabBegan began) {
            return told(model, began.run())
                    .filter(LessonView::isInLab)
                    .map(view -> began(quiet(model), view, began))
                    .orElse(Next.of(model));
        }
        if (msg instanceof Msg.LabStepped stepped) {
            return told(model, stepped.run())
                    .filter(LessonView::isInLab)
                    .map(view -> stepped(quiet(model), view, stepped))
                    .orElse(Next.of(model));
        }
        if (msg instanceof Msg.LabEnded ended) {
            return told(model, ended.run())
                    .map(view -> ended(model, view, ended))
                    .orElse(Next.of(model));
        }
        if (msg instanceof Msg.SourceRead read) {
            return Next.of(told(model, read.run())
                    .map(view -> model.lesson(view.with(view.lab().orElseThrow().read(read.shot(), read.rows()))))
                    .orElse(model));
        }
        if (msg instanceof Msg.LabBroke broke) {
            return told(model, broke.run())
                    .map(view -> broke(model, view, broke))
                    .orElse(Next.of(model));
        }
        return Next.of(model);
    }

    /** What was said while one waited is over. */
    private static Model quiet(Model model) {
        return model.quitting() ? model : model.notice(Optional.empty());
    }

    /** The lesson, if it is this run that it shows. */
    private static Optional<LessonView> told(Model model, int run) {
        return model.lesson()
                .filter(view -> view.lab().filter(lab -> lab.run() == run).isPresent());
    }

    private static Next<Model, Effect> began(Model model, LessonView view, Msg.LabBegan began) {
        LabView lab = view.lab().orElseThrow().began(began.steps()).taken(0, began.events());
        int setUp = lab.strides().get(0).to() - began.position();
        if (!began.over() && setUp > 0) {
            return Next.of(model.lesson(view.with(lab)), new Effect.StepLab(began.run(), setUp));
        }
        return settled(model, view, lab.in(Phase.LIVE));
    }

    private static Next<Model, Effect> stepped(Model model, LessonView view, Msg.LabStepped stepped) {
        LabView lab = view.lab().orElseThrow();
        int stride = 0;
        for (int i = 0; i < lab.strides().size(); i++) {
            Stride at = lab.strides().get(i);
            stride = stepped.position() > at.from() && at.steps() > 0 ? i : stride;
        }
        Next<Model, Effect> next =
                settled(model, view, lab.taken(stride, stepped.events()).in(Phase.LIVE));
        int page = Math.min(view.page(), view.lesson().pages().size() - 1);
        return next.and(new Effect.KeepPlace(view.lesson().slug(), page, stride + 1));
    }

    /** A stride is over: look at it, run on, ask what comes at once, or tell what went wrong. */
    private static Next<Model, Effect> settled(Model model, LessonView view, LabView lab) {
        Optional<TraceEvent.Failed> failed = lab.shot().flatMap(shot -> shot.last(TraceEvent.Failed.class));
        if (failed.isPresent()) {
            Model told = model.lesson(shown(view, lab.running(false).in(Phase.ENDING)));
            return Next.of(told.push(Trouble.of(view, lab, failed.get())), new Effect.EndLab(lab.run()));
        }
        boolean stop = lab.isOver()
                || lab.answers().stream().anyMatch(said -> lab.reveal(said) == lab.shownStep() - 1)
                || lab.shot()
                        .flatMap(shot -> shot.last(TraceEvent.Frozen.class))
                        .isPresent();
        if (lab.running() && !stop) {
            return take(model, shown(view, lab), lab);
        }
        return Next.of(model.lesson(shown(view, lab.running(false))));
    }

    private static Next<Model, Effect> ended(Model model, LessonView view, Msg.LabEnded ended) {
        LabView before = view.lab().orElseThrow();
        boolean finished = before.phase() == Phase.ENDING;
        int last = before.shots().isEmpty()
                ? 0
                : before.shots().get(before.shots().size() - 1).stride();
        LabView lab = before.shots().isEmpty()
                ? before.ended(ended.left())
                : before.taken(last, ended.events()).ended(ended.left());
        List<fdscope.tui.screen.View> views = model.views();
        if (model.top() instanceof ErrorView error) {
            Model cleaned = model.lesson(view.with(lab));
            return Next.of(cleaned.top(error.cleaned(ended.left())));
        }
        boolean skipped = view.segment() >= lab.segment();
        LessonView next = skipped || !finished
                ? view.with(lab)
                : lab.hasMoreVariants() && !lab.stopped()
                        ? view.with(lab).focus(Pane.LESSON).scrolled(Pane.LESSON, Scroll.NEWEST)
                        : view.with(lab).explained(lab.segment());
        Model told = model.lesson(next);
        return Next.of(
                finished || views.isEmpty()
                        ? told
                        : told.say("The lab was stopped: nothing of it is left. r runs it again."));
    }

    private static Next<Model, Effect> broke(Model model, LessonView view, Msg.LabBroke broke) {
        LabView lab = view.lab().orElseThrow();
        ErrorView error = Trouble.of(view, lab, broke);
        return Next.of(
                model.lesson(view.with(lab.ended(new TraceEvent.Left(0, 0, 0)))).push(error));
    }

    static Next<Model, Effect> remedy(Model model, ErrorView error, Act act, Key key) {
        switch (act) {
            case UP:
                return Next.of(model.top(error.at(error.cursor() - 1)));
            case DOWN:
                return Next.of(model.top(error.at(error.cursor() + 1)));
            case CHOOSE:
                return remedy(model, error.at(key.character() - '1'));
            case AGAIN:
                return remedy(model, error.at(0));
            case DETAILS:
                return remedy(model, error.at(2));
            case ENTER:
                return remedy(model, error);
            default:
                return Next.of(model);
        }
    }

    static Next<Model, Effect> remedy(Model model, ErrorView error) {
        Model at = model.top(error);
        switch (error.cursor()) {
            case 0:
                Model back = at.pop();
                return back.top() instanceof LessonView lesson ? again(back, lesson) : Next.of(back);
            case 1:
                return Next.of(at.pop());
            default:
                return Next.of(at.push(TextView.of("Details", ErrorView.paragraphs(error.report()))));
        }
    }
}
