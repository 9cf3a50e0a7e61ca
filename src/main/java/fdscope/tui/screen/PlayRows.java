package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lab.script.OpenBlock;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of the playground with what came of them, and the line that is typed. */
final class PlayRows {
    /** Rows that a result may take. */
    private static final int MOST = 3;

    private final PlayView view;
    private final int width;
    private final int lead;
    private final List<List<Segment>> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Integer, String> results;
    private final Optional<OpenBlock> open;
    private int entryRow = -1;
    private int cursorRow;
    private int caret;

    PlayRows(PlayView view, int width) {
        this.view = view;
        this.width = width;
        this.results = view.played().results();
        this.open = OpenBlock.of(view.text().lines());
        this.lead = number(view.text().size() + 1).length() + 4;
        for (int i = 0; i <= view.text().size(); i++) {
            boolean here = view.composing() && view.cursor() == i;
            boolean last = i == view.text().size();
            if (here) {
                entry(i, view.entry());
            }
            if (!last && !(here && view.entry().how() == PlayEntry.How.CHANGE)) {
                line(i);
            } else if (last && !here) {
                cursorRow = view.cursor() == i ? rows.size() : cursorRow;
                row(i, List.of(Segment.of(lead(i, ' ', number(i + 1)), i == view.cursor() ? Role.ACCENT : Role.MUTED)));
            }
        }
    }

    private String number(int line) {
        return String.format("%2d", line);
    }

    List<List<Segment>> rows() {
        return rows;
    }

    /** Index of the line that a row belongs to. */
    int lineOf(int row) {
        return lines.get(row);
    }

    /** The row of the line that is typed, -1 none. */
    int entryRow() {
        return entryRow;
    }

    /** Column of the caret in it. */
    int caret() {
        return caret;
    }

    /** Columns before the text of a line. */
    int lead() {
        return lead;
    }

    /** What has to be in sight. */
    int cursorRow() {
        return cursorRow;
    }

    private void row(int line, List<Segment> row) {
        rows.add(row);
        lines.add(line);
    }

    private String lead(int line, char mark, String number) {
        boolean here = line == view.cursor();
        return (here ? "»" : " ") + mark + number + "│ ";
    }

    private void entry(int line, PlayEntry entry) {
        entryRow = rows.size();
        int room = Math.max(4, width - lead - 1);
        String before = entry.text().substring(0, entry.caret());
        // What is left of a long line is cut, so that the caret is in sight.
        int cut = 0;
        while (DisplayWidth.of(before.substring(cut)) > room) {
            cut = entry.text().offsetByCodePoints(cut, 1);
        }
        String shown = (cut > 0 ? "…" : "") + Printable.line(entry.text().substring(cut == 0 ? 0 : cut + 1));
        caret = lead
                + DisplayWidth.of(
                        (cut > 0 ? "…" : "") + before.substring(cut == 0 ? 0 : Math.min(before.length(), cut + 1)));
        String number = entry.how() == PlayEntry.How.INSERT ? " +" : number(line + 1);
        char mark = entry.fault().isPresent() ? '≠' : ' ';
        row(line, List.of(Segment.of(lead(line, mark, number), Role.ACCENT), Segment.of(shown, Role.TEXT)));
        cursorRow = entryRow;
        if (entry.fault().isPresent()) {
            PlayEntry.Fault fault = entry.fault().get();
            int from = Math.max(0, fault.place().from() - cut);
            int to = Math.max(from + 1, fault.place().to() - cut);
            if (lead + from < width) {
                String under = " ".repeat(from) + "~".repeat(Math.max(1, Math.min(to - from, width - lead - from)));
                row(line, List.of(Segment.of(" ".repeat(lead - 2) + "│ ", Role.MUTED), Segment.of(under, Role.TEXT)));
            }
            told(line, "≠ " + fault.message(), Role.BAD, 5);
            cursorRow = rows.size() - 1;
        }
    }

    private void line(int i) {
        String text = Printable.line(view.text().lines().get(i).replace('\t', ' '));
        List<TraceEvent> events = view.played().told().getOrDefault(i + 1, List.of());
        boolean ran = i < view.played().good();
        boolean wrong = PlayResult.isWrong(events);
        boolean faulty =
                view.played().fault().filter(error -> error.line() == i + 1).isPresent();
        boolean differs = view.played().before().containsKey(i + 1)
                && results.containsKey(i + 1)
                && !view.played().before().get(i + 1).equals(results.get(i + 1));
        char mark = wrong || faulty ? '≠' : PlayResult.isHeld(events) ? '=' : differs ? '~' : ' ';
        Role role = !ran || events.isEmpty() && isOver(i) ? Role.MUTED : Role.TEXT;
        Role resultRole = wrong ? Role.BAD : differs ? Role.CHANGED : Role.MUTED;
        String result = Printable.line(PlayResult.words(events));
        Role leads = wrong ? Role.BAD : i == view.cursor() ? Role.ACCENT : Role.MUTED;
        Segment leading = Segment.of(lead(i, mark, number(i + 1)), leads);
        cursorRow = i == view.cursor() && !view.composing() ? rows.size() : cursorRow;
        int room = width - lead;
        int free = room - DisplayWidth.of(text) - DisplayWidth.of(result);
        if (result.isEmpty() || free < 2) {
            row(i, List.of(leading, new Segment(text, Style.of(role))));
            told(i, result, resultRole, MOST);
        } else {
            row(
                    i,
                    List.of(
                            leading,
                            new Segment(text, Style.of(role)),
                            new Segment(" ".repeat(free) + result, Style.of(resultRole))));
        }
        open.filter(block -> block.line() == i + 1 && view.played().fault().isEmpty())
                .ifPresent(block -> told(i, block.wants(), Role.ACCENT, MOST));
        if (differs) {
            told(i, "~ before: " + Printable.line(view.played().before().get(i + 1)), Role.CHANGED, MOST);
        }
        if (faulty) {
            told(i, "≠ " + view.played().fault().get().message(), Role.BAD, MOST);
        }
    }

    /** A line that has nothing to tell is a comment, or has not run. */
    private boolean isOver(int i) {
        return view.played().told().keySet().stream().noneMatch(line -> line > i);
    }

    /** Under a line, a little further in. */
    private void told(int line, String words, Role role, int most) {
        if (words.isEmpty()) {
            return;
        }
        List<String> parts = Prose.lines(words, Math.max(8, width - lead - 2));
        for (int i = 0; i < Math.min(most, parts.size()); i++) {
            String part = i == most - 1 && parts.size() > most
                    ? DisplayWidth.cut(parts.get(i) + " …", width - lead - 2)
                    : parts.get(i);
            row(line, List.of(Segment.of(" ".repeat(lead - 2) + "│ ", Role.MUTED), Segment.of("  " + part, role)));
        }
    }
}
