package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.Order;
import fdscope.lab.Report;
import fdscope.lab.Troupe;
import fdscope.lab.Troupe.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has an actor start the program that is checked. Its outputs go into memory of ours, to which it appends: they can be
 * opened again as /dev/stdout, which no file outside the lab's folder could in the lab's Landlock domain.
 */
final class ProgramStart {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int F_SETFL = 4;

    private final Syscalls calls;
    private final ActorProcess parent;
    private final Supplier<Optional<String>> excess;

    /** @param excess what the program has taken too much of until now */
    ProgramStart(Syscalls calls, ActorProcess parent, Supplier<Optional<String>> excess) {
        this.calls = calls;
        this.parent = parent;
        this.excess = excess;
    }

    ProgramProcess start(String name, Troupe.Launch launch) throws CannotStart {
        List<Fd> outputs = new ArrayList<>();
        List<Integer> lent = new ArrayList<>();
        try {
            for (String stream : List.of("stdout", "stderr")) {
                Fd file = memory(stream);
                outputs.add(file);
                parent.send(new Order.Take(), file);
                lent.add((int) answer(name));
            }
            List<Integer> numbers = new ArrayList<>(launch.numbers());
            List<Integer> sources = new ArrayList<>(launch.sources());
            numbers.addAll(List.of(0, 1, 2));
            sources.addAll(List.of(0, lent.get(0), lent.get(1)));
            parent.send(new Order.Program(launch.command(), launch.environment(), numbers, sources));
            int pid = (int) answer(name);
            giveBack(name, lent);
            Lifeline life = new Lifeline(calls, pid, pidfd(pid), Optional.of(parent));
            return new ProgramProcess(name, pid, life, parent, outputs, excess);
        } catch (ErrnoException e) {
            outputs.forEach(Fd::close);
            throw CannotStart.thisTime(name + " cannot be started: " + e.getMessage());
        } catch (CannotStart e) {
            outputs.forEach(Fd::close);
            throw e;
        }
    }

    /** Empty if it is over already: its actor, who has reaped it, tells how it ended. */
    private Optional<Fd> pidfd(int pid) {
        try {
            return Optional.of(calls.pidfd_open(pid, 0));
        } catch (ErrnoException e) {
            return Optional.empty();
        }
    }

    private Fd memory(String name) throws ErrnoException {
        Constants constants = Constants.here();
        Fd file = calls.memfd_create(Bytes.utf8(name), constants.require("MFD_CLOEXEC"));
        calls.fcntl(file, F_SETFL, constants.require("O_APPEND"));
        // An actor of root is nobody.
        calls.fchmod(file, 0666);
        return file;
    }

    private void giveBack(String name, List<Integer> lent) throws CannotStart, ErrnoException {
        for (int number : lent) {
            parent.send(new Order.Call("close", List.of(new Order.Arg.Num(number)), false));
            answer(name);
        }
    }

    private long answer(String name) throws CannotStart, ErrnoException {
        Report report = parent.receive(ANSWER)
                .orElseThrow(
                        () -> CannotStart.thisTime(parent.name() + " did not answer within 5 s: starting " + name));
        if (report instanceof Report.Returned returned && returned.errno() != 0) {
            throw new ErrnoException("program", name, new Errno(returned.errno()));
        }
        if (report instanceof Report.Returned returned) {
            return returned.result();
        }
        throw CannotStart.thisTime(
                report instanceof Report.Refused refused ? refused.why() : parent.name() + " did not start " + name);
    }
}
