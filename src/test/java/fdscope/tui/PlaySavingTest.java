package fdscope.tui;

import static fdscope.tui.TrialPlay.ACTORS;
import static fdscope.tui.TrialPlay.EXPECT;
import static fdscope.tui.TrialPlay.MEMFD;
import static fdscope.tui.TrialPlay.PAIR;
import static fdscope.tui.TrialPlay.SEND;
import static fdscope.tui.TrialPlay.effects;
import static fdscope.tui.TrialPlay.enter;
import static fdscope.tui.TrialPlay.told;
import static fdscope.tui.TrialPlay.type;
import static fdscope.tui.TrialPlay.view;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaySavingTest {
    @Test
    void theStepsAreSavedUnderANameAndOverwriteNothingUnasked() {
        List<String> lines = List.of(ACTORS, PAIR, MEMFD, SEND, EXPECT);
        Trial trial = TrialPlay.live(80, 24).press(Key.ctrl('s'));
        assertThat(view(trial).entry().text()).isEqualTo("playground.lab");
        type(trial, "mine").press(Key.ENTER);
        Effect asked = new Effect.SavePlay("mine", lines, List.of(), false);
        assertThat(effects(trial)).containsExactly(asked);
        trial.tell(new Msg.PlayNotSaved("a file of that name is there", true));
        assertThat(trial.rowsWith("There is a file of that name with something else in it"))
                .hasSize(1);
        trial.press(Key.ESC, Key.ENTER);
        assertThat(effects(trial)).containsExactly(asked);
        trial.tell(new Msg.PlayNotSaved("a file of that name is there", true)).press(Key.ENTER);
        assertThat(effects(trial)).containsExactly(new Effect.SavePlay("mine", lines, List.of(), true));
        trial.tell(new Msg.PlaySaved("mine", "/home/ann/mine.lab", lines));
        assertThat(trial.rowsWith("! saved: /home/ann/mine.lab")).hasSize(1);
        assertThat(trial.rowsWith("not saved")).isEmpty();
        assertThat(trial.rowsWith("Playground: mine")).hasSize(1);
        assertThat(trial.press(Key.ESC, Key.of('q')).model().ended()).isTrue();
    }

    @Test
    void theProposedNameIsSelectedSoThatTheFirstLetterReplacesIt() {
        Trial trial = TrialPlay.live(80, 24).press(Key.ctrl('s'), Key.of('m'), Key.of('e'));
        assertThat(view(trial).entry().text()).isEqualTo("me");
        trial.press(Key.ESC, Key.ctrl('s'), Key.BACKSPACE);
        assertThat(view(trial).entry().text()).isEmpty();
        trial.press(Key.ESC, Key.ctrl('s'), Key.ctrl('a'), Key.of('a'));
        assertThat(view(trial).entry().text()).isEqualTo("aplayground.lab");
    }

    @Test
    void whatWasSavedIsSavedAgainUnderItsNameAndAsksOnlyIfSomebodyElseWroteThere() {
        List<String> lines = List.of(ACTORS, PAIR, MEMFD, SEND, EXPECT);
        Trial trial = TrialPlay.live(80, 24).press(Key.ctrl('s'));
        trial.tell(new Msg.PlaySaved("sub/mine", "/home/ann/sub/mine.lab", lines));
        enter(trial, "let n = 1");
        told(trial);
        assertThat(trial.rowsWith("not saved")).hasSize(1);
        effects(trial);
        trial.press(Key.ctrl('s'), Key.ENTER);
        List<String> longer = List.of(ACTORS, PAIR, MEMFD, SEND, EXPECT, "let n = 1");
        assertThat(effects(trial)).containsExactly(new Effect.SavePlay("sub/mine.lab", longer, lines, false));
        trial.press(Key.ESC, Key.ctrl('b'));
        assertThat(trial.rowsWith("not saved")).isEmpty();
    }

    @Test
    void whatRunWouldRefuseIsNotSaved() {
        Trial trial = enter(TrialPlay.live(80, 24), "claim \"nobody looks\"");
        told(trial);
        trial.press(Key.ctrl('s'));
        assertThat(trial.rowsWith("! no lab yet: line 6: the claim is never checked"))
                .hasSize(1);
        assertThat(view(trial).asking()).isEmpty();
    }
}
