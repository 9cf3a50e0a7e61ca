package fdscope.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of checking a program.
 *
 * @param exercise its number
 * @param checks in order; the first that fails is the last
 * @param notes what does not decide: warnings of the compiler, what could not be checked
 * @param why nothing could be checked, if it is unavailable
 */
public record Outcome(String exercise, Result result, List<Check> checks, List<String> notes, Optional<String> why) {
    public Outcome {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    public enum Result {
        PASSED,
        FAILED,
        /** This machine cannot check it. */
        UNAVAILABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome unavailable(String exercise, String why) {
        return new Outcome(exercise, Result.UNAVAILABLE, List.of(), List.of(), Optional.of(why));
    }

    static Outcome of(String exercise, List<Check> checks, List<String> notes) {
        boolean passed = checks.stream().allMatch(Check::passed);
        return new Outcome(exercise, passed ? Result.PASSED : Result.FAILED, checks, notes, Optional.empty());
    }

    /** The check that failed. */
    public Optional<Check> failure() {
        return checks.stream().filter(check -> !check.passed()).findFirst();
    }
}
