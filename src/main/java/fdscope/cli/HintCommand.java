package fdscope.cli;

import fdscope.lesson.Progress.Practice;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fdscope hint NN}: the next of three; the last one again when all have been seen. */
@Command(name = "hint", description = "Print the next hint for an exercise; there are three.")
final class HintCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "NN", description = "The lesson's number or slug.")
    private String lesson;

    @Override
    public Integer call() throws WrongUse {
        ExerciseChoice choice = ExerciseChoice.of(fdscope, lesson);
        int most = choice.exercise().task().hints().size();
        int seen = Math.min(choice.practice().hints(), most);
        TextOut out = fdscope.surroundings().out();
        TaskText text = new TaskText(choice.course().course());
        if (seen == most) {
            for (int number = 1; number <= most; number++) {
                out.lines(text.hint(choice.exercise(), number));
            }
            out.line("That was all. fdscope solution " + choice.exercise().id() + " --give-up shows a solution.");
        } else {
            out.lines(text.hint(choice.exercise(), seen + 1));
            out.line(
                    seen + 1 < most
                            ? "fdscope hint " + choice.exercise().id() + " says more."
                            : "That was the last one.");
            choice.learned(new Practice(seen + 1, Optional.empty()));
        }
        out.flush();
        return ExitCode.DONE;
    }
}
