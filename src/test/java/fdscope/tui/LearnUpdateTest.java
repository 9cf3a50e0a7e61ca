package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Progress;
import fdscope.lesson.Progress.Attempt;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Effect.KeepAnswer;
import fdscope.tui.message.Effect.KeepAnswer.Occasion;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.PathsView;
import fdscope.tui.screen.PlacementView;
import fdscope.tui.screen.ReviewView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnUpdateTest {
    private static final Key[] TO_REVIEW = {Key.TAB, Key.TAB};

    @Test
    void tabGoesRoundThePartsOfHome() {
        Trial trial = TrialLearning.missed(80, 24);
        assertThat(trial.press(Key.TAB).model().top()).isInstanceOf(PathsView.class);
        assertThat(trial.press(Key.TAB).model().top()).isInstanceOf(ReviewView.class);
        assertThat(trial.press(Key.TAB).model().top()).isInstanceOf(PlacementView.class);
        assertThat(trial.press(Key.TAB).model().top()).isInstanceOf(HomeView.class);
        assertThat(trial.press(Key.SHIFT_TAB).model().top()).isInstanceOf(PlacementView.class);
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(HomeView.class);
        assertThat(trial.model().views()).hasSize(1);
    }

    @Test
    void aClickOnATitleOpensThatPart() {
        Trial trial = TrialLearning.missed(80, 24);
        int review = trial.screen().split("\n")[1].indexOf("Review 1");
        assertThat(trial.click(review, 1).model().top()).isInstanceOf(ReviewView.class);
        assertThat(trial.click(4, 1).model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void anAnswerIsCommittedByEnterAloneAndKeptAsAReview() {
        Trial trial = TrialLearning.missed(80, 24).press(TO_REVIEW);
        trial.press(Key.ENTER);
        assertThat(trial.screen()).endsWith("! first choose an answer");
        trial.press(Key.of('9'));
        assertThat(trial.screen()).endsWith("! there are 4 answers");
        trial.press(Key.of('2'), Key.SPACE);
        assertThat(trial.screen()).endsWith("! Enter commits your answer").doesNotContain("Right");
        assertThat(trial.effects()).isEmpty();
        trial.press(Key.LEFT, Key.LEFT, Key.ENTER);
        assertThat(trial.effects())
                .containsExactly(new KeepAnswer(Occasion.REVIEW, TrialLearning.SLUG, TrialLearning.KEY, 1, 1, true));
        assertThat(trial.rowsWith("= Right: he gets an entry of his own.")).hasSize(1);
        trial.press(Key.ENTER);
        assertThat(trial.model().top()).isInstanceOf(LessonView.class);
        assertThat(trial.model().lesson().orElseThrow().page()).isEqualTo(1);
    }

    @Test
    void whatWasAnsweredStaysAnsweredWhenOneStops() {
        Trial trial = TrialLearning.missed(80, 24).press(TO_REVIEW);
        trial.press(Key.of('2'), Key.ENTER);
        Progress kept = trial.model()
                .progress()
                .answered(
                        TrialLearning.SLUG,
                        TrialLearning.KEY,
                        new Attempt(1, 2, true, TrialLearning.THEN.plusSeconds(90), true));
        trial.tell(new Msg.ProgressKnown(kept, Optional.empty())).press(Key.ESC);
        assertThat(trial.rowsWith("come")).isEmpty();
        assertThat(trial.press(TO_REVIEW).rowsWith("No question comes back now."))
                .hasSize(1);
    }

    @Test
    void thePlacementTestGoesOnWithoutAVerdict() {
        Trial trial = TrialLearning.missed(80, 24).press(Key.SHIFT_TAB, Key.SPACE);
        trial.press(Key.of('1'), Key.RIGHT, Key.ENTER);
        assertThat(trial.effects())
                .containsExactly(
                        new KeepAnswer(Occasion.PLACEMENT, TrialLearning.SLUG, TrialLearning.KEY, 0, 3, false));
        assertThat(trial.screen()).doesNotContain("Not so", "lowest");
    }

    @Test
    void theTestCanBeTakenAgain() {
        Trial trial = TrialLearning.placed(1, 80, 24).press(Key.SHIFT_TAB);
        assertThat(trial.rowsWith("= 6. Your first SCM_RIGHTS: placed, you may skip it."))
                .hasSize(1);
        assertThat(trial.press(Key.of('r')).rowsWith("? What number will bob see?"))
                .hasSize(1);
    }

    @Test
    void homeGoesOnAlongThePathThatIsTaken() {
        Trial trial = TrialLearning.missed(80, 24).press(Key.TAB, Key.DOWN, Key.ENTER);
        assertThat(trial.effects()).containsExactly(new Effect.KeepPath("demo"));
        assertThat(trial.model().top()).isInstanceOf(HomeView.class);
        Progress known = Progress.NONE.onPath("demo", TrialLearning.THEN);
        trial.tell(new Msg.ProgressKnown(known, Optional.empty()));
        assertThat(trial.rowsWith("║ The demo")).hasSize(1);
        assertThat(((HomeView) trial.model().top()).selected()).isEqualTo(6);
    }

    @Test
    void behindTheLabOfThePathItIsSaidWhereThePathGoesOn() {
        Progress seen = Progress.NONE
                .onPath("demo", TrialLearning.THEN)
                .visited(TrialLearning.SLUG, 1, 0, TrialLearning.THEN)
                .answered(TrialLearning.SLUG, TrialLearning.KEY, new Attempt(1, 2, true, TrialLearning.THEN, false));
        Trial trial = TrialLearning.knowing(seen, 80, 24);
        trial.tell(new Msg.ProgressKnown(seen.visited(TrialLearning.SLUG, 1, 0, TrialLearning.THEN), Optional.empty()));
        assertThat(((HomeView) trial.model().top()).selected()).isEqualTo(1);
        trial.press(Key.UP, Key.ENTER, Key.of(']'));
        assertThat(trial.screen()).endsWith("! your path goes on with lesson 1: H goes home");
    }

    @Test
    void theEndOfALessonOffersWhatComesBack() {
        Trial trial = TrialLearning.missed(80, 24).press(Key.ENTER, Key.of(']'), Key.of(']'));
        assertThat(trial.rowsWith("1 question comes back: Enter asks it.")).hasSize(1);
        assertThat(trial.press(Key.ENTER).model().top()).isInstanceOf(ReviewView.class);
    }

    @Test
    void whatIsWrongWithTheProgressFileIsReadBeforeTheCourse() {
        Model model = Trial.at(80, 24).model();
        Model told = Model.start(
                model.course(), Progress.NONE, model.facts(), model.themes(), Optional.of("It was moved to /x."));
        Model sized = told.size(80, 24);
        assertThat(PlainForm.lines(sized)).containsExactly("It was moved to /x.", "", "Esc goes on with the course.");
        assertThat(sized.views()).hasSize(2);
    }

    @Test
    void aSentenceThatDoesNotFitIntoTheFooterIsSaidInWhole() {
        Trial trial = Trial.at(80, 24);
        trial.tell(new Msg.ProgressKnown(Progress.NONE, Optional.of("Short.")));
        assertThat(trial.screen()).endsWith("! Short.");
        String sentence = "Progress is not kept: /home/learner/.local/state/fdscope/progress.lock: permission denied.";
        trial.tell(new Msg.ProgressKnown(Progress.NONE, Optional.of(sentence)));
        assertThat(String.join(" ", PlainForm.lines(trial.model()))).startsWith(sentence.substring(0, 60));
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(HomeView.class);
    }
}
