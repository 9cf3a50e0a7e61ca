package fdscope.tui.screen;

import fdscope.lab.script.Step;
import fdscope.lesson.Question;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** A question as rows: while it is open, what was said, and what is so. */
final class QuestionRows {
    private static final String[] SURE = {"a guess", "quite sure", "certain"};
    private static final String[] SURE_BAR = {"■░░", "■■░", "■■■"};

    private QuestionRows() {}

    /**
     * @param chosen index of an answer, -1 none
     * @param sure 1 to 3
     * @return the row in which each answer begins
     */
    static List<Integer> open(Rows rows, Question question, int chosen, int sure) {
        rows.line("? ", question.text(), Style.of(Role.ACCENT).strong());
        List<Integer> begins = new ArrayList<>();
        for (int i = 0; i < question.answers().size(); i++) {
            begins.add(rows.list().size());
            rows.line(
                    (i == chosen ? "» (•) " : "  ( ) ") + number(i),
                    question.answers().get(i).text(),
                    Style.of(i == chosen ? Role.SELECTION : Role.TEXT));
        }
        rows.row(List.of(Segment.of("  How sure?  " + SURE_BAR[sure - 1] + "  " + SURE[sure - 1], Role.TEXT)));
        return begins;
    }

    static void said(Rows rows, Question question, int answer, int sure) {
        rows.line("? ", question.text(), Style.of(Role.ACCENT));
        rows.line("  You said " + number(answer), question.answers().get(answer).text(), Style.of(Role.TEXT));
        rows.row(List.of(Segment.of("           " + SURE_BAR[sure - 1] + " " + SURE[sure - 1], Role.TEXT)));
    }

    /** @param answer that was said */
    static void truth(Rows rows, Question question, int answer) {
        Step.Answer said = question.answers().get(answer);
        if (answer == question.right()) {
            rows.line("  = ", "Right" + said.why().map(why -> ": " + why).orElse("") + ".", Style.of(Role.GOOD));
            return;
        }
        rows.line(
                "  ≠ ",
                "Not so."
                        + said.why()
                                .map(why -> " The misconception: " + why + ".")
                                .orElse(""),
                Style.of(Role.BAD));
        Step.Answer truth = question.answers().get(question.right());
        rows.line(
                "  = " + number(question.right()),
                truth.text() + truth.why().map(why -> ": " + why).orElse(""),
                Style.of(Role.GOOD));
    }

    private static String number(int answer) {
        return (answer + 1) + "  ";
    }
}
