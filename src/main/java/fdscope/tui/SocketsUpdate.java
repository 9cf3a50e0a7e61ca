package fdscope.tui;

import fdscope.observe.KnownSocket;
import fdscope.observe.SocketRow;
import fdscope.observe.view.FilterNames;
import fdscope.observe.view.SocketFilter;
import fdscope.observe.view.SocketLinks;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.SocketsFeed;
import fdscope.tui.screen.SocketsPlace;
import fdscope.tui.screen.SocketsQuery;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.SocketsView.Tab;
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
                return view.tab() == Tab.GRAPH
                        ? Next.of(model.say("the filter is of the table and the tree: [ goes there"))
                        : Next.of(model.top(view.query(query.filter(query.filter(), true))));
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
                return Next.of(SocketsMoves.move(model, view, act));
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
    static SocketsView tab(SocketsView view, Tab to) {
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
    static Model peer(Model model, SocketsView view) {
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
                ? model.top(view.place(SocketsMoves.to(model, view, at.getAsInt()))
                        .look(view.look().moved()))
                : model.say(inode + " does not pass the filter; Esc clears it");
    }

    static Model centre(Model model, SocketsView view) {
        return view.graph()
                .box()
                .map(box -> model.top(view.graph(view.graph().around(box))))
                .orElse(model);
    }
}
