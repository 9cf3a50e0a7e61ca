package fdscope.tui;

import fdscope.exercise.Outcome;
import fdscope.exercise.Workpiece;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.ExerciseView.Asking;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.HomeTab;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Links;
import fdscope.tui.screen.PaletteView;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.TourView;
import fdscope.tui.screen.Trying;
import java.util.List;
import java.util.Optional;

/** What moves the exercises: keys, and what the worker tells. Nothing here goes on to another exercise by itself. */
final class ExerciseUpdate {
    private ExerciseUpdate() {}

    /** The exercise of the lesson that is open, else the list of all. */
    static Next<Model, Effect> go(Model model) {
        Optional<String> here = Optional.of(model.top())
                .filter(LessonView.class::isInstance)
                .map(view -> ((LessonView) view).lesson().slug())
                .filter(model.exercises().slugs()::contains);
        if (here.isPresent()) {
            return open(model, here.get());
        }
        return model.exercises().slugs().isEmpty()
                ? Next.of(model.say("this course has no exercises"))
                : LearnUpdate.open(model, HomeTab.EXERCISES);
    }

    /** Over what is seen; a lab that runs there is ended, for its processes would be in the picture. */
    static Next<Model, Effect> open(Model model, String slug) {
        Optional<Workpiece> piece = model.exercises().of(slug);
        if (piece.isEmpty()) {
            return Next.of(model.say("the exercises are still being read"));
        }
        int hints = model.progress().practice(slug).hints();
        Next<Model, Effect> opened = Next.of(
                model.with(model.views().stream()
                                .filter(view -> !(view instanceof ExerciseView))
                                .toList())
                        .push(ExerciseView.of(piece.get(), hints)),
                new Effect.OpenExercise(slug));
        Optional<LabView> lab = model.runningLab();
        return lab.isPresent() ? opened.and(new Effect.EndLab(lab.get().run())) : opened;
    }

    static Next<Model, Effect> act(Model model, ExercisesView view, Act act) {
        List<Workpiece> pieces = model.exercises().pieces();
        switch (act) {
            case NEXT_PANE:
                return LearnUpdate.tab(model, 1);
            case PREVIOUS_PANE:
                return LearnUpdate.tab(model, -1);
            case ENTER:
                return pieces.isEmpty()
                        ? Next.of(model)
                        : open(model, pieces.get(view.cursor()).slug());
            default:
                Drawn.Extent extent =
                        model.drawn().extent(Drawn.Pane.MAIN).orElse(new Drawn.Extent(Drawn.Pane.MAIN, 0, 0, 1));
                return Next.of(model.top(new ExercisesView(Reading.cursor(view.cursor(), pieces.size(), extent, act))));
        }
    }

    static Next<Model, Effect> act(Model model, ExerciseView view, Act act) {
        if (view.asking().isPresent()) {
            return answer(model, view, act);
        }
        String slug = view.piece().slug();
        switch (act) {
            case BACK:
                return Next.of(model.pop());
            case NEXT_PANE:
            case NEXT:
                return Next.of(model.top(view.focus(pane(view, 1))));
            case PREVIOUS_PANE:
            case PREVIOUS:
                return Next.of(model.top(view.focus(pane(view, -1))));
            case ZOOM:
                return Next.of(model.top(view.zoomed(!view.zoomed())));
            case ENTER:
                return enter(model, view);
            case GO_ON:
                return view.piece().there()
                        ? check(model, view)
                        : Next.of(model.say("Enter puts the file in place first"));
            case STOP:
                return view.trying().isRunning() ? stop(model, view) : Next.of(model.say("no check runs; q quits"));
            case EDIT:
                return view.piece().there()
                        ? Next.of(model, new Effect.EditExercise(slug))
                        : Next.of(model.say("Enter puts the file in place first"));
            case HINT:
                return hint(model, view);
            case GIVE_UP:
                return solution(model, view);
            case BEGIN:
                return view.piece().there()
                        ? Next.of(model.top(view.asking(Optional.of(Asking.BEGIN_ANEW))))
                        : begin(model, view);
            case LEFT:
            case RIGHT:
                return Next.of(link(model, view, act == Act.RIGHT ? 1 : -1));
            default:
                return Next.of(model.top(scroll(view, model.drawn(), act)));
        }
    }

    private static Next<Model, Effect> answer(Model model, ExerciseView view, Act act) {
        ExerciseView calm = view.asking(Optional.empty());
        if (act != Act.ENTER) {
            return Next.of(act == Act.BACK ? model.top(calm) : model.say("Enter: yes. Esc: no."));
        }
        String slug = view.piece().slug();
        return view.asking().equals(Optional.of(Asking.GIVE_UP))
                ? Next.of(model.top(calm), new Effect.ReadSolution(slug))
                : Next.of(model.top(calm), new Effect.BeginExercise(slug, true));
    }

