package fdscope.cli;

import fdscope.kernel.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope solution NN}: a program that passes, for those who have passed or have had enough. */
@Command(name = "solution", description = "Print a solution of an exercise, once you have passed it.")
final class SolutionCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "NN", description = "The lesson's number or slug.")
    private String lesson;

    @Option(names = "--give-up", description = "Print it now.")
    private boolean giveUp;

    @Override
    public Integer call() throws WrongUse {
        ExerciseChoice choice = ExerciseChoice.of(fdscope, lesson);
        String id = choice.exercise().id();
        if (!giveUp && choice.practice().passed().isEmpty()) {
            throw new WrongUse("exercise " + id + " is not passed yet; fdscope hint " + id
                    + " helps, and --give-up shows the solution all the same");
        }
        TextOut out = fdscope.surroundings().out();
        try {
            Files.readString(choice.exercise().good())
                    .lines()
                    .map(line -> Printable.line(line.replace("\t", "    ")))
                    .forEach(out::line);
        } catch (IOException e) {
            throw new WrongUse(choice.exercise().good() + ": cannot be read (" + e.getMessage() + ")");
        }
        out.flush();
        return ExitCode.DONE;
    }
}
