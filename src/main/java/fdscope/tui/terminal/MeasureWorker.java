package fdscope.tui.terminal;

import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.Measurer;
import fdscope.lab.measure.Plan;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Measures on a thread of its own, one measurement at a time; an order to stop overtakes. */
final class MeasureWorker implements AutoCloseable {
    /** Longer than one transfer of the largest size. */
    private static final long PATIENCE_SECONDS = 5;

    private static final int ALL = Integer.MAX_VALUE;

    private final Measurer measurer;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "measure"));
    /** Runs up to this one are to stop. */
    private volatile int stopped;

    MeasureWorker(Measurer measurer) {
        this.measurer = measurer;
    }

    /** False: it is an effect of another kind. */
    boolean run(Effect effect, Outbox<Msg> outbox) {
        if (effect instanceof Effect.Measure measure) {
            thread.execute(() -> outbox.tell(measured(measure.run(), outbox)));
            return true;
        }
        if (effect instanceof Effect.StopMeasuring stop) {
            stopped = Math.max(stopped, stop.run());
            return true;
        }
        return false;
    }

    /** Without an end the screen would wait for ever. */
    private Msg measured(int run, Outbox<Msg> outbox) {
        try {
            Measurement whole = measurer.measure(Plan.usual(), new Measurer.Watcher() {
                @Override
                public void measured(int done, int of, Measurement soFar) {
                    outbox.tell(new Msg.Measured(run, done, of, soFar));
                }

                @Override
                public boolean stopped() {
                    return run <= stopped;
                }
            });
            return new Msg.MeasureEnded(run, whole);
        } catch (Measurer.CannotMeasure e) {
            return new Msg.MeasureFailed(run, e.getMessage());
        } catch (RuntimeException | Error e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Msg.MeasureFailed(run, "fdscope itself has a fault: " + words);
        }
    }

    @Override
    public void close() {
        stopped = ALL;
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
