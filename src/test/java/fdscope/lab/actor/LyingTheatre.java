package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Program;
import fdscope.lab.Report;
import fdscope.lab.Troupe;
import fdscope.lab.script.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Real actors that do not tell the truth about their calls.
 *
 * @param lie what the actor says of a call in place of the true report
 * @param refused calls that the actor only pretends to make
 */
record LyingTheatre(
        Troupe.Theatre honest, BiFunction<String, Report.Returned, Report.Returned> lie, Set<String> refused)
        implements Troupe.Theatre {

    /** {@code call} is told otherwise than it was, all else as it was. */
    static LyingTheatre about(Troupe.Theatre honest, String call, UnaryOperator<Report.Returned> lie) {
        return new LyingTheatre(honest, (name, report) -> name.equals(call) ? lie.apply(report) : report, Set.of());
    }

    /** {@code call} is never made and said to have succeeded. */
    static LyingTheatre pretending(Troupe.Theatre honest, String call) {
        return new LyingTheatre(honest, (name, report) -> report, Set.of(call));
    }

    @Override
    public Troupe open(Script script) throws Troupe.CannotStart {
        return new LyingTroupe(honest.open(script));
    }

    private final class LyingTroupe implements Troupe {
        private final Troupe troupe;

        LyingTroupe(Troupe troupe) {
            this.troupe = troupe;
        }

        @Override
        public String folder() {
            return troupe.folder();
        }

        @Override
        public Actor start(String name, boolean root, int uid, long unshareFlags) throws CannotStart {
            return new Liar(troupe.start(name, root, uid, unshareFlags));
        }

        @Override
        public Actor spawned(String name, String token, int pid, Actor parent, Duration deadline) throws CannotStart {
            return new Liar(troupe.spawned(name, token, pid, ((Liar) parent).self, deadline));
        }

        @Override
        public Program program(String name, Launch launch, Actor parent) throws CannotStart {
            return troupe.program(name, launch, ((Liar) parent).self);
        }

        @Override
        public void restarted(Actor actor, String token, Duration deadline) throws CannotStart {
            troupe.restarted(((Liar) actor).self, token, deadline);
        }

        @Override
        public Left end() {
            return troupe.end();
        }
    }

    private final class Liar implements Actor {
        private final Actor self;
        private String call = "";
        private boolean pretended;

        Liar(Actor self) {
            this.self = self;
        }

        @Override
        public void send(Order order) {
            call = order instanceof Order.Call made ? made.name() : "";
            pretended = refused.contains(call);
            if (!pretended) {
                self.send(order);
            }
        }

        @Override
        public void send(Order order, Fd beside) {
            call = "";
            self.send(order, beside);
        }

        @Override
        public Optional<Report> receive(Duration deadline) {
            if (pretended) {
                pretended = false;
                return Optional.of(
                        new Report.Returned(0, 0, 1, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, List.of(), Map.of()));
            }
            return self.receive(deadline)
                    .map(report -> report instanceof Report.Returned honestly ? lie.apply(call, honestly) : report);
        }

        @Override
        public String name() {
            return self.name();
        }

        @Override
        public int pid() {
            return self.pid();
        }

        @Override
        public int tid() {
            return self.tid();
        }

        @Override
        public Set<Integer> ownFds() {
            return self.ownFds();
        }

        @Override
        public Fd takeLent() throws ErrnoException {
            return self.takeLent();
        }

        @Override
        public Optional<Ending> ended(Duration deadline) {
            return self.ended(deadline);
        }

        @Override
        public void kill() {
            self.kill();
        }
    }
}
