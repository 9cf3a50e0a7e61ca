package fdscope.tui;

import fdscope.observe.view.PeerGraph;
import fdscope.tui.draw.PeerGraphPicture;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.SocketsPlace;
import fdscope.tui.screen.SocketsQuery;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.SocketsView.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves on the sockets' screen: cursor, scrolling, folds, the next box; clicks and the wheel. */
final class SocketsMoves {
    private SocketsMoves() {}

    static SocketsPlace to(Model model, SocketsView view, int row) {
        Drawn.Extent extent = extent(model.drawn(), Pane.MAIN);
        return view.place().to(row, view.feed().shown().size(), extent.height());
    }

    private static Drawn.Extent extent(Drawn drawn, Pane pane) {
        return drawn.extent(pane).orElse(new Drawn.Extent(pane, 0, 0, 10));
    }

    static Model move(Model model, SocketsView view, Act act) {
        if (act == Act.FOLD || act == Act.UNFOLD) {
            return fold(model, view, act == Act.FOLD);
        }
        if (view.tab() == Tab.GRAPH) {
            return graph(model, view, act);
        }
        Drawn drawn = model.drawn();
        if (view.focus() != Pane.MAIN) {
            Pane pane = drawn.extent(view.focus()).isPresent() ? view.focus() : Pane.DETAIL;
            return model.top(scrolled(view, pane, moved(extent(drawn, pane), act)));
        }
        if (view.tab() == Tab.TREE && (act == Act.LEFT || act == Act.RIGHT)) {
            return fold(model, view, act == Act.LEFT);
        }
        boolean table = view.tab() == Tab.TABLE;
        int size = table ? view.feed().shown().size() : view.tree().seen().size();
        SocketsPlace place = table ? view.place() : view.tree().place();
        Drawn.Extent extent = extent(drawn, Pane.MAIN);
        int row = moved(new Drawn.Extent(Pane.MAIN, Math.min(place.cursor(), size - 1), size, extent.height()), act);
        return model.top(placed(view, place.to(row, size, extent.height())));
    }

    private static SocketsView placed(SocketsView view, SocketsPlace place) {
        SocketsView next = view.tab() == Tab.TABLE
                ? view.place(place)
                : view.tree(view.tree().place(place));
        return next.look(next.look().moved());
    }

    /** Where a cursor or an uppermost row comes to. */
    private static int moved(Drawn.Extent extent, Act act) {
        int page = Math.max(1, extent.height() - 1);
        return switch (act) {
            case UP -> extent.top() - 1;
            case DOWN -> extent.top() + 1;
            case PAGE_UP -> extent.top() - page;
            case PAGE_DOWN -> extent.top() + page;
            case FIRST -> 0;
            case LAST -> extent.rows() - 1;
            default -> extent.top();
        };
    }

    private static SocketsView scrolled(SocketsView view, Pane pane, int top) {
        return view.look(view.look().scrolled(pane, new Scroll(Math.max(0, top))));
    }

    private static Model fold(Model model, SocketsView view, boolean fold) {
        return view.tab() == Tab.TREE
                ? model.top(view.tree(fold ? view.tree().fold() : view.tree().unfold()))
                : model.say("folds are of the tree: ] goes there");
    }

    /** The next box in a direction; pages scroll. */
    private static Model graph(Model model, SocketsView view, Act act) {
        Drawn drawn = model.drawn();
        Drawn.Extent extent = extent(drawn, Pane.MAIN);
        Optional<PeerGraph.Node> here = view.graph().box();
        List<PeerGraphPicture.Box> boxes = drawn.boxes();
        boolean pages = act == Act.PAGE_UP || act == Act.PAGE_DOWN || act == Act.FIRST || act == Act.LAST;
        if (here.isEmpty() || boxes.isEmpty() || pages) {
            return model.top(view.graph(view.graph().scrolled(new Scroll(Math.max(0, moved(extent, act))))));
        }
        Optional<PeerGraphPicture.Box> next = neighbour(boxes, here.get().key(), act);
        return next.map(box -> {
                    int least = box.y() + Math.min(box.height(), extent.height()) - extent.height();
                    int top = Math.max(least, Math.min(extent.top(), box.y()));
                    return model.top(
                            view.graph(view.graph().choose(box.node()).scrolled(new Scroll(Math.max(0, top)))));
                })
                .orElse(model);
    }

