package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown to {@link Block}s; what a lesson may not have is told. */
final class MarkdownReader {
    private final Faults faults;
    private final InlineReader inlines;
    private final FenceReader fences;

    /** Of a lesson. */
    MarkdownReader(Faults faults) {
        this(faults, FenceReader.OF_LESSON);
    }

    /** @param fences the words that may stand behind {@code ```} beside those of code */
    MarkdownReader(Faults faults, List<String> fences) {
        this.faults = faults;
        this.inlines = new InlineReader(faults);
        this.fences = new FenceReader(faults, fences);
    }

    List<Block> read(String text) {
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(text);
        return blocks(document, true);
    }

    private List<Block> blocks(Node parent, boolean outermost) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, outermost, blocks);
        }
        return blocks;
    }

    private void block(Node node, boolean outermost, List<Block> blocks) {
        int line = faults.line(node);
        if (node instanceof Paragraph) {
            blocks.add(new Block.Paragraph(inlines.read(node), line));
        } else if (node instanceof Heading heading) {
            heading(heading, outermost, blocks);
        } else if (node instanceof BulletList) {
            blocks.add(new Block.ListBlock(false, 1, items(node), line));
        } else if (node instanceof OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            blocks.add(new Block.ListBlock(true, first == null ? 1 : first, items(node), line));
        } else if (node instanceof BlockQuote) {
            blocks.add(new Block.Quote(blocks(node, false), line));
        } else if (node instanceof FencedCodeBlock fence) {
            fences.read(fence, outermost).ifPresent(blocks::add);
        } else if (node instanceof TableBlock) {
            blocks.add(table(node, line));
        } else {
            faults.at(node, refusal(node));
        }
    }

    private static String refusal(Node node) {
        if (node instanceof HtmlBlock) {
            return "HTML, expected Markdown";
        }
        if (node instanceof IndentedCodeBlock) {
            return "code by indentation, expected a ``` fence with c, sh or text";
        }
        if (node instanceof LinkReferenceDefinition) {
            return "a link definition, expected the target in the link: [text](map:NAME)";
        }
        if (node instanceof ThematicBreak) {
            return "a rule across the page, expected ## and a heading to begin a new page";
        }
        return node.getClass().getSimpleName() + ", expected a block of a lesson";
    }

    private void heading(Heading heading, boolean outermost, List<Block> blocks) {
        List<Inline> text = inlines.read(heading);
        if (!outermost) {
            faults.at(heading, "a heading inside a list or a quote, expected it at the left edge");
        } else if (heading.getLevel() == 1) {
            faults.at(heading, "a heading of the first level, expected ##; the title is in the front matter");
        } else if (Inline.plain(text).isBlank()) {
            faults.at(heading, "a heading without text, expected ## and words");
        }
        blocks.add(new Block.Heading(heading.getLevel(), text, faults.line(heading)));
    }

    private List<List<Block>> items(Node list) {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item, false));
        }
        return items;
    }

    private Block table(Node table, int line) {
        List<List<List<Inline>>> rows = new ArrayList<>();
        List<Block.Align> columns = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(cells(row, section instanceof TableHead ? columns : new ArrayList<>()));
            }
        }
        return new Block.TableBlock(rows.get(0), columns, rows.subList(1, rows.size()), line);
    }

    private List<List<Inline>> cells(Node row, List<Block.Align> columns) {
        List<List<Inline>> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            cells.add(inlines.read(node));
            columns.add(align((TableCell) node));
        }
        return cells;
    }

    private static Block.Align align(TableCell cell) {
        if (cell.getAlignment() == null) {
            return Block.Align.LEFT;
        }
        return switch (cell.getAlignment()) {
            case LEFT -> Block.Align.LEFT;
            case CENTER -> Block.Align.CENTRE;
            case RIGHT -> Block.Align.RIGHT;
        };
    }
}
