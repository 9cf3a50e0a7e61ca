package fdscope.cli;

import fdscope.lab.measure.MeasuredOn;
import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A measurement as JSON Lines: the machine, then each way and size when it is measured, at last the end. */
final class MeasureJson {
    private final TextOut out;
    private final JsonText text = new JsonText();
    private boolean begun;

    MeasureJson(TextOut out) {
        this.out = out;
    }

    /** The last cell; before the first one the machine. */
    void measured(Measurement soFar) {
        begin(soFar);
        Measurement.Cell cell = soFar.cells().get(soFar.cells().size() - 1);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "measured");
        line.put("way", cell.way().word());
        line.put("sizeBytes", cell.size());
        spread(cell.time(), line);
        out.json(text.line(line));
        out.flush();
    }

    private void begin(Measurement measured) {
        if (begun) {
            return;
        }
        begun = true;
        MeasuredOn on = measured.on();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "machine");
        line.put("kernel", on.kernel());
        line.put("cpu", on.processor().orElse(null));
        line.put("processors", on.processors());
        line.put("pageSizeBytes", on.pageSize());
        line.put("leftOut", measured.leftOut());
        out.json(text.line(line));
        measured.handshake().ifPresent(time -> {
            Map<String, Object> handshake = new LinkedHashMap<>();
            handshake.put("event", "handshake");
            spread(time, handshake);
            out.json(text.line(handshake));
        });
    }

    private static void spread(Spread time, Map<String, Object> line) {
        line.put("medianNanoseconds", time.median());
        line.put("minNanoseconds", time.least());
        line.put("maxNanoseconds", time.most());
        line.put("repeats", time.repeats());
    }

    void end(Measurement measured, List<String> findings) {
        begin(measured);
        for (String finding : findings) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "finding");
            line.put("text", finding);
            out.json(text.line(line));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "end");
        line.put("outcome", measured.whole() ? "measured" : "stopped");
        line.put("cells", measured.cells().size());
        out.json(text.line(line));
    }
}
