package fdscope.cli;

import fdscope.lesson.store.CourseIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fdscope index}, used while packaging: makes the index of the built-in lessons, which must have no fault. */
@Command(name = "index", hidden = true, description = "Make the index of the built-in lessons.")
final class IndexCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Override
    public Integer call() {
        Surroundings at = fdscope.surroundings();
        try {
            CourseIndex.write(at.builtInLessons(), at.courseIndex());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }
}
