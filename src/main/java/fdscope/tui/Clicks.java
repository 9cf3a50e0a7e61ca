package fdscope.tui;

import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.AskingView;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.Drawn.Target;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.FunctionView;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.HomeTab;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LabView.Asking;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.LinkedView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.MeasureView;
import fdscope.tui.screen.PaletteView;
import fdscope.tui.screen.PathsView;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.View;
import java.util.List;
import java.util.Optional;

/** A click chooses; a click on what is chosen opens it. */
final class Clicks {
    private static final List<fdscope.observe.Source> SOURCES =
            List.of(fdscope.observe.Source.PROC, fdscope.observe.Source.SS, fdscope.observe.Source.SOCK_DIAG);

    private Clicks() {}

    static Next<Model, Effect> on(Model model, Target target) {
        if (model.top() instanceof SocketsView sockets) {
            return SocketsMoves.click(model, sockets, target);
        }
        if (target instanceof Target.ToPane to && model.top() instanceof LessonView lesson) {
            return Next.of(lesson.pane() == to.pane() ? model : model.top(lesson.focus(to.pane())));
        }
        if (target instanceof Target.ToPane to && model.top() instanceof ExerciseView exercise) {
            return Next.of(exercise.pane() == to.pane() ? model : model.top(exercise.focus(to.pane())));
        }
        if (model.top() instanceof PlayView play) {
            return PlayUpdate.click(model, play, target);
        }
        if (target instanceof Target.Tab tab && model.top() instanceof MapView map) {
            return Next.of(model.top(map.tab(MapView.Tab.values()[tab.index()])));
        }
        if (target instanceof Target.Tab tab && model.top() instanceof FunctionView function) {
            return Next.of(model.top(function.tab(FunctionView.Tab.values()[tab.index()])));
        }
        if (target instanceof Target.Tab tab && model.top() instanceof PaletteView palette) {
            return Next.of(model.top(palette.group(PaletteView.Group.values()[tab.index()])));
        }
        View top = model.top();
        boolean home = top instanceof HomeView
                || top instanceof PathsView
                || top instanceof ExercisesView
                || top instanceof AskingView;
        if (target instanceof Target.Tab tab && home) {
            return LearnUpdate.open(model, HomeTab.of(model.scenery()).get(tab.index()));
        }
        if (!(target instanceof Target.Item item)) {
            return Next.of(model);
        }
        if (top instanceof LessonView lesson) {
            return lesson(model, lesson, item);
        }
        if (top instanceof HomeView list) {
            return choose(model, list.selected() == item.index(), list.select(item.index()));
        }
        if (top instanceof PathsView paths) {
            return choose(model, paths.cursor() == item.index(), new PathsView(item.index()));
        }
        if (top instanceof ExercisesView exercises) {
            return choose(model, exercises.cursor() == item.index(), new ExercisesView(item.index()));
        }
        if (top instanceof ExerciseView exercise) {
            boolean already = exercise.pane() == item.pane() && exercise.link() == item.index();
            return choose(model, already, exercise.focus(item.pane()).linked(item.index()));
        }
        if (top instanceof AskingView asking) {
            return Next.of(model.top(asking.choosing(item.index(), asking.sure())));
        }
        if (top instanceof MapView map) {
            boolean already = map.cursor(Integer.MAX_VALUE) == item.index();
            return choose(model, already, map.at(item.index()));
        }
        if (top instanceof LinkedView linked) {
            return choose(model, linked.link() == item.index(), linked.linked(item.index()));
        }
        if (top instanceof PaletteView palette) {
            return choose(model, palette.cursor() == item.index(), palette.at(item.index()));
        }
        if (top instanceof HelpView help) {
            return choose(model, help.cursor() == item.index(), help.at(item.index()));
        }
        if (top instanceof MeasureView measure) {
            return measure.chosen() == item.index()
                    ? Update.act(model, Act.ENTER, Key.ENTER)
                    : Next.of(MeasureUpdate.choose(model, measure, item.index()));
        }
        if (top instanceof ErrorView error) {
            return LabUpdate.remedy(model, error.at(item.index()));
        }
        return top instanceof TextView text
                ? choose(model, text.link() == item.index(), text.linked(item.index()))
                : Next.of(model);
    }

    private static Next<Model, Effect> choose(Model model, boolean already, View chosen) {
        return already ? Update.act(model, Act.ENTER, Key.ENTER) : Next.of(model.top(chosen));
    }

    private static Next<Model, Effect> lesson(Model model, LessonView lesson, Target.Item item) {
        Optional<Asking> asking = LessonUpdate.asking(lesson);
        if (item.pane() == Pane.MAIN && asking.isPresent()) {
            return Next.of(LessonUpdate.choose(model, lesson, asking.get(), item.index()));
        }
        if (item.pane() == Pane.STAGE) {
            return Next.of(model.top(lesson.focus(Pane.KERNEL).from(SOURCES.get(item.index()))));
        }
        boolean chosen = lesson.pane() == item.pane() && lesson.link() == item.index();
        LessonView next = lesson.pane() == item.pane() ? lesson : lesson.focus(item.pane());
        return chosen
                ? Follow.to(model, LinksOf.targets(model, lesson).get(item.index()))
                : Next.of(model.top(next.linked(item.index())));
    }
}
