package fdscope.tui.screen;

import fdscope.observe.SocketRow;
import fdscope.observe.view.RowKey;
import fdscope.observe.view.RowMark;
import fdscope.observe.view.SocketArrangement.Arranged;
import fdscope.observe.view.SocketArrangement.Shape;
import fdscope.observe.view.SocketWatch;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All AF_UNIX sockets of the machine: a table, a tree by process, a graph of who speaks to whom.
 *
 * @param focus {@code MAIN}, {@code DETAIL} or {@code RAW}
 * @param zoomed only the pane with the focus is seen
 * @param hex numbers are written in hex
 * @param place of the table's cursor
 */
public record SocketsView(
        Tab tab,
        Drawn.Pane focus,
        boolean zoomed,
        boolean hex,
        SocketsFeed feed,
        SocketsQuery query,
        SocketsPlace place,
        SocketsTreePlace tree,
        SocketsGraphPlace graph,
        SocketsLook look)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.sockets();

    /** How the sockets are seen. */
    public enum Tab {
        TABLE("Table"),
        TREE("Tree"),
        GRAPH("Graph");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        public Tab after(int steps) {
            return values()[Math.floorMod(ordinal() + steps, values().length)];
        }
    }

    public static final SocketsView START = new SocketsView(
            Tab.TABLE,
            Drawn.Pane.MAIN,
            false,
            false,
            SocketsFeed.START,
            SocketsQuery.START,
            SocketsPlace.START,
            SocketsTreePlace.START,
            SocketsGraphPlace.START,
            SocketsLook.START);

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public boolean typing() {
        return query.typing();
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new SocketsScreen(this, scenery, canvas).draw();
    }

    /** The row that the cursor is on; in the graph, the socket of the box that is chosen. */
    public Optional<SocketRow> selected() {
        return switch (tab) {
            case TABLE ->
                feed.shown().size() == 0
                        ? Optional.empty()
                        : Optional.of(feed.shown()
                                .row(Math.min(place.cursor(), feed.shown().size() - 1)));
            case TREE ->
                tree.inode().stream().boxed().findFirst().flatMap(feed.live().listing()::row);
            case GRAPH -> Optional.empty();
        };
    }

    /** What became of the row lately. */
    public Optional<RowMark> mark(SocketRow row) {
        OptionalInt at = feed.live().find(RowKey.of(row));
        return at.isPresent() ? feed.live().mark(at.getAsInt()) : Optional.empty();
    }

    /** What is to be made of the rows. */
    public Shape shape() {
        return switch (tab) {
            case TABLE -> new Shape.Table();
            case TREE -> new Shape.Tree();
            case GRAPH -> graph.shape();
        };
    }

    /** The details of one row are seen on a screen of this size. */
    public boolean isDetailed(int columns, int rows) {
        return tab != Tab.GRAPH && (focus != Drawn.Pane.MAIN || !zoomed && SocketsScreen.hasDetails(columns, rows));
    }

    /** New rows; the cursor stays on its row, and the row where it is on the screen. */
    public SocketsView arranged(Arranged answer) {
        SocketWatch old = feed.shown();
        boolean anew = !feed.asked().sameRows(feed.had());
        SocketsFeed next = feed.arranged(answer);
        SocketWatch shown = answer.shown();
        SocketsPlace there = place;
        boolean ordered = anew && feed.asked().filter().equals(feed.had().filter());
        boolean first = ordered && place.cursor() == 0 || old.size() == 0;
        if (!first) {
            OptionalInt at = shown.find(RowKey.of(old.row(Math.min(place.cursor(), old.size() - 1))));
            there = at.isPresent()
                    ? place.follows(at.getAsInt())
                    : anew
                            ? SocketsPlace.START
                            : new SocketsPlace(Math.max(0, Math.min(place.cursor(), shown.size() - 1)), place.top());
        }
        return new SocketsView(
                tab,
                focus,
                zoomed,
                hex,
                next,
                query,
                there,
                answer.tree().map(tree::grown).orElse(tree),
                answer.graph().map(graph::grown).orElse(graph),
                look);
    }

    public SocketsView tab(Tab to) {
        return new SocketsView(to, Drawn.Pane.MAIN, zoomed, hex, feed, query, place, tree, graph, look);
    }

    public SocketsView focus(Drawn.Pane pane) {
        return new SocketsView(tab, pane, zoomed, hex, feed, query, place, tree, graph, look);
    }

    public SocketsView zoom(boolean on) {
        return new SocketsView(tab, focus, on, hex, feed, query, place, tree, graph, look);
    }

    public SocketsView hex(boolean on) {
        return new SocketsView(tab, focus, zoomed, on, feed, query, place, tree, graph, look);
    }

    public SocketsView feed(SocketsFeed next) {
        return new SocketsView(tab, focus, zoomed, hex, next, query, place, tree, graph, look);
    }

    public SocketsView query(SocketsQuery next) {
        return new SocketsView(tab, focus, zoomed, hex, feed, next, place, tree, graph, look);
    }

    public SocketsView place(SocketsPlace next) {
        return new SocketsView(tab, focus, zoomed, hex, feed, query, next, tree, graph, look);
    }

    public SocketsView tree(SocketsTreePlace next) {
        return new SocketsView(tab, focus, zoomed, hex, feed, query, place, next, graph, look);
    }

    public SocketsView graph(SocketsGraphPlace next) {
        return new SocketsView(tab, focus, zoomed, hex, feed, query, place, tree, next, look);
    }

    public SocketsView look(SocketsLook next) {
        return new SocketsView(tab, focus, zoomed, hex, feed, query, place, tree, graph, next);
    }
}
