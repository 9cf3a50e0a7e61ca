package fdscope.exercise;

import fdscope.kernel.Printable;
import fdscope.lab.LabRunner;
import fdscope.lab.Laboratory;
import fdscope.lab.ProgramUnderTest;
import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Checks a program: compiles it, runs the check labs with it, and again with what the sanitizers have made of it. The first
 * check that fails is the answer. Not thread-safe: one program at a time.
 */
public final class Checker {
    static final String COMPILES = "It compiles.";
    static final String NO_SANITIZERS = "Not checked for memory errors: the compiler has no sanitizers here.";
    static final String NO_LEAKS =
            "Not checked for leaks: LeakSanitizer cannot look at processes here, as a debugger does (ptrace).";
    static final String SOUND_BUT_FOR_LEAKS = "No memory error, no undefined behaviour.";
    static final String SOUND = "No memory error, no leak, no undefined behaviour.";

    /** Where the picture of the stage would stand. */
    static final String NO_PICTURE =
            "There is no picture of what the kernel held: the sanitizers report when the program"
                    + " ends, and by then its descriptors are closed.";

    private final Laboratory laboratory;
    private final Map<String, String> environment;
    private final BooleanSupplier cancelled;
    private final Consumer<String> step;

    /**
     * @param environment of this program: CC and PATH
     * @param cancelled asked between two steps
     */
    public Checker(Laboratory laboratory, Map<String, String> environment, BooleanSupplier cancelled) {
        this(laboratory, Map.copyOf(environment), cancelled, step -> {});
    }

    private Checker(
            Laboratory laboratory, Map<String, String> environment, BooleanSupplier cancelled, Consumer<String> step) {
        this.laboratory = laboratory;
        this.environment = environment;
        this.cancelled = cancelled;
        this.step = step;
    }

    /** The same. @param step told what is under way, in a few words, from the thread that checks */
    public Checker telling(Consumer<String> step) {
        return new Checker(laboratory, environment, cancelled, step);
    }

    /** @param file whatever its name: what it does is checked */
    public Outcome check(Exercise exercise, Path file) throws IOException {
        try (BuildFolder folder = new BuildFolder(environment)) {
            return exercise.task().language() == Task.Language.C
                    ? checkC(exercise, file, folder)
                    : checkShell(exercise, file, folder);
        } catch (BuildFolder.NoPlace e) {
            return Outcome.unavailable(exercise.id(), e.getMessage());
        }
    }

    private Outcome checkShell(Exercise exercise, Path file, BuildFolder folder) throws IOException {
        Optional<Path> bash = Compiler.program("bash", environment);
        if (bash.isEmpty()) {
            return Outcome.unavailable(exercise.id(), "There is no bash in PATH; install the package bash.");
        }
        Path script = folder.inner("1").resolve(exercise.fileName());
        Files.copy(file, script);
        folder.permit(script, "rw-r--r--");
        Run run = new Run(exercise, file);
        run.labs(Limits.script(List.of(bash.get().toString(), script.toString()), scriptPath(folder)));
        return run.outcome();
    }

    /** This fdscope before any other, and its java behind all others: it may be the only one. */
    private String scriptPath(BuildFolder folder) throws IOException {
        String home = System.getProperty("fdscope.home");
        String own = "";
        if (home != null) {
            own = home + "/bin:";
        } else if (OwnCommand.isJar()) {
            Path programs = folder.inner("bin");
            folder.permit(OwnCommand.write(programs), "rwxr-xr-x");
            own = programs + ":";
        }
        return own + environment.getOrDefault("PATH", "/usr/bin:/bin") + ":" + System.getProperty("java.home") + "/bin";
    }

    private Outcome checkC(Exercise exercise, Path file, BuildFolder folder) throws IOException {
        Optional<Compiler> compiler = Compiler.find(environment);
        if (compiler.isEmpty()) {
            return Outcome.unavailable(
                    exercise.id(),
                    "There is no C compiler in PATH (cc, gcc or clang), and none in $CC: "
                            + Distribution.howToGetCompiler(osRelease()) + ".");
        }
        step.accept("compiling");
        try (Compiler.Builds builds = compiler.get().build(file, folder)) {
            return check(exercise, file, builds);
        }
    }

