package fdscope.tui.screen;

import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** Rows of a pane, put together piece by piece. */
final class Rows {
    private final int width;
    private final List<List<Segment>> rows = new ArrayList<>();
    private int newest;

    Rows(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    List<List<Segment>> list() {
        return rows;
    }

    /** The row that {@link Scroll#NEWEST} brings to the top. */
    int newest() {
        return newest;
    }

    /** What comes now is the newest. */
    void markNewest() {
        newest = rows.size();
    }

    void newest(int row) {
        newest = row;
    }

    void row(List<Segment> row) {
        rows.add(List.copyOf(row));
    }

    void blank() {
        if (!rows.isEmpty() && !rows.get(rows.size() - 1).isEmpty()) {
            rows.add(List.of());
        }
    }

    void prose(List<Paragraph> paragraphs) {
        rows.addAll(Prose.rows(paragraphs, width));
    }

    /** A sentence, hanging under its first word. */
    void line(String text, Role role) {
        line("", text, Style.of(role));
    }

    /** @param lead stands before the first row, the others are indented as far */
    void line(String lead, String text, Style style) {
        int indent = lead.length();
        List<String> lines = Prose.lines(text, Math.max(1, Math.min(width, Prose.WIDEST) - indent));
        for (int i = 0; i < lines.size(); i++) {
            String row = i == 0 ? lines.get(i) : lines.get(i).strip();
            rows.add(List.of(new Segment((i == 0 ? lead : " ".repeat(indent)) + row, style)));
        }
    }

    /** A title with a line to the right edge. */
    void rule(String title) {
        if (title.length() + 6 > width) {
            line("─ ", title, Style.of(Role.TEXT).strong());
            return;
        }
        int left = Math.max(0, Math.min(width, Prose.WIDEST) - title.length() - 4);
        rows.add(List.of(
                Segment.of("─ ", Role.BORDER),
                new Segment(title, Style.of(Role.TEXT).strong()),
                Segment.of(" " + "─".repeat(left + 1), Role.BORDER)));
    }
}
