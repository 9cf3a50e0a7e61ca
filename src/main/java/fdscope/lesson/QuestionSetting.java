package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import java.util.List;
import java.util.Optional;

/**
 * What one has to know to understand a lab's question away from the lab: who is there, and what they did before it. Nothing
 * that comes after it, which is the answer, and nothing of other runs.
 *
 * @param lab its title
 * @param run which of the lab's runs it is: {@code sealed (unsealed / sealed)}; where a call has several values with
 *     {@code /} between them, each run takes its own
 * @param actors their names
 * @param calls as the lab has them, in order
 */
public record QuestionSetting(String lab, Optional<String> run, List<String> actors, List<String> calls) {
    public QuestionSetting {
        actors = List.copyOf(actors);
        calls = List.copyOf(calls);
    }

    /** Empty for a question that stands by itself. */
    public static Optional<QuestionSetting> of(Lesson lesson, Question question) {
        return question.lab().flatMap(lesson::lab).map(lab -> of(lab, question));
    }

    private static QuestionSetting of(LabBlock lab, Question question) {
        Script script = lab.script();
        String variant = script.steps().stream()
                .filter(line -> line.number() == question.line())
                .flatMap(line -> line.variants().stream())
                .findFirst()
                .orElse(script.variants().get(0));
        Optional<String> run = script.variants().size() < 2
                ? Optional.empty()
                : Optional.of(variant + " (" + String.join(" / ", script.variants()) + ")");
        List<String> calls = script.stepsOf(variant).stream()
                .filter(line -> line.number() < question.line() && happens(line.step()))
                .map(Script.Line::source)
                .toList();
        List<String> actors =
                script.actors().stream().map(Script.ActorDeclaration::name).toList();
        return new QuestionSetting(lab.title(), run, actors, calls);
    }

    /** Something is done, not only looked at or said. */
    private static boolean happens(Step step) {
        return !(step instanceof Step.Needs
                || step instanceof Step.Predict
                || step instanceof Step.Expect
                || step instanceof Step.Claim
                || step instanceof Step.Freeze
                || step instanceof Step.Show);
    }
}
