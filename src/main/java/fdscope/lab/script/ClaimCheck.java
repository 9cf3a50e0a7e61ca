package fdscope.lab.script;

import java.util.List;

/** Claims and predictions that no line proves. Broken lines count as proofs: they may have been meant as such. */
final class ClaimCheck {
    private final Draft draft;
    private final Faults faults;

    ClaimCheck(Draft draft, Faults faults) {
        this.draft = draft;
        this.faults = faults;
    }

    void run() {
        for (Script.Line line : draft.lines()) {
            if (line.step() instanceof Step.Claim && !proved(line, true)) {
                faults.add(
                        line.number(),
                        "the claim is never checked; expected \"expect\" or a call with \"->\" before the next claim");
            } else if (line.step() instanceof Step.Predict && !proved(line, false)) {
                faults.add(
                        line.number(),
                        "nothing after this predict checks the answer; expected \"expect\" or a call with \"->\"");
            }
        }
    }

    private boolean proved(Script.Line line, boolean untilNextClaim) {
        return draft.variants().stream().filter(line::isIn).anyMatch(v -> provedIn(v, line, untilNextClaim));
    }

    private boolean provedIn(String variant, Script.Line line, boolean untilNextClaim) {
        List<Script.Line> after = draft.lines().stream()
                .filter(l -> l.isIn(variant) && l.number() > line.number())
                .toList();
        int end = Integer.MAX_VALUE;
        for (Script.Line next : after) {
            if (untilNextClaim && next.step() instanceof Step.Claim) {
                end = next.number();
                break;
            }
            if (isCheck(next.step())) {
                return true;
            }
        }
        return draft.brokenBetween(line.number(), end);
    }

    static boolean isCheck(Step step) {
        return step instanceof Step.Expect
                || step instanceof Step.Act act && act.result().isPresent()
                || step instanceof Step.Await await && await.result().isPresent();
    }
}
