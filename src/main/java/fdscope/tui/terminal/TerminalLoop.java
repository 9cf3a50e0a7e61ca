package fdscope.tui.terminal;

import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls.WindowSize;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Input;
import fdscope.tui.message.Next;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One queue, one thread: takes what has happened, updates the model, draws one frame, sleeps. Keys, mouse, resize, ticks
 * and results of effects all come through the queue; nothing polls. Used once.
 */
public final class TerminalLoop<M, G, E> {
    /** Events that wait: a megabyte that is pasted as keys comes no faster than it is handled. */
    private static final int CROWD = 4096;

    private final Display display;
    private final Program<M, G, E> program;
    private final EffectRunner<E, G> runner;
    private final Clock clock;
    private final LinkedBlockingQueue<Event<G>> queue = new LinkedBlockingQueue<>();
    private final Outbox<G> outbox = new QueueOutbox();
    private M model;
    private boolean lost;
    private String doing = "start";
    private long nextTick;
    private boolean ticking;

    public TerminalLoop(Display display, Program<M, G, E> program, EffectRunner<E, G> runner, Clock clock) {
        this.display = display;
        this.program = program;
        this.runner = runner;
        this.clock = clock;
    }

    private sealed interface Event<G> {}

    private record Arrived<G>(Input input) implements Event<G> {}

    private record Told<G>(G message) implements Event<G> {}

    private record Ordered<G>(Display.Order order) implements Event<G> {}

    /**
     * Runs until the program ends, the terminal goes, or something fails; the terminal is restored on return.
     *
     * @param begin makes the first model while the terminal answers what it was asked: with an answer that comes soon, as
     *     to what its ground is, nothing has to be drawn twice
     */
    public LoopEnd<M> run(Supplier<Next<M, E>> begin) {
        try (display) {
            doing = "the terminal could not be taken over";
            display.open(new QueueSink());
            doing = "the program could not be begun";
            Next<M, E> start = begin.get();
            model = start.model();
            WindowSize size = display.size();
            carryOut(start.effects());
            handle(new Arrived<>(new Input.Resized(size.columns(), size.rows())));
            handle(arrived(new ArrayDeque<>()));
            while (!ended()) {
                draw();
                handle(await());
            }
            return lost ? new LoopEnd.TerminalLost<>(model) : new LoopEnd.Finished<>(model);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoopEnd.Finished<>(model);
        } catch (IOException e) {
            return new LoopEnd.TerminalLost<>(model);
        } catch (RuntimeException | Error e) {
            return new LoopEnd.Failed<>(model, sentence(e), e);
        }
    }

    private boolean ended() {
        return lost || program.ended(model);
    }

    private void draw() throws IOException {
        doing = "the screen could not be drawn";
        WindowSize size = display.size();
        Canvas canvas = new Canvas(size.columns(), size.rows());
        program.draw(model, canvas);
        display.show(canvas, program.theme(model));
    }

    /** At least one event: what is there already, else the first that comes, a tick included. */
    private Deque<Event<G>> await() throws InterruptedException {
        Optional<Duration> period = program.ticks(model);
        if (!ticking && period.isPresent()) {
            nextTick = System.nanoTime() + period.get().toNanos();
        }
        ticking = period.isPresent();
        Deque<Event<G>> batch = new ArrayDeque<>();
        Event<G> first = ticking ? queue.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS) : queue.take();
        if (first != null) {
            batch.add(first);
            arrived(batch);
        }
        if (ticking && System.nanoTime() - nextTick >= 0) {
            nextTick = System.nanoTime() + period.get().toNanos();
            batch.add(new Arrived<>(new Input.Tick(clock.instant())));
        }
        return batch;
    }

    /** With what is there already behind it. */
    private Deque<Event<G>> arrived(Deque<Event<G>> batch) {
        queue.drainTo(batch);
        return batch;
    }

    private void handle(Deque<Event<G>> batch) throws IOException {
        while (!batch.isEmpty() && !ended()) {
            handle(batch.remove());
        }
    }

    private void handle(Event<G> event) throws IOException {
        if (event instanceof Ordered<G> ordered) {
            doing = "the terminal could not be handled";
            ordered.order().carryOut();
        } else if (event instanceof Told<G> told) {
            update(told.message());
        } else if (event instanceof Arrived<G> arrived) {
            update(program.message(arrived.input()));
            lost |= arrived.input() instanceof Input.EndOfInput;
        }
    }

    private void update(G message) {
        doing = "a message could not be handled";
        Next<M, E> next = program.update(model, message);
        model = next.model();
        carryOut(next.effects());
    }

    private void carryOut(List<E> effects) {
        for (E effect : effects) {
            doing = "an action could not be begun";
            runner.run(effect, outbox);
        }
    }

    private String sentence(Throwable e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return Printable.of(
                "fdscope has a fault: " + doing + " (" + e.getClass().getSimpleName() + message + ")");
    }

    private final class QueueSink implements Display.Sink {
        @Override
        public void input(Input input) {
            queue.add(new Arrived<>(input));
        }

        @Override
        public void order(Display.Order order) {
            queue.add(new Ordered<>(order));
        }

        @Override
        public boolean crowded() {
            return queue.size() >= CROWD;
        }
    }

    private final class QueueOutbox implements Outbox<G> {
        @Override
        public void tell(G message) {
            queue.add(new Told<>(message));
        }

        @Override
        public void redraw() {
            queue.add(new Ordered<>(display::redraw));
        }

        @Override
        public void suspend() {
            queue.add(new Ordered<>(display::suspend));
        }

        @Override
        public void lend(Runnable body) {
            queue.add(new Ordered<>(() -> display.lend(body)));
        }

        @Override
        public void copy(String text) {
            queue.add(new Ordered<>(() -> display.copy(text)));
        }
    }
}
