package fdscope.tui.terminal;

import fdscope.exercise.OwnLabs;
import fdscope.kernel.Printable;
import fdscope.lab.Actor;
import fdscope.lab.LabRun;
import fdscope.lab.Laboratory;
import fdscope.lab.Program;
import fdscope.lab.Troupe;
import fdscope.lab.script.Script;
import fdscope.lab.script.Sketch;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs what is written in the playground on a thread of its own. An order to stop does not wait for the call under way:
 * its actors are killed, and the call is over.
 */
final class PlayWorker implements AutoCloseable {
    /** Longer than a step's own deadline. */
    private static final long PATIENCE_SECONDS = 8;

    private final Laboratory laboratory;
    private final List<Actor> cast = new CopyOnWriteArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "play"));
    private final ExecutorService stopper =
            Executors.newSingleThreadExecutor(work -> CourseEffects.daemon(work, "play-stop"));
    private volatile int stopping;
    private volatile int number;
    private LabRun run;

    PlayWorker(Laboratory laboratory) {
        this.laboratory = new Laboratory(new Noted(laboratory.theatre()), laboratory.machine(), laboratory.recorder());
    }

    /** @return whether it was an effect of the playground */
    boolean run(Effect effect, Outbox<Msg> outbox) {
        if (effect instanceof Effect.Play play) {
            thread.execute(() -> guarded(play.run(), outbox, () -> play(play, outbox)));
        } else if (effect instanceof Effect.StopPlay stop) {
            stop(stop.run());
            thread.execute(() -> guarded(stop.run(), outbox, () -> end(stop.run(), outbox)));
        } else if (effect instanceof Effect.SavePlay save) {
            thread.execute(() -> outbox.tell(saved(save)));
        } else {
            return false;
        }
        return true;
    }

    private void guarded(int of, Outbox<Msg> outbox, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            drop();
            outbox.tell(new Msg.PlayBroke(of, "The steps could not be run: fdscope itself has a fault, " + e + "."));
        }
    }

    private static Msg saved(Effect.SavePlay save) {
        try {
            Path file = new OwnLabs(Path.of("")).save(save.name(), save.lines(), save.known(), save.over());
            return new Msg.PlaySaved(save.name(), Printable.line(file.toString()), save.lines());
        } catch (OwnLabs.NotSaved e) {
            return new Msg.PlayNotSaved(Printable.line(e.getMessage()), e.isThere());
        }
    }

    private void drop() {
        if (run != null) {
            run.close();
            run = null;
        }
        cast.clear();
    }

    private void play(Effect.Play play, Outbox<Msg> outbox) {
        if (play.anew()) {
            drop();
            number = play.run();
            run = LabRun.of(play.script(), Sketch.FILE, play.variant(), laboratory);
            outbox.tell(new Msg.Played(number, run.begin(), false));
        } else if (run != null && number == play.run()) {
            outbox.tell(new Msg.Played(number, run.goOn(play.script()), false));
        } else {
            return;
        }
        while (run.upcoming().isPresent() && stopping != number) {
            List<TraceEvent> events = run.step();
            if (stopping != number) {
                outbox.tell(new Msg.Played(number, events, false));
            }
        }
        if (stopping != number) {
            outbox.tell(new Msg.Played(number, List.of(), true));
        }
    }

    /** The call under way ends with the processes that are in it. */
    private void stop(int of) {
        stopping = of;
        stopper.execute(() -> {
            if (number == of) {
                cast.forEach(Actor::kill);
            }
        });
    }

    private void end(int of, Outbox<Msg> outbox) {
        if (run == null || number != of) {
            return;
        }
        LabRun.Ending ending = run.end();
        run = null;
        cast.clear();
        outbox.tell(new Msg.PlayEnded(of, ending.left()));
    }

    @Override
    public void close() {
        stop(number);
        thread.execute(this::drop);
        thread.shutdown();
        stopper.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The theatre, with a list of who plays. */
    private final class Noted implements Troupe.Theatre {
        private final Troupe.Theatre theatre;

        Noted(Troupe.Theatre theatre) {
            this.theatre = theatre;
        }

        @Override
        public Troupe open(Script script) throws Troupe.CannotStart {
            Troupe troupe = theatre.open(script);
            return new Troupe() {
                @Override
                public String folder() {
                    return troupe.folder();
                }

                @Override
                public Actor start(String name, boolean root, int uid, long unshareFlags) throws CannotStart {
                    return noted(troupe.start(name, root, uid, unshareFlags));
                }

                @Override
                public Actor spawned(String name, String token, int pid, Actor parent, Duration deadline)
                        throws CannotStart {
                    return noted(troupe.spawned(name, token, pid, parent, deadline));
                }

                @Override
                public void restarted(Actor actor, String token, Duration deadline) throws CannotStart {
                    troupe.restarted(actor, token, deadline);
                }

                @Override
                public Program program(String name, Launch launch, Actor parent) throws CannotStart {
                    return troupe.program(name, launch, parent);
                }

                @Override
                public Left end() {
                    return troupe.end();
                }
            };
        }

        private Actor noted(Actor actor) {
            cast.add(actor);
            return actor;
        }
    }
}
