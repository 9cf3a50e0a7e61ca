package fdscope.observe.source;

import fdscope.kernel.Syscalls;
import fdscope.observe.Owners;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A walk through all processes on a second thread, while the first has something else to do and then joins in. */
final class OwnersWalk {
    private final OwnersSource source;
    private final FutureTask<Owners.Part> other;

    private OwnersWalk(OwnersSource source) {
        this.source = source;
        this.other = new FutureTask<>(source::walk);
    }

    static OwnersWalk begin(Syscalls calls) {
        OwnersWalk walk = new OwnersWalk(new OwnersSource(calls));
        Thread thread = new Thread(walk.other, "owners");
        thread.setDaemon(true);
        thread.start();
        return walk;
    }

    /** Takes part until no process is left, and waits for the other thread's last one. */
    Owners end() {
        Owners.Part mine = source.walk();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return source.joined(List.of(mine, other.get()));
                } catch (InterruptedException e) {
                    // The walk ends by itself and soon: it waits for nothing.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the walk through /proc broke", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
