package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.lab.Order;
import fdscope.lab.Report;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class WireFuzz {
    /** A short line may stand for a gigabyte; that is allowed, and too much for a fuzzer's memory. */
    private static final Pattern MANY = Pattern.compile("\"of\"(?s:.*)[0-9]{7}|[0-9]{7}(?s:.*)\"of\"");

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Stream.concat(
                        Stream.concat(
                                Rehearsal.orders().stream().map(Wire::line),
                                Rehearsal.reports().stream().map(Wire::line)),
                        Stream.of(
                                "{\"is\":\"Call\",\"name\":\"send\",\"arguments\":[{\"is\":\"Data\","
                                        + "\"value\":{\"after\":\"\",\"times\":7,\"of\":\"61622e\"}},{\"is\":\"Num\",\"value\":-1}],\"announce\":true}"))
                .flatMap(Seeds::ofText);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void aLineIsOneMeaningOrRefused(byte[] input) {
        RUNS.count();
        String line = new String(input, StandardCharsets.UTF_8);
        if (MANY.matcher(line).find()) {
            return;
        }
        Optional<Order> order = read(line, Wire::order);
        order.ifPresent(told -> assertThat(Wire.order(Wire.line(told))).isEqualTo(told));
        Optional<Report> report = read(line, Wire::report);
        report.ifPresent(told -> assertThat(Wire.report(Wire.line(told))).isEqualTo(told));
        assertThat(order.isPresent() && report.isPresent()).isFalse();
    }

    private static <T> Optional<T> read(String line, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(line));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
