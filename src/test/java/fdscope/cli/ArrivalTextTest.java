package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.exercise.pass.Arrival;
import fdscope.kernel.Bytes;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What came, as text and as JSON. */
class ArrivalTextTest {
    private static final Arrival ALL = new Arrival(
            SocketType.DGRAM,
            Bytes.utf8("a\u001bä"),
            9,
            0x28,
            List.of(new Arrival.Arrived(6, Bytes.utf8("/tmp/a\nb"), 2)),
            Optional.of(new ControlMessage.Credentials(12, -1, 0)),
            Optional.empty(),
            new UnixAddress.Abstract(Bytes.utf8("me")),
            List.of(new ControlMessage.Unknown(1, 3, Bytes.utf8("x"))));

    @Test
    void everyPartHasItsLine() {
        assertThat(String.join("\n", ArrivalText.of(ALL))).isEqualTo("""
                data         4 bytes  "a\\eä"
                descriptors  1
                  6          /tmp/a\\nb  O_RDWR
                sent by      pid 12, uid 4294967295, gid 0  (SCM_CREDENTIALS)
                peer         unknown: datagrams come from anybody
                from         @me
                control      level 1, type 3, 1 byte  78
                flags        MSG_CTRUNC|MSG_TRUNC
                lost         control data was cut off (MSG_CTRUNC): descriptors that did not fit were closed; \
                data was cut off (MSG_TRUNC): the message had 9 bytes""");
    }

    @Test
    void theJsonHasThemAll() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArrivalJson.write(ALL, out);
        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualTo(
                        "{\"type\":\"dgram\",\"data\":{\"text\":\"a\\\\e\\u00E4\",\"hex\":\"611bc3a4\"},\"length\":9,"
                                + "\"fds\":[{\"fd\":6,\"target\":\"/tmp/a\\\\nb\",\"flags\":\"O_RDWR\"}],"
                                + "\"credentials\":{\"pid\":12,\"uid\":4294967295,\"gid\":0},\"peer\":null,"
                                + "\"from\":{\"text\":\"@me\",\"hex\":\"006d65\"},"
                                + "\"control\":[{\"level\":1,\"type\":3,\"hex\":\"78\"}],"
                                + "\"flags\":\"MSG_CTRUNC|MSG_TRUNC\",\"controlTruncated\":true,\"dataTruncated\":true}\n");
    }
}
