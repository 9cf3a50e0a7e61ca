package fdscope.exercise;

import fdscope.lab.script.Step;
import fdscope.lesson.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exercise without fault, as its folder has it.
 *
 * @param id of its lesson, two digits
 * @param slug of its lesson
 * @param start what a learner begins with: it compiles and fails
 * @param good passes
 * @param bads each fails in a way of its own
 */
public record Exercise(String id, String slug, Task task, Path start, Path good, List<Bad> bads) {
    public Exercise {
        bads = List.copyOf(bads);
    }

    /** @param expect words of the message that it has to fail with */
    public record Bad(Path file, String expect) {}

    /** What the learner's own file is called. */
    public String fileName() {
        return "exercise." + task.language().word();
    }

    /** The names of all checks, in the order in which they are made. */
    public List<String> checkNames() {
        Stream<String> claims = task.checks().stream()
                .flatMap(lab -> lab.script().steps().stream())
                .filter(line -> line.step() instanceof Step.Claim)
                .map(line -> ((Step.Claim) line.step()).text());
        return task.language() == Task.Language.C
                ? Stream.concat(Stream.concat(Stream.of(Checker.COMPILES), claims), Stream.of(Checker.SOUND))
                        .distinct()
                        .toList()
                : claims.distinct().toList();
    }
}
