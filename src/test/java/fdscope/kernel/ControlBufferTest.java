package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.ControlMessage.Credentials;
import fdscope.kernel.ControlMessage.PidFd;
import fdscope.kernel.ControlMessage.Rights;
import fdscope.kernel.ControlMessage.Unknown;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes are written as on little-endian machines, the only ones that are supported. */
class ControlBufferTest {
    private static final Bytes THREE =
            Bytes.ofHex("1c00000000000000" + "01000000" + "01000000" + "070000000800000009000000" + "00000000");

    @Test
    void threeDescriptorsAreEncodedWithPadding() {
        assertThat(ControlBuffer.encode(List.of(new Rights(List.of(7, 8, 9))))).isEqualTo(THREE);
    }

    @ParameterizedTest
    @CsvSource({"16, 0", "20, 1", "24, 2", "28, 3", "32, 3"})
    void aShortBufferHoldsFewerDescriptors(int size, int count) {
        assertThat(ControlBuffer.decode(THREE.slice(0, size)))
                .containsExactly(new Rights(List.of(7, 8, 9).subList(0, count)));
    }

    @Test
    void halfADescriptorIsNone() {
        assertThat(ControlBuffer.decode(THREE.slice(0, 26))).containsExactly(new Rights(List.of(7, 8)));
    }

    @Test
    void severalMessagesComeBackInOrder() {
        List<ControlMessage> all = List.of(
                new Rights(List.of(5)),
                new Credentials(4711, 1000, -1),
                new PidFd(6),
                new Unknown(1, 84, Bytes.ofHex("0a000000")),
                new Unknown(41, 1, Bytes.ofHex("ff")),
                new Rights(List.of()));
        assertThat(ControlBuffer.decode(ControlBuffer.encode(all))).isEqualTo(all);
    }

    @Test
    void aTruncatedHeaderIsKeptAsUnknown() {
        assertThat(ControlBuffer.decode(THREE.plus(THREE.slice(0, 9))))
                .containsExactly(new Rights(List.of(7, 8, 9)), new Unknown(0, 0, Bytes.ofHex("1c0000000000000001")));
    }

    @Test
    void aLengthBelowTheHeaderKeepsTheRestAsUnknown() {
        assertThat(ControlBuffer.decode(ControlBuffer.raw(8, 1, 1, Bytes.ofHex("07000000"))))
                .containsExactly(new Unknown(1, 1, Bytes.ofHex("0700000000000000")));
    }

    @Test
    void aLengthPastTheEndTakesWhatIsThere() {
        assertThat(ControlBuffer.decode(ControlBuffer.raw(Long.MAX_VALUE, 1, 1, Bytes.ofHex("0700000008000000"))))
                .containsExactly(new Rights(List.of(7, 8)));
        assertThat(ControlBuffer.decode(ControlBuffer.raw(-1, 1, 1, Bytes.ofHex("0700000008000000"))))
                .containsExactly(new Unknown(1, 1, Bytes.ofHex("0700000008000000")));
    }

    @Test
    void credentialsCutShortAreKeptAsUnknown() {
        Bytes whole = ControlBuffer.encode(List.of(new Credentials(1, 2, 3)));
        assertThat(ControlBuffer.decode(whole.slice(0, 24)))
                .containsExactly(new Unknown(1, 2, Bytes.ofHex("0100000002000000")));
    }

    @Test
    void aRawMessageHasAnyHeader() {
        assertThat(ControlBuffer.raw(8, 41, 7, Bytes.ofHex("0102")))
                .isEqualTo(Bytes.ofHex("0800000000000000" + "29000000" + "07000000" + "0102000000000000"));
    }

    @Test
    void lengthAndSpaceAreThoseOfTheManual() {
        assertThat(List.of(ControlBuffer.length(0), ControlBuffer.length(4), ControlBuffer.length(12)))
                .containsExactly(16L, 20L, 28L);
        assertThat(List.of(ControlBuffer.space(0), ControlBuffer.space(1), ControlBuffer.space(4)))
                .containsExactly(16L, 24L, 24L);
        assertThat(ControlBuffer.space(253 * 4)).isEqualTo(1032);
    }

    @Test
    void descriptorsAreRightsThenPidfdsAndNeverErrors() {
        assertThat(ControlBuffer.fds(
                        List.of(new PidFd(9), new Rights(List.of(4, 5)), new PidFd(-3), new Rights(List.of(6)))))
                .containsExactly(4, 5, 6, 9);
    }

    @Test
    void arbitraryBytesNeverThrowAndTheirFieldsCoverThem() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            for (int at = 0; at + 16 <= bytes.length && random.nextInt(8) > 0; at += 24) {
                bytes[at] = (byte) random.nextInt(40);
                Arrays.fill(bytes, at + 1, at + 8, (byte) 0);
                bytes[at + 8] = 1;
                Arrays.fill(bytes, at + 9, at + 12, (byte) 0);
                bytes[at + 12] = (byte) random.nextInt(5);
                Arrays.fill(bytes, at + 13, at + 16, (byte) 0);
            }
            Bytes control = Bytes.of(bytes);
            assertThat(ControlBuffer.decode(control).isEmpty()).isEqualTo(bytes.length == 0);
            int end = 0;
            for (ControlField field : ControlField.of(control)) {
                assertThat(field.offset()).isEqualTo(end);
                assertThat(field.length()).isPositive();
                end += field.length();
            }
            assertThat(end).isEqualTo(bytes.length);
        }
    }
}
