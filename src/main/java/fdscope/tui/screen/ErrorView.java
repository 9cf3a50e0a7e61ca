package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lab went wrong.
 *
 * @param sentence what happened
 * @param going what was going on, a line each
 * @param means what it means
 * @param left once everything is cleaned up
 * @param details for a report
 * @param cursor remedy under the cursor, from 0
 */
public record ErrorView(
        String sentence, List<String> going, String means, Optional<TraceEvent.Left> left, String details, int cursor)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.error();

    /** What can be done, in the order of the digits. */
    public static final List<String> REMEDIES =
            List.of("run the lab again", "back to the lesson", "details, for a report");

    public ErrorView {
        going = List.copyOf(going);
    }

    public ErrorView at(int remedy) {
        return new ErrorView(sentence, going, means, left, details, Math.max(0, Math.min(remedy, REMEDIES.size() - 1)));
    }

    public ErrorView cleaned(TraceEvent.Left nothing) {
        return new ErrorView(sentence, going, means, Optional.of(nothing), details, cursor);
    }

    @Override
    public String name() {
        return "error";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        OnePane page = new OnePane(scenery, canvas, "Something went wrong", Pane.of("What happened", true));
        Rows rows = new Rows(page.body().width());
        rows.line("≠ ", sentence, Style.of(Role.BAD));
        heading(rows, "What was going on");
        going.forEach(line -> rows.line("  ", line, Style.of(Role.TEXT)));
        heading(rows, "What it means");
        rows.line("  ", means, Style.of(Role.TEXT));
        heading(rows, "What was cleaned up");
        rows.line("  ", cleaned(), Style.of(Role.TEXT));
        heading(rows, "What you can do");
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < REMEDIES.size(); i++) {
            at.add(rows.list().size());
            rows.line(
                    (i == cursor ? "» " : "  ") + (i + 1) + "  ",
                    REMEDIES.get(i),
                    Style.of(i == cursor ? Role.SELECTION : Role.TEXT));
        }
        int height = page.body().height();
        int top = page.rows(rows.list(), new Scroll(rows.list().size() > height ? at.get(cursor) - height + 3 : 0), 0);
        for (int i = 0; i < at.size(); i++) {
            page.item(at.get(i), top, i);
        }
        return page.withKeys(new Footer(KEYS)
                .add(Act.CHOOSE, "1-3", "choose", "1-3")
                .add(Act.ENTER, "do it")
                .add(Act.AGAIN)
                .add(Act.DETAILS, "details")
                .add(Act.COPY, "copy")
                .add(Act.BACK, "back"));
    }

    private static void heading(Rows rows, String title) {
        rows.blank();
        rows.line("", title, Style.of(Role.TEXT).strong());
    }

    private String cleaned() {
        return left.map(l -> (l.nothing() ? "= " : "≠ ") + "Left on this machine: "
                        + Narration.counted(l.processes(), "process") + ", " + Narration.counted(l.sockets(), "socket")
                        + ", " + Narration.counted(l.files(), "file") + ".")
                .orElse("The actors are being ended.");
    }

    /** Lines for reading: sentences are filled, a trace stays as it is. */
    public static List<Paragraph> paragraphs(List<String> lines) {
        List<Paragraph> text = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                text.add(
                        line.startsWith("\t") || line.startsWith("    ")
                                ? new Paragraph.Code(line.strip())
                                : Paragraph.of(line));
            }
        }
        return text;
    }

    /** The whole page as lines, for a report. */
    public List<String> report() {
        List<String> lines = new ArrayList<>(List.of(sentence, ""));
        lines.addAll(going);
        lines.add("");
        lines.add(means);
        lines.add("");
        lines.add(cleaned());
        if (!details.isEmpty()) {
            lines.add("");
            details.lines().map(line -> DisplayWidth.cut(line, 200)).forEach(lines::add);
        }
        return lines;
    }
}
