package fdscope.lab;

import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call's {@code ->} says of its result.
 *
 * @param holds null when nothing was expected
 * @param expected in words, or null
 */
record Verdict(Boolean holds, String expected) {
    static Verdict of(RunState run, Value.Outcome outcome, Optional<Step.Result> expected) throws LabFailure {
        if (expected.isEmpty()) {
            return new Verdict(null, null);
        }
        boolean holds = true;
        List<String> words = new ArrayList<>();
        Optional<Step.Comparison> principal = expected.get().principal();
        if (principal.isPresent()) {
            Value wanted = run.evaluate(principal.get().value());
            holds = Judgement.holds(outcome, principal.get().operator(), wanted);
            words.add(Rendering.expected(principal.get(), run.variantIndex, wanted));
        } else {
            holds = outcome.error().isEmpty();
            words.add("success");
        }
        for (Step.FieldResult field : expected.get().fields()) {
            Value wanted = run.evaluate(field.comparison().value());
            words.add(field.field() + " " + Rendering.expected(field.comparison(), run.variantIndex, wanted));
            Value got = outcome.fields().get(field.field());
            holds &= got != null && Judgement.holds(got, field.comparison().operator(), wanted);
        }
        run.tally.check(holds);
        return new Verdict(holds, String.join(", ", words));
    }
}
