package fdscope.tui;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.AskingView;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.Find;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LabView;
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

/** What a message makes of the model: pure, the same for the same. */
public final class Update {
    /** Characters of a field that letters are typed into. */
    static final int LONGEST = 200;

    private Update() {}

    public static Next<Model, Effect> apply(Model model, Msg msg) {
        return PlayUpdate.around(
                model,
                ExerciseUpdate.around(
                        model,
                        MeasureUpdate.left(model, KernelWatching.wants(SocketsWatching.wants(next(model, msg))))));
    }

    private static Next<Model, Effect> next(Model model, Msg msg) {
        if (msg instanceof Msg.Came came) {
            return input(model, came.input());
        }
        if (msg instanceof Msg.ProgressKnown known) {
            return Next.of(LearnUpdate.known(model, known));
        }
        if (msg instanceof Msg.ThemeKept kept) {
            return Next.of(ThemeUpdate.kept(model, kept));
        }
        if (msg instanceof Msg.KernelTold told) {
            return Next.of(
                    PaletteUpdate.told(model.kernel(model.kernel().answered(told.question(), told.answer())), told));
        }
        if (msg instanceof Msg.LabEnded ended && model.quitting()) {
            return Next.of(model.ended(farewell(ended.left())));
        }
        if (msg instanceof Msg.LabBroke && model.quitting()) {
            return Next.of(model.ended(""));
        }
        if (msg instanceof Msg.Measured || msg instanceof Msg.MeasureEnded || msg instanceof Msg.MeasureFailed) {
            return MeasureUpdate.apply(model, msg);
        }
        Optional<Next<Model, Effect>> ofPlayground = PlayRunning.apply(model, msg);
        if (ofPlayground.isPresent()) {
            return ofPlayground.get();
        }
        Optional<Next<Model, Effect>> ofExercise = ExerciseUpdate.apply(model, msg);
        if (ofExercise.isPresent()) {
            return ofExercise.get();
        }
        boolean ofSockets = msg instanceof Msg.SocketsRead
                || msg instanceof Msg.SocketsArranged
                || msg instanceof Msg.SocketLooked
                || msg instanceof Msg.SocketsFailed;
        return ofSockets ? SocketsWatching.answer(model, msg) : Watching.sources(LabUpdate.apply(model, msg));
    }

    private static String farewell(TraceEvent.Left left) {
        return "The lab was ended. Left on this machine: " + Narration.counted(left.processes(), "process") + ", "
                + Narration.counted(left.sockets(), "socket") + ", " + Narration.counted(left.files(), "file") + ".";
    }

    private static Next<Model, Effect> input(Model model, Input input) {
        if (input instanceof Input.Resized size) {
            return Watching.sources(Next.of(model.size(size.columns(), size.rows())));
        }
        if (input instanceof Input.GroundKnown ground) {
            return Next.of(model.themes(model.themes().onGround(ground.rgb())));
        }
        if (input instanceof Input.Tick) {
            Model ticked = model.exercise()
                    .map(exercise -> model.exercise(exercise.ticked()))
                    .orElse(model);
            return SocketsWatching.tick(PlayRunning.ticked(ticked.lesson()
                    .flatMap(LessonView::lab)
                    .filter(LabView::isWaiting)
                    .map(lab -> ticked.lesson(ticked.lesson().orElseThrow().with(lab.ticked())))
                    .orElse(ticked)));
        }
        if (input instanceof Input.KeyPressed pressed) {
            return Watching.sources(key(model.notice(Optional.empty()), pressed.key()));
        }
        if (input instanceof Input.MouseEvent mouse) {
            return Watching.sources(Pointer.moved(model, mouse));
        }
        if (input instanceof Input.Pasted pasted && model.top() instanceof PlayView play && play.typing()) {
            return PlayTyping.typed(model, play, pasted.text());
        }
        if (input instanceof Input.Pasted pasted && model.top().typing()) {
            return Next.of(typed(model, pasted.text().replaceAll("\\p{Cntrl}", " ")));
        }
        return Next.of(model);
    }

