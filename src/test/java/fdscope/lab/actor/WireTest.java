package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.lab.Order;
import fdscope.lab.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final Order.Call CALL = new Order.Call(
            "sendmsg", List.of(new Order.Arg.Num(-1), new Order.Arg.Data(Bytes.of((byte) 0, (byte) 0xff))), true);

    @Test
    void everyOrderComesBackAsItWas() {
        List<Order> samples = new ArrayList<>(Rehearsal.orders());
        samples.add(CALL);
        samples.add(new Order.Repeat(
                CALL, OptionalInt.of(3), OptionalInt.empty(), Optional.of(1L << 40), Optional.of(Bytes.EMPTY)));
        samples.add(
                new Order.Repeat(CALL, OptionalInt.empty(), OptionalInt.of(11), Optional.empty(), Optional.empty()));

        assertThat(samples)
                .allSatisfy(order -> assertThat(Wire.order(Wire.line(order))).isEqualTo(order));
        assertThat(kinds(samples)).isEqualTo(Set.of(Order.class.getPermittedSubclasses()));
    }

    @Test
    void everyReportComesBackAsItWas() {
        List<Report> samples = Rehearsal.reports();

        assertThat(samples)
                .allSatisfy(report -> assertThat(Wire.report(Wire.line(report))).isEqualTo(report));
        assertThat(kinds(samples)).isEqualTo(Set.of(Report.class.getPermittedSubclasses()));
    }

    @Test
    void anOrderIsOneLineThatNamesItsKind() {
        assertThat(Wire.line(CALL))
                .isEqualTo("{\"is\":\"Call\",\"name\":\"sendmsg\",\"arguments\":[{\"is\":\"Num\",\"value\":-1},"
                        + "{\"is\":\"Data\",\"value\":\"00ff\"}],\"announce\":true}");
    }

    @Test
    void aLengthBeforeARepetitionDoesNotMakeTheLineLong() {
        Bytes framed = Bytes.ofHex("00100000").plus(Bytes.utf8("fdscope!").times(131_072));
        Order.Call send = new Order.Call("send", List.of(new Order.Arg.Data(framed)), false);

        assertThat(Wire.line(send)).contains("{\"after\":\"00100000\",\"times\":131072,\"of\":\"666473636f706521\"}");
        assertThat(Wire.order(Wire.line(send))).isEqualTo(send);
    }

    @Test
    void aFullSendBufferIsAShortLine() {
        Bytes many = Bytes.utf8("ab.").times(70_000);
        Order order = new Order.Call("send", List.of(new Order.Arg.Data(many)), false);

        assertThat(Wire.line(order))
                .isEqualTo("{\"is\":\"Call\",\"name\":\"send\",\"arguments\":[{\"is\":\"Data\","
                        + "\"value\":{\"after\":\"\",\"times\":70000,\"of\":\"61622e\"}}],\"announce\":false}");
        assertThat(Wire.order(Wire.line(order))).isEqualTo(order);
    }

    @Test
    void aLineThatMeansNothingIsRefusedInWords() {
        for (String line :
                List.of("", "{", "[]", "{\"is\":\"Dance\"}", "{\"is\":\"Exit\"}", "{\"is\":\"Exit\",\"code\":\"x\"}")) {
            assertThatThrownBy(() -> Wire.order(line)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Set<?> kinds(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
