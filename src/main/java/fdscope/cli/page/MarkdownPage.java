package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A Markdown text as the sections of a manual page. The heading of the first level is left out: the page has its name already.
 * A link keeps its words; where it leads is said only if it is an address of the net.
 */
public final class MarkdownPage {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** A filled cell gets its share of the line, be its words longer or not. */
    private static final int WIDEST_UNFILLED = 24;

    private final String inserted;
    private final StringBuilder roff = new StringBuilder();

    private MarkdownPage(String inserted) {
        this.inserted = inserted;
    }

    /**
     * @param inserted what stands in the place of the first HTML block, in roff
     * @return lines of roff, the last one ended
     */
    static String sections(String markdown, String inserted) {
        MarkdownPage page = new MarkdownPage(inserted);
        PARSER.parse(markdown).accept(page.new Blocks());
        return page.roff.toString();
    }

    /** A whole page out of one text. */
    public static String of(String name, int section, String version, String what, String markdown) {
        return Roff.head(name, section, version, true) + ".SH NAME\n" + Roff.text(name) + " \\- " + Roff.text(what)
                + "\n" + sections(markdown, "");
    }

    private void line(String text) {
        roff.append(text).append('\n');
    }

    private void code(String literal) {
        line(".PP");
        line(".RS 4");
        line(".nf");
        roff.append(Roff.text(literal.stripTrailing())).append('\n');
        line(".fi");
        line(".RE");
    }

    private final class Blocks extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            String title = new Words().of(heading);
            switch (heading.getLevel()) {
                case 1 -> {}
                case 2 ->
                    line(".SH "
                            + title.toUpperCase(Locale.ROOT)
                                    .replace("\\FB", "\\fB")
                                    .replace("\\FR", "\\fR"));
                default -> line(".SS " + title);
            }
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (!(paragraph.getParent() instanceof ListItem item) || item.getFirstChild() != paragraph) {
                line(".PP");
            }
            line(new Words().of(paragraph));
        }

        @Override
        public void visit(BulletList list) {
            items(list, "\\(bu", 2);
        }

        @Override
        public void visit(OrderedList list) {
            items(list, null, 4);
        }

        private void items(Node list, String mark, int indent) {
            int number = 1;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                line(".IP " + (mark == null ? number + "." : mark) + " " + indent);
                Node first = item.getFirstChild();
                if (first != null) {
                    first.accept(this);
                }
                if (first != item.getLastChild()) {
                    line(".RS " + indent);
                    for (Node next = first.getNext(); next != null; next = next.getNext()) {
                        next.accept(this);
                    }
                    line(".RE");
                }
                number++;
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            roff.append(inserted);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                table(table);
            }
        }
    }

    /**
     * Two columns are a list of tags, as pages have them. More are drawn by tbl(1), where the cells of the last column and long ones
     * are text blocks, which are filled.
     */
    private void table(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                List<String> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    String words = new Words().of(cell);
                    cells.add(part instanceof TableHead ? "\\fI" + words + "\\fR" : words);
                }
                rows.add(cells);
            }
        }
        int columns = rows.get(0).size();
        if (columns == 2) {
            rows.stream().skip(1).forEach(row -> {
                line(".TP");
                line(row.get(0));
                line(row.get(1));
            });
            return;
        }
        line(".PP");
        line(".TS");
        line("nospaces;");
        line("l" + " l".repeat(Math.max(0, columns - 2)) + (columns > 1 ? " lx" : "") + ".");
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                boolean filled = column == columns - 1 || cell.length() > WIDEST_UNFILLED;
                cells.add(filled ? "T{\n" + cell + "\nT}" : cell);
            }
            line(String.join("\t", cells));
        }
        line(".TE");
    }

    /** The words of one block, on one line of roff, which cannot begin with a request. */
    private static final class Words extends AbstractVisitor {
        private final StringBuilder words = new StringBuilder();

        String of(Node block) {
            visitChildren(block);
            return words.toString();
        }

        @Override
        public void visit(Text text) {
            words.append(Roff.text(text.getLiteral()));
        }

        @Override
        public void visit(Code code) {
            words.append(Roff.bold(code.getLiteral()));
        }

        @Override
        public void visit(Emphasis emphasis) {
            words.append("\\fI");
            visitChildren(emphasis);
            words.append("\\fR");
        }

        @Override
        public void visit(StrongEmphasis strong) {
            words.append("\\fB");
            visitChildren(strong);
            words.append("\\fR");
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (link.getDestination().startsWith("https:")) {
                words.append(" (").append(Roff.text(link.getDestination())).append(')');
            }
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            words.append("\n.br\n");
        }
    }
}
