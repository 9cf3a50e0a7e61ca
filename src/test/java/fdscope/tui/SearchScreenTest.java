package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Cell;
import fdscope.tui.draw.Role;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.screen.FunctionView;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.PaletteView;
import fdscope.tui.screen.TextView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The palette, and what / finds in a lesson. */
class SearchScreenTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "K", "S", "?", "w"})
    void thePaletteOpensOverAnyScreenAndEscGoesBackToExactlyWhereOneWas(String keys) {
        Trial trial = Trial.committed(80, 24);
        TrialSearch.type(trial, keys);
        List<fdscope.tui.screen.View> views = trial.model().views();
        trial.press(Key.ctrl('p'));
        boolean opens = !(views.get(views.size() - 1) instanceof HelpView);
        assertThat(trial.model().top() instanceof PaletteView).isEqualTo(opens);
        TrialSearch.type(trial.kernelTold(), opens ? "sock" : "");
        if (opens) {
            trial.press(Key.DOWN, Key.TAB, Key.ESC);
        }
        assertThat(trial.model().views()).isEqualTo(views);
    }

    @Test
    void enterOpensAFunctionAndEscComesBackToTheLesson() {
        Trial trial = TrialSearch.palette(80, 24, "unix_attach_fds").press(Key.ENTER);
        assertThat(trial.model().top()).isInstanceOf(FunctionView.class);
        trial.press(Key.ESC);
        assertThat(trial.model().top()).isInstanceOf(LessonView.class);
        assertThat(trial.lab().asking()).isPresent();
    }

    @Test
    void aWordOpensInPlaceOverTheLesson() {
        Trial trial = TrialSearch.palette(80, 24, "term:control").press(Key.ENTER);
        assertThat(((TextView) trial.model().top()).title()).isEqualTo("Word: control message");
    }

    @Test
    void whatCanBeDoneOnTheScreenBelowIsDoneThere() {
        Trial trial = TrialSearch.palette(80, 24, "kernel map");
        assertThat(trial.rowsWith("»").get(0)).contains("kernel map", "K  everywhere");
        assertThat(trial.press(Key.ENTER).model().top()).isInstanceOf(MapView.class);
    }

    @Test
    void aSentenceBehindTheOpenQuestionIsNamedButNotShown() {
        Trial trial = TrialSearch.palette(80, 24, "lowest free");
        assertThat(trial.screen())
                .contains("lesson 06 / lab offset-is-shared", "behind a question that you have not answered yet")
                .doesNotContain("lowest free one of his own table");
        assertThat(TrialSearch.palette(80, 24, "two tables").screen()).doesNotContain("Two tables,");
    }

    @Test
    void enterOnASentenceOpensItsPageAndTurnsTheWordsRound() {
        Trial trial = TrialSearch.type(Trial.at(80, 24).press(Key.of(':')).kernelTold(), "number 8")
                .press(Key.ENTER);
        LessonView lesson = (LessonView) trial.model().top();
        assertThat(lesson.page()).isEqualTo(1);
        assertThat(lesson.find().orElseThrow().words()).isEqualTo("number 8");
        assertThat(trial.rowsWith("»").get(0)).contains("puts the number 8 into a");
        assertThat(trial.effects()).contains(new Effect.KeepPlace("your-first-scm-rights", 1, 0));
    }

    @Test
    void aPageOfTheSameLessonEndsTheLabThatRuns() {
        Trial trial = TrialSearch.palette(80, 24, "was in that message");
        trial.effects();
        trial.press(Key.ENTER);
        assertThat(((LessonView) trial.model().top()).page()).isZero();
        assertThat(trial.effects()).anyMatch(Effect.EndLab.class::isInstance);
    }

    @Test
    void wordsAreFoundAcrossTheEndOfARowAndMarkedWithoutColour() {
        Trial trial = TrialSearch.found(80, 24, "byte of data");
        assertThat(trial.rowsWith("»").get(0)).contains("sends it with one byte of");
        Canvas canvas = new Canvas(80, 24);
        trial.model().draw(canvas);
        int row = row(trial, "data to bob");
        Cell first = canvas.at(trial.screen().split("\n")[row].indexOf("data"), row);
        assertThat(first.style().role()).isEqualTo(Role.SELECTION);
    }

    private static int row(Trial trial, String words) {
        String[] rows = trial.screen().split("\n");
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].contains(words)) {
                return i;
            }
        }
        throw new AssertionError(words + " is not on the screen");
    }

    @Test
    void nAndNGoFromMatchToMatchAndRoundAndOverThePagesThatMayBeRead() {
        Trial trial = TrialSearch.found(80, 24, "message");
        assertThat(lesson(trial).find().orElseThrow().at()).isZero();
        assertThat(lesson(trial).page()).isEqualTo(1);
        trial.press(Key.of('n'));
        assertThat(lesson(trial).page()).isZero();
        trial.press(Key.of('N'));
        assertThat(lesson(trial).page()).isEqualTo(1);
        trial.press(Key.ESC);
        assertThat(lesson(trial).find()).isEmpty();
        assertThat(trial.press(Key.ESC).model().views()).hasSize(1);
    }

    private static LessonView lesson(Trial trial) {
        return (LessonView) trial.model().top();
    }

    @Test
    void aPageBehindAnOpenQuestionIsNotSoughtIn() {
        Trial trial = TrialSearch.found(80, 24, "is over");
        assertThat(trial.screen()).contains("! not found: is over; 1 page waits behind a question");
        Trial answered = TrialLab.ended(80, 24);
        answered.tell(new fdscope.tui.message.Msg.ProgressKnown(
                answered.model()
                        .progress()
                        .answered(
                                "your-first-scm-rights",
                                "offset-is-shared#1",
                                new fdscope.lesson.Progress.Attempt(1, 2, true, java.time.Instant.EPOCH, false)),
                java.util.Optional.empty()));
        TrialSearch.type(answered.press(Key.of('/')), "is over").press(Key.ENTER);
        assertThat(lesson(answered).page()).isEqualTo(2);
    }

    @Test
    void aTermOpensOverTheLessonAndGoesBackToTheSameLine() {
        Trial trial = Trial.at(40, 12).press(Key.ENTER, Key.DOWN, Key.DOWN, Key.RIGHT);
        String before = trial.screen();
        trial.press(Key.ENTER);
        assertThat(trial.model().top()).isInstanceOf(TextView.class);
        assertThat(trial.press(Key.ESC).screen()).isEqualTo(before);
    }
}
