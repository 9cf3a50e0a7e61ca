package fdscope.cli;

import fdscope.lesson.Block;
import fdscope.lesson.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Prose as plain text: no markup, links told in brackets, a blank line behind every block. */
final class ProseText {
    private final int width;
    private final Function<Inline.Link, String> links;

    /** Links are left as their words. */
    ProseText(int width) {
        this(width, Inline.Link::plain);
    }

    /** @param links what stands for a link */
    ProseText(int width, Function<Inline.Link, String> links) {
        this.width = width;
        this.links = links;
    }

    /** {@code map:NAME} and the like, told behind the words; nothing where the words say it already. */
    static String bracketed(Inline.Link link, String resolved) {
        return link.plain().equals(resolved) ? link.plain() : link.plain() + " [" + resolved + "]";
    }

    List<String> blocks(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            lines.addAll(block(block));
            lines.add("");
        }
        return lines;
    }

    private List<String> block(Block block) {
        if (block instanceof Block.Heading heading) {
            return Wrap.of(inline(heading.text()), width);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return Wrap.of(inline(paragraph.text()), width);
        }
        if (block instanceof Block.ListBlock list) {
            return list(list);
        }
        if (block instanceof Block.Quote quote) {
            return indented(new ProseText(width - 2, links).blocks(quote.blocks()), "  ", "  ");
        }
        if (block instanceof Block.CodeBlock code) {
            return code.text()
                    .replace("\t", "    ")
                    .lines()
                    .map(line -> "    " + line)
                    .toList();
        }
        if (block instanceof Block.TableBlock table) {
            return table(table);
        }
        return List.of();
    }

    private List<String> list(Block.ListBlock list) {
        List<String> lines = new ArrayList<>();
        int number = list.first();
        for (List<Block> item : list.items()) {
            String mark = list.ordered() ? number++ + ". " : "- ";
            lines.addAll(indented(
                    new ProseText(width - mark.length(), links).blocks(item), mark, " ".repeat(mark.length())));
        }
        return lines;
    }

    /** Without the blank line at the end. */
    private static List<String> indented(List<String> lines, String first, String rest) {
        List<String> out = new ArrayList<>();
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i < last || !lines.get(i).isEmpty()) {
                String line = (i == 0 ? first : rest) + lines.get(i);
                out.add(line.stripTrailing());
            }
        }
        return out;
    }

    private List<String> table(Block.TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header().stream().map(this::inline).toList());
        table.rows().forEach(row -> rows.add(row.stream().map(this::inline).toList()));
        int columns = table.header().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        int total = (columns - 1) * 2;
        for (int each : widths) {
            total += each;
        }
        return total <= width ? grid(rows, widths) : items(rows);
    }

    private static List<String> grid(List<List<String>> rows, int[] widths) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
            if (lines.size() == 1) {
                lines.add("-".repeat(lines.get(0).length()));
            }
        }
        return lines;
    }

    /** A table too wide for the page: a row becomes a paragraph that names its columns. */
    private List<String> items(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        List<String> header = rows.get(0);
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                parts.add(header.get(i).isEmpty() ? row.get(i) : header.get(i) + ": " + row.get(i));
            }
            lines.addAll(Wrap.hanging(String.join("; ", parts) + ".", width, "- ", "  "));
        }
        return lines;
    }

    String inline(List<Inline> pieces) {
        StringBuilder out = new StringBuilder();
        for (Inline piece : pieces) {
            if (piece instanceof Inline.Link link) {
                out.append(links.apply(link));
            } else if (piece instanceof Inline.Emphasis emphasis) {
                out.append(inline(emphasis.of()));
            } else if (piece instanceof Inline.Strong strong) {
                out.append(inline(strong.of()));
            } else if (piece instanceof Inline.Code code) {
                boolean plain = code.text().length() > 1 && code.text().indexOf(' ') < 0;
                out.append(plain ? code.text() : "'" + code.text() + "'");
            } else {
                out.append(piece.plain());
            }
        }
        return out.toString();
    }
}
