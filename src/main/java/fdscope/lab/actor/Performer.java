package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Order;
import fdscope.lab.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The actor at work: takes one order after the other from the channel, on one thread, and reports. */
final class Performer {
    private static final int EMFILE = 24;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 02000000;

    /** What outlives the descriptors of a lab, and cannot be taken back: who has done one of these is not had again. */
    private static final Set<String> LASTING = Set.of("setresuid", "syscall", "chdir", "chroot", "umask");

    private final Syscalls calls;
    private final Channel channel;
    private final Stopwatch watch = new Stopwatch();
    private final OwnFds own;
    private final NewProgram program;
    private final ProcessOps processes;
    private final List<Ops> groups;
    private boolean changed;

    Performer(Syscalls calls, Channel channel, OwnFds own, LabBounds bounds, NewProgram program) {
        this.calls = calls;
        this.channel = channel;
        this.own = own;
        this.program = program;
        this.processes = new ProcessOps(calls, watch, own);
        this.groups = List.of(new SocketOps(calls, watch), new FileOps(calls, watch, own, bounds), processes);
    }

    /** Loads every class and walks every path that a later order can need. */
    void rehearse() throws ErrnoException {
        Rehearsal.calls().forEach(call -> answer(Wire.order(Wire.line(call))));
        Rehearsal.dance(this::answer);
        for (Order order : Rehearsal.orders()) {
            Wire.order(Wire.line(order));
        }
        for (Report report : Rehearsal.reports()) {
            Wire.report(Wire.line(report));
        }
        program.rehearse();
        processes.begin();
        changed = false;
    }

    /** Returns when the runner is gone. */
    void perform() throws ErrnoException {
        Optional<String> line = channel.receive(-1);
        while (line.isPresent()) {
            perform(Wire.order(line.get()));
            line = channel.receive(-1);
        }
    }

    private void perform(Order order) throws ErrnoException {
        if (announces(order)) {
            report(new Report.Calling());
        }
        if (order instanceof Order.Lend lend) {
            lend(lend);
        } else if (order instanceof Order.LendSockDiag) {
            lendSockDiag();
        } else {
            report(answer(order));
        }
    }

    private static boolean announces(Order order) {
        return order instanceof Order.Call call && call.announce()
                || order instanceof Order.Repeat repeat && repeat.call().announce();
    }

    private Report answer(Order order) {
        try {
            if (order instanceof Order.Call call) {
                return outcome(call).returned(watch.take());
            } else if (order instanceof Order.Repeat repeat) {
                return new Repetition(repeat).run();
            } else if (order instanceof Order.Enter enter) {
                return enter(enter);
            } else if (order instanceof Order.Take) {
                // No descriptor beside the order: there was no room for it in this process's table.
                return channel.takeFd()
                        .map(Outcome::fd)
                        .orElseGet(() -> Outcome.failed(EMFILE))
                        .returned(0);
            } else if (order instanceof Order.Rest) {
                return rest();
            } else if (order instanceof Order.Spawn spawn) {
                changed = true;
                return program.spawn(spawn);
            } else if (order instanceof Order.Program started) {
                return program.start(started);
            } else if (order instanceof Order.Exec exec) {
                program.exec(exec);
            } else if (order instanceof Order.Exit exit) {
                calls._exit(exit.code());
            }
            return new Report.Refused("an actor does not know this order");
        } catch (ErrnoException e) {
            return new Report.Refused(e.getMessage());
        } catch (Ops.RefusedException | IllegalArgumentException e) {
            return new Report.Refused(e.getMessage());
        } catch (OutOfMemoryError e) {
            return new Report.Refused("that is more memory than an actor has (128 MiB); take less");
        }
    }

    /** A failed call is an outcome, not an exception. */
    private Outcome outcome(Order.Call call) throws Ops.RefusedException {
        changed |= LASTING.contains(call.name());
        Arguments arguments = new Arguments(call.name(), call.arguments());
        try {
            for (Ops group : groups) {
                Outcome outcome = group.call(call.name(), arguments);
                if (outcome != null) {
                    return outcome;
                }
            }
        } catch (ErrnoException e) {
            return Outcome.failed(e.errno().number());
        }
        throw new Ops.RefusedException(call.name() + " is not a call that an actor can make");
    }

    private Report enter(Order.Enter order) throws ErrnoException {
        calls.chdir(order.folder());
        int uid = order.uid();
        if (uid >= 0 && uid != calls.getuid()) {
            calls.setgroups(List.of());
            calls.setresgid(uid, uid, uid);
            calls.setresuid(uid, uid, uid);
            // Or the runner's observations would be refused: the change of uid has taken it away.
            calls.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
        }
        return Outcome.of(0).returned(0);
    }

    private Report rest() throws ErrnoException {
        if (changed || !program.isAlone() || !processes.restore()) {
            return new Report.Refused("a fresh actor is needed");
        }
        List<Integer> kept = own.list();
        for (int number : OwnFds.open(calls)) {
            if (!kept.contains(number)) {
                calls.closeQuietly(number);
            }
        }
        return new Report.Rested();
    }

    private void lend(Order.Lend order) throws ErrnoException {
        try {
            channel.send(Wire.line(Outcome.of(order.fd()).returned(0)), Optional.of(Fd.borrowed(order.fd())));
        } catch (ErrnoException e) {
            report(Outcome.failed(e.errno().number()).returned(0));
            return;
        }
        if (order.close()) {
            calls.closeQuietly(order.fd());
        }
    }

    private void lendSockDiag() throws ErrnoException {
        try (Fd netlink = calls.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG)) {
            channel.send(Wire.line(Outcome.of(0).returned(0)), Optional.of(netlink));
        } catch (ErrnoException e) {
            report(Outcome.failed(e.errno().number()).returned(0));
        }
    }

    private void report(Report report) throws ErrnoException {
        channel.send(Wire.line(report));
    }

    /** The same call again and again. */
    private final class Repetition {
        private final Order.Repeat order;
        private final List<Integer> fds = new ArrayList<>();
        private int count;
        private long total;
        private long ns;
        private int lastErrno;

        Repetition(Order.Repeat order) {
            this.order = order;
        }

        Report run() throws Ops.RefusedException {
            boolean more = order.count().orElse(1) > 0;
            while (more) {
                Outcome outcome = outcome(order.call());
                ns += watch.take();
                more = outcome.errno() == 0 && goesOn(outcome);
                lastErrno = outcome.errno();
            }
            return new Report.Repeated(count, total, lastErrno, ns, fds);
        }

        private boolean goesOn(Outcome outcome) {
            count++;
            total += outcome.result();
            fds.addAll(outcome.fds());
            return (order.count().isEmpty() || count < order.count().getAsInt())
                    && !order.untilResult().equals(Optional.of(outcome.result()))
                    && !order.untilData().equals(Optional.of(outcome.data()));
        }
    }
}
