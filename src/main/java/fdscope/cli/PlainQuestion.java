package fdscope.cli;

import fdscope.lab.script.Step;
import fdscope.lesson.Lesson;
import fdscope.lesson.Question;
import fdscope.lesson.QuestionSetting;
import java.util.List;

/** A question in lines: what it is about, its answers, how sure one is; then whether it was right. */
final class PlainQuestion {
    private static final int WIDTH = 76;
    private static final List<String> SURE = List.of("a guess", "quite sure", "certain");

    private final TextOut out;
    private final PlainInput input;

    /** @param answer from 0 */
    record Said(int answer, int sure) {}

    PlainQuestion(TextOut out, PlainInput input) {
        this.out = out;
        this.input = input;
    }

    /** {@code certain}, of 3. */
    static String sure(int sure) {
        return SURE.get(sure - 1);
    }

    /** What stands before a question of a lab, so that it can be understood without the lesson. */
    void setting(Lesson lesson, Question question) {
        QuestionSetting.of(lesson, question).ifPresent(setting -> {
            wrap("Lab: " + setting.lab() + ". Processes: " + String.join(", ", setting.actors()) + "."
                    + setting.run().map(run -> " Run: " + run + ".").orElse(""));
            if (!setting.calls().isEmpty()) {
                out.line("What they have done:");
                setting.calls().forEach(call -> out.line("    " + call));
            }
        });
    }

    Said ask(Question question) throws PlainInput.Quit {
        wrap("Question. " + question.text());
        List<Step.Answer> choices = question.answers();
        for (int i = 0; i < choices.size(); i++) {
            Wrap.hanging(choices.get(i).text(), WIDTH, "  " + (i + 1) + ". ", "     ")
                    .forEach(out::line);
        }
        int answer = input.choose("Your answer, 1 to " + choices.size() + ": ", choices.size());
        int sure = input.choose("How sure, 1 guess, 2 quite sure, 3 certain: ", 3);
        return new Said(answer - 1, sure);
    }

    /** With the misconception behind a wrong answer, and the right one. */
    void verdict(Question question, int answer) {
        Step.Answer said = question.answers().get(answer);
        Step.Answer right = question.answers().get(question.right());
        String truth = right.text() + right.why().map(why -> ": " + why).orElse("") + ".";
        wrap(
                said.right()
                        ? "Right. The answer is " + (answer + 1) + ", " + truth
                        : "Not so. You said " + (answer + 1) + ", " + said.text()
                                + said.why()
                                        .map(why -> "; that would be so if: " + why)
                                        .orElse("")
                                + ". The answer is " + (question.right() + 1) + ", " + truth);
    }

    private void wrap(String text) {
        PlainWords.wrap(text).forEach(out::line);
    }
}
