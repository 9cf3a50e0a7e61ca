package fdscope.tui.terminal;

import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelDesk;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what the kernel map asks, on a thread of its own: symbols, BTF and a kernel tree take their time. */
final class KernelWorker implements AutoCloseable {
    private final KernelDesk desk;
    private final ExecutorService reading =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "kernel"));

    KernelWorker(KernelDesk desk) {
        this.desk = desk;
    }

    void ask(Effect.AskKernel ask, Outbox<Msg> outbox) {
        reading.execute(() -> outbox.tell(new Msg.KernelTold(ask.question(), answer(ask))));
    }

    /** Without an answer the screen would wait for ever. */
    private KernelAnswer answer(Effect.AskKernel ask) {
        try {
            return desk.answer(ask.question());
        } catch (RuntimeException | Error e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new KernelAnswer.Failed("This could not be read: fdscope itself has a fault: " + words);
        }
    }

    /** What is under way is of no use any more; the thread is a daemon. */
    @Override
    public void close() {
        reading.shutdownNow();
    }
}
