package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class ControlBufferFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        Bytes rights = ControlBuffer.encode(List.of(new ControlMessage.Rights(List.of(3, 4, 5))));
        Bytes all = ControlBuffer.encode(List.of(
                new ControlMessage.Credentials(1, 2, 3),
                new ControlMessage.Rights(List.of(7)),
                new ControlMessage.PidFd(9),
                new ControlMessage.Unknown(41, 50, Bytes.utf8("abc"))));
        return Seeds.of(
                rights,
                all,
                all.slice(0, all.length() - 3),
                ControlBuffer.raw(3, 1, 1, Bytes.utf8("abcd")),
                ControlBuffer.raw(Long.MAX_VALUE, 1, 1, Bytes.utf8("abcd")));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void messagesComeFromTheBufferAndFieldsCoverIt(byte[] input) {
        RUNS.count();
        Bytes control = Bytes.of(input);
        List<ControlMessage> messages = ControlBuffer.decode(control);

        int data = 0;
        for (ControlMessage message : messages) {
            Bytes encoded = ControlBuffer.encode(List.of(message));
            boolean broken =
                    message instanceof ControlMessage.Unknown unknown && unknown.level() == ControlMessage.SOL_SOCKET;
            if (!broken) {
                assertThat(ControlBuffer.decode(encoded)).containsExactly(message);
            }
            data += message instanceof ControlMessage.Unknown unknown
                    ? unknown.data().length()
                    : ControlBuffer.HEADER;
        }
        assertThat(data).isLessThanOrEqualTo(input.length);
        assertThat(ControlBuffer.fds(messages).size() * Integer.BYTES).isLessThanOrEqualTo(input.length);

        int at = 0;
        for (ControlField field : ControlField.of(control)) {
            assertThat(field.offset()).isEqualTo(at);
            assertThat(field.length()).isPositive();
            assertThat(field.name() + field.value()).isEqualTo(Printable.line(field.name() + field.value()));
            at += field.length();
        }
        assertThat(at).isEqualTo(input.length);
    }
}
