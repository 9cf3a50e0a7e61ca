package fdscope.tui;

import fdscope.observe.FilterNames;
import fdscope.observe.KnownSocket;
import fdscope.observe.PeerGraph;
import fdscope.observe.SocketFilter;
import fdscope.observe.SocketLinks;
import fdscope.observe.SocketRow;
import fdscope.tui.draw.PeerGraphPicture;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.SocketsFeed;
import fdscope.tui.screen.SocketsPlace;
import fdscope.tui.screen.SocketsQuery;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.SocketsView.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys and clicks of the sockets' screen. What is asked of the machine stands in {@link SocketsWatching}. */
final class SocketsUpdate {
    private SocketsUpdate() {}

    static Next<Model, Effect> act(Model model, SocketsView view, Act act, Key key) {
        SocketsQuery query = view.query();
        SocketsFeed feed = view.feed();
        switch (act) {
            case BACK:
                return Next.of(back(model, view));
            case GO_ON:
                return Next.of(model.top(view.feed(feed.pause(!feed.paused()))));
            case AGAIN:
                return again(model, view);
            case FILTER:
                return Next.of(model.top(view.query(query.filter(query.filter(), true))));
            case ORDER:
                return Next.of(model.top(view.query(query.nextColumn())));
            case REVERSE:
                return Next.of(model.top(view.query(query.order(query.order().turned()))));
            case HEX:
                return Next.of(model.top(view.hex(!view.hex())));
            case MARK:
                return feed.isEmpty()
                        ? Next.of(model)
                        : Next.of(model.top(view.feed(feed.marked()).query(query.tidy()))
                                .say("this moment is marked; d shows what is different from now on"));
            case DIFFERENCES:
                return feed.mark().isEmpty()
                        ? Next.of(model.say("nothing to compare with: m marks a moment"))
                        : Next.of(model.top(view.query(query.differences(!query.differences()))));
            case NEXT:
                return Next.of(model.top(tab(view, view.tab().after(1))));
            case PREVIOUS:
                return Next.of(model.top(tab(view, view.tab().after(-1))));
            case NEXT_PANE:
                return Next.of(model.top(focus(view, 1)));
            case PREVIOUS_PANE:
                return Next.of(model.top(focus(view, -1)));
            case ZOOM:
                return Next.of(model.top(view.zoom(!view.zoomed())));
            case COPY:
                return view.selected()
                        .map(row -> Next.of(model.say("the row is copied, if this terminal allows it"), (Effect)
                                new Effect.Copy(fdscope.tui.screen.SocketWords.line(row) + "\n")))
                        .orElseGet(() -> Next.of(
                                model.say("copied, if this terminal allows it"), new Effect.Copy(PlainForm.of(model))));
            case WHENCE:
                return Next.of(model.push(SocketsWhence.of(view)));
            case STEPS:
                return Next.of(
                        view.tab() == Tab.GRAPH
                                ? model.top(view.graph(view.graph().steps(key.character() - '0')))
                                : model.say("steps are of the graph: ] goes there"));
            case ENTER:
                return Next.of(view.tab() == Tab.GRAPH ? centre(model, view) : peer(model, view));
            default:
                return Next.of(move(model, view, act));
        }
    }

    /** A zoom, then a filter, is undone before the screen is left. */
    private static Model back(Model model, SocketsView view) {
        if (view.zoomed()) {
            return model.top(view.zoom(false).focus(Pane.MAIN));
        }
        if (view.focus() != Pane.MAIN) {
            return model.top(view.focus(Pane.MAIN));
        }
        boolean filtered = !view.query().filter().text().isEmpty();
        return filtered ? model.top(view.query(view.query().filter(SocketFilter.all(), false))) : model.pop();
    }

    private static Next<Model, Effect> again(Model model, SocketsView view) {
        SocketsView tidy = view.query(view.query().tidy()).look(view.look().now());
        return view.feed().read().open() ? Next.of(model.top(tidy)) : SocketsWatching.read(model.top(tidy), tidy);
    }