    private static Next<Model, Effect> enter(Model model, ExerciseView view) {
        List<String> links = links(model, view);
        if (view.link() >= 0 && view.link() < links.size()) {
            return Follow.to(model, links.get(view.link()));
        }
        return view.piece().there() ? Next.of(link(model, view, 1)) : begin(model, view);
    }

    private static Next<Model, Effect> begin(Model model, ExerciseView view) {
        return view.piece().task().isEmpty()
                ? Next.of(model.say("this exercise has faults"))
                : Next.of(model, new Effect.BeginExercise(view.piece().slug(), false));
    }

    private static Next<Model, Effect> hint(Model model, ExerciseView view) {
        int all = view.allHints().size();
        if (view.hints() >= all) {
            return Next.of(model.top(view.hinted(view.hints())).say("no more hints; ! shows a solution"));
        }
        int hints = view.hints() + 1;
        return Next.of(
                model.top(view.hinted(hints)),
                new Effect.KeepPractice(view.piece().slug(), hints, false));
    }

    private static Next<Model, Effect> solution(Model model, ExerciseView view) {
        String slug = view.piece().slug();
        if (!view.solution().isEmpty()) {
            return Next.of(model.top(view.focus(ExerciseView.SOLUTION)));
        }
        return model.progress().practice(slug).passed().isPresent()
                ? Next.of(model, new Effect.ReadSolution(slug))
                : Next.of(model.top(view.asking(Optional.of(Asking.GIVE_UP))));
    }

    /** A check that runs is about a file that is not so any more: it makes way. */
    private static Next<Model, Effect> check(Model model, ExerciseView view) {
        int run = model.runs() + 1;
        boolean elsewhere =
                !view.trying().isRunning() && (view.pane() == Drawn.Pane.LESSON || view.pane() == ExerciseView.HINTS);
        ExerciseView seen = elsewhere ? view.focus(ExerciseView.CHECKS) : view;
        Model started = model.runs(run).exercise(seen.with(view.trying().started(run)));
        Effect.CheckExercise check = new Effect.CheckExercise(run, view.piece().slug());
        return view.trying().isRunning()
                ? Next.<Model, Effect>of(
                                started, new Effect.StopChecking(view.trying().run()))
                        .and(check)
                : Next.of(started, check);
    }

    private static Next<Model, Effect> stop(Model model, ExerciseView view) {
        return Next.of(
                model.top(view.with(view.trying().stopping())),
                new Effect.StopChecking(view.trying().run()));
    }

    private static Drawn.Pane pane(ExerciseView view, int direction) {
        List<Drawn.Pane> panes = view.panes();
        return panes.get(Math.floorMod(panes.indexOf(view.pane()) + direction, panes.size()));
    }

    private static List<String> links(Model model, ExerciseView view) {
        return model.drawn().links(view.pane()).map(Links::targets).orElse(List.of());
    }

    private static Model link(Model model, ExerciseView view, int direction) {
        Optional<Links> links =
                model.drawn().links(view.pane()).filter(any -> !any.targets().isEmpty());
        Optional<Drawn.Extent> extent = model.drawn().extent(view.pane());
        if (links.isEmpty() || extent.isEmpty()) {
            return model.say("no link here; i is the next hint, e edits, space checks");
        }
        int last = links.get().targets().size() - 1;
        Drawn.Extent e = extent.get();
        int next = view.link() < 0
                ? Math.max(0, links.get().firstFrom(e.top()))
                : Math.max(0, Math.min(view.link() + direction, last));
        int row = links.get().rowOf(next);
        boolean seen = row >= e.top() && row < e.top() + e.height();
        ExerciseView chosen = view.linked(next);
        return model.top(seen ? chosen : chosen.scrolled(view.pane(), new Scroll(Math.max(0, row - e.height() / 2))));
    }

    private static ExerciseView scroll(ExerciseView view, Drawn drawn, Act act) {
        int page =
                Math.max(1, drawn.extent(view.pane()).map(Drawn.Extent::height).orElse(1) - 1);
        return switch (act) {
            case UP -> scroll(view, drawn, view.pane(), -1);
            case DOWN -> scroll(view, drawn, view.pane(), 1);
            case PAGE_UP -> scroll(view, drawn, view.pane(), -page);
            case PAGE_DOWN -> scroll(view, drawn, view.pane(), page);
            case FIRST -> view.scrolled(view.pane(), Scroll.START);
            case LAST -> view.scrolled(view.pane(), Scroll.END);
            default -> view;
        };
    }

    static ExerciseView scroll(ExerciseView view, Drawn drawn, Drawn.Pane pane, int rows) {
        return drawn.extent(pane)
                .map(e -> view.scrolled(pane, new Scroll(Math.max(0, Math.min(e.top() + rows, e.last())))))
                .orElse(view);
    }

