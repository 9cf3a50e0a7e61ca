package fdscope.tui.screen;

import fdscope.exercise.Check;
import fdscope.exercise.Outcome;
import java.util.Optional;

/**
 * The check that runs or ran last.
 *
 * @param run its number, 0 before the first
 * @param step what is under way: {@code compiling}
 * @param ticks of 200 ms since it began
 * @param last what came of the last one that came to its end; it stays until there is another
 * @param milliseconds that that one took
 * @param trouble why the last one came to nothing, else empty
 */
public record Trying(
        int run, Phase phase, String step, int ticks, Optional<Outcome> last, long milliseconds, String trouble) {
    static final Trying NOTHING = new Trying(0, Phase.OVER, "", 0, Optional.empty(), 0, "");

    private static final int TICKS_A_SECOND = 5;

    /** How far it is. */
    public enum Phase {
        RUNNING,
        STOPPING,
        OVER
    }

    public Trying started(int number) {
        return new Trying(number, Phase.RUNNING, "", 0, last, milliseconds, "");
    }

    public Trying at(String words) {
        return new Trying(run, phase, words, ticks, last, milliseconds, trouble);
    }

    public Trying stopping() {
        return new Trying(run, Phase.STOPPING, step, ticks, last, milliseconds, trouble);
    }

    public Trying ended(Outcome outcome, long took) {
        return new Trying(run, Phase.OVER, "", 0, Optional.of(outcome), took, "");
    }

    public Trying failed(String sentence) {
        return new Trying(run, Phase.OVER, "", 0, last, milliseconds, sentence);
    }

    Trying ticked() {
        return isRunning() ? new Trying(run, phase, step, ticks + 1, last, milliseconds, trouble) : this;
    }

    /** Processes of it live. */
    public boolean isRunning() {
        return phase != Phase.OVER;
    }

    boolean isPassed() {
        return last.filter(outcome -> outcome.result() == Outcome.Result.PASSED).isPresent();
    }

    Optional<Check> failure() {
        return last.flatMap(Outcome::failure);
    }

    Optional<Check.Evidence> evidence() {
        return failure().flatMap(Check::evidence);
    }

    /** What is said of a wait that has lasted long enough to be noticed. */
    Optional<String> busy() {
        if (!isRunning() || ticks == 0) {
            return Optional.empty();
        }
        String words = phase == Phase.STOPPING ? "stopping" : step.isEmpty() ? "starting" : step;
        return Optional.of(words + ", " + ticks / TICKS_A_SECOND + " s");
    }
}
