package fdscope.lab.measure.live;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.lab.measure.MeasuredOn;
import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.Measurement.Cell;
import fdscope.lab.measure.Measurer;
import fdscope.lab.measure.Memory;
import fdscope.lab.measure.Plan;
import fdscope.lab.measure.Spread;
import fdscope.lab.measure.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures with this process as the sender and a child as the receiver. */
public final class LiveMeasurer implements Measurer {
    private static final int HANDSHAKES = 1001;
    /** Until the compiler of the JVM has seen each loop often enough. */
    private static final int WARM_UPS = 100;

    private static final long WARM_UP_SIZE = 64 << 10;
    private static final int LARGE_WARM_UPS = 10;
    private static final long LARGE_WARM_UP_SIZE = 1 << 20;

    private final Syscalls calls;

    public LiveMeasurer(Syscalls calls) {
        this.calls = calls;
    }

    @Override
    public Measurement measure(Plan plan, Watcher watcher) throws CannotMeasure {
        try {
            MeasuredOn on = LocalMachine.facts();
            Memory memory = LocalMachine.memory(calls);
            List<Long> sizes = plan.sizes().stream()
                    .filter(size -> memory.refusal(size).isEmpty())
                    .toList();
            List<String> leftOut = new ArrayList<>();
            memory.leftOut(plan.sizes()).ifPresent(leftOut::add);
            if (sizes.isEmpty()) {
                throw new CannotMeasure("nothing can be measured: " + String.join("; ", leftOut));
            }
            try (Lines lines = Lines.open(calls)) {
                List<Way> ways = new ArrayList<>(plan.ways());
                if (lines.withoutTcp().isPresent() && ways.remove(Way.TCP)) {
                    leftOut.add(lines.withoutTcp().get());
                }
                return measure(plan.sizes(sizes).ways(ways), new Report(on, leftOut), lines, watcher);
            }
        } catch (ErrnoException e) {
            throw new CannotMeasure("this machine cannot measure it: " + e.getMessage());
        }
    }

    private Measurement measure(Plan plan, Report report, Lines lines, Watcher watcher)
            throws CannotMeasure, ErrnoException {
        try {
            return report.measurement(run(plan, report, lines, watcher));
        } catch (CannotMeasure | ErrnoException e) {
            if (watcher.stopped()) {
                return report.measurement(false);
            }
            throw e;
        }
    }

    /** False: it was stopped. */
    private boolean run(Plan plan, Report report, Lines lines, Watcher watcher) throws CannotMeasure, ErrnoException {
        try (ReceiverProcess receiver = ReceiverProcess.start(calls, lines);
                Sender sender = new Sender(calls, lines, report.on.pageSize())) {
            try {
                return run(plan, report, sender, watcher);
            } catch (CannotMeasure | ErrnoException e) {
                String said = receiver.said();
                throw new CannotMeasure(e.getMessage() + (said.isEmpty() ? "" : "; it said: " + said));
            }
        }
    }

    /** False: it was stopped. */
    private static boolean run(Plan plan, Report report, Sender sender, Watcher watcher)
            throws CannotMeasure, ErrnoException {
        long start = System.nanoTime();
        for (Way way : plan.ways()) {
            sender.run(new Round(Optional.of(way), WARM_UP_SIZE, WARM_UPS), watcher::stopped);
            sender.run(new Round(Optional.of(way), LARGE_WARM_UP_SIZE, LARGE_WARM_UPS), watcher::stopped);
            if (watcher.stopped()) {
                return false;
            }
        }
        long[] handshakes = sender.run(new Round(Optional.empty(), 1, HANDSHAKES), watcher::stopped);
        if (handshakes.length < HANDSHAKES) {
            return false;
        }
        report.handshake = Optional.of(Spread.of(handshakes));
        for (long size : plan.sizes()) {
            for (Way way : plan.ways()) {
                Optional<Spread> time = cell(plan, sender, way, size, start, watcher);
                if (time.isEmpty()) {
                    return false;
                }
                report.cells.add(new Cell(way, size, time.get()));
                watcher.measured(report.cells.size(), plan.cells(), report.measurement(false));
            }
        }
        return true;
    }

    /** The first time of all is not kept: it made memory and page tables that the others find. */
    private static Optional<Spread> cell(Plan plan, Sender sender, Way way, long size, long start, Watcher watcher)
            throws CannotMeasure, ErrnoException {
        long[] first = sender.run(new Round(Optional.of(way), size, 1), watcher::stopped);
        if (first.length == 0) {
            return Optional.empty();
        }
        int repeats = plan.repeats(first[0], System.nanoTime() - start);
        long[] nanos = sender.run(new Round(Optional.of(way), size, repeats), watcher::stopped);
        return nanos.length < repeats ? Optional.empty() : Optional.of(Spread.of(nanos));
    }

    /** What is known until now. */
    private static final class Report {
        private final MeasuredOn on;
        private final List<String> leftOut;
        private final List<Cell> cells = new ArrayList<>();
        private Optional<Spread> handshake = Optional.empty();

        Report(MeasuredOn on, List<String> leftOut) {
            this.on = on;
            this.leftOut = leftOut;
        }

        Measurement measurement(boolean whole) {
            return new Measurement(on, handshake, cells, leftOut, whole);
        }
    }
}
