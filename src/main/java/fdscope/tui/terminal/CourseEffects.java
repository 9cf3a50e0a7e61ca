package fdscope.tui.terminal;

import fdscope.lab.Laboratory;
import fdscope.lesson.Progress;
import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.SettingsFile;
import fdscope.lesson.store.WelcomeMark;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Effect.KeepAnswer.Occasion;
import fdscope.tui.message.Msg;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Carries out the effects of the course: labs on one thread, the progress file on another, sockets, measuring,
 * exercises and the kernel on theirs. */
final class CourseEffects implements EffectRunner<Effect, Msg>, AutoCloseable {
    private static final long PATIENCE_SECONDS = 3;

    private final LabWorker labs;
    private final PlayWorker play;
    private final SocketWorker sockets;
    private final KernelWorker kernel;
    private final MeasureWorker measuring;
    private final ExerciseWorker exercises;
    private final ProgressFile file;
    private final WelcomeMark welcome;
    private final SettingsFile settings;
    private final Clock clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> daemon(work, "progress"));
    private Progress progress;
    /** The last notice of the file that was told. */
    private String said;

    /** @param known as the file gave it */
    CourseEffects(
            Laboratory laboratory,
            SocketWorker sockets,
            KernelWorker kernel,
            MeasureWorker measuring,
            ExerciseWorker exercises,
            ProgressFile file,
            ProgressFile.Outcome known,
            SettingsFile settings,
            Clock clock) {
        this.labs = new LabWorker(laboratory);
        this.play = new PlayWorker(laboratory);
        this.sockets = sockets;
        this.kernel = kernel;
        this.measuring = measuring;
        this.exercises = exercises;
        this.file = file;
        this.progress = known.progress();
        this.welcome = WelcomeMark.beside(file);
        this.said = known.notice().orElse("");
        this.settings = settings;
        this.clock = clock;
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void run(Effect effect, Outbox<Msg> outbox) {
        Instant now = clock.instant();
        if (effect instanceof Effect.KeepPlace place) {
            keep(all -> all.visited(place.slug(), place.page(), place.step(), now), outbox);
        } else if (effect instanceof Effect.KeepAnswer said) {
            keep(all -> answered(all, said, now), outbox);
        } else if (effect instanceof Effect.KeepPath path) {
            keep(all -> all.onPath(path.id(), now), outbox);
        } else if (effect instanceof Effect.KeepFinished finished) {
            keep(all -> all.finished(finished.slug(), now), outbox);
        } else if (effect instanceof Effect.KeepPractice practice) {
            Optional<Instant> passed = practice.passed() ? Optional.of(now) : Optional.empty();
            keep(all -> all.practised(practice.slug(), new Progress.Practice(practice.hints(), passed), now), outbox);
        } else if (effect instanceof Effect.KeepWelcomed) {
            writer.execute(welcome::keep);
        } else if (effect instanceof Effect.KeepTheme theme) {
            writer.execute(() -> outbox.tell(
                    new Msg.ThemeKept(theme.name(), settings.shown(), settings.keep("theme", theme.name()))));
        } else if (effect instanceof Effect.Copy copy) {
            outbox.copy(copy.text());
        } else if (effect instanceof Effect.Suspend) {
            outbox.suspend();
        } else if (effect instanceof Effect.Redraw) {
            outbox.redraw();
        } else if (effect instanceof Effect.AskKernel ask) {
            kernel.ask(ask, outbox);
        } else if (!sockets.run(effect, outbox)
                && !measuring.run(effect, outbox)
                && !exercises.run(effect, outbox)
                && !play.run(effect, outbox)) {
            labs.run(effect, outbox);
        }
    }

    private static Progress answered(Progress all, Effect.KeepAnswer said, Instant now) {
        boolean review = said.occasion() == Occasion.REVIEW;
        Progress.Attempt attempt = new Progress.Attempt(said.answer(), said.sure(), said.right(), now, review);
        return said.occasion() == Occasion.PLACEMENT
                ? all.tested(said.slug(), new Progress.PlacementAnswer(said.question(), attempt))
                : all.answered(said.slug(), said.question(), attempt);
    }

    private void keep(Function<Progress, Progress> change, Outbox<Msg> outbox) {
        writer.execute(() -> {
            progress = change.apply(progress);
            ProgressFile.Outcome saved = file.save(progress);
            progress = saved.progress();
            // Once: else it would take the place of the footer at every page.
            Optional<String> news = saved.notice().filter(notice -> !notice.equals(said));
            said = saved.notice().orElse(said);
            outbox.tell(new Msg.ProgressKnown(progress, news));
        });
    }

    /** Ends the lab that runs and writes what is still to be written. */
    @Override
    public void close() {
        sockets.close();
        kernel.close();
        measuring.close();
        exercises.close();
        play.close();
        labs.close();
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | RejectedExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }
}
