package fdscope.lab.actor;

import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Report;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An actor seen from the runner: its process by pidfd, its program by an order channel. Owns both descriptors. */
final class ActorProcess implements Actor {
    private static final int SIGKILL = 9;
    private static final int POLLIN = 1;
    private static final int EMFILE = 24;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Syscalls calls;
    private final Reception reception;
    private final String name;
    private final int pid;
    private final Fd pidfd;
    private final Optional<ActorProcess> parent;
    private final Deque<Report> inbox = new ArrayDeque<>();
    private final Map<Integer, Ending> childEndings = new HashMap<>();
    private Reception.Guest program;
    private Optional<Ending> ending = Optional.empty();

    /** @param parent the actor that started it, empty if the runner did */
    ActorProcess(
            Syscalls calls,
            Reception reception,
            String name,
            Fd pidfd,
            Reception.Guest program,
            Optional<ActorProcess> parent) {
        this.calls = calls;
        this.reception = reception;
        this.name = name;
        this.pid = program.hello().pid();
        this.pidfd = pidfd;
        this.program = program;
        this.parent = parent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public int tid() {
        return program.hello().tid();
    }

    @Override
    public Set<Integer> ownFds() {
        return new TreeSet<>(program.hello().fds());
    }

    @Override
    public void send(Order order) {
        send(order, Optional.empty());
    }

    @Override
    public void send(Order order, Fd beside) {
        send(order, Optional.of(beside));
    }

    private void send(Order order, Optional<Fd> beside) {
        if (order instanceof Order.Spawn spawn) {
            reception.expect(spawn.token());
        } else if (order instanceof Order.Exec exec) {
            reception.expect(exec.token());
        }
        try {
            program.channel().send(Wire.line(order), beside);
        } catch (ErrnoException e) {
            return; // it has ended, and ended() will say how
        }
    }

    @Override
    public Optional<Report> receive(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (inbox.isEmpty() && pump(end)) {
            // a child's end is no report for the runner
        }
        return Optional.ofNullable(inbox.poll());
    }

    /** Takes one line off the channel; false: none came in time, or none will ever come. */
    private boolean pump(long end) {
        try {
            int milliseconds = (int) Math.max(0, (end - System.nanoTime() + 999_999) / 1_000_000);
            Optional<Report> report = program.channel().receive(milliseconds).map(Wire::report);
            if (report.isPresent() && report.get() instanceof Report.ChildEnded child) {
                childEndings.put(child.pid(), new Ending(child.code(), child.signal()));
            } else {
                report.ifPresent(inbox::add);
            }
            return report.isPresent();
        } catch (ErrnoException e) {
            return false;
        }
    }

    @Override
    public Fd takeLent() throws ErrnoException {
        return program.channel().takeFd().orElseThrow(() -> new ErrnoException("recvmsg", name, new Errno(EMFILE)));
    }

    @Override
    public Optional<Ending> ended(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            do {
                long left = Math.max(0, end - System.nanoTime());
                int milliseconds = (int) Math.min(Integer.MAX_VALUE, (left + 999_999) / 1_000_000);
                if (ending.isPresent() || calls.poll(pidfd, POLLIN, milliseconds) != 0 && reaped(end)) {
                    return ending;
                }
            } while (System.nanoTime() < end);
        } catch (ErrnoException e) {
            return ending;
        }
        return ending;
    }

    private boolean reaped(long end) throws ErrnoException {
        // A short look, though the deadline may be long: its parent may end while we listen to it.
        long soon = Math.min(end, System.nanoTime() + 50_000_000);
        if (parent.isPresent()
                && !parent.get().childEndings.containsKey(pid)
                && parent.get().pump(soon)) {
            return parent.get().childEndings.containsKey(pid)
                    && known(parent.get().childEndings.get(pid));
        }
        if (parent.isPresent() && parent.get().childEndings.containsKey(pid)) {
            return known(parent.get().childEndings.get(pid));
        }
        if (parent.isPresent() && parent.get().ended(Duration.ZERO).isEmpty()) {
            return false;
        }
        return waited();
    }

    private boolean known(Ending how) {
        ending = Optional.of(how);
        return true;
    }

    /** By waitpid(2): it is our child, or became it when its parent ended. */
    private synchronized boolean waited() throws ErrnoException {
        if (ending.isEmpty()) {
            try {
                ending = calls.waitpid(pid, true).map(status -> new Ending(status.code(), status.signal()));
            } catch (ErrnoException e) {
                // Its parent had reaped it and ended before it could tell.
                ending = Optional.of(new Ending(-1, 0));
            }
        }
        return ending.isPresent();
    }

    @Override
    public void kill() {
        signalKill();
        ended(SOON);
    }

    void signalKill() {
        try {
            calls.pidfd_send_signal(pidfd, SIGKILL);
        } catch (ErrnoException e) {
            return; // gone already
        }
    }

    /** A new program in the same process; the old one's line is closed. */
    void becomes(Reception.Guest next) {
        // What children's ends the old program told in its last moment is still to be read.
        while (pump(System.nanoTime())) {
            continue;
        }
        program.channel().close();
        program = next;
    }

    /** After it has ended and nobody will ask any more. */
    void release() {
        program.channel().close();
        pidfd.close();
    }
}
