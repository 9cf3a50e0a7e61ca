package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.message.Key;
import fdscope.tui.screen.TextView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlBytesTest {
    @Test
    void eachByteStandsBesideTheFieldItBelongsTo() {
        assertThat(bytes("180000000000000001000000010000000d0000000e000000")).isEqualTo("""
                        offset  0  1  2  3  4  5  6  7   field       value
                             0  18 00 00 00 00 00 00 00   cmsg_len    24 = 16 + 2 × 4
                             8  01 00 00 00               cmsg_level  1  SOL_SOCKET
                            12              01 00 00 00   cmsg_type   1  SCM_RIGHTS
                            16  0d 00 00 00               fds[0]      13, new in bob's table
                            20              0e 00 00 00   fds[1]      14, new in bob's table
                            24  msg_controllen as it came back""");
    }

    @Test
    void paddingIsNoDescriptorAndTheNextHeaderBeginsBehindIt() {
        assertThat(bytes("1400000000000000" + "0100000001000000" + "0d000000" + "00000000" + "1c00000000000000"
                        + "0100000002000000" + "d2040000" + "e8030000" + "64000000"))
                .isEqualTo("""
                        offset  0  1  2  3  4  5  6  7   field       value
                             0  14 00 00 00 00 00 00 00   cmsg_len    20 = 16 + 1 × 4
                             8  01 00 00 00               cmsg_level  1  SOL_SOCKET
                            12              01 00 00 00   cmsg_type   1  SCM_RIGHTS
                            16  0d 00 00 00               fds[0]      13, new in bob's table
                            20              00 00 00 00   padding     to the next multiple of 8; in no cmsg_len
                            24  1c 00 00 00 00 00 00 00   cmsg_len    28 = 16 + 3 × 4
                            32  01 00 00 00               cmsg_level  1  SOL_SOCKET
                            36              02 00 00 00   cmsg_type   2  SCM_CREDENTIALS
                            40  d2 04 00 00               pid         1234
                            44              e8 03 00 00   uid         1000
                            48  64 00 00 00               gid         100
                            52  msg_controllen as it came back""");
    }

    @Test
    void whatIsNoHeaderIsSaidToBeNone() {
        assertThat(bytes("0400000000000000" + "0200000009000000" + "ff")).isEqualTo("""
                        offset  0  1  2  3  4  5  6  7   field       value
                             0  04 00 00 00 00 00 00 00   cmsg_len    4, which cannot be
                             8  02 00 00 00               cmsg_level  2
                            12              09 00 00 00   cmsg_type   9
                            16  ff                        rest        no whole header
                            17  msg_controllen as it came back""");
    }

    @Test
    void withoutAControlBufferItIsSaid() {
        Trial trial = Trial.committed(80, 24).press(Key.of('x'));
        assertThat(trial.model().notice()).contains("no control buffer has come in this lab yet");
    }

    private static String bytes(String control) {
        Trial trial = Trial.committed(80, 24).press(Key.SPACE);
        trial.stepped(
                11,
                new TraceEvent.Called(
                        13,
                        "",
                        "bob",
                        4712,
                        4712,
                        "recvmsg(6<s>, 16, control 24)",
                        1,
                        null,
                        900,
                        "\"x\", SCM_RIGHTS [13, 14], flags 0",
                        null,
                        List.of(13, 14),
                        0L,
                        control,
                        null,
                        null,
                        false));
        TextView view = (TextView) trial.press(Key.of('x')).model().top();
        assertThat(view.title()).isEqualTo("The bytes of a control buffer");
        assertThat(view.paragraphs().get(0))
                .isEqualTo(Paragraph.of("bob  recvmsg(6<s>, 16, control 24) = \"x\", SCM_RIGHTS [13, 14], flags 0"));
        return ((Paragraph.Code) view.paragraphs().get(1)).text();
    }
}
