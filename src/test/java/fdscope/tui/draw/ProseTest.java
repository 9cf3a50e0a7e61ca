package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void wordsFillTheWidth() {
        assertThat(text(
                        List.of(Paragraph.of("alice has a memfd open. She puts the number 8 into a control message.")),
                        24))
                .isEqualTo("""
                        alice has a memfd open.
                        She puts the number 8
                        into a control message.""");
    }

    @Test
    void longWordsGoOnInTheNextRow() {
        assertThat(text(List.of(Paragraph.of("see /proc/self/fdinfo/1234567890 now")), 12))
                .isEqualTo("""
                see
                /proc/self/f
                dinfo/123456
                7890 now""");
        assertThat(text(List.of(Paragraph.of("日本語日本語")), 5)).isEqualTo("日本\n語日\n本語");
    }

    @Test
    void listsHangAndBlocksAreParted() {
        Paragraph list = new Paragraph.Items(
                false,
                List.of(
                        List.of(Paragraph.of("the lowest free number"), new Paragraph.Code("dup(8)")),
                        List.of(Paragraph.of("8, the same"))));
        Paragraph numbered =
                new Paragraph.Items(true, List.of(List.of(Paragraph.of("send it")), List.of(Paragraph.of("close it"))));
        assertThat(text(List.of(Paragraph.of("Which?"), list, numbered), 16)).isEqualTo("""
                Which?

                · the lowest
                  free number

                    dup(8)
                · 8, the same

                1. send it
                2. close it""");
    }

    @Test
    void codeKeepsItsBlanksAndIsNeverLost() {
        assertThat(text(List.of(new Paragraph.Code("a  =  1\n\n  return 12345678;\n")), 16))
                .isEqualTo("  a  =  1\n\n    return 12345\n  678;");
        assertThat(text(List.of(new Paragraph.Code("x")), 76)).isEqualTo("    x");
    }

    @Test
    void spansKeepTheirStyleAndLinksTheirTarget() {
        Paragraph text = new Paragraph.Text(List.of(
                Span.text("See "),
                Span.link("the kernel map", "map:scm_fp_copy"),
                Span.text(", or "),
                Span.code("man 7 unix"),
                Span.text(".")));
        List<List<Segment>> rows = Prose.rows(List.of(text), 18);
        assertThat(rows.stream().map(Segment::text)).containsExactly("See the kernel", "map, or", "man 7 unix.");
        assertThat(rows.get(0).get(1))
                .isEqualTo(new Segment("the kernel", Style.of(Role.ACCENT).underlined(), "map:scm_fp_copy"));
        assertThat(rows.get(1).get(0).link()).isEqualTo("map:scm_fp_copy");
        assertThat(rows.get(2).get(0))
                .isEqualTo(new Segment("man 7 unix", Style.of(Role.TEXT).strong()));
    }

    @Test
    void proseIsNeverWiderThanOneCanRead() {
        List<List<Segment>> rows = Prose.rows(List.of(Paragraph.of("word ".repeat(60))), 150);
        assertThat(rows).allMatch(row -> Segment.width(row) <= 76).hasSize(4);
    }

    @Test
    void controlCharactersOfProseAreEscaped() {
        assertThat(Prose.lines("a\u001b[2Jb \u0301c", 20)).containsExactly("a\\e[2Jb \\u0301c");
        assertThat(Prose.lines("one two three", 9)).containsExactly("one two", "  three");
        assertThat(Prose.lines("", 9)).containsExactly("");
    }

    @Test
    void theWidestColumnGivesWayFirstAndLosesNoWord() {
        Table table = new Table(
                List.of(Table.Column.right("inode"), Table.Column.left("type"), Table.Column.left("says")),
                List.of(row("88120", "stream", "where it lies in memory, hashed"), row("17", "dgram", "always 0")));
        assertThat(table(table, 60)).isEqualTo("""
                inode  type    says
                88120  stream  where it lies in memory, hashed
                   17  dgram   always 0""");
        assertThat(table(table, 32)).isEqualTo("""
                inode  type    says
                88120  stream  where it lies in
                               memory, hashed
                   17  dgram   always 0""");
        assertThat(Prose.rows(List.of(new Paragraph.Grid(table)), 30)).isEqualTo(table.rows(30));
        assertThat(text(table.cut(32))).isEqualTo("""
                inode  type    says
                88120  stream  where it lies in…
                   17  dgram   always 0""");
    }

    @Test
    void aColumnOfNumbersStaysAlignedBesideCellsOfTwoRows() {
        Table table = new Table(
                List.of(Table.Column.left(""), Table.Column.right("n"), Table.Column.right("long title")),
                List.of(row("one two three", "5", "12"), row("four", "", "3")));
        assertThat(table(table, 24)).isEqualTo("""
                           n  long title
                one two    5          12
                three
                four                   3""");
    }

    @Test
    void aTableWithoutRoomBecomesLists() {
        Table table = new Table(
                List.of(
                        Table.Column.left("column"),
                        Table.Column.left("of a listener"),
                        Table.Column.left("of others")),
                List.of(row("Recv-Q", "connections that wait", "bytes to read"), row("Send-Q", "the backlog", "")));
        assertThat(table(table, 20)).isEqualTo("""
                Recv-Q
                  of a listener:
                  connections that
                  wait
                  of others: bytes
                  to read
                Send-Q
                  of a listener: the
                  backlog
                  of others:""");
    }

    private static List<Table.Cell> row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> Table.Cell.of(cell, Style.of(Role.TEXT)))
                .toList();
    }

    private static String table(Table table, int width) {
        return text(table.rows(width));
    }

    private static String text(List<List<Segment>> rows) {
        return rows.stream().map(row -> Segment.text(row).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String text(List<Paragraph> blocks, int width) {
        return Prose.rows(blocks, width).stream()
                .map(row -> Segment.text(row).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
