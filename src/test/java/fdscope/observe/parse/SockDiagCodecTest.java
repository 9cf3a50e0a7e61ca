package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Captures;
import fdscope.observe.FileId;
import fdscope.observe.Memory;
import fdscope.observe.SocketSighting;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockDiagCodecTest {
    @Test
    void aDumpAsksForEverySocketWithAllAttributes() {
        assertThat(SockDiagCodec.dumpRequest(7).hex())
                .isEqualTo("28000000140001030700000000000000" + "01000000ffffffff000000007f0000000000000000000000");
    }

    @Test
    void oneSocketIsAskedForByInodeWithAnyCookie() {
        assertThat(SockDiagCodec.request(8, 0x0f49ac).hex())
                .isEqualTo("28000000140001000800000000000000" + "01000000ffffffffac490f007f000000ffffffffffffffff");
    }

    @Test
    void theCaptureHasEverySocketAndItsEnd() {
        List<SockDiagAnswer> answers = SockDiagCodec.decode(Captures.bytes("listings/sock_diag.zoo.raw"));

        TreeSet<Long> expected = Captures.expectedInodes();
        assertThat(Captures.inodes(Captures.diag())).isEqualTo(expected);
        assertThat(answers).hasSize(61).last().isEqualTo(new SockDiagAnswer.Done(1, false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fresh-dgram        | type=dgram state=unconnected name=unnamed receive queue=0 send queue=0 shutdown=both ways open uid=0
            bound-abstract-nul | type=stream state=unconnected name=@abs\\0with\\0nul\\0 receive queue=0 send queue=0 shutdown=both ways open uid=0
            bound-abstract-at  | type=stream state=unconnected name=@@at receive queue=0 send queue=0 shutdown=both ways open uid=0
            bound-abstract-bin | type=stream state=unconnected name=@\\xff\\xfe\\n \\x01 receive queue=0 send queue=0 shutdown=both ways open uid=0
            bound-abstract-empty | type=stream state=unconnected name=@ receive queue=0 send queue=0 shutdown=both ways open uid=0
            newline            | type=stream state=unconnected name=/run/user/1000/zoo/new\\nline.sock receive queue=0 send queue=0 shutdown=both ways open uid=0
            nonutf8            | type=stream state=unconnected name=/run/user/1000/zoo/latin\\xe9\\xff.sock receive queue=0 send queue=0 shutdown=both ways open uid=0
            ctrl               | type=stream state=unconnected name=/run/user/1000/zoo/\\e[31mred\\t\\x7f.sock receive queue=0 send queue=0 shutdown=both ways open uid=0
            listen-bl5         | type=stream state=listening name=/run/user/1000/zoo/listen.sock receive queue=3 send queue=5 shutdown=both ways open uid=0 waiting clients=[1001918, 1001919, 1001920]
            listen-bl0         | type=stream state=listening name=@listen0 receive queue=0 send queue=0 shutdown=both ways open uid=0 waiting clients=[]
            pending-client1    | type=stream state=connected name=unnamed peer=0 receive queue=0 send queue=0 shutdown=both ways open uid=0
            pair-b             | type=stream state=connected name=unnamed peer=1001926 receive queue=100 send queue=0 shutdown=both ways open uid=0
            pair-shut-wr-a     | type=stream state=connected name=unnamed peer=1001929 receive queue=0 send queue=0 shutdown=sends nothing more uid=0
            pair-peer-closed-unread | type=stream state=connected name=unnamed peer=0 receive queue=2 send queue=0 shutdown=both ways shut uid=0
            sqpair-b           | type=seqpacket state=connected name=unnamed peer=1001938 receive queue=1 send queue=0 shutdown=both ways open uid=0
            dg-server          | type=dgram state=connected name=/run/user/1000/zoo/dg.sock receive queue=500 send queue=0 shutdown=both ways open uid=0
            """)
    void aMessageTellsWhatTheSocketIs(String what, String expected) {
        assertThat(Captures.line(Captures.called(what, Captures.diag())))
                .isEqualTo(Captures.inode(what) + " " + expected);
    }

    @Test
    void fileMemoryCookieAndExactNameAreRead() {
        SocketSighting row = Captures.called("bound-stream", Captures.diag());

        assertThat(row.file()).contains(new FileId(1671171, 266338304));
        assertThat(row.file().orElseThrow().major()).isEqualTo(254);
        assertThat(row.cookie()).contains(0x42cfdL);
        assertThat(row.memory()).contains(Memory.of(List.of(0L, 212992L, 0L, 212992L, 0L, 0L, 0L, 0L, 0L)));
        assertThat(row.name()).contains(new UnixAddress.Pathname(Bytes.utf8("/run/user/1000/zoo/bound.sock")));
        assertThat(row.raw().length()).isEqualTo(0x94);
    }

    @Test
    void aNameOf108BytesHasNoClosingNulToLose() {
        assertThat(Captures.called("max108", Captures.diag())
                        .name()
                        .orElseThrow()
                        .name()
                        .length())
                .isEqualTo(108);
    }

    @Test
    void anErrorIsAFailureWithItsNumber() {
        Bytes error = Bytes.ofHex("24000000020000000500000039300000" + "feffffff" + "28000000140001000500000000000000");

        assertThat(SockDiagCodec.decode(error)).containsExactly(new SockDiagAnswer.Failure(5, Errno.ENOENT));
    }

    @Test
    void aDumpThatEndsWithAnErrorIsAFailure() {
        Bytes done = Bytes.ofHex("14000000030002000500000039300000" + "f4ffffff");

        assertThat(SockDiagCodec.decode(done)).containsExactly(new SockDiagAnswer.Failure(5, Errno.ENOMEM));
    }

    @Test
    void anInterruptedDumpSaysSo() {
        Bytes done = Bytes.ofHex("14000000030012000500000039300000" + "00000000");

        assertThat(SockDiagCodec.decode(done)).containsExactly(new SockDiagAnswer.Done(5, true));
    }

    @Test
    void bytesThatAreNoMessageAreKeptWithTheReason() {
        Bytes junk = Bytes.ofHex("ffffff7f14000200");

        assertThat(SockDiagCodec.decode(junk))
                .containsExactly(new SockDiagAnswer.Unreadable(junk, "a netlink header has 16 bytes, here are 8"));
    }

    @Test
    void aMessageCutOffAnywhereIsUnreadableAndThoseBeforeItAreKept() {
        Bytes whole = Captures.bytes("listings/sock_diag.zoo.raw").slice(0, 0x94 + 0x80);

        for (int end = 0x95; end < whole.length(); end++) {
            List<SockDiagAnswer> answers = SockDiagCodec.decode(whole.slice(0, end));
            assertThat(answers).hasSize(2);
            assertThat(answers.get(0)).isInstanceOf(SockDiagAnswer.Row.class);
            assertThat(answers.get(1)).isInstanceOf(SockDiagAnswer.Unreadable.class);
        }
    }

    @Test
    void anAttributeLongerThanItsMessageIsLeftOutAndDoesNotCountAsUnnamed() {
        byte[] message =
                Captures.bytes("listings/sock_diag.zoo.raw").slice(0, 0x94).toArray();
        message[33] = 0x7f;

        List<SockDiagAnswer> answers = SockDiagCodec.decode(Bytes.of(message));

        SocketSighting row = ((SockDiagAnswer.Row) answers.get(0)).sighting();
        assertThat(Captures.line(row)).isEqualTo("1001900 type=stream state=unconnected");
    }
}
