package fdscope.lab.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A measurement as lines of text: the same on a pipe and on the screen. */
public final class MeasurementText {
    private static final int SIZE_WIDTH = 8;
    private static final int TIME_WIDTH = 7;

    private static final String MEANS =
            "A time is one transfer: from before the sender's first call until it has one byte"
                    + " back from the receiver, another process, which has read what is said. The data is made before, except for"
                    + " a fresh memfd: making it, write() into it and closing it at both ends count. A passed memfd is asked for"
                    + " its seals and size, mapped, unmapped and closed each time. What is copied lands in memory that the"
                    + " receiver has already touched.";

    private MeasurementText() {}

    /**
     * All that there is to say.
     *
     * @param width columns, 60 and more; sentences are filled to it
     * @param height rows for the chart
     */
    public static List<String> lines(Measurement measured, int width, int height) {
        List<String> lines = new ArrayList<>(head(measured, width));
        if (!measured.cells().isEmpty()) {
            lines.add("");
            lines.addAll(picture(measured, width, height));
        }
        List<String> findings = Findings.of(measured);
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("What was measured here");
            findings.forEach(sentence -> lines.addAll(hanging("- ", sentence, width)));
        }
        table("Median of the repeats", measured, Spread::median, lines);
        table("Fastest", measured, Spread::least, lines);
        table("Slowest", measured, Spread::most, lines);
        lines.add("");
        lines.addAll(hanging("", MEANS, width));
        measured.handshake()
                .ifPresent(handshake -> lines.addAll(hanging(
                        "",
                        "Of every time this much is the answer, one byte there and one back: "
                                + Times.text(handshake.median()) + " (" + Times.text(handshake.least()) + " to "
                                + Times.text(handshake.most()) + ", " + handshake.repeats() + " times).",
                        width)));
        return lines;
    }

    /** The chart, so high with its axis, and below it what its glyphs mean. */
    public static List<String> picture(Measurement measured, int width, int height) {
        List<String> lines = new ArrayList<>();
        if (measured.cells().isEmpty()) {
            return lines;
        }
        lines.add("Median time of one transfer, by size; both axes logarithmic");
        lines.addAll(Chart.lines(measured, width, height));
        int longest = measured.ways().stream()
                .mapToInt(way -> way.word().length())
                .max()
                .orElse(0);
        for (Way way : measured.ways()) {
            lines.addAll(hanging(
                    "  " + way.glyph() + "  " + way.word()
                            + " ".repeat(longest - way.word().length() + 2),
                    way.meaning(),
                    width));
        }
        return lines;
    }

    private static List<String> head(Measurement measured, int width) {
        MeasuredOn on = measured.on();
        List<String> lines = new ArrayList<>(hanging(
                "",
                "Copying against passing, measured on Linux " + on.kernel() + ", "
                        + on.processor().orElse("a processor that /proc/cpuinfo does not name") + ", " + on.processors()
                        + (on.processors() == 1 ? " processor" : " processors") + ", pages of " + on.pageSize()
                        + " bytes.",
                width));
        if (!measured.whole()) {
            lines.add("It was stopped: this is what was measured until then.");
        }
        measured.leftOut().forEach(what -> lines.addAll(hanging("", "Left out: " + what + ".", width)));
        return lines;
    }

    private static void table(String title, Measurement measured, ToLongFunction<Spread> value, List<String> lines) {
        if (measured.cells().isEmpty()) {
            return;
        }
        lines.add("");
        StringBuilder header = new StringBuilder(" ".repeat(SIZE_WIDTH));
        measured.ways().forEach(way -> header.append(right(String.valueOf(way.glyph()), TIME_WIDTH)));
        lines.add(title);
        lines.add(header.toString());
        for (long size : measured.sizes()) {
            StringBuilder row = new StringBuilder(right(Sizes.text(size), SIZE_WIDTH));
            for (Way way : measured.ways()) {
                String time = measured.time(way, size)
                        .map(spread -> Times.text(value.applyAsLong(spread)).replace(" ", ""))
                        .orElse("-");
                row.append(right(time, TIME_WIDTH));
            }
            lines.add(row.toString());
        }
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static List<String> hanging(String lead, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        boolean fresh = true;
        for (String word : text.split(" ")) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(lead.length()));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
