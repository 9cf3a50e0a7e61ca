package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Captures;
import fdscope.observe.SocketSighting;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class SockDiagCodecFuzz {
    private static final Bytes BEHIND = Bytes.of((byte) 0x7f).times(40);

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        Stream<Bytes> rows = Captures.diag().stream().map(SocketSighting::raw);
        Bytes done = Bytes.ofHex("14000000030012000100000000000000" + "00000000");
        Bytes refused = Bytes.ofHex("24000000020000000100000000000000" + "feffffff" + "00".repeat(16));
        return Stream.concat(rows, Stream.of(done, refused, done.plus(refused))).map(Bytes::toArray);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void messagesAreSlicesOfTheDatagramAndNothingBehindThemCounts(byte[] input) {
        RUNS.count();
        Bytes datagram = Bytes.of(input);
        List<SockDiagAnswer> answers = SockDiagCodec.decode(datagram);

        ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.nativeOrder());
        int at = 0;
        for (SockDiagAnswer answer : answers) {
            int left = input.length - at;
            long length = left < 16 ? 0 : in.getInt(at);
            boolean whole = length >= 16 && length <= left;
            Bytes raw = datagram.slice(at, whole ? at + (int) length : input.length);
            if (answer instanceof SockDiagAnswer.Row row) {
                assertThat(whole).isTrue();
                assertThat(row.sighting().raw()).isEqualTo(raw);
                check(row, in, at);
            } else if (answer instanceof SockDiagAnswer.Unreadable unreadable) {
                assertThat(unreadable.raw()).isEqualTo(raw);
                assertThat(unreadable.why()).isNotBlank();
            }
            at = whole ? (int) Math.min(input.length, at + length + 3 & ~3L) : input.length;
        }
        assertThat(at).as("all bytes are told").isEqualTo(input.length);

        // The last message may be one that was cut; what follows can complete it.
        int sure = Math.max(0, answers.size() - 1);
        assertThat(texts(SockDiagCodec.decode(datagram.plus(BEHIND)).subList(0, sure)))
                .isEqualTo(texts(answers.subList(0, sure)));
    }

    private static void check(SockDiagAnswer.Row row, ByteBuffer in, int at) {
        SocketSighting sighting = row.sighting();
        assertThat(sighting.inode()).hasValue(in.getInt(at + 20) & 0xffffffffL);
        if (sighting.name().isPresent()) {
            UnixAddress name = sighting.name().get();
            assertThat(Slices.contains(sighting.raw(), name.name()))
                    .as("%s in %s", name, sighting.raw().hex())
                    .isTrue();
        }
        assertThat(texts(SockDiagCodec.decode(sighting.raw()))).isEqualTo(texts(List.of(row)));
        // One byte less: the header's length no longer holds, and nothing of it may be told.
        Bytes cut = sighting.raw().slice(0, sighting.raw().length() - 1);
        assertThat(SockDiagCodec.decode(cut)).hasOnlyElementsOfType(SockDiagAnswer.Unreadable.class);
    }

    private static List<String> texts(List<SockDiagAnswer> answers) {
        return answers.stream()
                .map(answer -> answer instanceof SockDiagAnswer.Row row
                        ? row.sequence() + " " + Captures.line(row.sighting())
                        : answer.toString())
                .toList();
    }
}
