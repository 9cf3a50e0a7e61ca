package fdscope.tui.terminal;

import fdscope.exercise.Bench;
import fdscope.exercise.OwnLab;
import fdscope.kernel.Syscalls;
import fdscope.lab.Laboratory;
import fdscope.lab.measure.Measurer;
import fdscope.lesson.Course;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.WelcomeMark;
import fdscope.observe.SocketProbe;
import fdscope.observe.view.SocketDetailProbe;
import fdscope.tui.Model;
import fdscope.tui.draw.Ascii;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.Scenery.Facts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The full-screen course.
 *
 * @param laboratory what labs run on; the caller owns and closes it
 * @param sockets lists the machine's sockets, {@code details} looks closely at one
 * @param kernel answers what the kernel map asks
 * @param measurer measures copying against passing
 * @param bench the exercises of the course
 * @param lab to begin in the playground with; empty: to begin at home
 */
public record CourseScreen(
        Syscalls calls,
        TerminalGate gate,
        Course course,
        Laboratory laboratory,
        SocketProbe sockets,
        SocketDetailProbe details,
        KernelDesk kernel,
        Measurer measurer,
        Bench bench,
        ProgressFile progress,
        Facts facts,
        Appearance appearance,
        Optional<OwnLab> lab) {
    /**
     * Runs until the learner leaves. Look at {@link TerminalGate#refusal()} before.
     *
     * @throws ScreenFault after a fault of this program; the terminal has been given back by then
     */
    public void run(PrintStream out) {
        ProgressFile.Outcome known = progress.load();
        Clock clock = Clock.systemUTC();
        UnaryOperator<String> glyphs = appearance.ascii() || !gate.utf8() ? Ascii::of : UnaryOperator.identity();
        try (CourseEffects effects = new CourseEffects(
                laboratory,
                new SocketWorker(sockets, details),
                new KernelWorker(kernel),
                new MeasureWorker(measurer),
                new ExerciseWorker(bench, laboratory, calls),
                progress,
                known,
                appearance.file(),
                clock)) {
            var loop = new TerminalLoop<>(
                    new FullScreen(calls, gate, glyphs, appearance.mouse()), new CourseProgram(), effects, clock);
            LoopEnd<Model> end = loop.run(() -> begun(known, clock));
            if (end instanceof LoopEnd.Failed<Model> failed) {
                throw new ScreenFault(failed);
            }
            if (end instanceof LoopEnd.Finished && !end.model().farewell().isEmpty()) {
                out.println(end.model().farewell());
            }
        }
    }

    private Next<Model, Effect> begun(ProgressFile.Outcome known, Clock clock) {
        Model start = Model.start(
                        course, known.progress(), facts.on(LocalDate.now(clock)), appearance.themes(), known.notice())
                .complaining(appearance.complaints())
                .exercises(Exercises.of(bench.slugs()));
        boolean first =
                known.progress().isNone() && !WelcomeMark.beside(progress).isThere();
        return lab.map(start::playing).orElseGet(() -> Next.of(first ? start.welcomed() : start));
    }
}
