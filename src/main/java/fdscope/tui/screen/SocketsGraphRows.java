package fdscope.tui.screen;

import fdscope.observe.view.PeerGraph;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.PeerGraphPicture;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graph: boxes where there is room, and always its sentences. */
final class SocketsGraphRows {
    /** Narrower than this, words are all. */
    private static final int BOXES_FROM = 56;

    private final SocketsView view;
    private final Canvas body;

    SocketsGraphRows(SocketsView view, Canvas body) {
        this.view = view;
        this.body = body;
    }

    void draw(Drawn drawn, Canvas frame, int x, int y) {
        SocketsGraphPlace place = view.graph();
        Rows rows = new Rows(body.width());
        Optional<PeerGraph.Node> centre = place.centre();
        if (centre.isEmpty()) {
            rows.line(
                    place.graph().isEmpty()
                            ? ""
                            : "No socket is chosen to begin with: choose one in the table or the tree, then come"
                                    + " back with ].",
                    Role.MUTED);
            place.scroll().draw(drawn, Drawn.Pane.MAIN, frame, body, rows.list(), 0);
            return;
        }
        PeerGraph graph = place.graph().orElseThrow();
        String chosen = place.box().orElseThrow().key();
        title(rows, centre.get(), place.box().orElseThrow());
        List<PeerGraphPicture.Box> boxes = List.of();
        if (body.width() >= BOXES_FROM) {
            PeerGraphPicture.Picture picture = PeerGraphPicture.of(graph, centre.get(), chosen, body.width());
            int above = rows.list().size();
            picture.rows().forEach(rows::row);
            boxes = picture.boxes().stream()
                    .map(box ->
                            new PeerGraphPicture.Box(box.node(), box.x(), box.y() + above, box.width(), box.height()))
                    .toList();
            legend(rows, picture);
        }
        words(rows, graph);
        int top = place.scroll().draw(drawn, Drawn.Pane.MAIN, frame, body, rows.list(), 0);
        Frames.moreAbove(frame, top);
        List<PeerGraph.Node> nodes = graph.nodes();
        for (PeerGraphPicture.Box box : boxes) {
            int index = 0;
            while (!nodes.get(index).key().equals(box.node())) {
                index++;
            }
            drawn.box(box);
            int from = Math.max(0, box.y() - top);
            int to = Math.min(body.height(), box.y() + box.height() - top);
            if (to > from) {
                drawn.spot(
                        x + box.x(), y + from, box.width(), to - from, new Drawn.Target.Item(Drawn.Pane.MAIN, index));
            }
        }
    }

    private void title(Rows rows, PeerGraph.Node centre, PeerGraph.Node box) {
        int steps = view.graph().steps();
        String of = "peers of " + centre.label() + ", " + steps + (steps == 1 ? " step" : " steps") + " away";
        List<Segment> row = new ArrayList<>();
        row.add(new Segment(
                DisplayWidth.cut(of, body.width()), Style.of(Role.TEXT).strong()));
        String other = box.key().equals(centre.key()) ? "" : "   » " + box.label();
        if (DisplayWidth.of(of + other) <= body.width()) {
            row.add(Segment.of(other, Role.ACCENT));
        }
        rows.row(row);
        rows.row(List.of());
    }

    private static void legend(Rows rows, PeerGraphPicture.Picture picture) {
        rows.row(List.of());
        String words = "── connected  ──→ waits or sends  ● in flight  = shared  ? unproven";
        rows.row(List.of(Segment.of(DisplayWidth.cut(words, rows.width()), Role.MUTED)));
        if (picture.unboxed() > 0 || picture.undrawn() > 0) {
            String boxes = picture.unboxed() == 0 ? "" : counted(picture.unboxed(), "box", "boxes");
            String lines = picture.undrawn() == 0 ? "" : counted(picture.undrawn(), "line", "lines");
            String and = boxes.isEmpty() || lines.isEmpty() ? "" : " and ";
            rows.line("Not drawn: " + boxes + and + lines + "; the words below tell them.", Role.MUTED);
        }
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static void words(Rows rows, PeerGraph graph) {
        List<String> sentences = graph.sentences();
        rows.blank();
        rows.row(List.of(new Segment("In words", Style.of(Role.TEXT).strong())));
        if (sentences.isEmpty()) {
            rows.line("  ", "Nothing leads from here to another socket.", Style.of(Role.MUTED));
        }
        sentences.forEach(sentence -> rows.line("  ", sentence, Style.of(Role.TEXT)));
    }
}
