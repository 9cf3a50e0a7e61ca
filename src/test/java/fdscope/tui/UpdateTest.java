package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import fdscope.observe.Source;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.TextView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static final TraceEvent.Left NOTHING = new TraceEvent.Left(0, 0, 0);

    @Test
    void nothingBehindAQuestionRunsBeforeTheAnswerIsCommitted() {
        Trial trial = Trial.asked(80, 24);
        trial.effects();
        trial.press(Key.SPACE, Key.of('.'), Key.ENTER, Key.of('2'), Key.RIGHT, Key.SPACE, Key.of('.'), Key.DOWN);
        trial.press(Key.TAB, Key.SPACE, Key.of('b'), Key.SPACE, Key.SHIFT_TAB, Key.SPACE);
        assertThat(trial.effects()).noneMatch(effect -> effect instanceof Effect.StepLab);
        assertThat(trial.lab().asking()).isPresent();
    }

    @Test
    void committingKeepsTheAnswerAndRunsWhatWasAskedAbout() {
        Trial trial = Trial.asked(80, 24);
        trial.effects();
        trial.press(Key.of('1'), Key.RIGHT, Key.ENTER);
        assertThat(trial.effects())
                .containsExactly(
                        new Effect.KeepAnswer(
                                Effect.KeepAnswer.Occasion.LESSON,
                                "your-first-scm-rights",
                                "offset-is-shared#1",
                                0,
                                3,
                                false),
                        new Effect.StepLab(1, 4));
    }

    @Test
    void withoutAChosenAnswerEnterSaysWhatIsMissing() {
        Trial trial = Trial.asked(80, 24).press(Key.ENTER);
        assertThat(trial.rowsWith("!")).containsExactly(" ! first choose an answer");
    }

    @Test
    void theVerdictComesInWordsWhenTheAnswerHasBeenSeen() {
        Trial trial = Trial.committed(80, 24).press(Key.SHIFT_TAB);
        assertThat(trial.rowsWith("answer comes")).hasSize(1);
        assertThat(trial.rowsWith("misconception")).isEmpty();
        trial.press(Key.TAB, Key.SPACE);
        trial.stepped(11, new TraceEvent.Claimed(Trial.line(15), "", "The number he sees.", "held"));
        trial.press(Key.SHIFT_TAB);
        assertThat(trial.rowsWith("Not so"))
                .containsExactly("║   ≠ Not so. The misconception: the number travels.                           ║");
        assertThat(trial.rowsWith("= 2"))
                .containsExactly("║   = 2  the lowest free one: he gets an entry of his own                      ║");
    }

    @Test
    void goingBackIsAReplayAndRunsNothing() {
        Trial trial = Trial.committed(80, 24);
        trial.effects();
        trial.press(Key.of('b'));
        assertThat(trial.lab().isReplay()).isTrue();
        assertThat(trial.rowsWith("REPLAY")).hasSize(3);
        trial.press(Key.SPACE);
        assertThat(trial.lab().isReplay()).isFalse();
        assertThat(trial.effects()).noneMatch(effect -> effect instanceof Effect.StepLab);
    }

    @Test
    void spaceAtTheLiveEdgeTakesTheNextCallWithItsObservations() {
        Trial trial = Trial.committed(80, 24);
        trial.effects();
        assertThat(trial.press(Key.SPACE).effects()).containsExactly(new Effect.StepLab(1, 4));
        assertThat(trial.press(Key.SPACE).effects()).isEmpty();
        assertThat(trial.rowsWith("wait:")).hasSize(1);
    }

    @Test
    void runningOnStopsAtTheQuestion() {
        Trial trial = Trial.inLab(80, 24);
        trial.effects();
        trial.press(Key.of('.'));
        assertThat(trial.effects()).containsExactly(new Effect.StepLab(1, 1));
        trial.stepped(2, Trial.staged(3, TrialScenes.pair()));
        assertThat(trial.effects()).contains(new Effect.StepLab(1, 1));
        trial.stepped(3, Trial.staged(4, TrialScenes.before()));
        assertThat(trial.effects()).noneMatch(effect -> effect instanceof Effect.StepLab);
        assertThat(trial.lab().asking()).isPresent();
    }

    @Test
    void anEndedLabShowsItsExplanationAndWhatIsLeft() {
        Trial trial = ended();
        assertThat(trial.rowsWith("Two tables")).hasSize(1);
        assertThat(trial.rowsWith("Left on this machine"))
                .containsExactly("║ = The lab has ended. Left on this machine: 0 processes, 0 sockets, 0 files.  ║");
    }

    private static Trial ended() {
        Trial trial = Trial.committed(80, 24).press(Key.SPACE);
        trial.stepped(11, Trial.staged(16, TrialScenes.before()));
        trial.effects();
        assertThat(trial.press(Key.SPACE).effects()).containsExactly(new Effect.EndLab(1));
        return trial.tell(new Msg.LabEnded(1, List.of(), NOTHING));
    }

    @Test
    void afterTheLastPageTheLessonIsFinished() {
        Trial trial = ended().press(Key.SPACE, Key.SPACE);
        assertThat(trial.effects())
                .containsExactly(
                        new Effect.KeepPlace("your-first-scm-rights", 2, 0),
                        new Effect.KeepFinished("your-first-scm-rights"));
        assertThat(trial.press(Key.SPACE).model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void againEndsTheRunAndStartsAnother() {
        Trial trial = Trial.committed(80, 24);
        trial.effects();
        List<Effect> effects = trial.press(Key.of('r')).effects();
        assertThat(effects.get(0)).isEqualTo(new Effect.EndLab(1));
        assertThat(effects.get(1)).isInstanceOf(Effect.StartLab.class);
        LabView fresh = trial.lab();
        trial.tell(new Msg.LabStepped(1, List.of(), 5, false));
        assertThat(trial.lab()).isEqualTo(fresh);
    }

    @Test
    void skippingEndsTheLabAndShowsTheExplanation() {
        Trial trial = Trial.committed(80, 24);
        trial.effects();
        assertThat(trial.press(Key.of(']')).effects()).containsExactly(new Effect.EndLab(1));
        assertThat(trial.rowsWith("Two tables")).hasSize(1);
    }

    @Test
    void aLabThatWasSkippedWhileItStartedDoesNotComeBack() {
        Trial trial = Trial.inLab(80, 24).press(Key.of('r'), Key.of(']'));
        String before = trial.screen();
        trial.tell(new Msg.LabBegan(2, Trial.steps(), List.of(), 0, false));
        assertThat(trial.screen()).isEqualTo(before);
    }

    @Test
    void leavingALessonEndsItsLab() {
        Trial trial = Trial.inLab(80, 24);
        trial.effects();
        assertThat(trial.press(Key.ESC).effects()).containsExactly(new Effect.EndLab(1));
        assertThat(trial.model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void quittingWaitsForTheLabAndSaysWhatWasLeft() {
        Trial trial = Trial.inLab(80, 24);
        trial.effects();
        assertThat(trial.press(Key.of('q')).effects()).containsExactly(new Effect.EndLab(1));
        assertThat(trial.model().ended()).isFalse();
        trial.tell(new Msg.LabEnded(1, List.of(), NOTHING));
        assertThat(trial.model().ended()).isTrue();
        assertThat(trial.model().farewell())
                .isEqualTo("The lab was ended. Left on this machine: 0 processes, 0 sockets, 0 files.");
    }

    @Test
    void ctrlCStopsTheLabAndNotTheProgram() {
        Trial trial = Trial.inLab(80, 24);
        trial.effects();
        assertThat(trial.press(Key.ctrl('c')).effects()).containsExactly(new Effect.EndLab(1));
        trial.tell(new Msg.LabEnded(1, List.of(), NOTHING));
        assertThat(trial.model().ended()).isFalse();
        assertThat(trial.rowsWith("stopped"))
                .containsExactly(" ! The lab was stopped: nothing of it is left. r runs it again.");
    }

    @Test
    void aWaitIsToldInSecondsOnlyAfterTheFirstTick() {
        Trial trial = Trial.inLab(80, 24).press(Key.SPACE);
        assertThat(trial.rowsWith("waiting for")).isEmpty();
        for (int i = 0; i < 6; i++) {
            trial.tell(new Msg.Came(new Input.Tick(Instant.EPOCH)));
        }
        assertThat(trial.rowsWith("waiting for"))
                .containsExactly(" waiting for the call to return, 1 s   Ctrl-C stops the lab");
    }

    @Test
    void aFailedLabIsToldOnAPageOfItsOwn() {
        Trial trial = TrialLab.screens(80, 24).get("error");
        assertThat(trial.model().top()).isInstanceOf(ErrorView.class);
        trial.effects();
        trial.press(Key.of('1'));
        assertThat(trial.effects()).singleElement().isInstanceOf(Effect.StartLab.class);
    }

    @Test
    void sourcesAreReadWhenTheKernelPaneIsSeenAndOnceAStep() {
        Trial trial = Trial.inLab(80, 24);
        assertThat(trial.effects()).noneMatch(effect -> effect instanceof Effect.ReadSource);
        trial.press(Key.TAB, Key.TAB);
        assertThat(trial.effects()).containsExactly(new Effect.ReadSource(1, 0, Source.PROC));
        trial.press(Key.of(']'));
        assertThat(trial.effects()).containsExactly(new Effect.ReadSource(1, 0, Source.SS));
    }

    @Test
    void aClickOnAHintIsItsKeyAndAClickOnAnAnswerChoosesIt() {
        Trial trial = Trial.asked(80, 24);
        trial.click(6, 10);
        assertThat(trial.lab().asking().orElseThrow().chosen()).isZero();
        int hint = trial.screen().lines().toList().get(23).indexOf("Enter commit");
        trial.effects();
        trial.click(hint, 23);
        assertThat(trial.effects()).anyMatch(effect -> effect instanceof Effect.KeepAnswer);
    }

    @Test
    void aClickOnATabBringsItsPaneToTheFront() {
        Trial trial = Trial.inLab(80, 24);
        trial.click(trial.screen().lines().toList().get(1).indexOf("Calls"), 1);
        assertThat(((LessonView) trial.model().top()).pane()).isEqualTo(Pane.CALLS);
    }

    @Test
    void aLinkLeadsToItsTermAndEscapeBack() {
        Trial trial = Trial.at(80, 24).press(Key.ENTER, Key.RIGHT, Key.ENTER);
        assertThat(((TextView) trial.model().top()).title()).isEqualTo("Word: control message");
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void helpDoesTheRowThatIsChosen() {
        Trial trial = Trial.at(80, 24).press(Key.of('?'));
        "map".chars().forEach(c -> trial.press(Key.of(c)));
        assertThat(trial.press(Key.ENTER).model().top()).isInstanceOf(MapView.class);
    }

    @Test
    void theFilterOfTheCourseTakesWordsInAnyOrder() {
        Trial trial = Trial.at(80, 24).press(Key.of('/'));
        "flight in".chars().forEach(c -> trial.press(Key.of(c)));
        trial.press(Key.ENTER);
        assertThat(((HomeView) trial.model().top()).selected()).isEqualTo(8);
        assertThat(trial.press(Key.ENTER).screen()).contains("08/lesson.md:3: minutos: not a key, expected minutes");
    }

    @Test
    void theGroundChoosesTheTheme() {
        Themes themes = Themes.sixteen(Theme.Ground.UNKNOWN);
        Model model = Trial.at(80, 24).model();
        Model start = Model.start(model.course(), model.progress(), model.facts(), themes, Optional.empty());
        assertThat(start.theme()).isEqualTo(Theme.PLAIN);
        Model light = Update.apply(start, new Msg.Came(new Input.GroundKnown(0xfcfbf7)))
                .model();
        assertThat(light.theme()).isEqualTo(Theme.sixteen(Theme.Ground.LIGHT));
    }

    @Test
    void theLessonOpensWhereTheLearnerWas() {
        Trial trial = Trial.at(80, 24).press(Key.ENTER);
        assertThat(((LessonView) trial.model().top()).page()).isEqualTo(1);
        assertThat(trial.effects())
                .containsExactly(new Effect.KeepPlace("your-first-scm-rights", 1, 0), new Effect.PrepareLab());
        assertThat(trial.rowsWith("you were at")).containsExactly(" ! you were at step 5; labs begin anew");
    }
}
