package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.List;

/** Lays prose out in rows. No letter is lost: a word that is too long goes on in the next row. */
public final class Prose {
    /** Longer lines are hard to read. */
    public static final int WIDEST = 76;

    /** A literal up to this width is not torn apart at its blanks. */
    private static final int WHOLE_CODE = 24;

    private final int width;
    private final List<List<Segment>> rows = new ArrayList<>();

    private Prose(int width) {
        this.width = Math.max(1, Math.min(width, WIDEST));
    }

    /** Blocks one below the other with an empty row between, at most {@link #WIDEST} columns wide. */
    public static List<List<Segment>> rows(List<Paragraph> blocks, int width) {
        Prose prose = new Prose(width);
        for (Paragraph block : blocks) {
            if (!prose.rows.isEmpty()) {
                prose.rows.add(List.of());
            }
            prose.block(block);
        }
        return prose.rows;
    }

    /** One sentence in rows of at most {@code width} columns; all but the first are indented by two. */
    public static List<String> lines(String text, int width) {
        int indent = width > 8 ? 2 : 0;
        List<String> lines = new ArrayList<>();
        for (List<Segment> row : fill(List.of(Span.text(text)), Math.max(1, width), indent)) {
            lines.add((lines.isEmpty() ? "" : " ".repeat(indent)) + Segment.text(row));
        }
        return lines;
    }

    private void block(Paragraph block) {
        if (block instanceof Paragraph.Text text) {
            rows.addAll(fill(text.spans(), width, 0));
        } else if (block instanceof Paragraph.Heading heading) {
            rows.addAll(fill(List.of(Span.emphasis(heading.text())), width, 0));
        } else if (block instanceof Paragraph.Code code) {
            code(code.text());
        } else if (block instanceof Paragraph.Items items) {
            items(items);
        } else if (block instanceof Paragraph.Grid grid) {
            rows.addAll(grid.table().rows(width));
        }
    }

    private void code(String text) {
        int indent = width < 50 ? 2 : 4;
        int room = Math.max(1, width - indent);
        for (String line : text.stripTrailing().split("\n", -1)) {
            ProseFill fill = new ProseFill(room, 0);
            fill.word(List.of(new Segment(line, Span.code("").style())));
            for (List<Segment> row : fill.rows()) {
                List<Segment> indented = new ArrayList<>(row);
                indented.add(0, Segment.of(" ".repeat(indent), Role.TEXT));
                rows.add(indented);
            }
        }
    }

    private void items(Paragraph.Items items) {
        int indent = items.numbered() ? Integer.toString(items.items().size()).length() + 2 : 2;
        for (int i = 0; i < items.items().size(); i++) {
            String mark = DisplayWidth.pad(items.numbered() ? i + 1 + "." : "·", indent);
            List<List<Segment>> item = rows(items.items().get(i), width - indent);
            for (int row = 0; row < item.size(); row++) {
                List<Segment> indented = new ArrayList<>(item.get(row));
                indented.add(0, Segment.of(row == 0 ? mark : " ".repeat(indent), Role.MUTED));
                rows.add(item.get(row).isEmpty() ? List.of() : indented);
            }
        }
    }

    /** @param hanging columns by which rows after the first are narrower */
    private static List<List<Segment>> fill(List<Span> spans, int width, int hanging) {
        ProseFill fill = new ProseFill(width, hanging);
        words(spans).forEach(fill::word);
        return fill.rows();
    }

    /** Pieces without a blank between them, even where the style changes; an empty one is a newline. */
    public static List<List<Segment>> words(List<Span> spans) {
        List<List<Segment>> words = new ArrayList<>();
        List<Segment> word = new ArrayList<>();
        for (Span span : spans) {
            boolean whole = span.kind() == Span.Kind.CODE && DisplayWidth.of(span.text()) <= WHOLE_CODE;
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i <= span.text().length(); i++) {
                char c = i < span.text().length() ? span.text().charAt(i) : 0;
                boolean end = i == span.text().length();
                boolean gap = !end && (c == '\n' || c == ' ' && !whole);
                if (!end && !gap) {
                    letters.append(c);
                }
                if ((end || gap) && letters.length() > 0) {
                    word.add(new Segment(letters.toString(), span.style(), span.link()));
                    letters.setLength(0);
                }
                if (gap && !word.isEmpty()) {
                    words.add(word);
                    word = new ArrayList<>();
                }
                if (gap && c == '\n' && span.kind() == Span.Kind.TEXT) {
                    words.add(List.of());
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }
}
