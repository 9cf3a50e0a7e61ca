package fdscope.lab.dbus;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that say anything: the bus never fails, and lets go of every descriptor. */
class BrokerFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    private static final int CLIENTS = 3;
    /** Says nothing before the input: its bytes are the talk. */
    private static final int STRANGER = 3;

    static Stream<byte[]> seeds() {
        return Seeds.of(
                piece(0, 0, TrialBus.bus("GetId")),
                piece(1, 0, TrialBus.bus("RequestName", Value.text("a.B"), Value.u32(3)))
                        .plus(piece(2, 0, TrialBus.bus("RequestName", Value.text("a.B"), Value.u32(2))))
                        .plus(piece(
                                0, 1, Message.call("a.B", "/", "x.Y", "Take").saying(List.of(), 1))),
                piece(1, 0, TrialBus.bus("AddMatch", Value.text("type='signal',arg0namespace='a'")))
                        .plus(piece(0, 1, Message.signal("/", "x.Y", "Went").saying(List.of(Value.text("a.b")), 1))),
                piece(
                        2,
                        0,
                        Message.call(Broker.NAME, "/", Broker.NAME + ".Monitoring", "BecomeMonitor")
                                .saying(List.of(Value.texts(List.of("member='Hello'")), Value.u32(0)))),
                said(STRANGER, 0, Bytes.utf8("\0AUTH EXTERNAL\r\nDATA\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n"))
                        .plus(piece(STRANGER, 0, TrialBus.bus("Hello"))));
    }

    /** Who speaks and with how many descriptors, how many bytes in two bytes, the bytes. */
    private static Bytes said(int client, int fds, Bytes data) {
        return Bytes.of((byte) (client | fds << 2), (byte) (data.length() >> 8), (byte) data.length())
                .plus(data);
    }

    private static Bytes piece(int client, int fds, Message message) {
        return said(client, fds, MessageCodec.encode(message));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void theBusLetsGoOfEveryDescriptor(byte[] input) {
        RUNS.count();
        TrialBus bus = new TrialBus();
        for (int client = 0; client < CLIENTS; client++) {
            bus.join(client, client != 1);
        }
        bus.does(bus.broker.connected(STRANGER, new Peer(9, 1000)));
        Bytes rest = Bytes.of(input);
        while (rest.length() > 3) {
            int who = rest.at(0) & 3;
            int fds = (rest.at(0) & 0xff) >> 2;
            int end = Math.min(rest.length(), 3 + ((rest.at(1) & 0xff) << 8 | rest.at(2) & 0xff));
            if (end > 3) {
                bus.hear(who, rest.slice(3, end), fds);
            }
            rest = rest.slice(end, rest.length());
        }
        for (int client = 0; client <= STRANGER; client++) {
            bus.leave(client);
        }
        FuzzRuns.must(bus.held.isEmpty(), "still held", bus.held);
    }
}