    private static Optional<PeerGraphPicture.Box> neighbour(List<PeerGraphPicture.Box> boxes, String from, Act act) {
        Optional<PeerGraphPicture.Box> here =
                boxes.stream().filter(box -> box.node().equals(from)).findFirst();
        if (here.isEmpty()) {
            return boxes.stream().findFirst();
        }
        List<PeerGraphPicture.Box> there = new ArrayList<>();
        for (PeerGraphPicture.Box box : boxes) {
            int across = center(box) - center(here.get());
            boolean beside = Math.abs(across) > (box.width() + here.get().width()) / 2 - 1;
            int down = box.y() - here.get().y();
            boolean wanted = switch (act) {
                case LEFT -> beside && across < 0;
                case RIGHT -> beside && across > 0;
                case UP -> !beside && down < 0;
                case DOWN -> !beside && down > 0;
                default -> false;
            };
            if (wanted) {
                there.add(box);
            }
        }
        return there.stream()
                .min(java.util.Comparator.comparingInt(box -> Math.abs(center(box) - center(here.get()))
                        + Math.abs(box.y() - here.get().y())));
    }

    private static int center(PeerGraphPicture.Box box) {
        return box.x() + box.width() / 2;
    }

    /** A click chooses; on what is chosen it is Enter. */
    static Next<Model, Effect> click(Model model, SocketsView view, Drawn.Target target) {
        if (target instanceof Drawn.Target.Heading heading) {
            return Next.of(model.top(view.query(view.query().by(SocketsQuery.COLUMNS.get(heading.column())))));
        }
        if (target instanceof Drawn.Target.Tab to) {
            return Next.of(model.top(SocketsUpdate.tab(view, Tab.values()[to.index()])));
        }
        if (target instanceof Drawn.Target.ToPane to) {
            return Next.of(model.top(view.focus(to.pane())));
        }
        if (!(target instanceof Drawn.Target.Item item)) {
            return Next.of(model);
        }
        SocketsView focused = view.focus(Pane.MAIN);
        if (view.tab() == Tab.GRAPH) {
            PeerGraph.Node node = view.graph().graph().orElseThrow().nodes().get(item.index());
            boolean already = view.graph().box().filter(node::equals).isPresent();
            return Next.of(
                    already
                            ? SocketsUpdate.centre(model, view)
                            : model.top(view.graph(view.graph().choose(node.key()))));
        }
        SocketsPlace place =
                view.tab() == Tab.TABLE ? view.place() : view.tree().place();
        return place.cursor() == item.index()
                ? Next.of(SocketsUpdate.peer(model.top(focused), focused))
                : Next.of(model.top(placed(focused, new SocketsPlace(item.index(), place.top()))));
    }

    /** The wheel scrolls the pane under the mouse. */
    static Model wheel(Model model, SocketsView view, Pane pane, int rows) {
        Drawn drawn = model.drawn();
        Drawn.Extent extent = extent(drawn, pane);
        if (pane != Pane.MAIN) {
            return model.top(scrolled(view, pane, Math.min(extent.top() + rows, extent.last())));
        }
        if (view.tab() == Tab.GRAPH) {
            int top = Math.max(0, Math.min(extent.top() + rows, extent.last()));
            return model.top(view.graph(view.graph().scrolled(new Scroll(top))));
        }
        SocketsPlace place =
                view.tab() == Tab.TABLE ? view.place() : view.tree().place();
        int size = extent.rows();
        return model.top(placed(view, place.to(place.cursor() + rows, size, extent.height())));
    }
}
