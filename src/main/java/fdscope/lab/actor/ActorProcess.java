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

/** An actor seen from the runner: its process, and its program by an order channel. Owns both descriptors. */
final class ActorProcess implements Actor {
    private static final int EMFILE = 24;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Reception reception;
    private final String name;
    private final int pid;
    private final Lifeline life;
    private final Deque<Report> inbox = new ArrayDeque<>();
    private final Map<Integer, Ending> childEndings = new HashMap<>();
    private Reception.Guest program;

    /** @param parent the actor that started it, empty if the runner did */
    ActorProcess(
            Syscalls calls,
            Reception reception,
            String name,
            Fd pidfd,
            Reception.Guest program,
            Optional<ActorProcess> parent) {
        this.reception = reception;
        this.name = name;
        this.pid = program.hello().pid();
        this.program = program;
        this.life = new Lifeline(calls, pid, Optional.of(pidfd), parent);
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
        return life.ended(deadline);
    }

    /** How a child of this actor has ended, if it tells that until then ({@link System#nanoTime}). */
    Optional<Ending> endingOfChild(int child, long until) {
        if (!childEndings.containsKey(child)) {
            pump(until);
        }
        return Optional.ofNullable(childEndings.get(child));
    }

    @Override
    public void kill() {
        life.signalKill();
        ended(SOON);
    }

    void signalKill() {
        life.signalKill();
    }

    /** Whether it has become as it was before its first order; answers from before are dropped. */
    boolean rests(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        send(new Order.Rest());
        inbox.clear();
        while (pump(end)) {
            Report report = inbox.poll();
            if (report instanceof Report.Rested || report instanceof Report.Refused) {
                return report instanceof Report.Rested;
            }
        }
        return false;
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
        life.release();
    }
}
