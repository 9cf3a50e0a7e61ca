package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.view.SocketArrangement.Shape;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import org.junit.jupiter.api.Test;

/** What keys do with the socket under the cursor. */
class SocketsChosenTest {
    @Test
    void enterGoesToThePeerAndBack() {
        TrialSockets sockets = TrialSockets.village(80, 24).type("/inode:88122 | x");
        sockets.press(Key.ESC).arranged();
        goTo(sockets, "88122").press(Key.ENTER);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88123");
        sockets.press(Key.ENTER);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88122");
    }

    @Test
    void enterOnAListenerGoesToItsFirstClientAndFromThereBack() {
        TrialSockets sockets = goTo(TrialSockets.village(80, 24), "88120").press(Key.ENTER);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88110");
        sockets.press(Key.ENTER);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88120");
    }

    @Test
    void withoutAPeerEnterSaysWhy() {
        TrialSockets sockets = goTo(TrialSockets.village(80, 24), "2291").press(Key.ENTER);
        assertThat(sockets.trial.rowsWith(" ! 2291")).containsExactly(" ! 2291: → 77, not listed here");
        sockets.type("/owner:cat").arranged().press(Key.ENTER, Key.ENTER);
        assertThat(sockets.trial.rowsWith("pass")).containsExactly(" ! 88122 does not pass the filter; Esc clears it");
    }

    @Test
    void theTreeOpensAtTheSocketAndFolds() {
        TrialSockets sockets =
                goTo(TrialSockets.village(80, 24), "88123").press(Key.of(']')).arranged();
        assertThat(sockets.last(Effect.ArrangeSockets.class).wanted().shape()).isEqualTo(new Shape.Tree());
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88123");
        sockets.press(Key.of('-'));
        assertThat(sockets.trial.rowsWith("»"))
                .containsExactly("║ »+ cat 4714                                                     1 descriptor ║");
        sockets.press(Key.of('+'), Key.DOWN, Key.ENTER);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("88122");
    }

    @Test
    void theGraphBeginsAtTheSocketAndDigitsAreSteps() {
        TrialSockets sockets = goTo(TrialSockets.village(80, 24), "88123").press(Key.of('['));
        assertThat(sockets.last(Effect.ArrangeSockets.class).wanted().shape()).isEqualTo(new Shape.Graph("", 88123, 2));
        sockets.arranged().press(Key.of('1')).arranged();
        assertThat(sockets.last(Effect.ArrangeSockets.class).wanted().shape()).isEqualTo(new Shape.Graph("", 88123, 1));
        assertThat(sockets.trial.rowsWith("peers of cat 4714, 1 step away")).hasSize(1);
        sockets.press(Key.RIGHT);
        assertThat(sockets.trial.rowsWith("» server 4710")).hasSize(1);
        sockets.press(Key.ENTER).arranged();
        assertThat(sockets.trial.rowsWith("peers of server 4710, 1 step away")).hasSize(1);
    }

    @Test
    void aRowIsCopiedInOneLine() {
        TrialSockets sockets = goTo(TrialSockets.village(80, 24), "88123").press(Key.of('y'));
        assertThat(sockets.last(Effect.Copy.class).text())
                .isEqualTo("inode 88123  type stream  state connected  recv 0  send 0  fds ?  peer 88122"
                        + "  owner cat 4714 fd 6  name -\n");
    }

    @Test
    void thePlainTextIsTheTableTheTreeOrTheSentences() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        assertThat(PlainForm.lines(sockets.trial.model()))
                .hasSize(1 + 18 + 1)
                .contains(" 88123   stream  connected    0     0     ?    88122   cat 4714 fd 6             -");
        goTo(sockets, "88123").press(Key.of(']')).arranged();
        assertThat(PlainForm.lines(sockets.trial.model())).anyMatch(line -> line.startsWith("cat 4714"));
        sockets.press(Key.of(']')).arranged();
        assertThat(PlainForm.lines(sockets.trial.model())).contains("server 4710 fd 7 is connected to cat 4714 fd 6");
    }

    @Test
    void numbersAreShownInHex() {
        TrialSockets sockets = goTo(TrialSockets.village(80, 24), "88123").press(Key.of('x'));
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("0x1583b");
    }

    private static TrialSockets goTo(TrialSockets sockets, String inode) {
        sockets.press(Key.of('g'));
        for (int i = 0; i < 20 && !sockets.trial.rowsWith("»").get(0).contains(" " + inode + " "); i++) {
            sockets.press(Key.DOWN);
        }
        return sockets;
    }
}
