package fdscope.tui.terminal;

import fdscope.exercise.Bench;
import fdscope.kernel.Syscalls;
import fdscope.lab.Laboratory;
import fdscope.lab.measure.Measurer;
import fdscope.lesson.Course;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.Progress;
import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.WelcomeMark;
import fdscope.observe.SocketProbe;
import fdscope.observe.view.SocketDetailProbe;
import fdscope.tui.Model;
import fdscope.tui.Themes;
import fdscope.tui.draw.Ascii;
import fdscope.tui.draw.Palette;
import fdscope.tui.draw.PaletteParser;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.Scenery.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The full-screen course.
 *
 * @param laboratory what labs run on; the caller owns and closes it
 * @param sockets lists the machine's sockets, {@code details} looks closely at one
 * @param kernel answers what the kernel map asks
 * @param measurer measures copying against passing
 * @param bench the exercises of the course
 * @param ascii draw with ASCII alone, whatever the terminal can
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
        Themes themes,
        boolean ascii) {
    private static final int FAULT = 1;

    /**
     * NO_COLOR (no-color.org) takes all colours away; COLORTERM says that the terminal has all of them; COLORFGBG (rxvt
     * and others) tells the ground before the terminal has answered.
     */
    public static Themes themes(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Themes.withoutColour();
        }
        Theme.Ground guess = ground(environment.getOrDefault("COLORFGBG", ""));
        boolean all = Set.of("truecolor", "24bit").contains(environment.getOrDefault("COLORTERM", ""));
        Optional<Palette> dark = all ? palette("dark") : Optional.empty();
        Optional<Palette> light = all ? palette("light") : Optional.empty();
        return dark.isPresent() && light.isPresent()
                ? Themes.truecolor(dark.get(), light.get(), guess)
                : Themes.sixteen(guess);
    }

    private static Theme.Ground ground(String foregroundAndBackground) {
        String last = foregroundAndBackground.replaceFirst(".*;", "");
        if (!last.matches("[0-9]{1,2}")) {
            return Theme.Ground.UNKNOWN;
        }
        int colour = Integer.parseInt(last);
        return colour < 7 || colour == 8 ? Theme.Ground.DARK : Theme.Ground.LIGHT;
    }

    /** One that comes with the program; empty if it cannot be read: then sixteen colours do. */
    private static Optional<Palette> palette(String name) {
        String file = "/fdscope/themes/" + name + ".theme";
        try (InputStream in = CourseScreen.class.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.ofNullable(
                            PaletteParser.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                                    .palette());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs until the learner leaves. Look at {@link TerminalGate#refusal()} before.
     *
     * @param err for a sentence when something went wrong; the terminal has been given back by then
     * @return exit code: 0, or 1 after a fault of this program
     */
    public int run(PrintStream out, PrintStream err) {
        ProgressFile.Outcome known = progress.load();
        Clock clock = Clock.systemUTC();
        Model start = Model.start(course, known.progress(), facts.on(LocalDate.now(clock)), themes, known.notice())
                .exercises(Exercises.of(bench.slugs()));
        boolean first = known.progress().equals(Progress.NONE)
                && !WelcomeMark.beside(progress).isThere();
        UnaryOperator<String> glyphs = ascii || !gate.utf8() ? Ascii::of : UnaryOperator.identity();
        try (CourseEffects effects = new CourseEffects(
                laboratory,
                new SocketWorker(sockets, details),
                new KernelWorker(kernel),
                new MeasureWorker(measurer),
                new ExerciseWorker(bench, laboratory, calls),
                progress,
                known,
                clock)) {
            var loop = new TerminalLoop<>(new FullScreen(calls, gate, glyphs), new CourseProgram(), effects, clock);
            LoopEnd<Model> end = loop.run(Next.<Model, Effect>of(first ? start.welcomed() : start));
            if (end instanceof LoopEnd.Failed<Model> failed) {
                err.println(failed.sentence());
                return FAULT;
            }
            if (end instanceof LoopEnd.Finished && !end.model().farewell().isEmpty()) {
                out.println(end.model().farewell());
            }
            return 0;
        }
    }
}
