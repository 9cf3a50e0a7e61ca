package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.store.LessonFolder;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.DoctorView;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.Tour;
import fdscope.tui.screen.TourView;
import fdscope.tui.screen.WelcomeView;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands around the course: the first page, the tour, the doctor. */
class WelcomeUpdateTest {
    @Test
    void enterOnTheFirstPageBeginsTheFirstLessonAndThePageIsNotShownAgain() {
        Trial trial = TrialWelcome.first(80, 24).press(Key.ENTER);
        assertThat(trial.model().lesson().orElseThrow().lesson().number()).isEqualTo(1);
        assertThat(trial.effects()).contains(new Effect.KeepWelcomed());
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void everyKeyOfHomeDoesOnTheFirstPageWhatItDoesAtHome() {
        assertThat(TrialWelcome.first(80, 24).press(Key.ESC).model().top()).isInstanceOf(HomeView.class);
        assertThat(TrialWelcome.first(80, 24).press(Key.of('2')).model().top())
                .isEqualTo(TrialWelcome.elsewhere(80, 24)
                        .press(Key.of('2'))
                        .model()
                        .top());
        assertThat(TrialWelcome.first(80, 24)
                        .press(Key.of('/'), Key.of('0'), Key.of('6'))
                        .rowsWith("Your first"))
                .hasSize(1);
    }

    @Test
    void whoHasAskedForHelpOrLookedAtTheSocketsComesBackToTheFirstPage() {
        for (Key key : List.of(Key.of('?'), Key.of('S'), Key.of('K'), Key.of('D'), Key.of(':'))) {
            Trial trial = TrialWelcome.first(80, 24).press(key, Key.ESC);
            assertThat(trial.model().top()).as(key.shown()).isInstanceOf(WelcomeView.class);
        }
    }

    @Test
    void theSentenceOfTheContainerIsGoneAfterTheFirstKeyAndTheFooterStays() {
        Trial trial = TrialWelcome.elsewhere(80, 24);
        assertThat(trial.rowsWith(TrialWelcome.ASIDE)).hasSize(1);
        assertThat(trial.screen()).endsWith("? help  q quit");
        assertThat(trial.press(Key.DOWN).rowsWith(TrialWelcome.ASIDE)).isEmpty();
    }

    @Test
    void everyStopOfTheTourLeadsToItsScreenAndEscComesBackToTheStop() {
        Trial trial = TrialWelcome.first(80, 24).press(Key.of('t'));
        trial.tell(new Msg.ExercisesTold(List.of(TrialExercises.piece(false))));
        assertThat(trial.press(Key.ENTER).model().top()).isInstanceOf(SocketsView.class);
        assertThat(trial.press(Key.ESC).model().top()).isEqualTo(new TourView(0));
        assertThat(trial.press(Key.SPACE, Key.ENTER).model().top()).isInstanceOf(MapView.class);
        assertThat(trial.press(Key.ESC).model().top()).isEqualTo(new TourView(1));
        assertThat(trial.press(Key.SPACE, Key.ENTER).model().top()).isInstanceOf(PlayView.class);
        assertThat(trial.press(Key.ESC, Key.ESC).model().top()).isEqualTo(new TourView(2));
        assertThat(trial.press(Key.SPACE, Key.ENTER).model().top()).isInstanceOf(ExerciseView.class);
        assertThat(trial.press(Key.ESC).model().top()).isEqualTo(new TourView(3));
        assertThat(trial.press(Key.SPACE).model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void aLessonThatTheTourOpenedIsLeftToTheTour() {
        Trial trial = TrialWelcome.first(80, 24).press(Key.of('t'));
        Model lesson = Follow.to(trial.model(), "lab:offset-is-shared").model();
        Trial there = Trial.of(lesson, 80, 24);
        assertThat(there.model().lesson().orElseThrow().page()).isEqualTo(1);
        assertThat(there.press(Key.ESC).model().top()).isEqualTo(new TourView(0));
        assertThat(Trial.of(lesson, 80, 24).press(Key.of('H')).model().views()).hasSize(1);
    }

    @Test
    void thePaletteOfAnyScreenBeginsTheTourAndEndsTheLabThatRuns() {
        Trial trial = Trial.inLab(80, 24).press(Key.of(':'));
        trial.kernelTold();
        "the tour".chars().forEach(c -> trial.press(Key.of(c)));
        assertThat(trial.press(Key.ENTER).model().views().get(1)).isEqualTo(new TourView(0));
        assertThat(trial.effects()).anyMatch(Effect.EndLab.class::isInstance);
    }

    @Test
    void theTourOfTheCourseHasSixStops() {
        var course = LessonFolder.read(Path.of("lessons"));
        Set<String> all = Set.of("a-socket-file-is-a-name");
        assertThat(Tour.of(course, Exercises.of(all)).stream().map(Tour.Stop::link))
                .containsExactly(
                        "sockets:",
                        "lab:a-name-not-the-socket",
                        "lab:offset-is-shared",
                        "kernel:",
                        "playground:",
                        "exercise:a-socket-file-is-a-name");
    }

    @Test
    void theDoctorLooksAgainWhenAsked() {
        Trial trial = TrialWelcome.first(80, 24).press(Key.of('D'));
        assertThat(trial.screen()).contains("This machine is being looked at");
        trial.kernelTold();
        assertThat(trial.screen()).contains("1 fine, 1 not here, 1 limit, 0 to mend");
        assertThat(trial.press(Key.of('r')).screen()).contains("This machine is being looked at");
        assertThat(trial.press(Key.of('D'), Key.of('D')).model().views().stream()
                        .filter(DoctorView.class::isInstance))
                .hasSize(1);
    }
}
