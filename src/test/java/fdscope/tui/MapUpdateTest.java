package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelQuestion;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeQuestion;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.FunctionView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.TypeView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapUpdateTest {
    private static final Key MAP = Key.of('K');

    @Test
    void fromAStepOfALabTheMapOpensOnItsWayAndEscapeReturnsToTheStep() {
        Trial trial = Trial.committed(80, 24).press(MAP);
        assertThat(trial.rowsWith("user  →")).hasSize(1);
        assertThat(trial.rowsWith("» → 1  __sys_sendmsg")).hasSize(1);
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
        assertThat(trial.lab().isRunning()).isTrue();
    }

    @Test
    void aMapLinkOpensItsFunctionAndEscapeReturnsToTheLesson() {
        Trial trial = Trial.committed(120, 36).press(Key.TAB, Key.TAB, Key.RIGHT, Key.RIGHT, Key.ENTER);
        assertThat(function(trial)).isEqualTo("unix_stream_sendmsg");
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(LessonView.class);
    }

    @Test
    void whatTheScreenWantsIsAskedOnceAndAgainOnlyWhenTheReaderSaysSo() {
        Trial trial = Trial.at(80, 24);
        trial.effects();
        trial.press(MAP, Key.DOWN, Key.UP);
        assertThat(trial.effects())
                .containsExactly(
                        new Effect.AskKernel(new KernelQuestion.OfBook()),
                        new Effect.AskKernel(new KernelQuestion.OfPrototype("__sys_sendmsg")),
                        new Effect.AskKernel(new KernelQuestion.OfPrototype("unix_stream_sendmsg")));
        trial.tell(new Msg.KernelTold(new KernelQuestion.OfBook(), new KernelAnswer.Book(TrialKernel.book())));
        assertThat(trial.press(Key.TAB, Key.SHIFT_TAB).effects()).isEmpty();
        assertThat(trial.press(Key.of('r')).effects())
                .containsExactly(new Effect.AskKernel(new KernelQuestion.OfBook()));
    }

    @Test
    void aFunctionLeadsToItsCallersItsJourneyAndBack() {
        Trial trial = Trial.at(80, 24).press(MAP, Key.DOWN, Key.ENTER, Key.TAB).kernelTold();
        trial.press(Key.RIGHT, Key.ENTER);
        assertThat(function(trial)).isEqualTo("__sys_sendmsg");
        trial.press(Key.ESC, MAP);
        assertThat(trial.rowsWith("»      unix_stream_sendmsg")).hasSize(1);
        trial.press(Key.ESC);
        assertThat(function(trial)).isEqualTo("unix_stream_sendmsg");
        assertThat(((FunctionView) trial.press(Key.of(']')).model().top()).tab())
                .isEqualTo(FunctionView.Tab.CALLERS);
        assertThat(function(trial)).isEqualTo("unix_attach_fds");
        assertThat(trial.press(Key.ESC).model().top()).isInstanceOf(MapView.class);
    }

    @Test
    void theLessonOfALabReturnsToTheOpenLessonAndItsLabGoesOn() {
        Trial trial =
                Trial.committed(80, 24).press(MAP, Key.ENTER, Key.TAB, Key.TAB).kernelTold();
        trial.effects();
        trial.press(Key.RIGHT, Key.RIGHT);
        assertThat(trial.rowsWith("lab offset-is-shared")).hasSize(1);
        assertThat(trial.press(Key.ENTER).model().top()).isInstanceOf(LessonView.class);
        assertThat(trial.effects()).isEmpty();
        assertThat(trial.lab().isRunning()).isTrue();
    }

    @Test
    void everyStructureIsListedFilteredAndFollowed() {
        Trial trial = Trial.at(80, 24).press(MAP, Key.SHIFT_TAB, Key.SHIFT_TAB).kernelTold();
        assertThat(trial.rowsWith("3 structures")).hasSize(1);
        trial.press(Key.of('/'));
        "scm".chars().forEach(letter -> trial.press(Key.of(letter)));
        trial.press(Key.ENTER, Key.ENTER).kernelTold().press(Key.RIGHT, Key.ENTER);
        assertThat(((TypeView) trial.model().top()).type())
                .isEqualTo(new TypeQuestion(Optional.of(TypeKind.STRUCT), "pid"));
        assertThat(trial.kernelTold().rowsWith("struct pid is not in it")).hasSize(1);
        assertThat(trial.press(Key.ESC).rowsWith("struct scm_fp_list *fp")).hasSize(1);
    }

    @Test
    void aClaimLeadsToWhereItCanBeChecked() {
        Trial trial = Trial.at(80, 24).press(MAP, Key.SHIFT_TAB).kernelTold().press(Key.ENTER);
        assertThat(((TextView) trial.model().top()).title()).isEqualTo("Erratum 1");
        trial.press(Key.TAB, Key.TAB, Key.ENTER);
        assertThat(function(trial)).isEqualTo("unix_attach_fds");
    }

    @Test
    void searchLooksThroughTheNotes() {
        Trial trial = Trial.at(80, 24).press(MAP).kernelTold().press(Key.of('/'));
        "EBADF".chars().forEach(letter -> trial.press(Key.of(letter)));
        assertThat(trial.press(Key.ENTER).rowsWith("1 of 4 functions")).hasSize(1);
        assertThat(function(trial.press(Key.ENTER))).isEqualTo("__sys_sendmsg");
        assertThat(trial.press(Key.ESC, Key.ESC).rowsWith("4 functions")).hasSize(1);
    }

    @Test
    void aDigitChoosesItsStop() {
        Trial trial = Trial.at(80, 24).press(MAP, Key.of('3'));
        assertThat(trial.rowsWith("»   3  unix_stream_read_generic")).hasSize(1);
        assertThat(trial.press(Key.of('9')).rowsWith("this journey has no stop 9"))
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeReadIsSaid() {
        Trial trial = Trial.at(80, 24).press(MAP, Key.SHIFT_TAB);
        trial.tell(new Msg.KernelTold(
                new KernelQuestion.OfErrata(), new KernelAnswer.Failed("errata.json:3: number is missing")));
        assertThat(trial.rowsWith("errata.json:3: number is missing")).hasSize(1);
    }

    @Test
    void aClickOnATabOpensItsView() {
        Trial trial = Trial.at(80, 24).press(MAP);
        trial.click(trial.screen().lines().toList().get(1).indexOf("Types"), 1);
        assertThat(((MapView) trial.model().top()).tab()).isEqualTo(MapView.Tab.TYPES);
    }

    private static String function(Trial trial) {
        return ((FunctionView) trial.model().top()).function().name();
    }
}
