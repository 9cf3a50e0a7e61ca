package fdscope.cli;

import fdscope.exercise.Checker;
import fdscope.exercise.Exercise;
import fdscope.exercise.Outcome;
import fdscope.exercise.SaveWatch;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.Troupe;
import fdscope.lesson.Progress.Practice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope check NN [FILE]}: compiles the learner's program and plays its partner. */
@Command(
        name = "check",
        description = "Check your program for an exercise: it runs, and real processes are its partner.",
        footer = {
            "",
            "Exit code: 0 passed, 1 a check failed, 2 there is nothing to check,",
            "3 this machine cannot check it, for example without a C compiler."
        })
final class CheckCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "NN", description = "The lesson's number or slug.")
    private String lesson;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Your program; if not said, the file of fdscope start.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--watch", description = "Check again each time the file is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON, one object for each check of the whole program.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        ExerciseChoice choice = ExerciseChoice.of(fdscope, lesson);
        Surroundings at = fdscope.surroundings();
        Path program = choice.file(file);
        Optional<String> unsupported = at.powers().unsupported();
        if (unsupported.isPresent()) {
            throw new WrongUse(unsupported.get(), ExitCode.NOT_HERE);
        }
        fdscope.consent(choice.course());
        CheckOutput output = json ? new CheckOutput.Json(at.out()) : new CheckOutput.Text(at.out(), at.err());
        try (Interruption interruption = new Interruption();
                Powers.Live live =
                        at.powers().open(1, fdscope.mayBeRoot(choice.course().isBuiltIn()));
                SaveWatch saves = new SaveWatch(program)) {
            live.laboratory().theatre().prepare();
            ProgressLine progress = new ProgressLine(at);
            Checker checker = new Checker(live.laboratory(), at.environment(), interruption).telling(progress::say);
            Outcome outcome = check(choice, checker, program, output, progress, interruption);
            String waiting = "waiting until you save " + program.getFileName() + "; Ctrl-C ends";
            if (watch) {
                progress.say(waiting);
            }
            while (watch && !interruption.getAsBoolean() && !at.powers().readerGoesWithin(0)) {
                if (saves.isSavedWithin(SaveWatch.BETWEEN_LOOKS_MILLISECONDS)) {
                    progress.clear();
                    output.again();
                    outcome = check(choice, checker, program, output, progress, interruption);
                    progress.say(waiting);
                }
            }
            return code(outcome);
        } catch (SyscallsUnavailableException | Troupe.CannotStart e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.NOT_HERE;
        } catch (IOException e) {
            throw new WrongUse(program + ": cannot be checked (" + e.getMessage() + ")");
        }
    }

    private static Outcome check(
            ExerciseChoice choice,
            Checker checker,
            Path program,
            CheckOutput output,
            ProgressLine progress,
            Interruption interruption)
            throws IOException {
        Exercise exercise = choice.exercise();
        Outcome outcome = checker.check(exercise, program);
        progress.clear();
        if (!interruption.getAsBoolean()) {
            output.checked(exercise, program, outcome);
            if (outcome.result() == Outcome.Result.PASSED) {
                choice.learned(new Practice(0, Optional.of(Instant.now())));
            }
        }
        return outcome;
    }

    private static int code(Outcome outcome) {
        return switch (outcome.result()) {
            case PASSED -> ExitCode.DONE;
            case FAILED -> ExitCode.FAILED;
            default -> ExitCode.NOT_HERE;
        };
    }
}
