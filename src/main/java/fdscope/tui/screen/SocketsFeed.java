package fdscope.tui.screen;

import fdscope.observe.SocketListing;
import fdscope.observe.view.SocketArrangement;
import fdscope.observe.view.SocketLinks;
import fdscope.observe.view.SocketWatch;
import java.util.Optional;

/**
 * What comes from the machine.
 *
 * @param latest the last look, maybe not yet arranged
 * @param live all that passes the filter, to go on with
 * @param shown what is seen: {@code live}, or the differences
 * @param links of what is shown; empty before the first look
 * @param mark a moment to compare with
 * @param read the looks, {@code arranged} their arrangement
 * @param asked what the arrangement that comes was asked for, {@code had} what the last one was
 * @param failure why the last look or arrangement failed
 */
public record SocketsFeed(
        SocketListing latest,
        SocketWatch live,
        SocketWatch shown,
        Optional<SocketLinks> links,
        Optional<SocketListing> mark,
        boolean paused,
        Pending read,
        Pending arranged,
        SocketsQuery.Wanted asked,
        SocketsQuery.Wanted had,
        Optional<String> failure) {
    /** A look takes at most half of the time. */
    private static final long SHARE = 2;

    private static final long TICK_MILLIS = 1000 / Pending.TICKS_A_SECOND;

    static final SocketsFeed START = of(SocketWatch.none());

    private static SocketsFeed of(SocketWatch nothing) {
        SocketsQuery.Wanted wanted = SocketsQuery.START.wanted(new SocketArrangement.Shape.Table());
        return new SocketsFeed(
                nothing.listing(),
                nothing,
                nothing,
                Optional.empty(),
                Optional.empty(),
                false,
                Pending.NONE,
                Pending.NONE,
                wanted,
                wanted,
                Optional.empty());
    }

    /** From the beginning of one look to the next: a second, more where looking takes long. */
    public int secondsBetween() {
        long share = latest.took().toMillis() * SHARE;
        return (int) Math.max(1, (share + 999) / 1000);
    }

    /** It is time to look again. */
    public boolean isDue() {
        long waited = read.ticks() * TICK_MILLIS;
        return !paused && !read.open() && (read.number() == 0 || waited >= secondsBetween() * 1000L);
    }

    /** Nothing was read yet. */
    public boolean isEmpty() {
        return links.isEmpty();
    }

    /** What was read, or what is wanted of it, is not what is seen; and nothing is under way. */
    public boolean isToArrange(SocketsQuery.Wanted wanted) {
        return read.number() > 0 && !arranged.open() && (latest != live.listing() || !wanted.equals(had));
    }

    public SocketsFeed ticked() {
        return with(read.ticked(), arranged.ticked(), failure);
    }

    public SocketsFeed reading() {
        return with(read.asked(), arranged, failure);
    }

    public SocketsFeed arranging(SocketsQuery.Wanted wanted) {
        return new SocketsFeed(latest, live, shown, links, mark, paused, read, arranged.asked(), wanted, had, failure);
    }

    public SocketsFeed read(SocketListing listing) {
        return new SocketsFeed(
                listing, live, shown, links, mark, paused, read.answered(), arranged, asked, had, Optional.empty());
    }

    public SocketsFeed arranged(SocketArrangement.Arranged answer) {
        return new SocketsFeed(
                latest,
                answer.live(),
                answer.shown(),
                Optional.of(answer.links()),
                mark,
                paused,
                read,
                arranged.answered(),
                asked,
                asked,
                failure);
    }

    /** Something went wrong beside. */
    public SocketsFeed told(String why) {
        return with(read, arranged, Optional.of(why));
    }

    public SocketsFeed readFailed(String why) {
        return with(read.answered(), arranged, Optional.of(why));
    }

    /** It is not tried again before something changes. */
    public SocketsFeed arrangementFailed(String why) {
        return new SocketsFeed(
                live.listing(),
                live,
                shown,
                links,
                mark,
                paused,
                read,
                arranged.answered(),
                asked,
                asked,
                Optional.of(why));
    }

    public SocketsFeed pause(boolean on) {
        return new SocketsFeed(latest, live, shown, links, mark, on, read, arranged, asked, had, failure);
    }

    /** What is seen now is what to compare with. */
    public SocketsFeed marked() {
        return new SocketsFeed(
                latest, live, shown, links, Optional.of(live.listing()), paused, read, arranged, asked, had, failure);
    }

    private SocketsFeed with(Pending looks, Pending arrangements, Optional<String> why) {
        return new SocketsFeed(latest, live, shown, links, mark, paused, looks, arrangements, asked, had, why);
    }
}
