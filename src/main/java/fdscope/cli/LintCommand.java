package fdscope.cli;

import fdscope.exercise.Checker;
import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.exercise.ExerciseTrial;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.Laboratory;
import fdscope.lab.script.ScriptLint;
import fdscope.lab.trace.Narration;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.store.LessonFolder;
import fdscope.lesson.store.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope lint DIR}: what an author wants to know before anybody else reads the course. */
@Command(
        name = "lint",
        description = "Check a folder of lessons: errors, then warnings. Runs nothing but with --strict.")
final class LintCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder with lessons.")
    private Path folder;

    @Option(
            names = "--strict",
            description =
                    "Run every lab too: one that fails is an error, and a claim that holds whatever step is left out;"
                            + " and every program of an exercise, which passes or fails as it has to.")
    private boolean strict;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        if (!Files.isDirectory(folder)) {
            throw new WrongUse(folder + ": no such folder, expected one with lessons");
        }
        Course course = LessonFolder.read(folder, at.builtInLessons());
        List<ContentError> errors = new ArrayList<>(course.allErrors());
        errors.addAll(ReferenceFiles.faults(folder, course));
        List<Exercise> exercises = exercises(course, errors);
        if (strict) {
            errors.addAll(ran(course, exercises));
        }
        errors.forEach(error -> at.err().line(error.toString()));
        List<String> warnings = new ArrayList<>();
        for (LabPlace place : course.labs()) {
            Path file = Path.of(place.lesson().file());
            boolean recorded = Files.exists(file.resolveSibling(place.lab().name() + ".trace.jsonl"));
            ScriptLint.warnings(place.lab().script(), file.toString(), recorded)
                    .forEach(warning -> warnings.add(warning.toString()));
        }
        for (Exercise exercise : exercises) {
            String file = exercise.task().file();
            exercise.task().checks().stream()
                    .flatMap(check -> ScriptLint.warnings(check.script(), file, true).stream())
                    .forEach(warning -> warnings.add(warning.toString()));
        }
        warnings.forEach(at.out()::line);
        at.out()
                .line(Narration.counted(course.lessons().size(), "lesson") + ", "
                        + Narration.counted(course.labs().size(), "lab") + ", "
                        + Narration.counted(exercises.size(), "exercise") + ": "
                        + Narration.counted(errors.size(), "error") + ", "
                        + Narration.counted(warnings.size(), "warning"));
        at.out().flush();
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    /** Those that can be read; the faults of the others join the errors. */
    private List<Exercise> exercises(Course course, List<ContentError> errors) {
        List<Exercise> exercises = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            try {
                ExerciseReader.read(lesson, folder).ifPresent(exercises::add);
            } catch (ContentError.Found e) {
                errors.addAll(e.errors());
            }
        }
        return exercises;
    }

    /** What the labs show when they run, and run again without a step; what the exercises do with their programs. */
    private List<ContentError> ran(Course course, List<Exercise> exercises) throws WrongUse {
        Surroundings at = fdscope.surroundings();
        fdscope.consentTo(course, folder);
        List<ContentError> errors = new ArrayList<>();
        try (Interruption interruption = new Interruption();
                Powers.Live live = at.powers().open(2, fdscope.mayBeRoot(fdscope.isBuiltIn(folder)))) {
            Laboratory series = live.laboratory().inSeries();
            for (LabPlace place : course.labs()) {
                if (interruption.getAsBoolean()) {
                    throw new WrongUse("stopped before lab " + place.lab().name());
                }
                at.err().line(place.lesson().id() + "/" + place.lab().name() + " ...");
                at.err().flush();
                LabVerdict whole = LabVerdict.of(place, series, interruption);
                whole.faults().forEach(fault -> errors.add(error(place, fault)));
                errors.addAll(new PaddingCheck(place, series, interruption).errors(whole));
            }
            Checker checker = new Checker(live.laboratory(), at.environment(), interruption);
            for (Exercise exercise : exercises) {
                if (interruption.getAsBoolean()) {
                    throw new WrongUse("stopped before exercise " + exercise.id());
                }
                at.err().line("exercise " + exercise.id() + " ...");
                at.err().flush();
                errors.addAll(new ExerciseTrial(exercise, checker).faults());
            }
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        } catch (IOException e) {
            throw new WrongUse(e.getMessage());
        }
        return errors;
    }

    /** At the fault's own line, where it names one. */
    private static ContentError error(LabPlace place, String fault) {
        String file = place.lesson().file();
        Matcher placed = Pattern.compile(Pattern.quote(file) + ":(\\d{1,9}): (.*)", Pattern.DOTALL)
                .matcher(fault);
        return placed.matches()
                ? new ContentError(file, Integer.parseInt(placed.group(1)), placed.group(2))
                : new ContentError(
                        file, place.lab().line(), "lab " + place.lab().name() + ": " + fault);
    }
}
