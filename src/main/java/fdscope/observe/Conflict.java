package fdscope.observe;

import java.util.List;

/** Two or more sources that disagree about one field of one socket; all are shown. */
public record Conflict(SocketField field, List<Told> told) {
    public Conflict {
        told = List.copyOf(told);
    }

    /** What one source says, as text that can be printed. */
    public record Told(Source source, String text) {}
}
