package fdscope.cli;

import fdscope.exercise.Bench;
import fdscope.exercise.OwnLab;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.store.ProgressFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the course is opened in the full screen.
 *
 * @param source where the source of a kernel is
 * @param look as it was wished
 * @param rootAllowed labs may have actors that are root or another user
 * @param lab to begin in the playground with
 * @param commands what can be found of the command line, which is asked for with the first search
 */
record ScreenStart(
        Surroundings at,
        SourceChoice source,
        CourseScreen.Look look,
        boolean rootAllowed,
        Optional<OwnLab> lab,
        Supplier<List<SearchEntry>> commands) {
    /** The built-in course, with nothing said on the command line. */
    static ScreenStart plain(Surroundings at) {
        SourceChoice source = new SourceChoice(Optional.empty(), at.environment());
        CourseScreen.Look look =
                new CourseScreen.Look(Settings.NONE, at.settingsFile().load(), at.settingsFile());
        return new ScreenStart(at, source, look, true, Optional.empty(), () -> new Cli(at).entries());
    }

    /**
     * Returns when the learner leaves. Look at {@link Surroundings#hasTerminal()} before.
     *
     * @return the exit code
     */
    int open(CourseChoice choice) throws WrongUse {
        source.check();
        return at.screen()
                .open(new CourseScreen.Contents(
                        choice.course(),
                        new SearchDesk(choice.course(), new MapDesk(choice, at, source), commands),
                        new ProgressFile(at.progressFile()),
                        new Bench(
                                choice.course(),
                                choice.folder(),
                                at.stateFolder(),
                                at.environment(),
                                look.set().settings().editor()),
                        look,
                        rootAllowed,
                        lab));
    }
}
