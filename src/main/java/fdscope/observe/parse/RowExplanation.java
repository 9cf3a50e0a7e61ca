package fdscope.observe.parse;

import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import java.util.List;

/** Takes a row apart and says of each field, in one plain sentence, what it means and where that is written. */
public final class RowExplanation {
    private RowExplanation() {}

    /** The fields in the order of the row. A row that cannot be read gives one field: itself. */
    public static List<ExplainedField> of(SocketSighting row) {
        return switch (row.source()) {
            case PROC -> ProcRowExplanation.of(row);
            case SS -> SsRowExplanation.of(row);
            case SOCK_DIAG -> DiagRowExplanation.of(row);
        };
    }
}
