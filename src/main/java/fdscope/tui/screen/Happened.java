package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;

/** One event of a trace as rows of prose, with its source. */
final class Happened {
    private Happened() {}

    static void add(Rows rows, TraceEvent event) {
        if (event instanceof TraceEvent.Expected expected) {
            Style style = Style.of(expected.holds() ? Role.GOOD : Role.BAD);
            String observed = expected.observed().isEmpty() ? "" : ", observed " + expected.observed();
            rows.line(
                    expected.holds() ? "= " : "≠ ",
                    (expected.holds() ? "" : "FAILED: ") + expected.text() + observed,
                    style);
            source(rows, expected.source());
        } else if (event instanceof TraceEvent.Claimed claimed) {
            boolean failed = claimed.verdict().equals("failed");
            String mark = claimed.verdict().equals("held") ? "= " : failed ? "≠ " : "- ";
            String word = failed ? "FAILED" : claimed.verdict();
            Role role = failed ? Role.BAD : claimed.verdict().equals("held") ? Role.GOOD : Role.MUTED;
            rows.line(mark, word + ": " + claimed.text(), Style.of(role));
        } else if (event instanceof TraceEvent.Frozen frozen) {
            rows.line("■ ", frozen.text(), Style.of(Role.TEXT).strong());
        } else if (event instanceof TraceEvent.Shown shown) {
            rows.line(shown.label() + ": " + shown.value(), Role.TEXT);
            source(rows, shown.source());
        } else if (event instanceof TraceEvent.Noted noted) {
            rows.line("let ", noted.text(), Style.of(Role.MUTED));
            source(rows, noted.source());
        } else if (event instanceof TraceEvent.Skipped || event instanceof TraceEvent.Failed) {
            Narration.of(event).forEach(line -> rows.line("! ", line.replaceFirst("^≠ ", ""), Style.of(Role.WARNING)));
        } else if (!(event instanceof TraceEvent.Asked) && !(event instanceof TraceEvent.Finished)) {
            Role role = Narration.of(event).stream().anyMatch(line -> line.startsWith("≠")) ? Role.BAD : Role.TEXT;
            Narration.of(event)
                    .forEach(line -> rows.line("", line, Style.of(role).strong()));
        }
    }

    private static void source(Rows rows, String source) {
        if (!source.isEmpty()) {
            rows.line("  source: ", source, Style.of(Role.MUTED));
        }
    }
}
