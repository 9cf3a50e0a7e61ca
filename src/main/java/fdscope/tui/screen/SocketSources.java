package fdscope.tui.screen;

import fdscope.observe.SocketDetail;
import fdscope.observe.SocketField;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the three sources say of one socket, field by field. */
final class SocketSources {
    private final Rows rows;
    private final SocketRow row;
    private final Optional<SocketDetail> detail;

    SocketSources(Rows rows, SocketRow row, Optional<SocketDetail> detail) {
        this.rows = rows;
        this.row = detail.map(SocketDetail::row).orElse(row);
        this.detail = detail;
    }

    void fill() {
        for (SocketField field : SocketField.values()) {
            List<Segment> line = new ArrayList<>();
            line.add(Segment.of(DisplayWidth.pad(field.label(), 14), Role.MUTED));
            for (Source source : KernelRows.ORDER) {
                Optional<SocketSighting> sighting = row.socket().sighting(source);
                String text = sighting.flatMap(field::text).orElse("not shown");
                line.add(Segment.of(DisplayWidth.pad(text, 18) + " ", Role.TEXT));
            }
            rows.row(line);
        }
    }
}
