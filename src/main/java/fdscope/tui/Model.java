package fdscope.tui;

import fdscope.exercise.OwnLab;
import fdscope.lesson.Course;
import fdscope.lesson.Progress;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.KernelFeed;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MeasureView;
import fdscope.tui.screen.PaletteView;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.Scenery;
import fdscope.tui.screen.Scenery.Facts;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.View;
import fdscope.tui.screen.WelcomeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the full-screen program knows.
 *
 * @param kernel what was told of the running kernel so far
 * @param exercises what is known of them
 * @param views a stack; the last one is seen, the first is always home
 * @param play as it was left, or as it is; empty: nobody was there yet
 * @param runs number of labs that were started
 * @param columns of the terminal, 0 before the first word of it
 */
public record Model(
        Course course,
        Progress progress,
        Facts facts,
        KernelFeed kernel,
        Exercises exercises,
        Themes themes,
        List<View> views,
        Optional<String> notice,
        Optional<PlayView> play,
        int runs,
        int columns,
        int rows,
        Leave leave) {
    /**
     * How the learner leaves.
     *
     * @param quitting it is wished; the lab is being ended
     * @param ended nothing more is drawn
     * @param farewell said on the ordinary screen afterwards, may be empty
     */
    public record Leave(boolean quitting, boolean ended, String farewell) {
        static final Leave NOT = new Leave(false, false, "");
    }

    public Model {
        views = List.copyOf(views);
    }

    /**
     * At home, the cursor on the lesson to go on with.
     *
     * @param notice of the progress file: it is read before the course, for it tells why the course looks as if new
     */
    public static Model start(Course course, Progress progress, Facts facts, Themes themes, Optional<String> notice) {
        List<View> views = new ArrayList<>(List.of(HomeView.of(course, progress).aside(facts.elsewhere())));
        notice.ifPresent(words -> views.add(LearnUpdate.ofProgress(words)));
        return new Model(
                course,
                progress,
                facts,
                KernelFeed.START,
                Exercises.NONE,
                themes,
                views,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Leave.NOT);
    }

    /** For who is here for the first time: what this is, before home. */
    public Model welcomed() {
        HomeView home = (HomeView) views.get(0);
        return views.size() > 1 ? this : with(List.of(home.aside(""), new WelcomeView(facts.elsewhere())));
    }

    /** With what could not be understood of the settings, to be read first. */
    public Model complaining(List<String> complaints) {
        return complaints.isEmpty() ? this : push(ThemeUpdate.ofSettings(complaints));
    }

    /** In the playground, with that lab if it stands in a file: it runs at once. */
    public Next<Model, Effect> playing(OwnLab lab) {
        return PlayUpdate.begin(this, lab);
    }

    public View top() {
        return views.get(views.size() - 1);
    }

    /** The lesson that is open, seen or below what is seen. */
    public Optional<LessonView> lesson() {
        return views.stream()
                .filter(LessonView.class::isInstance)
                .map(LessonView.class::cast)
                .reduce((first, second) -> second);
    }

    /** The lab whose processes live. */
    public Optional<LabView> runningLab() {
        return lesson().flatMap(LessonView::lab).filter(LabView::isRunning);
    }

    /** The exercise that is open, seen or below what is seen. */
    public Optional<ExerciseView> exercise() {
        return views.stream()
                .filter(ExerciseView.class::isInstance)
                .map(ExerciseView.class::cast)
                .reduce((first, second) -> second);
    }

    /** Time is of the essence: something outside takes its time, or what is seen lives. */
    public boolean isWaiting() {
        return top() instanceof SocketsView
                || views.stream()
                        .anyMatch(any ->
                                any instanceof PlayView play && play.played().isBusy())
                || exercise().filter(view -> view.trying().isRunning()).isPresent()
                || lesson().flatMap(LessonView::lab).filter(LabView::isWaiting).isPresent();
    }

    /** Draws what is seen. */
    public Drawn draw(Canvas canvas) {
        if (Frames.isTooSmall(canvas.width(), canvas.height())) {
            Frames.tooSmall(canvas);
            return new Drawn();
        }
        if (top() instanceof PaletteView) {
            views.get(views.size() - 2).draw(scenery(), canvas);
        }
        return top().draw(scenery(), canvas);
    }

    /** What the screens may show. */
    Scenery scenery() {
        return new Scenery(course, progress, facts, notice, kernel, exercises, lesson().flatMap(LessonView::lab));
    }

    /** What the picture on the terminal's size is made of. */
    Drawn drawn() {
        return draw(new Canvas(columns, rows));
    }

    Model with(List<View> stack) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, stack, notice, play, runs, columns, rows, leave);
    }

    Model push(View view) {
        List<View> stack = new ArrayList<>(views);
        stack.add(view);
        return with(stack);
    }

    Model pop() {
        return views.size() < 2 ? this : with(views.subList(0, views.size() - 1));
    }

    /** What is seen, changed. */
    Model top(View view) {
        return pop(1).push(view);
    }

    private Model pop(int count) {
        return with(views.subList(0, views.size() - count));
    }

    /** The lesson, wherever it lies. */
    Model lesson(LessonView view) {
        List<View> stack = new ArrayList<>(views);
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i) instanceof LessonView) {
                stack.set(i, view);
                break;
            }
        }
        return with(stack);
    }

    /** The sockets, wherever they lie. */
    Model sockets(SocketsView view) {
        return with(views.stream()
                .map(any -> any instanceof SocketsView ? view : any)
                .toList());
    }

    /** The measurement, wherever it lies. */
    Model measure(MeasureView view) {
        return with(views.stream()
                .map(any -> any instanceof MeasureView ? view : any)
                .toList());
    }

    /** The exercise, wherever it lies. */
    Model exercise(ExerciseView view) {
        return with(views.stream()
                .map(any -> any instanceof ExerciseView ? view : any)
                .toList());
    }

    /** With what is known of the exercises. */
    public Model exercises(Exercises known) {
        return new Model(
                course, progress, facts, kernel, known, themes, views, notice, play, runs, columns, rows, leave);
    }

    /** The play, wherever it lies. */
    Model play(PlayView view) {
        return with(
                views.stream().map(any -> any instanceof PlayView ? view : any).toList());
    }

    Model kept(Optional<PlayView> known) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, views, notice, known, runs, columns, rows, leave);
    }

    Model kernel(KernelFeed told) {
        return new Model(
                course, progress, facts, told, exercises, themes, views, notice, play, runs, columns, rows, leave);
    }

    Model notice(Optional<String> words) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, views, words, play, runs, columns, rows, leave);
    }

    Model say(String words) {
        return notice(Optional.of(words));
    }

    Model progress(Progress known) {
        return new Model(
                course, known, facts, kernel, exercises, themes, views, notice, play, runs, columns, rows, leave);
    }

    Model size(int width, int height) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, views, notice, play, runs, width, height, leave);
    }

    boolean quitting() {
        return leave.quitting();
    }

    /** Nothing more is drawn. */
    public boolean ended() {
        return leave.ended();
    }

    public String farewell() {
        return leave.farewell();
    }

    /** How it looks now. */
    public Theme theme() {
        return themes.now();
    }

    Model themes(Themes known) {
        return new Model(
                course, progress, facts, kernel, exercises, known, views, notice, play, runs, columns, rows, leave);
    }

    Model runs(int count) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, views, notice, play, count, columns, rows, leave);
    }

    Model leaving() {
        return leave(new Leave(true, leave.ended(), leave.farewell()));
    }

    Model ended(String words) {
        return leave(new Leave(leave.quitting(), true, words));
    }

    private Model leave(Leave how) {
        return new Model(
                course, progress, facts, kernel, exercises, themes, views, notice, play, runs, columns, rows, how);
    }
}
