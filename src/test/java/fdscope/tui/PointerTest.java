package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.message.Effect;
import fdscope.tui.message.Input.MouseEvent;
import fdscope.tui.message.Input.MouseEvent.Button;
import fdscope.tui.message.Input.MouseEvent.Kind;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.PathsView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has a key can be clicked, and what is chosen can be copied. */
class PointerTest {
    /** Clicks on the first place of these words. */
    private static Trial click(Trial trial, String words) {
        List<String> rows = trial.screen().lines().toList();
        for (int y = 0; y < rows.size(); y++) {
            if (rows.get(y).contains(words)) {
                return trial.click(rows.get(y).indexOf(words), y);
            }
        }
        throw new AssertionError("not on the screen: " + words + "\n" + trial.screen());
    }

    private static Trial wheel(Trial trial, Kind kind, int x, int y) {
        return trial.tell(new Msg.Came(new MouseEvent(kind, Button.NONE, x, y, false, false, false)));
    }

    private static int number(Trial trial) {
        return ((HomeView) trial.model().top()).selected();
    }

    @Test
    void theNameOfTheProgramLeadsHomeFromEverywhere() {
        assertThat(click(Trial.at(80, 24).press(Key.of('K')), "fdscope").model().top())
                .isInstanceOf(HomeView.class);
        assertThat(click(Trial.inLab(80, 24), "fdscope").model().top()).isInstanceOf(HomeView.class);
    }

    @Test
    void aRowIsChosenByOneClickAndOpenedByTheNext() {
        Trial trial = click(Trial.at(80, 24), "A socket file is a name");
        assertThat(number(trial)).isEqualTo(1);
        assertThat(click(trial, "A socket file is a name").model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void tabsAreClicked() {
        assertThat(click(Trial.at(80, 24), "Paths").model().top()).isInstanceOf(PathsView.class);
        Trial map = Trial.at(80, 24).press(Key.of('K')).kernelTold();
        assertThat(((MapView) click(map, "Types").model().top()).tab()).isEqualTo(MapView.Tab.TYPES);
    }

    @ParameterizedTest
    @CsvSource({"? help", "elp", "? h"})
    void aHintOfTheLastRowIsItsKey(String where) {
        assertThat(click(Trial.at(80, 24), where).model().top()).isInstanceOf(HelpView.class);
    }

    @Test
    void ofAHintWithTwoKeysEachIsItsOwn() {
        Trial trial = Trial.asked(80, 24);
        int before = trial.lab().asking().orElseThrow().sure();
        click(trial, "→ how sure");
        int more = trial.lab().asking().orElseThrow().sure();
        click(trial, "← → how sure");
        assertThat(List.of(before, more, trial.lab().asking().orElseThrow().sure()))
                .containsExactly(2, 3, 2);
    }

    @Test
    void theWheelScrollsWhatIsUnderIt() {
        Trial trial = Trial.at(80, 24);
        wheel(trial, Kind.WHEEL_DOWN, 10, 10);
        int down = number(trial);
        wheel(trial, Kind.WHEEL_UP, 10, 10);
        assertThat(List.of(down, number(trial))).containsExactly(9, 6);
    }

    @Test
    void theWheelDoesNotChangeAnAnswer() {
        Trial trial = TrialLearning.screens(80, 24).get("review");
        String before = trial.screen();
        wheel(trial, Kind.WHEEL_DOWN, 10, 10);
        assertThat(trial.screen()).isEqualTo(before);
    }

    @Test
    void theChosenLineIsCopiedInWhole() {
        Trial trial = Trial.at(80, 24).press(Key.of('y'));
        assertThat(trial.effects()).containsExactly(new Effect.Copy("6 Your first SCM_RIGHTS\n"));
        assertThat(trial.rowsWith("copied"))
                .containsExactly(" ! copied, if this terminal lets it: 6 Your first SCM_RIGHTS");
        trial.press(Key.of('K')).kernelTold().press(Key.of('y'));
        assertThat(trial.effects()).contains(new Effect.Copy("__sys_sendmsg net/socket.c\n"));
    }

    @Test
    void whereNoLineIsChosenThePaneIsCopied() {
        Trial trial = Trial.at(80, 24).press(Key.ENTER);
        trial.effects();
        trial.press(Key.of('y'));
        String lines = PlainForm.of(trial.model());
        assertThat(trial.effects()).containsExactly(new Effect.Copy(lines));
        assertThat(trial.rowsWith("copied"))
                .containsExactly(" ! copied, if this terminal lets it: this pane as plain text, "
                        + lines.lines().count() + " lines");
    }

    @Test
    void anExerciseIsCopiedAsThePathOfItsFileOnceItWasBegun() {
        Trial trial = TrialExercises.screens(80, 24).get("exercises");
        assertThat(trial.model().top()).isInstanceOf(ExercisesView.class);
        trial.effects();
        trial.press(Key.of('y'));
        assertThat(trial.effects()).containsExactly(new Effect.Copy("/home/kim/fdscope-06/exercise.c\n"));
    }
}