    /** What the worker tells; empty: it is a message of another kind. The exercise may lie below another screen. */
    static Optional<Next<Model, Effect>> apply(Model model, Msg msg) {
        if (msg instanceof Msg.ExercisesTold told) {
            return Optional.of(
                    Next.of(PaletteUpdate.told(model.exercises(model.exercises().told(told.all())))));
        }
        if (msg instanceof Msg.ExerciseTold told) {
            Model known = model.exercises(model.exercises().with(told.piece()));
            return Optional.of(told(told.said().isEmpty() ? known : known.say(told.said()), told.piece()));
        }
        if (msg instanceof Msg.ExerciseRefused refused) {
            return Optional.of(Next.of(model.say(refused.sentence())));
        }
        if (msg instanceof Msg.ExerciseSaved saved) {
            return Optional.of(of(model, saved.slug())
                    .map(view -> check(model, there(view)))
                    .orElse(Next.of(model)));
        }
        if (msg instanceof Msg.SolutionTold told) {
            return Optional.of(Next.of(of(model, told.slug())
                    .map(view -> model.exercise(view.solved(told.lines())))
                    .orElse(model)));
        }
        if (msg instanceof Msg.CheckAdvanced advanced) {
            return Optional.of(Next.of(of(model, advanced.run())
                    .map(view -> model.exercise(view.with(view.trying().at(advanced.step()))))
                    .orElse(model)));
        }
        if (msg instanceof Msg.ExerciseChecked checked) {
            return Optional.of(of(model, checked.run())
                    .map(view -> checked(model, view, checked))
                    .orElse(Next.of(model)));
        }
        if (msg instanceof Msg.CheckStopped stopped) {
            return Optional.of(Next.of(of(model, stopped.run())
                    .map(view -> model.exercise(view.with(view.trying().failed(stopped.sentence()))))
                    .orElse(model)));
        }
        return Optional.empty();
    }

    private static ExerciseView there(ExerciseView view) {
        Workpiece piece = view.piece();
        return view.with(new Workpiece(
                piece.id(),
                piece.slug(),
                piece.task(),
                piece.faults(),
                piece.checks(),
                piece.file(),
                true,
                piece.offer()));
    }

    /** A file that has come to be there is checked at once: one sees what is to be done. */
    private static Next<Model, Effect> told(Model model, Workpiece piece) {
        Optional<ExerciseView> view = of(model, piece.slug());
        if (view.isEmpty()) {
            return Next.of(model);
        }
        ExerciseView known = view.get().with(piece);
        boolean first = piece.there()
                && !known.trying().isRunning()
                && known.trying().last().isEmpty()
                && known.trying().run() == 0;
        if (!first) {
            return Next.of(model.exercise(known));
        }
        int run = model.runs() + 1;
        return Next.of(
                model.runs(run).exercise(known.with(known.trying().started(run))),
                new Effect.CheckExercise(run, piece.slug()));
    }

    private static Next<Model, Effect> checked(Model model, ExerciseView view, Msg.ExerciseChecked checked) {
        Trying over = view.trying().ended(checked.outcome(), checked.milliseconds());
        Model next = model.exercise(
                view.with(over).scrolled(ExerciseView.CHECKS, Scroll.NEWEST).scrolled(Drawn.Pane.STAGE, Scroll.START));
        return checked.outcome().result() == Outcome.Result.PASSED
                ? Next.of(next, new Effect.KeepPractice(view.piece().slug(), view.hints(), true))
                : Next.of(next);
    }

    private static Optional<ExerciseView> of(Model model, String slug) {
        return model.exercise().filter(view -> view.piece().slug().equals(slug));
    }

    private static Optional<ExerciseView> of(Model model, int run) {
        return model.exercise()
                .filter(view -> view.trying().run() == run && view.trying().isRunning());
    }

    /** Asks for the exercises as soon as somebody may want one, and lets go of the one that nobody looks at any more. */
    static Next<Model, Effect> around(Model before, Next<Model, Effect> next) {
        Model model = next.model();
        Exercises exercises = model.exercises();
        boolean wanted = model.top() instanceof LessonView
                || model.top() instanceof HomeView home && home.typing()
                || model.top() instanceof ExercisesView
                || model.top() instanceof TourView
                || model.top() instanceof PaletteView;
        Next<Model, Effect> asked =
                wanted && !exercises.asked() && !exercises.slugs().isEmpty()
                        ? new Next<>(model.exercises(exercises.asking()), next.effects())
                                .and(new Effect.ReadExercises())
                        : next;
        return before.exercise().isPresent() && model.exercise().isEmpty()
                ? asked.and(new Effect.LeaveExercise())
                : asked;
    }
}
