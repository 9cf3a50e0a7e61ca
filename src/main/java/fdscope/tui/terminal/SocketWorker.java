package fdscope.tui.terminal;

import fdscope.observe.SocketProbe;
import fdscope.observe.view.SocketDetailProbe;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Msg.SocketsFailed.Asked;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Looks at the sockets, arranges what was seen and looks closely at one: each on a thread of its own, so that a slow look
 * holds up no filter, and ss holds up neither.
 */
final class SocketWorker implements AutoCloseable {
    private final SocketProbe probe;
    private final SocketDetailProbe details;
    private final ExecutorService looking = thread("sockets");
    private final ExecutorService arranging = thread("sockets-order");
    private final ExecutorService closeLooking = thread("sockets-detail");

    SocketWorker(SocketProbe probe, SocketDetailProbe details) {
        this.probe = probe;
        this.details = details;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, name));
    }

    /** @return false: the effect is not about sockets */
    boolean run(Effect effect, Outbox<Msg> outbox) {
        if (effect instanceof Effect.ReadSockets read) {
            looking.execute(() -> guarded(
                    Asked.READ,
                    read.number(),
                    outbox,
                    () -> outbox.tell(new Msg.SocketsRead(read.number(), probe.list(read.question())))));
        } else if (effect instanceof Effect.ArrangeSockets arrange) {
            arranging.execute(() -> guarded(
                    Asked.ARRANGE,
                    arrange.number(),
                    outbox,
                    () -> outbox.tell(new Msg.SocketsArranged(
                            arrange.number(), arrange.wanted().arranged()))));
        } else if (effect instanceof Effect.LookAtSocket look) {
            closeLooking.execute(() -> guarded(
                    Asked.LOOK,
                    look.number(),
                    outbox,
                    () -> outbox.tell(
                            new Msg.SocketLooked(look.number(), details.detail(look.row(), look.question())))));
        } else {
            return false;
        }
        return true;
    }

    /** Without an answer the screen would wait for ever. */
    private static void guarded(Asked asked, int number, Outbox<Msg> outbox, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            outbox.tell(new Msg.SocketsFailed(
                    asked,
                    number,
                    "The sockets could not be " + what(asked) + ": fdscope itself has a fault: " + words));
        }
    }

    private static String what(Asked asked) {
        return asked == Asked.ARRANGE ? "put in order" : "looked at";
    }

    /** What is under way is of no use any more; the threads are daemons. */
    @Override
    public void close() {
        looking.shutdownNow();
        arranging.shutdownNow();
        closeLooking.shutdownNow();
    }
}
