package fdscope.tui.screen;

import fdscope.lab.script.Step;
import fdscope.lesson.Lesson;
import fdscope.lesson.Question;
import fdscope.lesson.QuestionSetting;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import java.util.ArrayList;
import java.util.List;

/** A question, its answers, and what came of it, as rows. */
final class QuestionRows {
    private static final String[] SURE = {"a guess", "quite sure", "certain"};
    private static final String[] SURE_BAR = {"■░░", "■■░", "■■■"};

    private QuestionRows() {}

    /**
     * Where the answers stand.
     *
     * @param answers the first row of each
     * @param chosen the last row of the chosen one, -1 none
     */
    record Places(List<Integer> answers, int chosen) {
        static final Places NONE = new Places(List.of(), -1);

        Places {
            answers = List.copyOf(answers);
        }

        /**
         * Makes the answers in sight clickable.
         *
         * @param x of the body on the screen
         * @param top the first row that is shown
         */
        void spots(Drawn drawn, Canvas body, int x, int y, int top) {
            for (int i = 0; i < answers.size(); i++) {
                int row = answers.get(i) - top;
                if (row >= 0 && row < body.height()) {
                    drawn.spot(x, y + row, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, i));
                }
            }
        }
    }

    /** What stands before a question of a lab, so that it can be understood without the lesson. */
    static void setting(Rows rows, Lesson lesson, Question question) {
        QuestionSetting.of(lesson, question).ifPresent(setting -> {
            rows.line("Lab: " + setting.lab(), Role.TEXT);
            setting.run().ifPresent(run -> rows.line("Run: " + run, Role.MUTED));
            rows.line("Processes: " + String.join(", ", setting.actors()), Role.MUTED);
            if (!setting.calls().isEmpty()) {
                rows.blank();
                rows.prose(List.of(new Paragraph.Code(String.join("\n", setting.calls()))));
            }
        });
        rows.blank();
    }

    /** The question as it is to be answered. */
    static Places ask(Rows rows, Question question, int chosen, int sure) {
        rows.markNewest();
        rows.line("? ", question.text(), Style.of(Role.ACCENT).strong());
        List<Integer> answers = new ArrayList<>();
        int chosenRow = -1;
        for (int i = 0; i < question.answers().size(); i++) {
            boolean here = i == chosen;
            answers.add(rows.list().size());
            rows.line(
                    (here ? "» (•) " : "  ( ) ") + number(i),
                    question.answers().get(i).text(),
                    Style.of(here ? Role.SELECTION : Role.TEXT));
            chosenRow = here ? rows.list().size() - 1 : chosenRow;
        }
        rows.row(List.of(Segment.of("  How sure?  " + SURE_BAR[sure - 1] + "  " + SURE[sure - 1], Role.TEXT)));
        return new Places(answers, chosenRow);
    }

    /** The keys of a question that is open. */
    static void hints(Footer footer, Question question) {
        int last = question.answers().size();
        footer.add(Act.CHOOSE, "1-" + last, "choose", "1-" + last)
                .add(Act.RIGHT, "← →", "how sure", "←→ sure")
                .add(Act.ENTER, "commit");
    }

    /** What was answered. */
    static void said(Rows rows, Question question, int answer, int sure) {
        Step.Answer said = question.answers().get(answer);
        rows.line("  You said " + number(answer), said.text(), Style.of(Role.TEXT));
        rows.row(List.of(Segment.of("           " + SURE_BAR[sure - 1] + " " + SURE[sure - 1], Role.TEXT)));
    }

    /** Whether it was so; of a wrong answer the misconception, and the right one. */
    static void verdict(Rows rows, Question question, int answer) {
        Step.Answer said = question.answers().get(answer);
        Style good = Style.of(Role.GOOD);
        if (said.right()) {
            rows.line("  = ", "Right" + said.why().map(why -> ": " + why).orElse("") + ".", good);
            return;
        }
        String why =
                said.why().map(words -> " The misconception: " + words + ".").orElse("");
        rows.line("  ≠ ", "Not so." + why, Style.of(Role.BAD));
        Step.Answer truth = question.answers().get(question.right());
        rows.line(
                "  = " + number(question.right()),
                truth.text() + truth.why().map(words -> ": " + words).orElse(""),
                good);
    }

    private static String number(int answer) {
        return (answer + 1) + "  ";
    }
}
