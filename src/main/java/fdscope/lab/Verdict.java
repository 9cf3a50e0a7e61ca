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
 * @param came the fields that are not as expected: {@code ret 1}
 */
record Verdict(Boolean holds, String expected, List<String> came) {
    static Verdict of(RunState run, Value.Outcome outcome, Optional<Step.Result> expected) throws LabFailure {
        if (expected.isEmpty()) {
            return new Verdict(null, null, List.of());
        }
        boolean holds = true;
        List<String> words = new ArrayList<>();
        List<String> came = new ArrayList<>();
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
            boolean as = got != null && Judgement.holds(got, field.comparison().operator(), wanted);
            holds &= as;
            if (!as && got != null) {
                came.add(field.field() + " " + Rendering.of(got));
            }
        }
        run.tally.check(holds);
        return new Verdict(holds, String.join(", ", words), came);
    }

    /** The result as it is told, with what of it is not as expected and would not be seen. */
    String told(String result) {
        StringBuilder told = new StringBuilder(result);
        came.stream()
                .filter(field -> !result.contains(", " + field.substring(0, field.indexOf(' ') + 1)))
                .forEach(field -> told.append(", ").append(field));
        return told.toString();
    }
}
