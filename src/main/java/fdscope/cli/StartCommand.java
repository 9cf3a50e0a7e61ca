package fdscope.cli;

import fdscope.exercise.Exercise;
import fdscope.exercise.Workpiece;
import fdscope.exercise.Workshop;
import fdscope.lesson.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope start NN [DIR]}: the task, and a file to begin with. */
@Command(
        name = "start",
        description = "List the exercises, or begin one: prints the task and gives you a file to work on.")
final class StartCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NN",
            description = "The lesson's number or slug; without it, all exercises are listed.")
    private Optional<String> lesson = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder for your file; ./fdscope-NN if not said.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--reset", description = "Begin anew; your file is kept beside the new one. Asks first.")
    private boolean reset;

    @Override
    public Integer call() throws WrongUse {
        if (lesson.isEmpty()) {
            return list();
        }
        ExerciseChoice choice = ExerciseChoice.of(fdscope, lesson.get());
        Exercise exercise = choice.exercise();
        TextOut out = fdscope.surroundings().out();
        Path where = folder.orElseGet(() ->
                choice.workshop().file(exercise).map(Path::getParent).orElse(Path.of("fdscope-" + exercise.id())));
        try {
            if (reset) {
                putAside(where.resolve(exercise.fileName()));
            }
            Workshop.Begun begun = choice.workshop().begin(exercise, where);
            out.lines(new TaskText(choice.course().course()).of(exercise));
            out.line(
                    begun.fresh()
                            ? "Your file: " + begun.file()
                            : "Your file is there already and was left as it is: " + begun.file());
            out.line("Next:      edit it, then type: fdscope check " + exercise.id());
            out.line("           fdscope check " + exercise.id() + " --watch checks each time you save;"
                    + " fdscope hint " + exercise.id() + " helps.");
            out.flush();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new WrongUse(where + ": cannot be written (" + e.getMessage() + "), expected a folder of yours");
        }
    }

    private int list() throws WrongUse {
        CourseChoice choice = fdscope.course();
        Progress progress = fdscope.progress().load().progress();
        TextOut out = fdscope.surroundings().out();
        for (Workpiece piece : fdscope.bench(choice).all()) {
            String about = piece.task()
                    .map(task -> String.format("%-5s %3d min", TaskText.language(task), task.minutes()))
                    .orElse("             ");
            out.line(String.format(
                    "%s  %-44s %s  %s",
                    piece.id(), piece.title(), about, piece.standing(progress).words()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private void putAside(Path file) throws IOException, WrongUse {
        if (!Files.exists(file)) {
            return;
        }
        if (!fdscope.isYes()) {
            new Consent(fdscope.surroundings()).ask("Begin " + file + " anew? Yours is kept beside it. [y/N] ");
        }
        fdscope.surroundings().out().line("Kept: " + Workshop.putAside(file));
    }
}