    /** Letters of the filter. */
    static SocketsView filter(Model model, SocketsView view, String words, boolean on) {
        FilterNames names = FilterNames.NONE.withKnown(
                name -> model.facts().known().of(name).map(KnownSocket::key));
        SocketFilter filter =
                words.equals(view.query().filter().text()) ? view.query().filter() : SocketFilter.of(words, names);
        return view.query(view.query().filter(filter, on));
    }

    /** The other views begin at the socket that is chosen in this one. */
    private static SocketsView tab(SocketsView view, Tab to) {
        Optional<Long> chosen = view.selected()
                .or(() -> view.tab(Tab.TABLE).selected())
                .map(SocketRow::inode)
                .filter(inode -> inode != 0);
        SocketsView next = view.tab(to);
        if (chosen.isEmpty()) {
            return next;
        }
        switch (to) {
            case TABLE:
                OptionalInt at = view.feed().shown().find(chosen.get());
                return at.isPresent() && view.tab() == Tab.TREE
                        ? next.place(
                                new SocketsPlace(at.getAsInt(), view.place().top()))
                        : next;
            case TREE:
                return view.tab() == Tab.TABLE ? next.tree(next.tree().seeking(chosen.get())) : next;
            default:
                return next.graph(next.graph().around(chosen.get()));
        }
    }

    private static SocketsView focus(SocketsView view, int step) {
        if (view.tab() == Tab.GRAPH) {
            return view;
        }
        List<Pane> panes = List.of(Pane.MAIN, Pane.DETAIL, Pane.RAW);
        return view.focus(panes.get(Math.floorMod(panes.indexOf(view.focus()) + step, panes.size())))
                .look(view.look().now());
    }

    /** The other end; of a listener its first waiting client, of a waiting client its listener. */
    private static Model peer(Model model, SocketsView view) {
        Optional<SocketRow> row = view.selected();
        if (row.isEmpty() || view.feed().links().isEmpty()) {
            if (view.tab() == Tab.TREE) {
                return model.top(view.tree(
                        view.tree().isFolded()
                                ? view.tree().unfold()
                                : view.tree().fold()));
            }
            return model.say("no socket is chosen");
        }
        SocketLinks links = view.feed().links().get();
        Optional<Long> there = links.peer(row.get())
                .or(() -> links.listener(row.get()))
                .map(SocketRow::inode)
                .or(() -> row.get()
                        .socket()
                        .waiting()
                        .flatMap(clients -> clients.stream().findFirst()));
        if (there.isEmpty()) {
            String where = links.whereTo(row.get());
            return model.say(row.get().inode() + (where.isEmpty() ? " has no peer" : ": " + where));
        }
        return jump(model, view, there.get());
    }

    private static Model jump(Model model, SocketsView view, long inode) {
        if (view.tab() == Tab.TREE) {
            return view.tree()
                    .on(inode)
                    .map(tree -> model.top(view.tree(tree).look(view.look().moved())))
                    .orElseGet(() -> model.say(inode + " is folded away, or the filter lets it not through"));
        }
        OptionalInt at = view.feed().shown().find(inode);
        return at.isPresent()
                ? model.top(view.place(to(model, view, at.getAsInt()))
                        .look(view.look().moved()))
                : model.say(inode + " does not pass the filter; Esc clears it");
    }

    private static SocketsPlace to(Model model, SocketsView view, int row) {
        Drawn.Extent extent = extent(model.drawn(), Pane.MAIN);
        return view.place().to(row, view.feed().shown().size(), extent.height());
    }

    private static Drawn.Extent extent(Drawn drawn, Pane pane) {
        return drawn.extent(pane).orElse(new Drawn.Extent(pane, 0, 0, 10));
    }

    private static Model move(Model model, SocketsView view, Act act) {
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

    private static Model centre(Model model, SocketsView view) {
        return view.graph()
                .box()
                .map(box -> model.top(view.graph(view.graph().around(box))))
                .orElse(model);
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
            return Next.of(model.top(tab(view, Tab.values()[to.index()])));
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
                            ? centre(model, view)
                            : model.top(view.graph(view.graph().choose(node.key()))));
        }
        SocketsPlace place =
                view.tab() == Tab.TABLE ? view.place() : view.tree().place();
        return place.cursor() == item.index()
                ? Next.of(peer(model.top(focused), focused))
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
