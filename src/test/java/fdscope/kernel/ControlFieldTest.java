package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.ControlMessage.Credentials;
import fdscope.kernel.ControlMessage.PidFd;
import fdscope.kernel.ControlMessage.Rights;
import fdscope.kernel.ControlMessage.Unknown;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlFieldTest {
    private static String table(Bytes control) {
        return ControlField.of(control).stream()
                .map(field -> String.format(
                        "%3d %2d %-10s %s%n", field.offset(), field.length(), field.name(), field.value()))
                .collect(Collectors.joining());
    }

    @Test
    void everyFieldIsNamed() {
        Bytes control = ControlBuffer.encode(List.of(
                new Rights(List.of(7, 8, 9)),
                new Credentials(4711, 1000, 100),
                new PidFd(5),
                new Unknown(41, 2, Bytes.ofHex("c0ffee"))));
        assertThat(table(control)).isEqualToNormalizingNewlines("""
                  0  8 cmsg_len   28
                  8  4 cmsg_level 1
                 12  4 cmsg_type  1
                 16  4 fds[0]     7
                 20  4 fds[1]     8
                 24  4 fds[2]     9
                 28  4 padding    00000000
                 32  8 cmsg_len   28
                 40  4 cmsg_level 1
                 44  4 cmsg_type  2
                 48  4 pid        4711
                 52  4 uid        1000
                 56  4 gid        100
                 60  4 padding    00000000
                 64  8 cmsg_len   20
                 72  4 cmsg_level 1
                 76  4 cmsg_type  4
                 80  4 pidfd      5
                 84  4 padding    00000000
                 88  8 cmsg_len   19
                 96  4 cmsg_level 41
                100  4 cmsg_type  2
                104  3 data       c0ffee
                107  5 padding    0000000000
                """);
    }

    @Test
    void aBufferCutShortShowsWhatIsThere() {
        Bytes control = ControlBuffer.encode(List.of(new Rights(List.of(7, 8)))).slice(0, 22);
        assertThat(table(control)).isEqualToNormalizingNewlines("""
                  0  8 cmsg_len   24
                  8  4 cmsg_level 1
                 12  4 cmsg_type  1
                 16  4 fds[0]     7
                 20  2 data       0800
                """);
    }

    @Test
    void anImpossibleHeaderEndsTheWalk() {
        assertThat(table(ControlBuffer.raw(3, 1, 1, Bytes.ofHex("07000000")))).isEqualToNormalizingNewlines("""
                  0  8 cmsg_len   3
                  8  4 cmsg_level 1
                 12  4 cmsg_type  1
                 16  8 rest       0700000000000000
                """);
        assertThat(table(Bytes.ofHex("ffff"))).isEqualToNormalizingNewlines("  0  2 rest       ffff\n");
    }
}
