package fdscope.tui.screen;

import fdscope.observe.KnownSockets;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SocketTable;
import fdscope.observe.view.SocketTree;
import fdscope.observe.view.SocketWatch;
import java.util.ArrayList;
import java.util.List;

/** What the sockets' screen shows, as plain lines: nothing is cut but what is more than a person reads. */
public final class SocketsText {
    private static final int MOST = 1000;

    private SocketsText() {}

    public static List<String> of(SocketsView view, KnownSockets known) {
        List<String> lines = new ArrayList<>();
        int all = switch (view.tab()) {
            case TABLE -> table(view.feed().shown(), known, lines);
            case TREE -> tree(view.tree(), lines);
            case GRAPH -> graph(view.graph(), lines);
        };
        if (all > MOST) {
            lines.add((all - MOST) + " more; fdscope sockets prints all.");
        }
        lines.addAll(view.feed().latest().notes());
        return lines;
    }

    private static int table(SocketWatch shown, KnownSockets known, List<String> lines) {
        List<SocketRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, shown.size()); i++) {
            if (!shown.isGone(i)) {
                rows.add(shown.row(i));
            }
        }
        lines.addAll(SocketTable.lines(rows, known));
        return shown.size();
    }

    private static int tree(SocketsTreePlace place, List<String> lines) {
        List<SocketTree.Line> seen = place.seen();
        lines.addAll(new SocketTree(seen.subList(0, Math.min(MOST, seen.size()))).text());
        return seen.size();
    }

    private static int graph(SocketsGraphPlace place, List<String> lines) {
        List<String> sentences =
                place.graph().map(graph -> graph.sentences()).orElse(List.of("No socket is chosen to begin with."));
        lines.addAll(sentences.subList(0, Math.min(MOST, sentences.size())));
        return sentences.size();
    }
}
