package fdscope.lab.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTest {
    private static final String DRIVER = "org.freedesktop.DBus";
    private static final String NOT_SUPPORTED =
            DRIVER + " error to 50 " + DRIVER + ".Error.NotSupported(\"Tried to send"
                    + " message with Unix file descriptors to a client that doesn't support that.\")";

    private final TrialBus bus = new TrialBus();

    @BeforeEach
    void twoClients() {
        bus.join(1, true);
        bus.join(2, true);
    }

    private static Message call(String name, int fds) {
        return Message.call(name, "/", "x.Y", "Take").numbered(50).saying(List.of(), fds);
    }

    @Test
    void helloIsAnsweredBeforeAllElse() {
        bus.say(1, TrialBus.bus("AddMatch", Value.text("type='signal'")));
        bus.got(1);
        bus.join(3, false);
        assertThat(bus.got(1))
                .containsExactly(DRIVER + " signal " + DRIVER + ".NameOwnerChanged(\":1.2\", \"\", \":1.2\")");
        bus.say(3, TrialBus.bus("Hello").numbered(9));
        assertThat(bus.got(3))
                .containsExactly(DRIVER + " error to 9 " + DRIVER + ".Error.Failed(\"Hello was said already\")");
    }

    @Test
    void aCallArrivesWithItsDescriptorsAndTheSendersName() {
        bus.say(1, call(":1.1", 2));
        assertThat(bus.got(2)).containsExactly(":1.0 x.Y.Take() [1, 2]");
        assertThat(bus.held).isEmpty();
        bus.say(2, call(":1.1", 0).with(Field.SENDER, ":1.0").reply());
        assertThat(bus.got(1)).containsExactly(":1.1 return to 50()");
    }

    @Test
    void theSenderSaysWhatItLikesAndTheBusKnowsBetter() {
        bus.say(1, call(":1.1", 0).with(Field.SENDER, "org.example.Somebody"));
        assertThat(bus.got(2)).containsExactly(":1.0 x.Y.Take()");
    }

    @Test
    void whoDidNotNegotiateIsSentNoDescriptors() {
        bus.join(3, false);
        bus.say(1, call(":1.2", 1));
        assertThat(bus.got(1)).containsExactly(NOT_SUPPORTED);
        assertThat(bus.got(3)).isEmpty();
        assertThat(bus.held).isEmpty();
    }

    @Test
    void whoDidNotNegotiateAndSendsOneIsCutOff() {
        bus.join(3, false);
        bus.say(3, call(":1.1", 1));
        assertThat(bus.told).containsExactly("3 is cut off: a descriptor came, and NEGOTIATE_UNIX_FD was not said");
        assertThat(bus.held).isEmpty();
    }

    @Test
    void sixteenDescriptorsPassAndSeventeenCutTheSenderOff() {
        bus.say(1, call(":1.1", 16));
        assertThat(bus.got(2)).hasSize(1);
        bus.say(1, call(":1.1", 17));
        assertThat(bus.told).containsExactly("1 is cut off: 17 descriptors beside one message, at most 16");
        assertThat(bus.held).isEmpty();
    }

    @Test
    void descriptorsThatWereLostOnTheWayCutTheSenderOff() {
        bus.does(bus.broker.received(1, Bytes.utf8("l"), List.of(), true));
        assertThat(bus.told).containsExactly("1 is cut off: more descriptors came than could be taken (MSG_CTRUNC)");
    }

    @Test
    void nobodyOfThatNameIsAnErrorToTheCaller() {
        bus.say(1, call("org.example.Nobody", 1));
        assertThat(bus.got(1))
                .containsExactly(DRIVER + " error to 50 " + DRIVER
                        + ".Error.ServiceUnknown(\"nobody on this bus has the name org.example.Nobody\")");
        bus.say(1, call("org.example.Nobody", 0).flagged(Message.NO_REPLY_EXPECTED));
        assertThat(bus.got(1)).isEmpty();
        assertThat(bus.held).isEmpty();
    }

    @Test
    void aCallerIsToldWhenTheOneItCalledHasGone() {
        bus.say(1, call(":1.1", 0));
        bus.leave(2);
        assertThat(bus.got(1))
                .containsExactly(DRIVER + " error to 50 " + DRIVER
                        + ".Error.NoReply(\"the one who was called has left the bus without an answer\")");
    }

    @Test
    void anAnswerThatNobodyAskedForGoesNowhere() {
        bus.say(2, call(":1.1", 0).with(Field.SENDER, ":1.0").reply());
        assertThat(bus.got(1)).isEmpty();
    }

    @Test
    void aNameHasOneOwnerAndAQueue() {
        Value name = Value.text("org.example.A");
        bus.say(1, TrialBus.bus("RequestName", name, Value.u32(1)).numbered(5));
        assertThat(bus.got(1))
                .containsExactly(
                        DRIVER + " signal " + DRIVER + ".NameAcquired(\"org.example.A\")", DRIVER + " return to 5(1)");
        bus.say(2, TrialBus.bus("RequestName", name, Value.u32(4)).numbered(6));
        assertThat(bus.got(2)).containsExactly(DRIVER + " return to 6(3)");
        bus.say(2, TrialBus.bus("RequestName", name, Value.u32(0)).numbered(7));
        assertThat(bus.got(2)).containsExactly(DRIVER + " return to 7(2)");
        bus.say(1, TrialBus.bus("ListQueuedOwners", name).numbered(8));
        assertThat(bus.got(1)).containsExactly(DRIVER + " return to 8([\":1.0\", \":1.1\"])");
        bus.say(2, TrialBus.bus("RequestName", name, Value.u32(2)).numbered(9));
        assertThat(bus.got(1)).containsExactly(DRIVER + " signal " + DRIVER + ".NameLost(\"org.example.A\")");
        bus.got(2);
        bus.leave(2);
        assertThat(bus.got(1)).containsExactly(DRIVER + " signal " + DRIVER + ".NameAcquired(\"org.example.A\")");
        bus.say(1, TrialBus.bus("ReleaseName", name).numbered(10));
        bus.say(1, TrialBus.bus("ReleaseName", name).numbered(11));
        assertThat(bus.got(1))
                .containsExactly(
                        DRIVER + " signal " + DRIVER + ".NameLost(\"org.example.A\")",
                        DRIVER + " return to 10(1)",
                        DRIVER + " return to 11(2)");
    }

    @Test
    void theBusTellsWhoIsWho() {
        bus.say(
                1,
                TrialBus.bus("GetConnectionUnixProcessID", Value.text(":1.1")).numbered(5));
        bus.say(1, TrialBus.bus("GetConnectionUnixUser", Value.text(DRIVER)).numbered(6));
        bus.say(1, TrialBus.bus("GetId").numbered(7));
        bus.say(1, TrialBus.bus("ListNames").numbered(8));
        bus.say(1, TrialBus.bus("NameHasOwner", Value.text("a.B")).numbered(9));
        bus.say(1, TrialBus.bus("GetNameOwner", Value.text("a.B")).numbered(10));
        assertThat(bus.got(1))
                .containsExactly(
                        DRIVER + " return to 5(202)",
                        DRIVER + " return to 6(1000)",
                        DRIVER + " return to 7(\"" + TrialBus.GUID + "\")",
                        DRIVER + " return to 8([\"" + DRIVER + "\", \":1.0\", \":1.1\"])",
                        DRIVER + " return to 9(false)",
                        DRIVER + " error to 10 " + DRIVER
                                + ".Error.NameHasNoOwner(\"nobody on this bus has the name \\\"a.B\\\"\")");
    }

    @Test
    void aSignalGoesToThoseWhoAskedAndOnlyOnce() {
        bus.say(2, TrialBus.bus("AddMatch", Value.text("interface='x.Y'")));
        bus.say(2, TrialBus.bus("AddMatch", Value.text("member='Went'")));
        bus.got(2);
        Message went = Message.signal("/", "x.Y", "Went").saying(List.of(), 1);
        bus.say(1, went);
        assertThat(bus.got(2)).containsExactly(":1.0 signal x.Y.Went() [1]");
        bus.say(2, TrialBus.bus("RemoveMatch", Value.text("interface='x.Y'")));
        bus.say(2, TrialBus.bus("RemoveMatch", Value.text("member='Went'")));
        bus.got(2);
        bus.say(1, went);
        assertThat(bus.got(2)).isEmpty();
        assertThat(bus.held).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMonitorGetsTheDescriptorsIfItNegotiatedElseNotEvenTheBytes(boolean negotiates) {
        bus.join(3, negotiates);
        bus.say(
                3,
                Message.call(DRIVER, "/", DRIVER + ".Monitoring", "BecomeMonitor")
                        .numbered(5)
                        .saying(List.of(Value.texts(List.of()), Value.u32(0))));
        assertThat(bus.got(3)).contains(DRIVER + " return to 5()");
        bus.say(1, call(":1.1", 1));
        assertThat(bus.got(3)).isEqualTo(negotiates ? List.of(":1.0 x.Y.Take() [1]") : List.of());
        bus.say(1, call(":1.2", 0).numbered(6));
        assertThat(bus.got(1))
                .contains(DRIVER + " error to 6 " + DRIVER
                        + ".Error.ServiceUnknown(\"nobody on this bus has the name :1.2\")");
        bus.say(3, TrialBus.bus("GetId"));
        assertThat(bus.told).containsExactly("3 is cut off: a monitor sent a message");
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyAndItsQueueEnds() {
        Message big = Message.call(":1.1", "/", "x.Y", "Take")
                .saying(List.of(new Value.Octets(Bytes.utf8("x").times(700_000))));
        bus.stopReading();
        for (int i = 0; i < 20; i++) {
            bus.say(1, big.flagged(Message.NO_REPLY_EXPECTED));
        }
        assertThat(bus.waiting(2)).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            bus.say(1, call(":1.1", 16).flagged(Message.NO_REPLY_EXPECTED));
        }
        assertThat(bus.waiting(2)).isEqualTo(2);
        assertThat(bus.told).isEmpty();
        assertThat(bus.held).isEmpty();
    }

    @Test
    void descriptorsForOneWhoDoesNotReadAreCounted() {
        bus.stopReading();
        for (int i = 0; i < 20; i++) {
            bus.say(1, call(":1.1", 16).flagged(Message.NO_REPLY_EXPECTED));
        }
        assertThat(bus.waiting(2)).isEqualTo(Limits.BACKLOG_FDS / 16);
    }

    @Test
    void whoAsksAndAsksAndReadsNothingIsCutOff() {
        bus.stopReading();
        for (int i = 0; i < 10_000 && bus.told.isEmpty(); i++) {
            bus.say(1, TrialBus.bus("GetNameOwner", Value.text("x".repeat(200))));
        }
        assertThat(bus.told).containsExactly("1 is cut off: it does not read the answers that it asked for");
    }

    @Test
    void namesRulesAndConnectionsAreLimited() {
        for (int i = 0; i <= Limits.NAMES; i++) {
            bus.say(
                    1,
                    TrialBus.bus("RequestName", Value.text("a.B" + i), Value.u32(0))
                            .numbered(2));
        }
        assertThat(bus.got(1))
                .endsWith(DRIVER + " error to 2 " + DRIVER + ".Error.LimitsExceeded(\"you have 64 names already\")");
        for (int i = 0; i <= Limits.RULES; i++) {
            bus.say(1, TrialBus.bus("AddMatch", Value.text("member='a'")).numbered(2));
        }
        assertThat(bus.got(1))
                .endsWith(DRIVER + " error to 2 " + DRIVER
                        + ".Error.LimitsExceeded(\"you have 32 match rules already\")");
        for (int i = 0; i <= Limits.CALLS; i++) {
            bus.say(1, call(":1.1", 0).numbered(100 + i));
        }
        assertThat(bus.got(1))
                .containsExactly(DRIVER + " error to 228 " + DRIVER
                        + ".Error.LimitsExceeded(\"128 of your calls wait for an answer already\")");
        for (int i = 3; i <= Limits.CLIENTS; i++) {
            bus.join(i, false);
        }
        bus.does(bus.broker.connected(99, TrialBus.SELF));
        assertThat(bus.told).containsExactly("99 is cut off: there are 32 connections already");
    }

    @Test
    void theFirstMessageHasToBeHello() {
        bus.does(bus.broker.connected(3, TrialBus.SELF));
        bus.does(bus.broker.received(
                3,
                Bytes.utf8("\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n").plus(MessageCodec.encode(call(":1.1", 0))),
                List.of(),
                false));
        assertThat(bus.told).containsExactly("3 is cut off: the first message was not the call Hello");
    }

    @Test
    void oneReadMayBringTheTalkAndTheFirstMessageWithADescriptor() {
        bus.does(bus.broker.connected(3, TrialBus.SELF));
        Message hello = Message.call(DRIVER, "/", DRIVER, "Hello");
        bus.hear(
                3,
                Bytes.utf8("\0AUTH EXTERNAL\r\nDATA\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n")
                        .plus(MessageCodec.encode(hello.numbered(1)))
                        .plus(MessageCodec.encode(call(":1.1", 1))),
                1);
        assertThat(bus.told).isEmpty();
        assertThat(bus.got(2)).containsExactly(":1.2 x.Y.Take() [1]");
    }
}
