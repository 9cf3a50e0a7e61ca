package fdscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fdscope show LESSON}: the whole lesson to read. */
@Command(name = "show", description = "Print a lesson as plain text; the answers of its questions are not marked.")
final class ShowCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "LESSON", description = "Its number or slug.")
    private String lesson;

    @Override
    public Integer call() throws WrongUse {
        CourseChoice choice = fdscope.course();
        TextOut out = fdscope.surroundings().out();
        out.lines(new LessonText(choice.course()).of(choice.lesson(lesson)));
        out.flush();
        return ExitCode.DONE;
    }
}
