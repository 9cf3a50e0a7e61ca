package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.measure.MeasuredOn;
import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.Measurement.Cell;
import fdscope.lab.measure.Spread;
import fdscope.lab.measure.Way;
import fdscope.lesson.ContentError;
import fdscope.lesson.LessonParser;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MeasureView;
import fdscope.tui.screen.TextView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureUpdateTest {
    private static final String LESSON = """
            ---
            title: Memory
            part: D
            minutes: 30
            question: What does it cost?
            idea: It depends.
            ---
            Read, then measure.

            ```measure "Copying against passing"
            Which grows with the size?
            - both : all is moved
            * the copy : a reference stays as it is
            ```
            """;
    private static final Effect.KeepAnswer WRONG =
            new Effect.KeepAnswer(Effect.KeepAnswer.Occasion.LESSON, "memory", "measure:12#1", 0, 3, false);

    @Test
    void theLinkOpensTheQuestionAndNothingIsMeasuredBeforeTheAnswer() {
        Trial trial = opened();

        assertThat(trial.screen()).isEqualTo("""
                 fdscope  Copying against passing                                 6.18.44  user
                ╔═ Measure ════════════════════════════════════════════════════════════════════╗
                ║ ? Which grows with the size?                                                 ║
                ║   ( ) 1  both                                                                ║
                ║   ( ) 2  the copy                                                            ║
                ║   How sure?  ■■░  quite sure                                                 ║
                ║                                                                              ║
                ║ ▒▒▒▒ Nothing is measured before you commit.                                  ║
                ║                                                                              ║
                ║                                                                              ║
                ╚══════════════════════════════════════════════════════════════════════════════╝
                 1-2 choose  ← → how sure  Enter commit and measure  Esc back    ? help  q quit""");
        trial.press(Key.ENTER, Key.SPACE, Key.of('r'));
        assertThat(trial.effects()).isEmpty();
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void theAnswerIsKeptAndThenItIsMeasured() {
        Trial trial = committed();

        assertThat(trial.effects()).containsExactly(new Effect.Measure(1), WRONG);
        trial.tell(new Msg.Measured(1, 1, 3, measured(false)));
        assertThat(trial.rowsWith("■■■■■■■■■■░░░░░░░░░░░░░░░░░░░░  1 of 3")).hasSize(1);
        assertThat(trial.rowsWith("≠")).isEmpty();
    }

    @Test
    void whenItIsOverTheTruthIsToldAndTheChartDrawn() {
        Trial trial = committed().tell(new Msg.MeasureEnded(1, measured(true)));

        assertThat(trial.rowsWith("Not so. The misconception: all is moved.")).hasSize(1);
        assertThat(trial.rowsWith("= 2  the copy: a reference stays as it is")).hasSize(1);
        trial.press(Key.of('p'));
        assertThat(trial.model().top()).isInstanceOf(TextView.class);
        trial.press(Key.ESC, Key.of('G'));
        assertThat(trial.rowsWith("already touched.")).hasSize(1);
        trial.effects();
        assertThat(trial.press(Key.of('r')).effects()).containsExactly(new Effect.Measure(2));
    }

    @Test
    void escapeStopsItAndShowsWhatWasMeasured() {
        Trial trial = committed();
        trial.effects();
        trial.press(Key.ESC);

        assertThat(trial.effects()).containsExactly(new Effect.StopMeasuring(1));
        assertThat(((MeasureView) trial.model().top()).phase()).isEqualTo(MeasureView.Phase.STOPPING);
        trial.tell(new Msg.MeasureEnded(1, measured(false)));
        assertThat(trial.press(Key.PAGE_DOWN).rowsWith("It was stopped")).hasSize(1);
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void whoeverGoesHomeStopsItToo() {
        Trial trial = committed();
        trial.effects();

        assertThat(trial.press(Key.of('H')).effects()).contains(new Effect.StopMeasuring(1));
        assertThat(trial.tell(new Msg.Measured(1, 1, 3, measured(false))).rowsWith("Measure"))
                .isEmpty();
    }

    @Test
    void whatIsToldWhileHelpIsOpenIsThereAfterwards() {
        Trial trial = committed().press(Key.of('?')).tell(new Msg.MeasureFailed(1, "no memfd on this kernel"));

        assertThat(trial.press(Key.ESC).rowsWith("≠ It could not be measured: no memfd on this kernel."))
                .hasSize(1);
    }

    @Test
    void aClickChoosesAndASecondOneCommits() {
        Trial trial = opened().click(6, 4);

        assertThat(trial.rowsWith("» (•) 2  the copy")).hasSize(1);
        assertThat(trial.click(6, 4).effects())
                .containsExactly(
                        new Effect.Measure(1),
                        new Effect.KeepAnswer(Effect.KeepAnswer.Occasion.LESSON, "memory", "measure:12#1", 1, 2, true));
    }

    private static Trial opened() {
        try {
            Trial trial = Trial.reading(LessonParser.parse(LESSON, "12-memory", "12/lesson.md"), 80, 12);
            trial.press(Key.RIGHT, Key.ENTER);
            trial.effects();
            return trial;
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trial committed() {
        return opened().press(Key.of('1'), Key.RIGHT, Key.ENTER);
    }

    private static Measurement measured(boolean whole) {
        return new Measurement(
                new MeasuredOn("6.18.44", Optional.empty(), 2, 4096),
                Optional.empty(),
                List.of(new Cell(Way.STREAM, 4096, new Spread(9000, 8000, 10_000, 5))),
                List.of(),
                whole);
    }
}
