package fdscope.observe.parse;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
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
        List<byte[]> rows =
                Captures.diag().stream().map(row -> row.raw().toArray()).toList();
        Bytes done = Bytes.ofHex("14000000030012000100000000000000" + "00000000");
        Bytes refused = Bytes.ofHex("24000000020000000100000000000000" + "feffffff" + "00".repeat(16));
        return Stream.concat(Seeds.some(10, rows), Seeds.of(done, refused, done.plus(refused)));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void messagesAreSlicesOfTheDatagramAndNothingBehindThemCounts(byte[] input) {
        RUNS.count();
        check(input);
        if (input.length >= SockDiagCodec.HEADER + UnixDiagMessage.FIXED) {
            // The same as one whole row, so that every change gets as far as the attributes.
            byte[] row = input.clone();
            ByteBuffer.wrap(row)
                    .order(ByteOrder.nativeOrder())
                    .putInt(row.length)
                    .putShort((short) SockDiagCodec.SOCK_DIAG_BY_FAMILY);
            row[SockDiagCodec.HEADER] = 1;
            must(check(row).get(0) instanceof SockDiagAnswer.Row, "a row", Bytes.of(row));
        }
    }

    private static List<SockDiagAnswer> check(byte[] input) {
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
                must(whole && row.sighting().raw().equals(raw), "the row is its bytes", datagram, row);
                check(row.sighting(), raw);
            } else if (answer instanceof SockDiagAnswer.Unreadable unreadable) {
                must(unreadable.raw().equals(raw), "what cannot be read is kept", datagram, unreadable);
            }
            at = whole ? (int) Math.min(input.length, at + length + 3 & ~3L) : input.length;
        }
        must(at == input.length, "all bytes are told", datagram, answers);

        // The last message may be one that was cut; what follows can complete it.
        List<SockDiagAnswer> more = SockDiagCodec.decode(datagram.plus(BEHIND));
        for (int i = 0; i < answers.size() - 1; i++) {
            must(text(more.get(i)).equals(text(answers.get(i))), "what follows changes nothing", datagram);
        }
        return answers;
    }

    /** Only what stands whole in an attribute of the message may be told, and a name is its bytes. */
    private static void check(SocketSighting row, Bytes raw) {
        ByteBuffer in = ByteBuffer.wrap(raw.toArray()).order(ByteOrder.nativeOrder());
        must(row.inode().orElseThrow() == (in.getInt(20) & 0xffffffffL), "the inode", raw);
        boolean[] there = new boolean[0x4000];
        int at = 32;
        while (at <= raw.length() - 4) {
            int length = in.getShort(at) & 0xffff;
            if (length < 4 || length > raw.length() - at) {
                break;
            }
            there[in.getShort(at + 2) & 0x3fff] = true;
            at += length + 3 & ~3;
        }
        boolean whole = at >= raw.length();
        must(row.name().isPresent() == (there[0] || whole), "name", raw);
        must(there[0] || row.name().isEmpty() || row.name().get().name().isEmpty(), "no name", raw);
        must(row.name().isEmpty() || Slices.contains(raw, row.name().get().name()), "the name's bytes", raw);
        must(there[1] || row.file().isEmpty(), "file", raw);
        must(there[2] || row.peer().isEmpty(), "peer", raw);
        must(there[3] == row.waiting().isPresent(), "waiting", raw);
        must(there[4] || row.receiveQueue().isEmpty() && row.sendQueue().isEmpty(), "queues", raw);
        must(there[5] == row.memory().isPresent(), "memory", raw);
        must(there[6] || row.shutdown().isEmpty(), "shutdown", raw);
        must(there[7] || row.uid().isEmpty(), "uid", raw);
    }

    private static String text(SockDiagAnswer answer) {
        return answer instanceof SockDiagAnswer.Row row
                ? row.sequence() + " " + Captures.line(row.sighting())
                : answer.toString();
    }
}
