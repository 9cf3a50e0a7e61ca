package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.List;

/**
 * The steps of a lab as they are told one by one. A claim alone is no step, for nothing is seen yet: it goes with the
 * next.
 */
record PlainSteps(List<Script.Line> lines) {
    PlainSteps {
        lines = List.copyOf(lines);
    }

    int count() {
        return numberOf(lines.size() - 1);
    }

    /** What the learner hears for the line at {@code at}, from 1; of a claim: of the step before. */
    int numberOf(int at) {
        return (int)
                lines.subList(0, at + 1).stream().filter(line -> !isClaim(line)).count();
    }

    boolean isSilent(int at) {
        return isClaim(lines.get(at));
    }

    /** Whether a prediction is answered by it: a call says what it has to return, and nothing is held still after it. */
    boolean tellsResult(int at) {
        Step step = lines.get(at).step();
        boolean result = step instanceof Step.Act act && act.result().isPresent()
                || step instanceof Step.Await await && await.result().isPresent();
        return result && !isHeldStill(at);
    }

    private boolean isHeldStill(int at) {
        for (int i = at + 1; i < lines.size() && !acts(i); i++) {
            if (lines.get(i).step() instanceof Step.Freeze) {
                return true;
            }
        }
        return false;
    }

    /** What an observation of a call cannot stand behind any more. */
    private boolean acts(int at) {
        Step step = lines.get(at).step();
        return step instanceof Step.Predict
                || step instanceof Step.Act
                || step instanceof Step.Await
                || step instanceof Step.Kill;
    }

    private static boolean isClaim(Script.Line line) {
        return line.step() instanceof Step.Claim;
    }
}
