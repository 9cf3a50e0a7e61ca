package fdscope.cli;

import fdscope.lab.script.ScriptLint;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.store.LessonFolder;
import fdscope.lesson.store.ReferenceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fdscope lint DIR}: what an author wants to know before anybody else reads the course. */
@Command(name = "lint", description = "Check a folder of lessons: errors, then warnings. Runs nothing.")
final class LintCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder with lessons.")
    private Path folder;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        if (!Files.isDirectory(folder)) {
            throw new WrongUse(folder + ": no such folder, expected one with lessons");
        }
        Course course = LessonFolder.read(folder, at.builtInLessons());
        List<ContentError> errors = new ArrayList<>(course.allErrors());
        errors.addAll(ReferenceFiles.faults(folder, course));
        errors.forEach(error -> at.err().line(error.toString()));
        List<String> warnings = new ArrayList<>();
        for (LabPlace place : course.labs()) {
            Path file = Path.of(place.lesson().file());
            boolean recorded = Files.exists(file.resolveSibling(place.lab().name() + ".trace.jsonl"));
            ScriptLint.warnings(place.lab().script(), file.toString(), recorded)
                    .forEach(warning -> warnings.add(warning.toString()));
        }
        warnings.forEach(at.out()::line);
        at.out()
                .line(course.lessons().size() + " lessons, " + course.labs().size() + " labs: " + errors.size()
                        + " errors, " + warnings.size() + " warnings");
        at.out().flush();
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
