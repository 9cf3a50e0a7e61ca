package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketOrder;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.TextView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketsUpdateTest {
    @Test
    void openingTheScreenLooksOnceAndSaysSoFromTheFirstFrameOn() {
        TrialSockets sockets = TrialSockets.opened(80, 24);
        assertThat(sockets.effects()).containsExactly(new Effect.ReadSockets(1, SocketQuestion.USUAL));
        assertThat(sockets.trial.rowsWith("being asked"))
                .containsExactly("║   the machine is being asked                                                 ║");
        sockets.ticks(10);
        assertThat(sockets.trial.rowsWith("being asked"))
                .containsExactly("║   the machine is being asked, 2 s                                            ║");
        assertThat(sockets.effects()).isEmpty();
    }

    @Test
    void ssIsNeverAskedInTheRegularLook() {
        TrialSockets sockets = TrialSockets.village(80, 24).ticks(50);
        assertThat(sockets.last(Effect.ReadSockets.class).question()).isEqualTo(SocketQuestion.USUAL);
    }

    @Test
    void aLookIsTakenEverySecondAndOneAtATime() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        sockets.effects();
        assertThat(sockets.ticks(4).count(Effect.ReadSockets.class)).isZero();
        assertThat(sockets.ticks(1).count(Effect.ReadSockets.class)).isOne();
        assertThat(sockets.ticks(20).count(Effect.ReadSockets.class)).isOne();
        sockets.read(TrialSockets.listing(List.of())).ticks(1);
        assertThat(sockets.count(Effect.ReadSockets.class)).isEqualTo(2);
    }

    @Test
    void whereLookingTakesLongItIsDoneLessOften() {
        SocketListing quick = TrialSockets.listing(List.of());
        SocketListing slow = new SocketListing(
                quick.question(), quick.namespace(), quick.rows(), quick.notes(), quick.at(), Duration.ofMillis(1400));
        TrialSockets sockets = TrialSockets.opened(80, 24).read(slow).arranged();
        sockets.effects();
        assertThat(sockets.ticks(14).count(Effect.ReadSockets.class)).isZero();
        assertThat(sockets.ticks(1).count(Effect.ReadSockets.class)).isOne();
        assertThat(sockets.trial.rowsWith("every 3 s")).hasSize(1);
    }

    @Test
    void nothingIsReadWhileAnotherScreenIsOnTop() {
        TrialSockets sockets = TrialSockets.village(80, 24).press(Key.of('?'));
        sockets.effects();
        sockets.ticks(30);
        assertThat(sockets.effects()).isEmpty();
        sockets.press(Key.ESC).ticks(5);
        assertThat(sockets.count(Effect.ReadSockets.class)).isOne();
    }

    @Test
    void whatWasReadWhileHelpWasOpenIsSeenAfterwards() {
        TrialSockets sockets = TrialSockets.village(80, 24).ticks(5).press(Key.of('?'));
        sockets.read(TrialSockets.listing(
                List.of(Rows.dgram(99001).path("/run/new").of("new 9 9").row())));
        sockets.press(Key.ESC).arranged().press(Key.of('G'));
        assertThat(sockets.trial.rowsWith("»+99001")).hasSize(1);
    }

    @Test
    void aPauseStopsTheLooksAndRTakesOneInIt() {
        TrialSockets sockets = TrialSockets.village(80, 24).press(Key.SPACE);
        sockets.effects();
        assertThat(sockets.ticks(30).count(Effect.ReadSockets.class)).isZero();
        assertThat(sockets.trial.rowsWith("paused")).hasSize(1);
        assertThat(sockets.press(Key.of('r')).count(Effect.ReadSockets.class)).isOne();
        sockets.read(TrialSockets.listing(List.of())).ticks(30);
        assertThat(sockets.count(Effect.ReadSockets.class)).isOne();
        sockets.press(Key.SPACE).ticks(5);
        assertThat(sockets.count(Effect.ReadSockets.class)).isEqualTo(2);
    }

    @Test
    void aLateAnswerIsDropped() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        String before = sockets.trial.screen();
        sockets.effects();
        sockets.tell(new Msg.SocketsRead(7, TrialSockets.of(List.of())));
        assertThat(sockets.effects()).isEmpty();
        assertThat(sockets.trial.screen()).isEqualTo(before);
    }

    @Test
    void theRowUnderTheCursorStaysWhereItIs() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        Key[] down = new Key[9];
        Arrays.fill(down, Key.DOWN);
        sockets.press(down);
        int at = cursorRow(sockets);
        List<SocketRow> next = new ArrayList<>(TrialSockets.listing(
                        List.of(Rows.dgram(5).path("/run/early").of("new 9 9").row()))
                .rows());
        next.removeIf(row -> row.inode() == 2201 || row.inode() == 2202);
        for (int i = 0; i < 4; i++) {
            sockets.refreshed(TrialSockets.of(next));
            assertThat(cursorRow(sockets)).isEqualTo(at);
            assertThat(sockets.trial.rowsWith("»").get(0)).contains("88122");
        }
    }

    private static int cursorRow(TrialSockets sockets) {
        return sockets.trial
                .screen()
                .lines()
                .toList()
                .indexOf(sockets.trial.rowsWith("»").get(0));
    }

    @Test
    void aNewRowStandsBelowUntilAllIsPutInOrder() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        SocketListing more = TrialSockets.listing(
                List.of(Rows.dgram(5).path("/run/early").of("new 9 9").row()));
        sockets.refreshed(more);
        assertThat(sockets.trial.rowsWith("/run/early")).isEmpty();
        sockets.press(Key.of('G'));
        assertThat(sockets.trial.rowsWith("new 9:9"))
                .containsExactly("║ »+5        dgram   unconn.         0    ?  /run/early        new 9:9         ║");
        sockets.press(Key.of('g'), Key.of('r')).read(more).arranged();
        assertThat(sockets.trial.screen().lines().toList().get(3)).contains("»+5 ");
    }

    @Test
    void marksStayForTwoRefreshesAndSoDoesARowThatIsGone() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        List<SocketRow> next = new ArrayList<>(TrialSockets.listing(List.of()).rows());
        next.removeIf(row -> row.inode() == 2200 || row.inode() == 2289);
        next.add(Rows.dgram(2200)
                .path("/run/log")
                .queues(7, 0)
                .of("log 300 3")
                .inFlight(2)
                .row());
        for (int i = 0; i < 2; i++) {
            sockets.refreshed(TrialSockets.of(next));
            assertThat(sockets.trial.rowsWith("log 300:3"))
                    .containsExactly(
                            "║ »~2200     dgram   unconn.        ~7    2  /run/log          log 300:3       ║");
            assertThat(sockets.trial.rowsWith("-2289 ").get(0)).startsWith("║  -2289 ");
        }
        sockets.refreshed(TrialSockets.of(next));
        assertThat(sockets.trial.rowsWith("log 300:3"))
                .containsExactly("║ » 2200     dgram   unconn.         7    2  /run/log          log 300:3       ║");
        assertThat(sockets.trial.rowsWith("-2289 ")).isEmpty();
    }

    @Test
    void theFilterWorksWhileOneTypesAndAsksOncePerAnswer() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        sockets.effects();
        sockets.type("/own");
        assertThat(sockets.count(Effect.ArrangeSockets.class)).isOne();
        sockets.type("er:dan").arranged();
        assertThat(sockets.trial.rowsWith("owner:dan"))
                .containsExactly("║ filter: owner:dan_                                                   3 of 18 ║");
        assertThat(sockets.last(Effect.ArrangeSockets.class).wanted().filter().text())
                .isEqualTo("owner:dan");
        sockets.press(Key.ENTER);
        assertThat(((SocketsView) sockets.trial.model().top()).typing()).isFalse();
        sockets.press(Key.ESC).arranged();
        assertThat(sockets.trial.rowsWith("18 of 18")).isEmpty();
        assertThat(((SocketsView) sockets.trial.model().top()).feed().shown().size())
                .isEqualTo(18);
    }

    @Test
    void aMistakeInTheFilterIsToldInWords() {
        TrialSockets sockets = TrialSockets.village(120, 36).type("/typ:dgram").arranged();
        assertThat(sockets.trial.rowsWith("≠")).hasSize(1).allMatch(row -> row.contains("type"));
    }

    @Test
    void theOrderGoesFromColumnToColumnAndTurns() {
        TrialSockets sockets = TrialSockets.village(80, 24).press(Key.of('o')).arranged();
        assertThat(order(sockets)).isEqualTo(new SocketOrder(SocketColumn.TYPE, false));
        assertThat(sockets.trial.rowsWith("type↑")).hasSize(1);
        sockets.press(Key.of('O')).arranged();
        assertThat(order(sockets)).isEqualTo(new SocketOrder(SocketColumn.TYPE, true));
        assertThat(sockets.trial.rowsWith("type↓")).hasSize(1);
    }

    private static SocketOrder order(TrialSockets sockets) {
        return sockets.last(Effect.ArrangeSockets.class).wanted().order();
    }

    @Test
    void aClickOnAHeadingOrdersByItAndAnotherTurnsIt() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        int x = sockets.trial.rowsWith("recv").get(0).indexOf("recv");
        sockets.trial.click(x, 2);
        sockets.press().arranged();
        assertThat(order(sockets)).isEqualTo(new SocketOrder(SocketColumn.RECEIVE, false));
        sockets.trial.click(x, 2);
        sockets.press().arranged();
        assertThat(order(sockets)).isEqualTo(new SocketOrder(SocketColumn.RECEIVE, true));
    }

    @Test
    void aClickChoosesARow() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        sockets.trial.click(20, 6);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("2289");
        sockets.trial.click(20, 6);
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("2290");
    }

    @Test
    void differencesSinceAMarkAreShownAlone() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        sockets.press(Key.of('d'));
        assertThat(sockets.trial.rowsWith("m marks")).containsExactly(" ! nothing to compare with: m marks a moment");
        sockets.press(Key.of('m')).arranged();
        List<SocketRow> next = new ArrayList<>(TrialSockets.listing(List.of()).rows());
        next.removeIf(row -> row.inode() == 2202);
        next.add(Rows.dgram(99001).path("/run/new").of("new 9 9").row());
        for (int i = 0; i < 4; i++) {
            sockets.refreshed(TrialSockets.of(next));
        }
        sockets.press(Key.of('d')).arranged();
        List<String> rows = sockets.trial.screen().lines().toList();
        assertThat(rows.subList(2, 6).stream().map(row -> row.substring(0, 40)).toList())
                .containsExactly(
                        "║                                      d",
                        "║   inode↑   type    state        recv  ",
                        "║ »-2202     dgram   connected       0  ",
                        "║  +99001    dgram   unconn.         0  ");
        sockets.press(Key.of('d')).arranged();
        assertThat(((SocketsView) sockets.trial.model().top()).feed().shown().size())
                .isEqualTo(18);
    }

    @Test
    void allSourcesAreAskedOnlyWhenTheCursorRests() {
        TrialSockets sockets = TrialSockets.village(80, 24);
        sockets.effects();
        sockets.ticks(1).press(Key.DOWN).ticks(1).press(Key.DOWN).ticks(1);
        assertThat(sockets.count(Effect.LookAtSocket.class)).isZero();
        sockets.ticks(1);
        assertThat(sockets.last(Effect.LookAtSocket.class).row().inode()).isEqualTo(2202);
        sockets.looked().ticks(30);
        assertThat(sockets.count(Effect.LookAtSocket.class)).isOne();
        assertThat(sockets.trial.rowsWith("u_dgr")).hasSize(1);
    }

    @Test
    void aCloseLookThatComesTooLateIsDropped() {
        TrialSockets sockets = TrialSockets.village(80, 24).ticks(2);
        Effect.LookAtSocket first = sockets.last(Effect.LookAtSocket.class);
        sockets.press(Key.DOWN).ticks(2);
        sockets.tell(new Msg.SocketLooked(first.number(), TrialSockets.detail(first.row())));
        assertThat(sockets.trial.rowsWith("u_dgr")).isEmpty();
    }

    @Test
    void withoutRoomForDetailsNobodyAsksSsUntilTheyAreOpened() {
        TrialSockets sockets = TrialSockets.village(40, 12).ticks(10);
        assertThat(sockets.count(Effect.LookAtSocket.class)).isZero();
        assertThat(sockets.press(Key.TAB).count(Effect.LookAtSocket.class)).isOne();
        sockets.looked();
        assertThat(sockets.trial.rowsWith("= dgram")).hasSize(1);
        assertThat(sockets.press(Key.ESC).trial.rowsWith("Table 1/3")).hasSize(1);
    }

    @Test
    void aLookThatFailsIsToldAndTheNextIsTriedAgain() {
        TrialSockets sockets = TrialSockets.village(80, 24).ticks(5);
        Effect.ReadSockets read = sockets.last(Effect.ReadSockets.class);
        sockets.tell(new Msg.SocketsFailed(Msg.SocketsFailed.Asked.READ, read.number(), "it went wrong"));
        assertThat(sockets.trial.rowsWith("! it went wrong (w: 1 more)")).hasSize(1);
        sockets.ticks(5).read(TrialSockets.listing(List.of())).arranged();
        assertThat(sockets.trial.rowsWith("it went wrong")).isEmpty();
    }

    @Test
    void whenceTellsWhatTheColumnsAre() {
        TrialSockets sockets = TrialSockets.village(80, 24).press(Key.of('w'));
        assertThat(sockets.trial.model().top()).isInstanceOf(TextView.class);
        assertThat(PlainForm.of(sockets.trial.model())).contains("4026531840").contains("scm_fds");
    }

    @Test
    void sComesBackToTheSocketsThatAreOpen() {
        TrialSockets sockets = TrialSockets.village(80, 24).press(Key.DOWN, Key.of('K'), Key.of('S'));
        assertThat(sockets.trial.rowsWith("»").get(0)).contains("2201");
        assertThat(sockets.count(Effect.ReadSockets.class)).isOne();
    }
}
