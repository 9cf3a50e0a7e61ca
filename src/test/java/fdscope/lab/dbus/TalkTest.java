package fdscope.lab.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The talk before the first message, on both sides. */
class TalkTest {
    private static final String GUID = "0123456789abcdef0123456789abcdef";

    private final ServerAuth server = new ServerAuth(GUID, 1000, true);

    @Test
    void bothSidesOfOursComeToTerms() throws Exception {
        ClientAuth client = new ClientAuth(1000);
        Bytes said = client.start();
        assertThat(said).isEqualTo(Bytes.utf8("\0AUTH EXTERNAL 31303030\r\n"));
        while (!said.isEmpty()) {
            said = client.take(server.take(said));
        }
        assertThat(client.isOver() && server.isOver()).isTrue();
        assertThat(client.takesFds() && server.takesFds()).isTrue();
        assertThat(client.guid()).isEqualTo(GUID);
    }

    @Test
    void whatSdBusSendsAllAtOnceIsAnsweredLineByLine() throws Exception {
        assertThat(server.take(Bytes.utf8("\0AUTH EXTERNAL\r\nDATA\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\nl\1")))
                .isEqualTo(Bytes.utf8("DATA\r\nOK " + GUID + "\r\nAGREE_UNIX_FD\r\n"));
        assertThat(server.isOver()).isTrue();
        assertThat(server.rest()).isEqualTo(Bytes.utf8("l\1"));
    }

    @Test
    void linesMayComeByteByByte() throws Exception {
        Bytes all = Bytes.utf8("\0AUTH EXTERNAL 31303030\r\nBEGIN\r\n");
        Bytes said = Bytes.EMPTY;
        for (int i = 0; i < all.length(); i++) {
            said = said.plus(server.take(all.slice(i, i + 1)));
        }
        assertThat(said).isEqualTo(Bytes.utf8("OK " + GUID + "\r\n"));
        assertThat(server.isOver()).isTrue();
        assertThat(server.takesFds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH|REJECTED EXTERNAL",
                "AUTH ANONYMOUS|REJECTED EXTERNAL",
                "AUTH EXTERNAL 30|REJECTED EXTERNAL",
                "AUTH EXTERNAL xyz|REJECTED EXTERNAL",
                "AUTH EXTERNAL|DATA",
                "DATA 31303030|ERROR \"no DATA now\"",
                "NEGOTIATE_UNIX_FD|ERROR \"not before you are known\"",
                "CANCEL|ERROR \"there is nothing to cancel\"",
                "HELLO|ERROR \"unknown command\"",
            })
    void theFirstLineIsAnswered(String line, String answer) throws Exception {
        assertThat(server.take(Bytes.utf8("\0" + line + "\r\n"))).isEqualTo(Bytes.utf8(answer + "\r\n"));
        assertThat(server.isOver()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCEL", "ERROR \"why\""})
    void whoCancelsBeginsAnew(String cancel) throws Exception {
        String line = "AUTH EXTERNAL 31303030\r\n";
        assertThat(server.take(
                        Bytes.utf8("\0" + line + "NEGOTIATE_UNIX_FD\r\n" + cancel + "\r\n" + line + "BEGIN\r\n")))
                .isEqualTo(Bytes.utf8("OK " + GUID + "\r\nAGREE_UNIX_FD\r\nREJECTED EXTERNAL\r\nOK " + GUID + "\r\n"));
        assertThat(server.takesFds()).isFalse();
    }

    @Test
    void aUserWhoMayNotComeInIsRejectedWhateverHeSays() throws Exception {
        ServerAuth closed = new ServerAuth(GUID, 1000, false);
        assertThat(closed.take(Bytes.utf8("\0AUTH EXTERNAL 31303030\r\n")))
                .isEqualTo(Bytes.utf8("REJECTED EXTERNAL\r\n"));
    }

    @Test
    void whoeverIsNoClientIsToldApart() {
        assertThatThrownBy(() -> server.take(Bytes.utf8("GET / HTTP/1.1\r\n")))
                .isInstanceOf(ProtocolFault.class)
                .hasMessage("the first byte is 71, expected 0");
        assertThatThrownBy(() -> new ServerAuth(GUID, 0, true).take(Bytes.utf8("\0BEGIN\r\n")))
                .hasMessage("BEGIN before the bus said OK");
        assertThatThrownBy(() -> new ServerAuth(GUID, 0, true).take(Bytes.utf8("\0AUTH\t\r\n")))
                .hasMessage("byte 9 in a line before BEGIN, expected ASCII");
    }

    @Test
    void aLineWithoutAnEndAndEndlessTriesAreCutShort() {
        assertThatThrownBy(() -> server.take(Bytes.utf8("\0" + "A".repeat(Limits.LINE + 1))))
                .hasMessage("a line of more than 1024 bytes before BEGIN");
        ServerAuth patient = new ServerAuth(GUID, 1000, true);
        assertThatThrownBy(() -> patient.take(Bytes.utf8("\0" + "AUTH\r\n".repeat(7))))
                .hasMessage("it failed more than 6 times to say who it is");
    }

    @Test
    void aClientDoesWithoutDescriptorsWhereTheBusHasNone() throws Exception {
        ClientAuth client = new ClientAuth(0);
        assertThat(client.take(Bytes.utf8("OK " + GUID + "\r\n"))).isEqualTo(Bytes.utf8("NEGOTIATE_UNIX_FD\r\n"));
        assertThat(client.take(Bytes.utf8("ERROR\r\n"))).isEqualTo(Bytes.utf8("BEGIN\r\n"));
        assertThat(client.takesFds()).isFalse();
    }

    @Test
    void aClientSaysItsUserOnceMoreAndCancelsAfterAnError() throws Exception {
        ClientAuth client = new ClientAuth(0);
        assertThat(client.take(Bytes.utf8("DATA\r\n"))).isEqualTo(Bytes.utf8("DATA 30\r\n"));
        assertThat(client.take(Bytes.utf8("ERROR\r\n"))).isEqualTo(Bytes.utf8("CANCEL\r\n"));
        assertThatThrownBy(() -> client.take(Bytes.utf8("REJECTED EXTERNAL\r\n")))
                .hasMessage("the bus does not let user 0 in: it said \"REJECTED EXTERNAL\"");
    }

    @Test
    void anAddressIsReadAndWritten() throws Exception {
        String text = "unix:path=/tmp/a%20b/bus,guid=00;tcp:host=x;unix:abstract=/x%3by";
        assertThat(BusAddress.of(text).stream().map(BusAddress::text))
                .containsExactly("unix:path=/tmp/a%20b/bus", "unix:abstract=/x%3by");
        assertThatThrownBy(() -> BusAddress.of("tcp:host=x"))
                .hasMessage(
                        "\"tcp:host=x\" is no address of a bus here, expected unix:path=PATH or unix:abstract=NAME");
    }
}
