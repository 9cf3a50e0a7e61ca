package fdscope.cli;

import fdscope.exercise.Bench;
import fdscope.exercise.OwnLab;
import fdscope.lesson.Course;
import fdscope.lesson.SearchEntries;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.Task;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import fdscope.lesson.store.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code fdscope} itself: opens the course; the other commands stand below it. */
@Command(
        name = "fdscope",
        description = {
            "A course and explorer for AF_UNIX sockets and passing file descriptors on Linux.",
            "Without a command it opens the course where you left off.",
            ""
        },
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        subcommandsRepeatable = false)
final class FdscopeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say the version.")
    private boolean version;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Take the course in DIR. Its labs are programs of somebody else: you are asked first.")
    private Optional<Path> lessons = Optional.empty();

    @Option(
            names = "--yes",
            scope = ScopeType.INHERIT,
            description = "Do not ask: run the labs of --lessons, begin an exercise anew.")
    private boolean yes;

    @Option(
            names = "--allow-root",
            scope = ScopeType.INHERIT,
            description = "Let labs from outside the built-in course have actors that are root or another user.")
    private boolean allowRoot;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "Draw the screen in these colours: auto, dark, light, contrast, cvd-dark, cvd-light, none, or"
                    + " the path of a theme file. c changes them while it runs.")
    private Optional<String> theme = Optional.empty();

    @Option(names = "--ascii", negatable = true, description = "Draw the screen with ASCII characters alone, or not.")
    private Boolean ascii;

    @Option(names = "--mouse", negatable = true, description = "Hear the mouse, or leave it to the terminal.")
    private Boolean mouse;

    @Option(names = "--debug", scope = ScopeType.INHERIT, hidden = true, description = "Show stack traces.")
    private boolean debug;

    @Option(
            names = "--plain",
            paramLabel = "LESSON",
            arity = "0..1",
            fallbackValue = "",
            description = "Walk a lesson as plain text, line by line: for a screen reader, or a line printer.")
    private Optional<String> plain = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "The source of a kernel: the kernel map shows the functions in it. Without it $"
                    + SourceChoice.VARIABLE + " and /usr/src/linux-source-* are looked at.")
    private Optional<Path> source = Optional.empty();

    private final Surroundings surroundings;
    private boolean agreed;
    private SettingsText.Result settings;

    /** The whole command line, for who describes it. */
    CommandSpec root() {
        return spec;
    }

    FdscopeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws WrongUse {
        if (plain.isPresent()) {
            return new PlainCourse(this).walk(plain.filter(name -> !name.isEmpty()));
        }
        if (!surroundings.hasTerminal()) {
            spec.commandLine().usage(spec.commandLine().getOut());
            surroundings.out().flush();
            return ExitCode.USAGE;
        }
        return open(Optional.empty());
    }

    /** The full screen. @param lab to begin in the playground with; nobody vouches for it */
    int open(Optional<OwnLab> lab) throws WrongUse {
        CourseChoice choice = course();
        SourceChoice tree = source(Optional.empty());
        tree.check();
        consent(choice);
        boolean root =
                mayBeRoot(choice.isBuiltIn() && lab.filter(OwnLab::isKept).isEmpty());
        return new ScreenStart(surroundings, tree, look(), root, lab, () -> CommandEntries.of(spec)).open(choice);
    }

    private CourseScreen.Look look() {
        Settings said = new Settings(theme, Optional.ofNullable(ascii), Optional.ofNullable(mouse), Optional.empty());
        return new CourseScreen.Look(said, settings(), surroundings.settingsFile());
    }

    /** Read once. */
    private SettingsText.Result settings() {
        if (settings == null) {
            settings = surroundings.settingsFile().load();
        }
        return settings;
    }

    /** @param own what a command was told itself */
    SourceChoice source(Optional<Path> own) {
        return new SourceChoice(own.or(() -> source), surroundings.environment());
    }

    /** @param trusted of the built-in course */
    boolean mayBeRoot(boolean trusted) {
        return trusted || allowRoot;
    }

    ProgressFile progress() {
        return new ProgressFile(surroundings.progressFile());
    }

    /** The exercises of a course. */
    Bench bench(CourseChoice choice) {
        return new Bench(
                choice.course(),
                choice.folder(),
                surroundings.stateFolder(),
                surroundings.environment(),
                settings().settings().editor());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** What would be asked is answered already. */
    boolean isYes() {
        return yes;
    }

    boolean debug() {
        return debug || surroundings.environment().containsKey("FDSCOPE_DEBUG");
    }

    /** Where all is found that can be: the keys of the full screen and the commands too. */
    SearchDesk searchDesk(CourseChoice choice) {
        List<SearchEntry> others = new ArrayList<>(surroundings.screen().keys());
        others.addAll(CommandEntries.of(spec));
        bench(choice).all().stream()
                .map(piece -> SearchEntries.exercise(
                        piece.id(), piece.slug(), piece.task().map(Task::title).orElse("broken")))
                .forEach(others::add);
        return new SearchDesk(
                choice.course(), new MapDesk(choice, surroundings, source(Optional.empty())), () -> others);
    }

    CourseChoice course() throws WrongUse {
        if (lessons.isPresent() && !Files.isDirectory(lessons.get())) {
            throw new WrongUse(lessons.get() + ": no such folder, expected one with lessons");
        }
        return CourseChoice.of(surroundings, lessons);
    }

    /** Asks once before labs of a course from elsewhere run. */
    void consent(CourseChoice choice) throws WrongUse {
        if (!choice.isBuiltIn()) {
            consentTo(choice.course(), choice.folder());
        }
    }

    /** The same for a course that a command names itself. */
    void consentTo(Course course, Path folder) throws WrongUse {
        if (!yes && !agreed && !isBuiltIn(folder)) {
            new Consent(surroundings).ask(course, folder);
            agreed = true;
        }
    }

    boolean isBuiltIn(Path folder) {
        try {
            return Files.isSameFile(folder, surroundings.builtInLessons());
        } catch (IOException e) {
            return false;
        }
    }
}
