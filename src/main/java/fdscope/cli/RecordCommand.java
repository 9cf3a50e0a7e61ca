package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.LearningRecord;
import fdscope.lesson.PathStanding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope record}: what a learner has done, to print and hand in. */
@Command(
        name = "record",
        description = {
            "Print what you have done, for a teacher: lessons, predictions, how sure you were, what still stands wrong.",
            "No name is in it but the one that --name says."
        })
final class RecordCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    private static final class Form {
        @Option(names = "--markdown", description = "As Markdown, which is what it prints unless told otherwise.")
        private boolean markdown;

        @Option(names = "--json", description = "As one JSON object.")
        private boolean json;
    }

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    @Option(names = "--name", paramLabel = "TEXT", description = "Whose record it is.")
    private Optional<String> name = Optional.empty();

    /**
     * What stands above a record.
     *
     * @param path where the learner stands on it
     */
    record Head(Optional<String> name, Instant at, String kernel, String fdscope, PathStanding path) {}

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Course course = fdscope.course().course();
        KeptProgress kept = new KeptProgress(fdscope.progress(), at.err());
        Instant now = Instant.now();
        LearningRecord record = LearningRecord.of(
                course, kept.progress(), now.atZone(ZoneOffset.UTC).toLocalDate());
        Head head = new Head(
                name.map(String::strip).filter(text -> !text.isEmpty()),
                now,
                Kernel.here().release(),
                Version.program(),
                PathStanding.of(course, kept.progress()));
        if (form.json) {
            at.out().json(new JsonText().line(RecordJson.of(record, head)));
        } else {
            at.out().lines(new RecordMarkdown(record, head).lines());
        }
        at.out().flush();
        return ExitCode.DONE;
    }
}
