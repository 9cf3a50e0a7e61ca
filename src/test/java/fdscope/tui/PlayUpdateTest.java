package fdscope.tui;

import static fdscope.tui.TrialPlay.ACTORS;
import static fdscope.tui.TrialPlay.EXPECT;
import static fdscope.tui.TrialPlay.MEMFD;
import static fdscope.tui.TrialPlay.PAIR;
import static fdscope.tui.TrialPlay.SEND;
import static fdscope.tui.TrialPlay.effects;
import static fdscope.tui.TrialPlay.enter;
import static fdscope.tui.TrialPlay.run;
import static fdscope.tui.TrialPlay.told;
import static fdscope.tui.TrialPlay.type;
import static fdscope.tui.TrialPlay.view;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.exercise.OwnLab;
import fdscope.lab.script.Sketch;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.Played.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayUpdateTest {
    private static final TraceEvent.Left NOTHING = new TraceEvent.Left(0, 0, 0);

    private static Effect play(int run, boolean anew, String... lines) {
        return new Effect.Play(run, Sketch.read(List.of(lines)).script(), "", anew);
    }

    @Test
    void theFirstLineIsOfferedAndEnterStartsItsActors() {
        Trial trial = TrialPlay.empty(80, 24);
        assertThat(view(trial).entry().text()).isEqualTo(ACTORS);
        trial.press(Key.ENTER);
        assertThat(effects(trial)).containsExactly(play(1, true, ACTORS));
    }

    @Test
    void aLineMoreGoesOnWithTheProcessesThatAreThere() {
        Trial trial = TrialPlay.begun(80, 24);
        effects(trial);
        enter(trial, PAIR);
        assertThat(effects(trial)).containsExactly(play(1, false, ACTORS, PAIR));
        assertThat(trial.rowsWith("wait, or stop it")).isEmpty();
        enter(trial, MEMFD);
        assertThat(trial.rowsWith("! wait, or stop it with Ctrl-C")).hasSize(1);
        assertThat(view(trial).text().lines()).containsExactly(ACTORS, PAIR);
    }

    @Test
    void aLineThatCannotBeUnderstoodStaysAndSaysWhatWasExpectedThere() {
        Trial trial = enter(TrialPlay.live(80, 24), "alice  sendmesg(s, \"y\")");
        assertThat(effects(trial)).isEmpty();
        assertThat(view(trial).text().size()).isEqualTo(5);
        assertThat(trial.screen().lines().skip(18).limit(4))
                .containsExactly(
                        "║»≠ 6│ alice  sendmesg(s, \"y\")_                                                ║",
                        "║    │        ~~~~~~~~                                                         ║",
                        "║    │   ≠ sendmesg: not a call of the lab language; did you mean sendmsg or   ║",
                        "║    │     send or sendto?                                                     ║");
        trial.press(Key.of('!'));
        assertThat(trial.rowsWith("~~~")).isEmpty();
    }

    @Test
    void aCallThatFailsSaysSoInItsLineAndTheRunGoesOn() {
        Trial trial = TrialPlay.begun(80, 24);
        enter(trial, PAIR);
        told(trial, TrialPlay.pair(2));
        enter(trial, "alice  recv(s, 4, MSG_DONTWAIT)  # now");
        effects(trial);
        told(
                trial,
                TrialPlay.called(3, "recv(6<s>, 4, MSG_DONTWAIT)", -1, "-1 EAGAIN", "EAGAIN"),
                TrialPlay.failed(3, "failed with EAGAIN, and no \"->\" expected it"));
        String line = "alice  recv(s, 4, MSG_DONTWAIT)  -> EAGAIN  # now";
        assertThat(view(trial).text().lines()).containsExactly(ACTORS, PAIR, line);
        assertThat(trial.rowsWith("≠")).isEmpty();
        enter(trial, MEMFD);
        assertThat(effects(trial)).containsExactly(play(1, false, ACTORS, PAIR, line, MEMFD));
    }

    @Test
    void aStepThatCannotBeDoneIsTypedAgainAndTheOthersRunWithoutIt() {
        Trial trial = TrialPlay.live(80, 24);
        enter(trial, "alice  recv(s, 4)");
        effects(trial);
        told(trial, TrialPlay.failed(6, "alice has been inside recv() for 5 s"));
        assertThat(view(trial).entry().text()).isEqualTo("alice  recv(s, 4)");
        assertThat(trial.rowsWith("≠ alice has been inside recv() for 5 s")).hasSize(1);
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD, SEND, EXPECT));
    }

    @Test
    void undoRunsAllStepsButTheLastAgainAndSaysHowManyAndWhetherTheyDidTheSame() {
        Trial trial = TrialPlay.live(80, 24);
        trial.press(Key.ctrl('b'));
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD, SEND));
        assertThat(view(trial).text().lines()).containsExactly(ACTORS, PAIR, MEMFD, SEND);
        told(
                trial,
                TrialPlay.pair(2),
                TrialPlay.called(3, "memfd_create(\"note\")", 8, "8<f>", null),
                TrialPlay.sent(4));
        assertThat(trial.rowsWith(" undone; 3 steps replayed, each as before ")).hasSize(1);
        trial.press(Key.ctrl('b'));
        told(trial, TrialPlay.pair(2), TrialPlay.called(3, "memfd_create(\"note\")", 9, "9<f>", null));
        assertThat(trial.rowsWith(" undone; 2 steps replayed; not as before: line 3 "))
                .hasSize(1);
        assertThat(trial.rowsWith("before: = 8<f>")).hasSize(1);
    }

    @Test
    void aChangedStepRunsAllAgainAndWhatCameOfItBeforeStandsUnderIt() {
        Trial trial = TrialPlay.replayed(80, 24);
        assertThat(effects(trial))
                .containsExactly(play(2, true, ACTORS, PAIR.replace("stream", "dgram"), MEMFD, SEND, EXPECT));
        assertThat(trial.rowsWith("4 steps replayed; not as before: line 5")).hasSize(1);
        assertThat(trial.rowsWith("~ before: it held")).hasSize(1);
    }

    @Test
    void aChangeThatBreaksALaterStepIsTakenAndTheStepsBeforeThatRun() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ESC, Key.of('g'), Key.DOWN, Key.DOWN);
        trial.press(Key.of('d'));
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR));
        told(trial, TrialPlay.pair(2));
        assertThat(trial.rowsWith("≠ alice.f is not bound here")).hasSize(1);
        assertThat(trial.rowsWith("stopped at line 3: change it, or undo")).hasSize(1);
        trial.press(Key.of('u'));
        assertThat(effects(trial)).containsExactly(play(3, true, ACTORS, PAIR, MEMFD, SEND, EXPECT));
    }

    @Test
    void aStepIsInsertedBeforeTheOneThatIsChosen() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ESC, Key.UP, Key.of('i'));
        enter(trial, "let n = 1");
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD, SEND, "let n = 1", EXPECT));
    }

    @Test
    void ctrlCEndsTheProcessesOfAStepThatWaitsAndGivesItBack() {
        Trial trial = TrialPlay.live(80, 24);
        enter(trial, "alice  recv(s, 4)");
        effects(trial);
        trial.tick().tick();
        assertThat(trial.rowsWith("waiting for the call to return, 0 s   Ctrl-C stops it"))
                .hasSize(1);
        trial.press(Key.ctrl('c'));
        assertThat(effects(trial)).containsExactly(new Effect.StopPlay(1));
        trial.tell(new Msg.PlayEnded(1, NOTHING));
        assertThat(view(trial).entry().text()).isEqualTo("alice  recv(s, 4)");
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD, SEND, EXPECT));
    }

    @Test
    void whatIsToldOfAnEarlierRunIsDropped() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ctrl('b'));
        String before = trial.screen();
        trial.tell(new Msg.Played(1, List.of(TrialPlay.sent(4)), true));
        assertThat(trial.screen()).isEqualTo(before);
    }

    @Test
    void whoLeavesLeavesNoProcessAndFindsTheStepsAgain() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ESC, Key.ESC);
        assertThat(effects(trial)).containsExactly(new Effect.StopPlay(1));
        assertThat(trial.model().top()).isInstanceOf(HomeView.class);
        trial.press(Key.of('P'));
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD, SEND, EXPECT));
        trial.press(Key.of('H'));
        assertThat(effects(trial)).containsExactly(new Effect.StopPlay(2));
    }

    @Test
    void whatLiesOverThePlaygroundLetsItsProcessesLive() {
        Trial trial = TrialPlay.live(80, 24).press(Key.F1);
        assertThat(trial.model().top()).isInstanceOf(HelpView.class);
        assertThat(effects(trial)).isEmpty();
        trial.press(Key.ESC);
        assertThat(view(trial).played().phase()).isEqualTo(Phase.LIVE);
    }

    @Test
    void whoQuitsWithStepsThatNoFileHasIsAskedOnce() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ESC, Key.ESC, Key.of('q'));
        assertThat(trial.model().ended()).isFalse();
        assertThat(trial.rowsWith("The steps of the playground are not saved.")).hasSize(1);
        assertThat(trial.press(Key.ESC).model().ended()).isFalse();
        assertThat(trial.press(Key.of('q'), Key.ENTER).model().ended()).isTrue();
        assertThat(TrialPlay.empty(80, 24).press(Key.ESC, Key.of('q')).model().ended())
                .isTrue();
    }

    @Test
    void theLineIsEditedLikeAnyOtherAndLettersAreNoKeys() {
        Trial trial = type(TrialPlay.begun(80, 24), "alice q?P");
        trial.press(Key.LEFT, Key.BACKSPACE, Key.of(':'), Key.ctrl('a'), Key.DELETE, Key.of('A'), Key.ctrl('e'));
        assertThat(view(trial).entry().text()).isEqualTo("Alice q:P");
        trial.press(Key.ctrl('w'));
        assertThat(view(trial).entry().text()).isEqualTo("Alice ");
    }

    @Test
    void upBringsWhatWasTypedBeforeAndDownWhatCameAfterIt() {
        Trial trial = TrialPlay.live(80, 24).press(Key.UP, Key.UP);
        assertThat(view(trial).entry().text()).isEqualTo(SEND);
        trial.press(Key.DOWN);
        assertThat(view(trial).entry().text()).isEqualTo(EXPECT);
        trial.press(Key.DOWN);
        assertThat(view(trial).entry().text()).isEmpty();
    }

    @Test
    void tabTakesWhatIsCertainAndOffersTheRest() {
        Trial trial = type(TrialPlay.begun(80, 24), "alice  sh").press(Key.TAB);
        assertThat(view(trial).entry().text()).isEqualTo("alice  shutdown(");
        type(trial, "bob  rec").press(Key.TAB);
        assertThat(view(trial).offers().orElseThrow().candidate().text()).isEqualTo("recv(");
        trial.press(Key.ENTER);
        assertThat(view(trial).entry().text()).isEqualTo("bob  recv(");
        type(trial, "bob  xyz").press(Key.TAB);
        assertThat(trial.rowsWith("! no word of the language begins so here")).hasSize(1);
    }

    @Test
    void aClickChoosesALineAndASecondOneChangesIt() {
        Trial trial = TrialPlay.live(80, 24).click(10, 14);
        assertThat(view(trial).cursor()).isEqualTo(1);
        assertThat(view(trial).typing()).isFalse();
        trial.click(10, 14);
        assertThat(view(trial).entry().text()).isEqualTo(PAIR);
    }

    @Test
    void aQuestionIsTypedLineByLineAndAskedWithItsCheck() {
        Trial trial = enter(TrialPlay.live(80, 36), "predict \"what is its number?\"");
        told(trial);
        assertThat(trial.rowsWith("its answers come next, a line each")).hasSize(1);
        effects(trial);
        enter(trial, "expect number(alice.f) > 1");
        assertThat(trial.rowsWith("≠ not yet, line 6 is not whole: predict needs exactly one right answer"))
                .hasSize(1);
        assertThat(effects(trial)).isEmpty();
        enter(trial, "* the lowest that is free");
        told(trial);
        enter(trial, "- 1");
        told(trial);
        assertThat(trial.rowsWith("its check comes next")).hasSize(1);
        effects(trial);
        enter(trial, "expect number(alice.f) > 1");
        String[] all = view(trial).text().lines().toArray(String[]::new);
        assertThat(all).hasSize(9);
        assertThat(effects(trial)).containsExactly(play(1, false, all));
        assertThat(trial.rowsWith("its check comes next")).isEmpty();
    }

    @Test
    void severalLinesThatArePastedAreAsManySteps() {
        Trial trial = TrialPlay.begun(80, 24);
        effects(trial);
        trial.tell(new Msg.Came(new Input.Pasted(PAIR + "\n" + MEMFD + "\n", false)));
        assertThat(view(trial).text().lines()).containsExactly(ACTORS, PAIR, MEMFD);
        assertThat(effects(trial)).containsExactly(play(2, true, ACTORS, PAIR, MEMFD));
        assertThat(run(trial)).isEqualTo(2);
    }

    @Test
    void aLabOfTheCommandLineRunsAndStandsAtItsFirstFault() {
        OwnLab lab = new OwnLab("labs/own.lab", List.of("# mine", ACTORS, PAIR, "alice wrte(s, \"x\")", SEND));
        Trial trial = TrialPlay.opened(80, 24, lab);
        assertThat(effects(trial)).containsExactly(play(1, true, "# mine", ACTORS, PAIR));
        assertThat(view(trial).cursor()).isEqualTo(3);
        assertThat(trial.rowsWith("Playground: own")).hasSize(1);
        assertThat(trial.rowsWith("≠ wrte: not a call of the lab language; did you mean write?"))
                .hasSize(1);
        assertThat(trial.rowsWith("not saved")).isEmpty();
        told(trial, TrialPlay.pair(3)).press(Key.ENTER);
        enter(trial, "alice write(s, \"x\")");
        assertThat(trial.rowsWith("not saved")).hasSize(1);
        assertThat(TrialPlay.opened(80, 24, OwnLab.NEW).rowsWith("actors alice bob_"))
                .hasSize(1);
        Trial empty = TrialPlay.opened(80, 24, new OwnLab("new.lab", List.of()));
        assertThat(empty.rowsWith("actors alice bob_")).hasSize(1);
        assertThat(effects(empty)).isEmpty();
    }

    @Test
    void theLabOfALessonIsOpenedWhenItsQuestionsAreAnswered() {
        Trial asked = Trial.asked(80, 24).press(Key.of('e'));
        assertThat(asked.rowsWith("! this lab asks first: answer its questions"))
                .hasSize(1);

        Trial trial = TrialPlay.answered(80, 24);
        trial.press(Key.of('e'));
        assertThat(trial.model().top()).isInstanceOf(PlayView.class);
        assertThat(view(trial).text().lines())
                .containsExactly(
                        "actors alice bob",
                        "pair   alice.s bob.s stream",
                        "alice  log = memfd_create(\"log\")",
                        "alice  f = memfd_create(\"note\")",
                        "alice  sendmsg(s, \"x\", SCM_RIGHTS [f])   -> 1",
                        "freeze \"The descriptor is in flight: no fd table lists it.\"",
                        "expect in_flight(bob.s) == 1",
                        "bob    m = recvmsg(s, 16, control CMSG_SPACE(4))  -> \"x\", fds 1",
                        "bob    g = m.fds[0]",
                        "claim  \"The number he sees is the lowest free one of his own table.\"",
                        "expect number(bob.g) != number(alice.f)");
        assertThat(effects(trial)).hasSize(1);
        assertThat(view(trial).text().saved()).isTrue();
        told(trial);
        trial.press(Key.DELETE);
        assertThat(view(trial).text().saved()).isFalse();
        told(trial);
        trial.press(Key.ctrl('b'));
        assertThat(view(trial).text().saved()).isTrue();
    }
}
