package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.dbus.Broker;
import fdscope.lab.dbus.Limits;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.MessageCodec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that mean harm, one after the other; after each an honest one is served, and no descriptor is left. */
class HostileClientsTest {
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
    private static final int PATIENCE = 60_000;
    private static final String JUNK = "junk-of-a-hostile-client";

    private Syscalls calls;
    private PrivateBus.Ours bus;
    private Fd junk;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        calls = NativeDoor.open();
        bus = PrivateBus.ours(calls, folder);
        junk = PrivateBus.memfd(calls, JUNK, "x");
    }

    @AfterEach
    void anHonestClientIsServedAndNothingIsLeft() throws Exception {
        try (BusClient honest = BusClient.connect(calls, bus.address());
                Delivered id = honest.call(call(Broker.NAME, 0), List.of())) {
            assertThat(id.message().errorName()).contains("org.freedesktop.DBus.Error.UnknownMethod");
        }
        bus.close();
        assertThat(openJunk()).isEqualTo(1);
        junk.close();
    }

    private int openJunk() throws ErrnoException {
        int[] count = new int[1];
        calls.readlinks(Bytes.utf8("/proc/self/fd"), (name, target) -> {
            if (Bytes.of(target).text().contains(JUNK)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private static Message call(String name, int fds) {
        return Message.call(name, "/", "x.Y", "Take").saying(List.of(), fds);
    }

    private Connection connect() throws Exception {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
        calls.connect(
                socket,
                new UnixAddress.Pathname(Bytes.utf8(folder.resolve("ours").toString())).sockaddr());
        return new Connection(calls, socket);
    }

    /** Said who it is, and Hello; has read nothing. */
    private Connection admitted() throws Exception {
        Connection connection = connect();
        Message hello = Message.call(Broker.NAME, "/", Broker.NAME, "Hello");
        connection.send(
                Bytes.utf8("\0AUTH EXTERNAL\r\nDATA\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n")
                        .plus(MessageCodec.encode(hello)),
                List.of(),
                PATIENCE);
        return connection;
    }

    @Test
    void noise() throws Exception {
        Random random = new Random(14);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[300];
            random.nextBytes(noise);
            try (Connection client = i % 2 == 0 ? connect() : admitted()) {
                client.send(Bytes.of(noise), List.of(), PATIENCE);
                client.send(Bytes.of(noise), List.of(junk), PATIENCE);
            } catch (ErrnoException e) {
                assertThat(e.errno()).isIn(Errno.EPIPE, Errno.ECONNRESET);
            }
        }
    }

    @Test
    void aHugeLength() throws Exception {
        try (Connection client = admitted()) {
            client.send(Bytes.ofHex("6c010001" + "ffffff7f" + "01000000" + "00000000"), List.of(), PATIENCE);
            assertThat(bus.cutOff()).isEqualTo("a message of 2147483663 bytes, at most 1048576 are taken");
        }
    }

    @Test
    void seventeenDescriptors() throws Exception {
        try (Connection client = admitted()) {
            client.send(MessageCodec.encode(call("a.B", 17)), Collections.nCopies(17, junk), PATIENCE);
            assertThat(bus.cutOff()).isEqualTo("17 descriptors beside one message, at most 16");
        }
    }

    @Test
    void asManyDescriptorsAsTheKernelTakesAndNoMessage() throws Exception {
        try (Connection client = admitted()) {
            client.send(Bytes.utf8("l"), Collections.nCopies(253, junk), PATIENCE);
            assertThat(bus.cutOff()).isEqualTo("253 descriptors beside one message, at most 16");
        }
    }

    @Test
    void questionsWithoutEndFromOneWhoReadsNoAnswer() throws Exception {
        Bytes question = MessageCodec.encode(Message.call(Broker.NAME, "/", Broker.NAME, "ListNames"));
        try (Connection client = admitted()) {
            untilCutOff(client, question.times(500), List.of());
            assertThat(bus.cutOff()).isEqualTo("it does not read the answers that it asked for");
        }
    }

    @Test
    void aLineWithoutEnd() throws Exception {
        try (Connection client = connect()) {
            untilCutOff(client, Bytes.utf8("\0" + "A".repeat(4000)), List.of());
            assertThat(bus.cutOff()).isEqualTo("a line of more than 1024 bytes before BEGIN");
        }
    }

    @Test
    void aFloodOfDescriptorsForOneWhoDoesNotRead() throws Exception {
        try (BusClient sleeper = BusClient.connect(calls, bus.address());
                Connection flooder = admitted()) {
            sleeper.own("org.example.Sleeper");
            Message flood = call("org.example.Sleeper", 16).flagged(Message.NO_REPLY_EXPECTED);
            for (int i = 0; i < 2000; i++) {
                flooder.send(MessageCodec.encode(flood), Collections.nCopies(16, junk), PATIENCE);
            }
            // What the bus says to the flooder it can say only when it has dealt with the flood.
            flooder.send(MessageCodec.encode(call("org.example.Nobody", 0).numbered(77)), List.of(), PATIENCE);
            Bytes said = Bytes.EMPTY;
            while (said.text().indexOf("ServiceUnknown") < 0) {
                assertThat(flooder.awaits(PATIENCE)).isTrue();
                try (Received came = flooder.receive(1 << 16).orElseThrow()) {
                    said = said.plus(came.data());
                }
            }
            assertThat(openJunk()).isLessThanOrEqualTo(1 + Limits.BACKLOG_FDS);
        }
    }

    private static void untilCutOff(Connection client, Bytes data, List<Fd> fds) throws ErrnoException {
        try {
            for (int i = 0; i < 10_000; i++) {
                client.send(data, fds, PATIENCE);
            }
        } catch (ErrnoException e) {
            assertThat(e.errno()).isIn(Errno.EPIPE, Errno.ECONNRESET);
            return;
        }
        throw new AssertionError("it is never cut off");
    }
}
