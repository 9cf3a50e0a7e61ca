package fdscope.tui.terminal;

import fdscope.exercise.Bench;
import fdscope.exercise.Editor;
import fdscope.exercise.Outcome;
import fdscope.exercise.SaveWatch;
import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls;
import fdscope.lab.Laboratory;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does what is to be done with exercises on a thread of its own, one thing after the other; the learner's file is watched
 * from another. An order to stop a check overtakes.
 */
final class ExerciseWorker implements AutoCloseable {
    /** Longer than a step of a check. */
    private static final long PATIENCE_SECONDS = 8;

    /** The kernel wakes sooner, where it can. */
    private static final int LOOK_MILLISECONDS = 500;

    private static final int ALL = Integer.MAX_VALUE;

    private final Bench bench;
    private final Laboratory laboratory;
    private final TerminalLoan loan;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "exercise"));
    private final ExecutorService watch =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "exercise-saves"));
    /** Checks up to this one are to stop. */
    private volatile int stopped;
    /** The last one that was ordered. */
    private volatile int ordered;

    private volatile Optional<Watched> watched = Optional.empty();

    private record Watched(String slug, Path file, SaveWatch saves, Outbox<Msg> outbox) {
        /** Until it is closed. */
        void tellSaves() {
            try {
                while (!saves.isClosed()) {
                    if (saves.isSavedWithin(LOOK_MILLISECONDS)) {
                        outbox.tell(new Msg.ExerciseSaved(slug));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    ExerciseWorker(Bench bench, Laboratory laboratory, Syscalls calls) {
        this.bench = bench;
        this.laboratory = laboratory;
        this.loan = new TerminalLoan(calls);
    }

    /** False: it is an effect of another kind. */
    boolean run(Effect effect, Outbox<Msg> outbox) {
        if (effect instanceof Effect.ReadExercises) {
            thread.execute(() -> outbox.tell(new Msg.ExercisesTold(bench.all())));
        } else if (effect instanceof Effect.OpenExercise open) {
            guarded(open.slug(), outbox, () -> told(open.slug(), "", outbox));
        } else if (effect instanceof Effect.BeginExercise begin) {
            guarded(begin.slug(), outbox, () -> told(begin.slug(), begun(begin), outbox));
        } else if (effect instanceof Effect.EditExercise edit) {
            outbox.lend(() -> edit(edit.slug(), outbox));
        } else if (effect instanceof Effect.ReadSolution read) {
            guarded(
                    read.slug(),
                    outbox,
                    () -> outbox.tell(new Msg.SolutionTold(read.slug(), bench.solution(read.slug()))));
        } else if (effect instanceof Effect.CheckExercise check) {
            ordered = check.run();
            thread.execute(() -> outbox.tell(checked(check, outbox)));
        } else if (effect instanceof Effect.StopChecking stop) {
            stopped = Math.max(stopped, stop.run());
        } else if (effect instanceof Effect.LeaveExercise) {
            watch(Optional.empty());
            stopped = Math.max(stopped, ordered);
        } else {
            return false;
        }
        return true;
    }

    private interface Work {
        void run() throws IOException;
    }

    private void guarded(String slug, Outbox<Msg> outbox, Work work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                outbox.tell(new Msg.ExerciseRefused(slug, Printable.line("it cannot be done: " + e.getMessage())));
            }
        });
    }

    /** Tells how it is now; its file is watched from now on. */
    private void told(String slug, String said, Outbox<Msg> outbox) throws IOException {
        Optional<Path> file = bench.file(slug);
        boolean known = file.isPresent() && file.equals(watched.map(Watched::file));
        if (!known) {
            watch(file.map(path -> new Watched(slug, path, new SaveWatch(path), outbox)));
        }
        outbox.tell(new Msg.ExerciseTold(bench.one(slug), said));
    }

    private synchronized void watch(Optional<Watched> next) {
        watched.ifPresent(before -> before.saves().close());
        watched = next;
        if (watch.isShutdown()) {
            next.ifPresent(late -> late.saves().close());
        } else {
            next.ifPresent(now -> watch.execute(now::tellSaves));
        }
    }

    private String begun(Effect.BeginExercise begin) throws IOException {
        if (begin.anew()) {
            return bench.beginAnew(begin.slug())
                    .map(aside -> "begun anew; yours is " + Printable.line(aside.toString()))
                    .orElse("your file is in place");
        }
        return bench.begin(begin.slug()).fresh()
                ? "your file is in place"
                : "a file was there already, and is as it was";
    }

    /** On the loop's thread, while the terminal is somebody else's. */
    private void edit(String slug, Outbox<Msg> outbox) {
        try {
            Optional<Editor> editor = bench.editor();
            Optional<Path> file = bench.file(slug);
            Optional<String> complaint = editor.isEmpty()
                    ? Optional.of(Editor.none())
                    : file.isEmpty()
                            ? Optional.of("your file is gone; s begins anew")
                            : editor.get().complaint(loan.await(editor.get().start(file.get())));
            complaint.ifPresent(words -> outbox.tell(new Msg.ExerciseRefused(slug, Printable.line(words))));
        } catch (IOException e) {
            outbox.tell(new Msg.ExerciseRefused(slug, Printable.line("the editor: " + e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without an end the screen would wait for ever. */
    private Msg checked(Effect.CheckExercise check, Outbox<Msg> outbox) {
        int run = check.run();
        if (run <= stopped) {
            return new Msg.CheckStopped(run, "");
        }
        long began = System.nanoTime();
        try {
            Outcome outcome = bench.check(
                    check.slug(),
                    laboratory,
                    step -> outbox.tell(new Msg.CheckAdvanced(run, step)),
                    () -> run <= stopped);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            return run <= stopped ? new Msg.CheckStopped(run, "") : new Msg.ExerciseChecked(run, outcome, took);
        } catch (IOException e) {
            return new Msg.CheckStopped(run, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Msg.CheckStopped(run, "fdscope itself has a fault: " + words);
        }
    }

    @Override
    public void close() {
        stopped = ALL;
        watch(Optional.empty());
        watch.shutdown();
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
