package fdscope.exercise;

import fdscope.lesson.ContentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exercise on trial: does its check let the good program pass, and refuse the first one and each bad one for the right
 * reason? All under the name that a learner's file has, so that no name can decide.
 */
public final class ExerciseTrial {
    private final Exercise exercise;
    private final Checker checker;

    public ExerciseTrial(Exercise exercise, Checker checker) {
        this.exercise = exercise;
        this.checker = checker;
    }

    /** What is wrong with the exercise; none if it is sound. */
    public List<ContentError> faults() throws IOException {
        List<ContentError> faults = new ArrayList<>();
        good().ifPresent(faults::add);
        start().ifPresent(faults::add);
        for (Exercise.Bad bad : exercise.bads()) {
            bad(bad).ifPresent(faults::add);
        }
        return faults;
    }

    /** The fault of the good one: it does not pass. */
    public Optional<ContentError> good() throws IOException {
        Outcome outcome = check(exercise.good());
        return outcome.result() == Outcome.Result.PASSED
                ? Optional.empty()
                : fault(exercise.good(), "expected it to pass, but " + told(outcome));
    }

    /** The fault of the one to begin with: it passes, or there is nothing to see because it does not even compile. */
    public Optional<ContentError> start() throws IOException {
        Outcome outcome = check(exercise.start());
        boolean teaches = outcome.failure()
                .filter(check -> !check.name().equals(Checker.COMPILES))
                .isPresent();
        return teaches
                ? Optional.empty()
                : fault(exercise.start(), "expected it to compile and to fail a check, but " + told(outcome));
    }

    /** The fault of a bad one: it passes, or is refused for another reason. */
    public Optional<ContentError> bad(Exercise.Bad bad) throws IOException {
        Outcome outcome = check(bad.file());
        boolean seen = outcome.failure()
                .filter(check -> words(check.message()).contains(words(bad.expect())))
                .isPresent();
        return seen
                ? Optional.empty()
                : fault(bad.file(), "expected it to fail with \"" + bad.expect() + "\", but " + told(outcome));
    }

    private Outcome check(Path program) throws IOException {
        try (BuildFolder folder = new BuildFolder(Map.of())) {
            Path copy = folder.inner("source").resolve(exercise.fileName());
            Files.copy(program, copy);
            return checker.check(exercise, copy);
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String told(Outcome outcome) {
        return outcome.why()
                .or(() ->
                        outcome.failure().map(check -> "it failed \"" + check.name() + "\": " + words(check.message())))
                .orElse("it passed " + String.join(" ", outcome.notes()));
    }

    private static Optional<ContentError> fault(Path file, String message) {
        return Optional.of(new ContentError(file.toString(), 1, message));
    }
}
