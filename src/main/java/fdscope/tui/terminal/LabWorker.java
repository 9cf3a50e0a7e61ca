package fdscope.tui.terminal;

import fdscope.lab.LabRun;
import fdscope.lab.Laboratory;
import fdscope.lab.Troupe;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs labs on a thread of its own, one at a time. An order to end a run overtakes its steps: what was ordered before it
 * and not begun is left out.
 */
final class LabWorker implements AutoCloseable {
    /** Longer than a step's own deadline. */
    private static final long PATIENCE_SECONDS = 8;

    private final Laboratory laboratory;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "lab"));
    private volatile int ending;
    private LabRun run;
    private int number;

    LabWorker(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void run(Effect effect, Outbox<Msg> outbox) {
        if (effect instanceof Effect.PrepareLab) {
            thread.execute(this::prepare);
        } else if (effect instanceof Effect.StartLab start) {
            thread.execute(() -> guarded(start.run(), outbox, () -> start(start, outbox)));
        } else if (effect instanceof Effect.StepLab step) {
            thread.execute(() -> guarded(step.run(), outbox, () -> step(step, outbox)));
        } else if (effect instanceof Effect.ReadSource read) {
            thread.execute(() -> guarded(read.run(), outbox, () -> read(read, outbox)));
        } else if (effect instanceof Effect.EndLab end) {
            ending = end.run();
            thread.execute(() -> guarded(end.run(), outbox, () -> end(end.run(), outbox)));
        }
    }

    private void prepare() {
        try {
            laboratory.theatre().prepare();
        } catch (Troupe.CannotStart e) {
            // The lab itself will say so, in its place.
            return;
        }
    }

    private void guarded(int of, Outbox<Msg> outbox, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            StringWriter details = new StringWriter();
            e.printStackTrace(new PrintWriter(details));
            drop();
            outbox.tell(
                    new Msg.LabBroke(of, "The lab could not be run: fdscope itself has a fault.", details.toString()));
        }
    }

    private void drop() {
        if (run != null) {
            run.close();
            run = null;
        }
    }

    private void start(Effect.StartLab start, Outbox<Msg> outbox) {
        drop();
        number = start.run();
        run = LabRun.of(start.lab().script(), start.file(), start.variant(), laboratory);
        List<TraceEvent> events = run.begin();
        boolean over = run.upcoming().isEmpty();
        outbox.tell(new Msg.LabBegan(number, run.steps(), events, run.position(), over));
    }

    private void step(Effect.StepLab step, Outbox<Msg> outbox) {
        if (run == null || number != step.run()) {
            return;
        }
        List<TraceEvent> events = new ArrayList<>();
        for (int i = 0; i < step.steps() && run.upcoming().isPresent() && ending != number; i++) {
            events.addAll(run.step());
        }
        outbox.tell(new Msg.LabStepped(
                number, events, run.position(), run.upcoming().isEmpty()));
    }

    private void read(Effect.ReadSource read, Outbox<Msg> outbox) {
        if (run != null && number == read.run()) {
            outbox.tell(new Msg.SourceRead(number, read.shot(), run.socketRows(read.source())));
        }
    }

    private void end(int of, Outbox<Msg> outbox) {
        if (run == null || number != of) {
            return;
        }
        LabRun.Ending ending = run.end();
        run = null;
        outbox.tell(new Msg.LabEnded(of, ending.events(), ending.left()));
    }

    @Override
    public void close() {
        ending = number;
        thread.execute(this::drop);
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
