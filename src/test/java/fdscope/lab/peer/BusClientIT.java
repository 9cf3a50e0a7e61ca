package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.Tools;
import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.dbus.Arguments;
import fdscope.lab.dbus.Broker;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client with dbus-daemon and with our own bus: each test holds for both. */
class BusClientIT {
    private static final int KCMP_FILE = 0;
    private static final int SEEK_SET = 0;
    private static final String SINK = "org.example.Sink";

    enum Whose {
        THEIRS,
        OURS
    }

    private Syscalls calls;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        Tools.require("dbus-daemon");
        calls = NativeDoor.open();
    }

    private PrivateBus bus(Whose whose) throws Exception {
        return whose == Whose.THEIRS ? PrivateBus.theirs(folder) : PrivateBus.ours(calls, folder);
    }

    private static Message bus(String member, Value... values) {
        return Message.call(Broker.NAME, "/org/freedesktop/DBus", Broker.NAME, member)
                .saying(List.of(values));
    }

    private static Message take(int fds) {
        List<Value> handles = new ArrayList<>();
        for (int i = 0; i < fds; i++) {
            handles.add(new Value.Num('h', i));
        }
        return Message.call(SINK, "/", "x.Y", "Take").saying(handles, fds);
    }

    @ParameterizedTest
    @EnumSource(Whose.class)
    void theBusAnswersHelloAndItsId(Whose whose) throws Exception {
        try (PrivateBus bus = bus(whose);
                BusClient client = BusClient.connect(calls, bus.address());
                Delivered id = client.call(bus("GetId"), List.of())) {
            assertThat(client.name()).isEqualTo(":1.0");
            assertThat(client.takesFds()).isTrue();
            assertThat(id.message().signature()).isEqualTo("s");
            assertThat(((Value.Text) id.message().values().get(0)).text()).matches("[0-9a-f]{32}");
        }
    }

    @ParameterizedTest
    @EnumSource(Whose.class)
    void aDescriptorGoesThroughTheBusAndIsTheSameOpenFile(Whose whose) throws Exception {
        try (PrivateBus bus = bus(whose);
                Fd note = PrivateBus.memfd(calls, "note", "through a third");
                BusClient sink = BusClient.connect(calls, bus.address());
                BusClient source = BusClient.connect(calls, bus.address())) {
            sink.own(SINK);
            long asked = source.send(take(1), List.of(note));
            try (Delivered came = call(sink)) {
                assertThat(came.message().sender()).contains(source.name());
                assertThat(came.leads()).hasSize(1);
                Fd there = came.fds().get(0);
                int self = calls.getpid();
                assertThat(calls.kcmp(self, self, KCMP_FILE, note.number(), there.number()))
                        .isZero();
                calls.lseek(there, 0, SEEK_SET);
                assertThat(calls.read(note, 64)).isEqualTo(Bytes.utf8("through a third"));
                sink.send(came.message().reply(), List.of());
            }
            try (Delivered answer = answer(source, asked)) {
                assertThat(answer.message().sender()).contains(sink.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Whose.class)
    void sixteenPassAndSeventeenCutTheSenderOff(Whose whose) throws Exception {
        try (PrivateBus bus = bus(whose);
                Fd note = PrivateBus.memfd(calls, "note", "x");
                BusClient sink = BusClient.connect(calls, bus.address());
                BusClient source = BusClient.connect(calls, bus.address())) {
            sink.own(SINK);
            source.send(take(16), Collections.nCopies(16, note));
            try (Delivered came = call(sink)) {
                assertThat(came.fds()).hasSize(16);
            }
            source.send(take(17), Collections.nCopies(17, note));
            assertThatThrownBy(() -> answer(source, -1))
                    .isInstanceOf(PeerFault.class)
                    .hasMessage("the bus has closed the connection");
        }
    }

    /** The two buses are asked the same, and say the same: the result, or the name of the error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GetNameOwner|s|x.Y",
                "GetNameOwner|s|org.freedesktop.DBus",
                "GetNameOwner||",
                "NameHasOwner|s|:1.0",
                "NameHasOwner|s|x.Y",
                "Nonsense||",
                "Hello||",
                "RequestName|su|x.Y 4",
                "RequestName|su|:1.0 0",
                "RequestName|su|org.freedesktop.DBus 0",
                "ReleaseName|s|x.Y",
                "ReleaseName|s|nonsense",
                "AddMatch|s|type='signal',member='x'",
                "AddMatch|s|nonsense='x'",
                "AddMatch|s|member='x",
                "RemoveMatch|s|member='x'",
                "GetConnectionUnixUser|s|:1.0",
                "GetConnectionUnixUser|s|x.Y",
                "GetConnectionUnixProcessID|s|:1.0",
                "ListNames||",
                "ListQueuedOwners|s|x.Y",
                "StartServiceByName|su|org.freedesktop.DBus 0",
                "StartServiceByName|su|:1.0 0",
            })
    void dbusDaemonAndOursAnswerAlike(String member, String signature, String words) throws Exception {
        Message call = bus(member)
                .saying(Arguments.of(
                                signature == null ? "" : signature,
                                words == null ? List.of() : List.of(words.split(" ")))
                        .values());
        assertThat(asked(Whose.OURS, call)).isEqualTo(asked(Whose.THEIRS, call));
    }

    private String asked(Whose whose, Message call) throws Exception {
        try (PrivateBus bus = bus(whose);
                BusClient client = BusClient.connect(calls, bus.address());
                Delivered answer = client.call(call, List.of())) {
            return answer.message().kind() + " "
                    + answer.message()
                            .errorName()
                            .orElse(answer.message().values().toString());
        }
    }

    private static Delivered call(BusClient client) throws PeerFault {
        while (true) {
            Delivered came = client.next(BusClient.PATIENCE_MILLISECONDS).orElseThrow();
            if (came.message().wantsReply()) {
                return came;
            }
        }
    }

    private static Delivered answer(BusClient client, long serial) throws PeerFault {
        while (true) {
            Delivered came = client.next(BusClient.PATIENCE_MILLISECONDS).orElseThrow();
            if (came.message().replySerial() == serial) {
                return came;
            }
        }
    }
}
