package fdscope.lab.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFuzz {
    private static final List<Handle> FDS = List.of(new Handle(1), new Handle(2));

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() throws ProtocolFault {
        Arguments all = Arguments.of(
                "ybnqiuxtdsogva{sv}ayah",
                List.of("1 true 2 3 4 5 6 7 0.5 s / sa{sv} i 7 1 key s x 2 1 2 2 f g".split(" ")));
        Message signal = Message.signal("/", "x.Y", "All");
        Message big = new Message(ByteOrder.BIG_ENDIAN, Kind.SIGNAL, 0, 3, signal.fields(), Bytes.EMPTY, List.of());
        Bytes small = MessageCodec.encode(Message.call(":1.1", "/r", "x.Y", "Take"));
        return Seeds.of(
                MessageCodec.encode(signal.saying(all.values(), 2)),
                MessageCodec.encode(big.saying(all.values(), 2)),
                small.plus(MessageCodec.encode(signal.saying(List.of(new Value.Num('h', 1)), 1))),
                small.plus(Bytes.utf8("l\1\0\1")));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void aStreamSaysTheSameHoweverItIsCut(byte[] input) {
        RUNS.count();
        List<String> whole = read(Bytes.of(input), input.length, List.of());
        assertThat(read(Bytes.of(input), 1 + input.length / 3, List.of())).isEqualTo(whole);
        // Which read brings a descriptor is recvmsg(2)'s to say, and a cut elsewhere would be a lie: these come at
        // once.
        read(Bytes.of(input), input.length, FDS);
        whole.forEach(line -> assertThat(line).isEqualTo(Printable.line(line)));
    }

    /** Every message that is read is written and read again; the last line is the fault, if there is one. */
    private static List<String> read(Bytes input, int size, List<Handle> fds) {
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        List<String> said = new ArrayList<>();
        try {
            reader.add(Bytes.EMPTY, fds);
            for (int at = 0; at < input.length(); at += size) {
                reader.add(input.slice(at, Math.min(input.length(), at + size)), List.of());
                for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
                    Message message = next.get();
                    if (message.kind() != Kind.OTHER) {
                        again(message);
                    }
                    said.add(MessageText.of(message));
                }
            }
        } catch (ProtocolFault e) {
            said.add("fault");
        }
        return said;
    }

    private static void again(Message message) throws ProtocolFault {
        Message read = MessageCodec.decode(MessageCodec.encode(message), message.fds());
        assertThat(read.fields()).isEqualTo(message.fields());
        assertThat(read.body()).isEqualTo(message.body());
        assertThat(read.fds()).isEqualTo(message.fds());
    }
}
