package fdscope.tui.screen;

import fdscope.lesson.Block;
import fdscope.lesson.Inline;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Span;
import fdscope.tui.draw.Table;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a lesson as paragraphs that can be laid out. */
public final class LessonProse {
    private LessonProse() {}

    public static List<Paragraph> of(List<Block> blocks) {
        List<Paragraph> out = new ArrayList<>();
        blocks.forEach(block -> add(block, out));
        return out;
    }

    private static void add(Block block, List<Paragraph> out) {
        if (block instanceof Block.Heading heading) {
            out.add(new Paragraph.Heading(heading.plain()));
        } else if (block instanceof Block.Paragraph paragraph) {
            out.add(new Paragraph.Text(spans(paragraph.text())));
        } else if (block instanceof Block.CodeBlock code) {
            out.add(new Paragraph.Code(code.text()));
        } else if (block instanceof Block.ListBlock list) {
            out.add(new Paragraph.Items(
                    list.ordered(), list.items().stream().map(LessonProse::of).toList()));
        } else if (block instanceof Block.Quote quote) {
            out.add(new Paragraph.Items(false, List.of(of(quote.blocks()))));
        } else if (block instanceof Block.MeasureBlock measure) {
            out.add(new Paragraph.Text(List.of(
                    Span.text("Measure it here: "),
                    Span.link(measure.title(), "measure:" + measure.line()),
                    Span.text(". You are asked first; then it takes some twenty seconds."))));
        } else if (block instanceof Block.TableBlock table) {
            out.add(new Paragraph.Grid(grid(table)));
        }
    }

    static List<Span> spans(List<Inline> pieces) {
        List<Span> spans = new ArrayList<>();
        for (Inline piece : pieces) {
            if (piece instanceof Inline.Text text) {
                spans.add(Span.text(text.text()));
            } else if (piece instanceof Inline.Code code) {
                spans.add(Span.code(code.text()));
            } else if (piece instanceof Inline.Link link) {
                spans.add(Span.link(link.plain(), link.target().written()));
            } else {
                spans.add(Span.emphasis(piece.plain()));
            }
        }
        return spans;
    }

    private static Table grid(Block.TableBlock table) {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            String title = Inline.plain(table.header().get(i));
            columns.add(
                    table.columns().get(i) == Block.Align.RIGHT ? Table.Column.right(title) : Table.Column.left(title));
        }
        List<List<Table.Cell>> rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> new Table.Cell(Prose.words(spans(cell))))
                        .toList())
                .toList();
        return new Table(columns, rows);
    }
}
