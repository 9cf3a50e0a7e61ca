package fdscope.tui;

import static fdscope.tui.TrialExercises.SLUG;
import static fdscope.tui.TrialExercises.run;
import static fdscope.tui.TrialExercises.view;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Progress;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.Trying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExerciseUpdateTest {
    private static final Progress PASSED = Progress.NONE.practised(
            SLUG, new Progress.Practice(1, Optional.of(Instant.EPOCH)), Instant.parse("2026-03-01T10:00:00Z"));

    private static Trial failed() {
        Trial trial = TrialExercises.checked(TrialExercises.failed(), 80, 24);
        trial.effects();
        return trial;
    }

    @Test
    void theExercisesAreReadOnceAndOnlyWhenSomebodyMayWantOne() {
        Trial trial = TrialExercises.home(80, 24);
        assertThat(trial.press(Key.DOWN).effects()).isEmpty();
        assertThat(trial.press(Key.of('E')).effects()).containsExactly(new Effect.ReadExercises());
        assertThat(trial.rowsWith("The exercises are being read.")).hasSize(1);
        assertThat(trial.press(Key.ESC, Key.TAB).effects()).isEmpty();
        assertThat(trial.model().top()).isInstanceOf(ExercisesView.class);
    }

    @Test
    void aCourseWithoutExercisesSaysSo() {
        Trial trial = Trial.at(80, 24).press(Key.of('E'));
        assertThat(trial.rowsWith("! this course has no exercises")).hasSize(1);
        assertThat(trial.rowsWith("Exercises")).isEmpty();
    }

    @Test
    void theFirstVisitOffersAFileAndPutsNoneInPlaceByItself() {
        Trial trial = TrialExercises.list(false, 80, 24).press(Key.ENTER);
        assertThat(trial.effects()).containsExactly(new Effect.OpenExercise(SLUG));

        trial.tell(new Msg.ExerciseTold(TrialExercises.piece(false), ""));
        assertThat(trial.press(Key.SPACE, Key.of('e')).effects()).isEmpty();
        assertThat(trial.rowsWith("! Enter puts the file in place first")).hasSize(1);
        assertThat(trial.press(Key.ENTER).effects()).containsExactly(new Effect.BeginExercise(SLUG, false));
    }

    @Test
    void aFileThatIsThereIsCheckedAtOnceAndOnce() {
        Trial trial = TrialExercises.opened(80, 24);
        trial.effects();
        trial.tell(new Msg.ExerciseTold(TrialExercises.piece(true), "your file is in place"));

        assertThat(trial.effects()).containsExactly(new Effect.CheckExercise(1, SLUG));
        assertThat(view(trial).pane()).isNotEqualTo(ExerciseView.CHECKS);
        trial.tell(new Msg.ExerciseTold(TrialExercises.piece(true), ""));
        assertThat(trial.effects()).isEmpty();
    }

    @Test
    void whereThereIsNoPictureOfAFailureItIsSaid() {
        Trial trial =
                TrialExercises.checked(TrialExercises.unpictured(), 80, 24).press(Key.TAB);

        assertThat(trial.rowsWith("There is no picture of this check")).hasSize(1);
    }

    @Test
    void aSaveChecksAgainAndTheOldResultStaysUntilThereIsANewOne() {
        Trial trial = failed();
        String before = trial.screen();
        trial.tell(new Msg.ExerciseSaved(SLUG));

        assertThat(trial.effects()).containsExactly(new Effect.CheckExercise(2, SLUG));
        assertThat(trial.screen().lines().filter(line -> line.startsWith("║")))
                .isEqualTo(before.lines().filter(line -> line.startsWith("║")).toList());
        trial.tick();
        trial.tell(new Msg.CheckAdvanced(2, "compiling"));
        assertThat(trial.rowsWith("compiling, 0 s")).hasSize(2);
        trial.tell(new Msg.ExerciseChecked(2, TrialExercises.passed(), 500));
        assertThat(trial.rowsWith("= passed")).hasSize(1);
        assertThat(trial.rowsWith("Checked in 0.5 s: passed.")).hasSize(1);
    }

    @Test
    void aSaveDuringACheckEndsItAndWhatItSaysLaterIsDropped() {
        Trial trial = failed().press(Key.SPACE);
        trial.effects();
        trial.tell(new Msg.ExerciseSaved(SLUG));

        assertThat(trial.effects()).containsExactly(new Effect.StopChecking(2), new Effect.CheckExercise(3, SLUG));
        trial.tell(new Msg.CheckStopped(2, ""));
        trial.tell(new Msg.ExerciseChecked(2, TrialExercises.passed(), 1));
        assertThat(view(trial).trying().isRunning()).isTrue();
        assertThat(trial.effects()).isEmpty();
    }

    @Test
    void aSaveOfSomethingElseIsNothing() {
        Trial trial = failed();
        trial.tell(new Msg.ExerciseSaved("other"));
        assertThat(trial.effects()).isEmpty();
    }

    @Test
    void aSaveBringsTheChecksToTheFrontOfWhoReadsTheTaskAndLeavesTheStage() {
        Trial reading = failed().press(Key.SHIFT_TAB);
        reading.tell(new Msg.ExerciseSaved(SLUG));
        assertThat(view(reading).pane()).isEqualTo(ExerciseView.CHECKS);

        Trial looking = failed().press(Key.TAB);
        looking.tell(new Msg.ExerciseSaved(SLUG));
        assertThat(view(looking).pane()).isNotEqualTo(ExerciseView.CHECKS);
    }

    @Test
    void controlCStopsTheCheckAndNotTheProgram() {
        Trial trial = failed().press(Key.ctrl('c'));
        assertThat(trial.rowsWith("! no check runs; q quits")).hasSize(1);
        trial.press(Key.SPACE, Key.ctrl('c'));

        assertThat(trial.effects()).containsExactly(new Effect.CheckExercise(2, SLUG), new Effect.StopChecking(2));
        assertThat(view(trial).trying().phase()).isEqualTo(Trying.Phase.STOPPING);
        trial.tell(new Msg.CheckStopped(2, ""));
        assertThat(trial.rowsWith("≠ FAILED")).hasSize(2);
        assertThat(trial.model().ended()).isFalse();
    }

    @Test
    void aCheckThatCannotBeMadeSaysWhy() {
        Trial trial = failed().press(Key.SPACE);
        trial.tell(new Msg.CheckStopped(2, "the file is gone"));
        assertThat(trial.rowsWith("≠ Not checked: the file is gone")).hasSize(2);
    }

    @Test
    void aPassIsKeptAndNothingElseIsOpened() {
        Trial trial = failed().press(Key.SPACE);
        trial.effects();
        trial.tell(new Msg.ExerciseChecked(2, TrialExercises.passed(), 500));

        assertThat(trial.effects()).containsExactly(new Effect.KeepPractice(SLUG, 0, true));
        assertThat(view(trial).piece().slug()).isEqualTo(SLUG);
        assertThat(view(trial).pane()).isEqualTo(ExerciseView.CHECKS);
    }

    @Test
    void hintsComeOneByOneAndAreCounted() {
        Trial trial = failed().press(Key.of('i'));
        assertThat(trial.effects()).containsExactly(new Effect.KeepPractice(SLUG, 1, false));
        assertThat(trial.rowsWith("Data is missing.")).hasSize(1);
        assertThat(trial.rowsWith("A buffer is missing.")).isEmpty();

        trial.press(Key.of('i'), Key.of('i'));
        trial.effects();
        assertThat(trial.press(Key.of('i')).effects()).isEmpty();
        assertThat(trial.rowsWith("! no more hints; ! shows a solution")).hasSize(1);
    }

    @Test
    void hintsThatWereSeenBeforeAreThere() {
        Trial trial = TrialExercises.list(true, 80, 24);
        trial.tell(new Msg.ProgressKnown(PASSED, Optional.empty()));
        trial.press(Key.ENTER, Key.SHIFT_TAB);
        assertThat(trial.rowsWith("Data is missing.")).hasSize(1);
    }

    @Test
    void theSolutionComesAfterAYesToGivingUp() {
        Trial trial = failed().press(Key.of('!'), Key.SPACE, Key.ESC);
        assertThat(trial.effects()).isEmpty();
        assertThat(trial.model().top()).isInstanceOf(ExerciseView.class);

        assertThat(trial.press(Key.of('!'), Key.ENTER).effects()).containsExactly(new Effect.ReadSolution(SLUG));
        trial.tell(new Msg.SolutionTold(SLUG, List.of("int main(void) { return 0; }")));
        assertThat(view(trial).pane()).isEqualTo(ExerciseView.SOLUTION);
        assertThat(trial.rowsWith("int main(void) { return 0; }")).hasSize(1);
    }

    @Test
    void afterAPassTheSolutionIsNotAskedFor() {
        Trial trial = failed();
        trial.tell(new Msg.ProgressKnown(PASSED, Optional.empty()));
        assertThat(trial.press(Key.of('!')).effects()).containsExactly(new Effect.ReadSolution(SLUG));
    }

    @Test
    void beginningAnewAsksFirst() {
        Trial trial = failed().press(Key.of('s'));
        assertThat(trial.rowsWith("Begin anew? Your file is kept")).hasSize(1);
        assertThat(trial.effects()).isEmpty();
        assertThat(trial.press(Key.ENTER).effects()).containsExactly(new Effect.BeginExercise(SLUG, true));
    }

    @Test
    void theEditorIsGivenTheTerminal() {
        assertThat(failed().press(Key.of('e')).effects()).containsExactly(new Effect.EditExercise(SLUG));
        Trial trial = failed();
        trial.tell(new Msg.ExerciseRefused(SLUG, "the editor false ended with status 1"));
        assertThat(trial.rowsWith("! the editor false ended with status 1")).hasSize(1);
    }

    @Test
    void linksOfTheTaskAreFollowedAndOneComesBack() {
        Trial trial = failed().press(Key.SHIFT_TAB, Key.RIGHT, Key.ENTER);
        assertThat(trial.model().top()).isInstanceOf(TextView.class);
        trial.tell(new Msg.ExerciseSaved(SLUG));
        assertThat(trial.effects()).containsExactly(new Effect.CheckExercise(2, SLUG));
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(ExerciseView.class);
    }

    @Test
    void whoeverLeavesLetsGoOfTheFileAndTheCheck() {
        assertThat(failed().press(Key.ESC).effects()).containsExactly(new Effect.LeaveExercise());
        Trial trial = failed().press(Key.of('H'));
        assertThat(trial.effects()).containsExactly(new Effect.LeaveExercise());
        assertThat(trial.model().top()).isInstanceOf(HomeView.class);
        trial.tell(new Msg.ExerciseSaved(SLUG));
        assertThat(trial.effects()).isEmpty();
    }

    @Test
    void theEndOfALessonLeadsToItsExercise() {
        Trial trial = TrialExercises.home(80, 24).press(Key.ENTER);
        trial.tell(new Msg.ExercisesTold(List.of(TrialExercises.piece(false))));
        while (!trial.model().lesson().orElseThrow().isDone()) {
            trial.press(Key.of(']'));
        }
        assertThat(trial.rowsWith("Exercise: Send a descriptor, 20 min, not begun. E opens it."))
                .hasSize(1);
        assertThat(trial.rowsWith("E exercise")).hasSize(1);
        trial.effects();
        assertThat(trial.press(Key.of('E')).effects()).containsExactly(new Effect.OpenExercise(SLUG));
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void thePaletteFindsIt() {
        Trial trial = TrialExercises.list(true, 80, 24).press(Key.of(':'));
        "send a desc".chars().forEach(c -> trial.press(Key.of(c)));
        assertThat(trial.rowsWith("Send a descriptor")).isNotEmpty();
        assertThat(trial.press(Key.ENTER).effects()).contains(new Effect.OpenExercise(SLUG));
    }

    @Test
    void clicksChooseTabsAndRows() {
        Trial trial = TrialExercises.list(true, 80, 24);
        assertThat(trial.click(10, 2).model().top()).isEqualTo(new ExercisesView(0));
        Trial open = failed();
        int at = open.screen().lines().skip(1).findFirst().orElseThrow().indexOf("Stage");
        assertThat(view(open.click(at, 1)).pane()).isEqualTo(fdscope.tui.screen.Drawn.Pane.STAGE);
    }

    @Test
    void whatAProgramSaidCannotSteerTheTerminal() {
        assertThat(failed().screen()).contains("\\e[31mhello").doesNotContain("\033");
        assertThat(run(failed())).isEqualTo(1);
    }
}
