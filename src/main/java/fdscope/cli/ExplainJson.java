package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sources of one socket come to, for {@code explain INODE --json}. */
final class ExplainJson {
    private ExplainJson() {}

    static Map<String, Object> merged(SourceTable table, SocketRow row) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (SourceTable.Line line : table.lines()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < line.cells().size(); i++) {
                cells.put(SourceTable.COLUMNS.get(i).word(), line.cells().get(i));
            }
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("field", line.label());
            field.put("told", cells);
            field.put("value", line.merged());
            field.put(
                    "agree",
                    line.agreement() == SourceTable.Agreement.ALONE
                            ? null
                            : line.agreement() == SourceTable.Agreement.AGREE);
            fields.add(field);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line", null);
        out.put("kind", "merged");
        out.put("inode", row.inode());
        out.put(
                "unproven",
                row.socket()
                        .unproven()
                        .map(doubt -> Printable.line(doubt.why()))
                        .orElse(null));
        out.put("fields", fields);
        return out;
    }
}
