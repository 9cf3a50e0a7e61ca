package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    private void put(long key, String text, String... fds) {
        ledger.put(key, Bytes.utf8(text), text.length(), List.of(fds), "");
    }

    @Test
    void aStreamGivesTheDescriptorsOfEveryMessageItEntered() {
        put(1, "AAA");
        put(1, "BBB", "F1");
        put(1, "CCC");
        assertThat(ledger.takeBytes(1, 4)).containsExactly("F1");
        assertThat(ledger.queue(1))
                .containsExactly(
                        new Ledger.Message(Bytes.utf8("BB"), 2, List.of(), ""),
                        new Ledger.Message(Bytes.utf8("CCC"), 3, List.of(), ""));
        assertThat(ledger.inFlight("F1")).isZero();
    }

    @Test
    void aMessageIsTakenWhole() {
        put(1, "long message", "F1", "F2");
        put(1, "next");
        assertThat(ledger.takeMessage(1)).containsExactly("F1", "F2");
        assertThat(ledger.queue(1)).hasSize(1);
    }

    @Test
    void peekingTakesNothing() {
        put(1, "x", "F1");
        assertThat(ledger.peekFds(1)).containsExactly("F1");
        assertThat(ledger.inFlight("F1")).isEqualTo(1);
    }

    @Test
    void whatWaitedForAnEmbryoMovesToTheAcceptedSocket() {
        put(-7, "early", "F1");
        ledger.move(-7, 9);
        assertThat(ledger.queue(-7)).isEmpty();
        assertThat(ledger.queue(9)).containsExactly(new Ledger.Message(Bytes.utf8("early"), 5, List.of("F1"), ""));
    }

    @Test
    void aDroppedQueueTakesItsDescriptorsAlong() {
        put(1, "x", "S1");
        ledger.drop(1);
        assertThat(ledger.tagsInFlight()).isEmpty();
    }

    @Test
    void moreThanIsThereCanBeTaken() {
        put(1, "ab");
        assertThat(ledger.takeBytes(1, 100)).isEmpty();
        assertThat(ledger.queue(1)).isEmpty();
        assertThat(ledger.takeMessage(2)).isEmpty();
    }
}