    /** The plain build runs while the other one is still being made: that takes longer. */
    private Outcome check(Exercise exercise, Path file, Compiler.Builds builds) throws IOException {
        Compiler.Build plain = builds.plain(cancelled);
        Run run = new Run(exercise, file);
        plain.diagnostics().stream()
                .filter(diagnostic -> !diagnostic.error())
                .forEach(warning -> run.notes.add(warning.toString()));
        if (plain.program().isEmpty()) {
            run.checks.put(COMPILES, Check.failed(COMPILES, plain.complaint()));
            return run.outcome();
        }
        run.labs(Limits.plain(List.of(plain.program().get().toString())));
        step.accept("compiling with the sanitizers");
        Optional<List<String>> sanitized =
                builds.sanitized(cancelled).program().map(program -> List.of(program.toString()));
        if (run.failed() || run.nothingChecked()) {
            sanitized.map(words -> Limits.sanitized(words, false)).ifPresent(run::explainCrash);
            return run.outcome();
        }
        if (sanitized.isEmpty()) {
            run.notes.add(NO_SANITIZERS);
            return run.outcome();
        }
        run.sanitizing = true;
        run.labs(Limits.sanitized(sanitized.get(), true));
        if (run.leaksUnseen) {
            run.notes.add(NO_LEAKS);
            run.labs(Limits.sanitized(sanitized.get(), false));
        }
        if (!run.failed()) {
            String sound = run.leaksUnseen ? SOUND_BUT_FOR_LEAKS : SOUND;
            run.checks.put(sound, Check.passed(sound));
        }
        return run.outcome();
    }

    private static String osRelease() {
        try {
            return Files.readString(Path.of("/etc/os-release"));
        } catch (IOException e) {
            return "";
        }
    }

    /** One program on its way through all labs. */
    private final class Run {
        private final Exercise exercise;
        private final String source;
        private final Map<String, Check> checks = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();
        private Optional<Script> crashed = Optional.empty();
        private boolean sanitizing;
        private boolean leaksUnseen;
        private Optional<String> unmet = Optional.empty();

        Run(Exercise exercise, Path file) {
            this.exercise = exercise;
            this.source = file.getFileName().toString();
        }

        boolean failed() {
            return checks.values().stream().anyMatch(check -> !check.passed());
        }

        /** No lab could run: what it needs is not here. */
        boolean nothingChecked() {
            return checks.isEmpty() && unmet.isPresent();
        }

        Outcome outcome() {
            if (nothingChecked()) {
                return Outcome.unavailable(exercise.id(), unmet.get());
            }
            return Outcome.of(exercise.id(), List.copyOf(checks.values()), notes);
        }

        /** All labs until one fails. */
        void labs(ProgramUnderTest program) {
            for (LabBlock lab : exercise.task().checks()) {
                if (failed() || cancelled.getAsBoolean()) {
                    return;
                }
                Script script = lab.script();
                step.accept((sanitizing ? "checking, with the sanitizers: " : "checking: ")
                        + Printable.line(script.title().orElse(script.name())));
                CheckList list = run(script, program);
                if (!leaksUnseen && sanitizing && SanitizerReport.isNoneOfLeaks(list.stderr())) {
                    leaksUnseen = true;
                    return;
                }
                Optional<String> report = sanitizing ? SanitizerReport.of(list.stderr(), source) : Optional.empty();
                if (report.isPresent()) {
                    checks.put(SOUND, Check.failed(SOUND, report.get() + "\n" + NO_PICTURE));
                } else {
                    list.checks().forEach(check -> add(check, script, list));
                }
            }
        }

        private void add(Check check, Script script, CheckList list) {
            if (check.passed()) {
                checks.putIfAbsent(check.name(), check);
                return;
            }
            crashed = sanitizing || list.crash().isEmpty() ? Optional.empty() : Optional.of(script);
            checks.remove(check.name());
            checks.put(check.name(), check);
        }

        /** Where a program that has crashed has gone wrong: the sanitizers see it, if they see it too. */
        void explainCrash(ProgramUnderTest sanitized) {
            crashed.flatMap(script -> SanitizerReport.of(run(script, sanitized).stderr(), source))
                    .ifPresent(report ->
                            checks.replaceAll((name, check) -> check.passed() ? check : check.because(report)));
        }

        private CheckList run(Script script, ProgramUnderTest program) {
            List<TraceEvent> events = new ArrayList<>();
            BooleanSupplier over = () -> cancelled.getAsBoolean()
                    || events.stream()
                            .anyMatch(event -> event instanceof TraceEvent.Claimed claim
                                    && claim.verdict().equals("failed"));
            TraceEvent.Finished end = new LabRunner(laboratory.checking(program))
                    .run(script, "task.md", script.variants(), over, event -> {
                        if (!(event instanceof TraceEvent.Finished)) {
                            events.add(event);
                        }
                    });
            LabRunner.skipReason(events).ifPresent(why -> {
                unmet = Optional.of("Not checked here: " + Printable.line(why) + " (" + script.name() + ")");
                notes.add(unmet.get());
            });
            if (!end.left().nothing()) {
                notes.add("Left behind and not removed: " + end.left());
            }
            return new CheckList(script, events);
        }
    }
}
