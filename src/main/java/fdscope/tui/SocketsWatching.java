package fdscope.tui;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.view.RowKey;
import fdscope.observe.view.SocketArrangement;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.SocketsFeed;
import fdscope.tui.screen.SocketsQuery;
import fdscope.tui.screen.SocketsView;
import java.util.Optional;

/**
 * What the sockets' screen asks for, while it is seen, and what comes of the answers. One look is under way at a time,
 * one arrangement, and one close look; an answer that nobody waits for any more is dropped.
 */
final class SocketsWatching {
    private SocketsWatching() {}

    /** The screen is opened: the first look. If it is open below, it comes to the top. */
    static Next<Model, Effect> open(Model model) {
        Optional<SocketsView> there = view(model);
        if (there.isEmpty()) {
            return read(model.push(SocketsView.START), SocketsView.START);
        }
        return Next.of(model.with(model.views().stream()
                        .filter(view -> !(view instanceof SocketsView))
                        .toList())
                .push(there.get()));
    }

    static Next<Model, Effect> read(Model model, SocketsView view) {
        SocketsFeed feed = view.feed().reading();
        return Next.of(
                model.sockets(view.feed(feed)),
                new Effect.ReadSockets(feed.read().number(), SocketQuestion.USUAL));
    }

    /** A fifth of a second has passed. */
    static Next<Model, Effect> tick(Model model) {
        if (!(model.top() instanceof SocketsView top)) {
            return Next.of(model);
        }
        SocketsView view = top.feed(top.feed().ticked()).look(top.look().ticked());
        Model next = model.top(view);
        return view.feed().isDue() ? read(next, view) : Next.of(next);
    }

    static Next<Model, Effect> answer(Model model, Msg msg) {
        Optional<SocketsView> there = view(model);
        if (there.isEmpty()) {
            return Next.of(model);
        }
        SocketsView view = there.get();
        SocketsFeed feed = view.feed();
        SocketsView next = view;
        if (msg instanceof Msg.SocketsRead read && feed.read().isAnswer(read.number())) {
            next = view.feed(feed.read(read.listing()));
        } else if (msg instanceof Msg.SocketsArranged done && feed.arranged().isAnswer(done.number())) {
            next = view.arranged(done.arranged());
        } else if (msg instanceof Msg.SocketLooked looked && view.look().asked().isAnswer(looked.number())) {
            next = view.look(view.look().got(looked.detail()));
        } else if (msg instanceof Msg.SocketsFailed failed) {
            next = failed(view, failed);
        }
        return Next.of(model.sockets(next));
    }

    private static SocketsView failed(SocketsView view, Msg.SocketsFailed failed) {
        SocketsFeed feed = view.feed();
        switch (failed.asked()) {
            case READ:
                return feed.read().isAnswer(failed.number()) ? view.feed(feed.readFailed(failed.sentence())) : view;
            case ARRANGE:
                return feed.arranged().isAnswer(failed.number())
                        ? view.feed(feed.arrangementFailed(failed.sentence()))
                        : view;
            default:
                return view.look().asked().isAnswer(failed.number())
                        ? view.feed(feed.told(failed.sentence()))
                                .look(view.look().failed())
                        : view;
        }
    }

    /** After every message: what is seen is to be what is wanted. */
    static Next<Model, Effect> wants(Next<Model, Effect> next) {
        if (!(next.model().top() instanceof SocketsView view)) {
            return next;
        }
        Next<Model, Effect> asked = next;
        SocketsQuery.Wanted wanted = view.query().wanted(view.shape());
        if (view.feed().isToArrange(wanted)) {
            SocketsFeed feed = view.feed().arranging(wanted);
            view = view.feed(feed);
            Optional<SocketListing> since = view.query().differences() ? feed.mark() : Optional.empty();
            asked = both(
                    asked,
                    view,
                    new Effect.ArrangeSockets(
                            feed.arranged().number(),
                            new SocketArrangement(
                                    feed.live(),
                                    feed.latest(),
                                    !wanted.sameRows(feed.had()),
                                    view.query().filter(),
                                    view.query().order(),
                                    since,
                                    wanted.shape())));
        }
        Optional<SocketRow> row = view.selected();
        if (row.isPresent()
                && view.isDetailed(next.model().columns(), next.model().rows())) {
            RowKey key = RowKey.of(row.get());
            boolean changed = view.mark(row.get()).isPresent();
            if (view.look().isDue(key, changed)) {
                SocketsView looking = view.look(view.look().asking(key));
                asked = both(
                        asked,
                        looking,
                        new Effect.LookAtSocket(
                                looking.look().asked().number(),
                                row.get(),
                                looking.feed().latest().question()));
            }
        }
        return asked;
    }

    private static Next<Model, Effect> both(Next<Model, Effect> next, SocketsView view, Effect effect) {
        return new Next<>(next.model().top(view), next.effects()).and(effect);
    }

    private static Optional<SocketsView> view(Model model) {
        return model.views().stream()
                .filter(SocketsView.class::isInstance)
                .map(SocketsView.class::cast)
                .findFirst();
    }
}