    static Next<Model, Effect> key(Model model, Key key) {
        View top = model.top();
        if (top instanceof PlayView play && play.typing()) {
            return key.isText()
                    ? PlayTyping.typed(model, play, key.text())
                    : play.keys().action(key).map(act -> act(model, act, key)).orElse(Next.of(model));
        }
        if (top.typing()) {
            Optional<Next<Model, Effect>> typing = typing(model, key);
            if (typing.isPresent()) {
                return typing.get();
            }
        }
        Optional<Act> act = top.keys().action(key);
        return act.isEmpty() ? Next.of(model) : WelcomeUpdate.seen(top, act(model, act.get(), key));
    }

    /** Letters, and the keys that end typing in a list; help has a table of its own. */
    private static Optional<Next<Model, Effect>> typing(Model model, Key key) {
        if (key.isText()) {
            return Optional.of(Next.of(typed(model, key.text())));
        }
        String filter = filter(model.top());
        if (key.equals(Key.BACKSPACE)) {
            String shorter =
                    filter.isEmpty() ? "" : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1));
            return Optional.of(Next.of(model.top(filtered(model, shorter, true))));
        }
        boolean list = !(model.top() instanceof HelpView || model.top() instanceof PaletteView);
        if (model.top() instanceof LessonView lesson && (key.equals(Key.ESC) || key.equals(Key.ENTER))) {
            return Optional.of(LessonFind.typed(model, lesson, key.equals(Key.ENTER)));
        }
        if (list && (key.equals(Key.ESC) || key.equals(Key.ENTER))) {
            return Optional.of(Next.of(model.top(filtered(model, key.equals(Key.ESC) ? "" : filter, false))));
        }
        return Optional.empty();
    }

    /** What does not fit is dropped: a field is no place for a file that somebody pastes. */
    private static Model typed(Model model, String text) {
        String before = filter(model.top());
        int room = LONGEST - before.length();
        if (room <= 0) {
            return model;
        }
        int end = Math.min(room, text.length());
        boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return model.top(filtered(model, before + text.substring(0, halved ? end - 1 : end), true));
    }

    private static String filter(View view) {
        return view instanceof HelpView help
                ? help.filter()
                : view instanceof MapView map
                        ? map.filter()
                        : view instanceof SocketsView sockets
                                ? sockets.query().filter().text()
                                : view instanceof LessonView lesson
                                        ? lesson.find().map(Find::words).orElse("")
                                        : view instanceof PaletteView palette
                                                ? palette.typed()
                                                : view instanceof HomeView home ? home.filter() : "";
    }

    private static View filtered(Model model, String words, boolean on) {
        View view = model.top();
        if (view instanceof HelpView help) {
            return help.filter(words);
        }
        if (view instanceof MapView map) {
            return map.filter(words, on);
        }
        if (view instanceof SocketsView sockets) {
            return SocketsUpdate.filter(model, sockets, words, on);
        }
        if (view instanceof PaletteView palette) {
            return palette.typed(words);
        }
        if (view instanceof LessonView lesson) {
            return lesson.finding(Optional.of(Find.typing(words)));
        }
        if (!(view instanceof HomeView home)) {
            return view;
        }
        HomeView next = home.filter(words, on);
        List<fdscope.lesson.Course.Row> rows = next.rows(model.course(), model.progress(), model.exercises());
        boolean there = rows.stream().anyMatch(row -> row.number() == next.selected());
        return there || rows.isEmpty() ? next : next.select(rows.get(0).number());
    }

    /** What every screen does alike; the rest is the screen's. */
    static Next<Model, Effect> act(Model model, Act act, Key key) {
        switch (act) {
            case QUIT:
                return quit(model);
            case PALETTE:
                return Next.of(PaletteUpdate.open(model));
            case HELP:
                return Next.of(model.push(HelpView.of(model.top())));
            case REDRAW:
                return Next.of(model, new Effect.Redraw());
            case SUSPEND:
                return Next.of(model, new Effect.Suspend());
            case KERNEL_MAP:
                return MapUpdate.open(model);
            case EXERCISE:
                return ExerciseUpdate.go(model);
            case PLAYGROUND:
                return PlayUpdate.open(model);
            case SOCKETS:
                return SocketsWatching.open(model);
            case DOCTOR:
            case TOUR:
                return WelcomeUpdate.open(model, act);
            case COPY:
                return Copying.act(model);
            case THEME:
                return ThemeUpdate.next(model);
            case PLAIN:
                return Next.of(
                        model.top() instanceof TextView
                                ? model
                                : model.push(TextView.plain("Plain text", PlainForm.lines(model))));
            case HOME:
                return LabUpdate.leave(model.with(upTo(model)));
            default:
                return screen(model, act, key);
        }
    }

    /** Home, with the lesson above it while its lab is still to be ended. */
    private static List<View> upTo(Model model) {
        return model.views().stream()
                .filter(view -> view instanceof HomeView || view instanceof LessonView)
                .toList();
    }

    private static Next<Model, Effect> screen(Model model, Act act, Key key) {
        View top = model.top();
        if (top instanceof PaletteView palette) {
            return PaletteUpdate.act(model, palette, act);
        }
        if (top instanceof LessonView lesson && lesson.find().isPresent() && act == Act.BACK) {
            return Next.of(model.top(lesson.finding(Optional.empty())));
        }
        if (top instanceof LessonView lesson) {
            return act == Act.BACK ? LabUpdate.leave(model) : LessonUpdate.act(model, lesson, act, key);
        }
        if (top instanceof PlayView play) {
            return PlayUpdate.act(model, play, act, key);
        }
        if (top instanceof HomeView home) {
            return HomeUpdate.act(model, home, act, key);
        }
        if (WelcomeUpdate.takes(top, act)) {
            return WelcomeUpdate.act(model, act, key);
        }
        if (top instanceof PathsView paths && act != Act.BACK) {
            return LearnUpdate.act(model, paths, act);
        }
        if (top instanceof AskingView asking && act != Act.BACK) {
            return LearnUpdate.act(model, asking, act, key);
        }
        if (top instanceof SocketsView sockets) {
            return SocketsUpdate.act(model, sockets, act, key);
        }
        if (top instanceof MapView map && act != Act.BACK) {
            return MapUpdate.act(model, map, act, key);
        }
        if (top instanceof LinkedView linked && act != Act.BACK) {
            return MapUpdate.act(model, linked, act);
        }
        if (top instanceof MeasureView measure) {
            return MeasureUpdate.act(model, measure, act, key);
        }
        if (top instanceof ExerciseView exercise) {
            return ExerciseUpdate.act(model, exercise, act);
        }
        if (top instanceof ExercisesView exercises && act != Act.BACK) {
            return ExerciseUpdate.act(model, exercises, act);
        }
        if (top instanceof HelpView help && act == Act.ENTER) {
            if (help.found().isEmpty()) {
                return Next.of(model);
            }
            var row = help.found().get(help.cursor());
            return act(model.pop(), row.action(), row.keys().get(0));
        }
        if (act == Act.BACK) {
            return Next.of(
                    top instanceof MapView map && !map.filter().isEmpty()
                            ? model.top(map.filter("", false))
                            : model.pop());
        }
        return top instanceof ErrorView error ? LabUpdate.remedy(model, error, act, key) : Reading.act(model, act);
    }

    private static Next<Model, Effect> quit(Model model) {
        Optional<Next<Model, Effect>> unsaved = PlayUpdate.quit(model);
        if (unsaved.isPresent() && !model.quitting()) {
            return unsaved.get();
        }
        Optional<LabView> lab = model.runningLab();
        if (lab.isEmpty() || model.quitting()) {
            return Next.of(model.ended(""));
        }
        Model next = model.leaving().say("ending the lab; q again leaves at once");
        return lab.get().phase() == LabView.Phase.ENDING
                ? Next.of(next)
                : Next.of(next, new Effect.EndLab(lab.get().run()));
    }
}
