package fdscope.observe.parse;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.Captures;
import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class RowExplanationFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Seeds.listing("listings/proc_net_unix.zoo.raw"),
                        Seeds.listing("listings/ss_xaemp.txt"),
                        Seeds.some(
                                8,
                                Captures.diag().stream()
                                        .map(row -> row.raw().toArray())
                                        .toList()))
                .flatMap(seeds -> seeds);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void whateverTheRowIsItsFieldsArePrintableLines(byte[] input) {
        RUNS.count();
        Bytes bytes = Bytes.of(input);
        List<SocketSighting> rows = new ArrayList<>(ProcNetUnixParser.parse(bytes));
        rows.addAll(SsOutputParser.parse(bytes));
        for (SockDiagAnswer answer : SockDiagCodec.decode(bytes)) {
            if (answer instanceof SockDiagAnswer.Row row) {
                rows.add(row.sighting());
            }
        }
        for (SocketSighting row : rows) {
            List<ExplainedField> fields = RowExplanation.of(row);
            must(!fields.isEmpty(), "no field", row);
            for (ExplainedField field : fields) {
                must(
                        !field.name().isBlank()
                                && !field.meaning().isBlank()
                                && !field.from().isBlank(),
                        "blank",
                        field);
                for (String shown : List.of(field.name(), field.raw(), field.parsed(), field.meaning())) {
                    must(shown.equals(Printable.line(shown)) && shown.indexOf('\n') < 0, "not printable", row);
                }
            }
        }
    }
}
