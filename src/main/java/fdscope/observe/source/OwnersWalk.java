package fdscope.observe.source;

import fdscope.kernel.Syscalls;
import fdscope.observe.Owners;
import java.util.List;

/** A walk through all processes on a second thread, while the first has something else to do and then joins in. */
final class OwnersWalk {
    private final OwnersSource source;
    private final Beside<Owners.Part> other;

    private OwnersWalk(OwnersSource source) {
        this.source = source;
        this.other = Beside.start("owners", source::walk);
    }

    static OwnersWalk begin(Syscalls calls) {
        return new OwnersWalk(new OwnersSource(calls));
    }

    /** Takes part until no process is left, and waits for the other thread's last one. */
    Owners end() {
        Owners.Part mine = source.walk();
        return source.joined(List.of(mine, other.result()));
    }
}
