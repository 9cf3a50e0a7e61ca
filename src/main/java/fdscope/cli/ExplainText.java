package fdscope.cli;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.ExplainedField;
import fdscope.observe.parse.PastedLine;
import fdscope.observe.view.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explained rows as text for people and as fields for JSON. */
final class ExplainText {
    private static final int WIDTH = 78;
    /** Bytes of a raw line that are shown. */
    private static final int MOST_RAW = 2000;
    /** Characters of a cell of the table of sources. */
    private static final int MOST_CELL = 24;

    private ExplainText() {}

    static List<String> lines(int number, PastedLine line) {
        List<String> out = new ArrayList<>();
        out.add("line " + number + ": " + line.kind().title());
        out.add("  " + cut(line.raw()));
        if (!line.note().isEmpty()) {
            out.addAll(Wrap.hanging(line.note() + ".", WIDTH, "  ", "  "));
        }
        out.addAll(fields(line.fields()));
        out.add("");
        return out;
    }

    /** Each field with its raw text, its value, its sentence and where that comes from. */
    static List<String> fields(List<ExplainedField> fields) {
        int width = 0;
        for (ExplainedField field : fields) {
            width = Math.max(width, Math.min(28, field.name().length()));
        }
        List<String> out = new ArrayList<>();
        String indent = " ".repeat(width + 4);
        for (ExplainedField field : fields) {
            String name = "  " + field.name()
                    + " ".repeat(Math.max(0, width - field.name().length())) + "  ";
            String raw = field.raw().isEmpty() ? "(nothing)" : field.raw();
            String value =
                    field.parsed().isEmpty() || field.parsed().equals(field.raw()) ? "" : "  = " + field.parsed();
            out.add(name + raw + value);
            out.addAll(Wrap.hanging(field.meaning() + " [" + from(field) + "]", WIDTH, indent, indent));
        }
        return out;
    }

    private static String from(ExplainedField field) {
        String link = field.link().startsWith("map:")
                ? "fdscope map " + field.link().substring("map:".length())
                : field.link().replaceFirst("^man:([^(]+)\\(([0-9])\\)$", "man $2 $1");
        return field.struct().isEmpty() ? link : field.struct() + "; " + link;
    }

    /** The sources side by side, in columns as wide as they need; long texts are cut, the raw rows have them whole. */
    static List<String> table(SourceTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "/proc/net/unix", "ss", "sock_diag", "merged"));
        for (SourceTable.Line line : table.lines()) {
            List<String> cells = new ArrayList<>();
            cells.add(line.label());
            line.cells().forEach(cell -> cells.add(cut(cell)));
            cells.add(line.verdict());
            rows.add(cells);
        }
        int[] widths = new int[5];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        });
        List<String> out = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                boolean last = i == widths.length - 1;
                text.append(row.get(i)).append(last ? "" : " ".repeat(widths[i] - length(row.get(i)) + 2));
            }
            out.add(text.toString());
        }
        return out;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text) {
        return length(text) <= MOST_CELL ? text : text.substring(0, text.offsetByCodePoints(0, MOST_CELL - 1)) + "…";
    }

    static String cut(Bytes raw) {
        return raw.length() <= MOST_RAW
                ? Printable.of(raw)
                : Printable.of(raw.slice(0, MOST_RAW)) + "… (" + (raw.length() - MOST_RAW) + " bytes more)";
    }

    /** @param number of the line; null where it was not pasted */
    static Map<String, Object> json(Integer number, String kind, Bytes raw, String note, List<ExplainedField> fields) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line", number);
        out.put("kind", kind);
        out.put("raw", cut(raw));
        out.put("note", note.isEmpty() ? null : note);
        out.put("fields", fields.stream().map(ExplainText::json).toList());
        return out;
    }

    private static Map<String, Object> json(ExplainedField field) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("field", field.name());
        out.put("raw", field.raw());
        out.put("value", field.parsed());
        out.put("meaning", field.meaning());
        out.put("struct", field.struct().isEmpty() ? null : field.struct());
        out.put("source", field.link());
        return out;
    }
}
