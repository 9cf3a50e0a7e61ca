package fdscope.tui.screen;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What one press of the space bar takes: one call (or kill, await) and the observations that belong to it, or one
 * question. The first is the set-up and may be empty.
 *
 * @param from index of its first step
 * @param to index after its last step
 */
public record Stride(int from, int to, boolean question) {
    public int steps() {
        return to - from;
    }

    /** A claim stands with the checks that it is about; one that a call follows goes with that call. */
    public static List<Stride> of(List<Script.Line> steps) {
        List<Stride> strides = new ArrayList<>();
        int i = 0;
        while (i < steps.size() && isSetUp(step(steps, i))) {
            i++;
        }
        strides.add(new Stride(0, i, false));
        while (i < steps.size()) {
            int from = i;
            if (step(steps, i) instanceof Step.Predict) {
                strides.add(new Stride(from, ++i, true));
                continue;
            }
            while (i < steps.size() && !acts(step(steps, i)) && !(step(steps, i) instanceof Step.Predict)) {
                i++;
            }
            if (i < steps.size() && acts(step(steps, i))) {
                i++;
                while (i < steps.size() && trails(steps, i)) {
                    i++;
                }
            }
            strides.add(new Stride(from, i, false));
        }
        return List.copyOf(strides);
    }

    private static boolean trails(List<Script.Line> steps, int i) {
        if (acts(step(steps, i)) || step(steps, i) instanceof Step.Predict) {
            return false;
        }
        int next = i;
        while (next < steps.size() && step(steps, next) instanceof Step.Claim) {
            next++;
        }
        return next == i || next < steps.size() && !acts(step(steps, next));
    }

    private static Step step(List<Script.Line> steps, int i) {
        return steps.get(i).step();
    }

    private static boolean isSetUp(Step step) {
        return step instanceof Step.Pair || step instanceof Step.Pipe || step instanceof Step.Needs;
    }

    private static boolean acts(Step step) {
        return step instanceof Step.Act || step instanceof Step.Await || step instanceof Step.Kill || isSetUp(step);
    }
}
