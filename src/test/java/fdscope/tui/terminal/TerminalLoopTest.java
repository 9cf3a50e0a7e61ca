package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import fdscope.tui.message.Input.KeyPressed;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalLoopTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Remembers every message as a word; letters are effects, d and u are faults. */
    private record Words(List<String> words) {
        Words plus(String word) {
            return new Words(java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of(word))
                    .toList());
        }
    }

    private static final class WordProgram implements Program<Words, String, String> {
        @Override
        public String message(Input input) {
            return input instanceof KeyPressed pressed
                    ? pressed.key().shown()
                    : input.getClass().getSimpleName();
        }

        @Override
        public Next<Words, String> update(Words model, String message) {
            if (message.equals("u")) {
                throw new IllegalStateException("bad\u001b[31mupdate");
            }
            Words next = model.plus(message);
            return message.length() == 1 ? Next.of(next, message) : Next.of(next);
        }

        @Override
        public void draw(Words model, Canvas canvas) {
            if (model.words.contains("d")) {
                throw new IndexOutOfBoundsException("row 99");
            }
            canvas.put(0, 0, String.join(" ", model.words), Role.TEXT);
        }

        @Override
        public Theme theme(Words model) {
            return Theme.PLAIN;
        }

        @Override
        public Optional<Duration> ticks(Words model) {
            return model.words.contains("t") && !model.words.contains("Tick")
                    ? Optional.of(Duration.ofMillis(5))
                    : Optional.empty();
        }

        @Override
        public boolean ended(Words model) {
            return model.words.contains("q");
        }
    }

    private final FakeDisplay display = new FakeDisplay();
    private final CompletableFuture<Thread> loopThread = new CompletableFuture<>();
    private final CompletableFuture<LoopEnd<Words>> end = start(display);

    private CompletableFuture<LoopEnd<Words>> start(FakeDisplay on) {
        EffectRunner<String, String> runner = (effect, outbox) -> {
            switch (effect) {
                case "r" -> outbox.redraw();
                case "z" -> outbox.suspend();
                case "y" -> outbox.copy("text");
                case "e" -> outbox.lend(() -> outbox.tell("edited"));
                case "w" -> new Thread(() -> outbox.tell("done")).start();
                case "x" -> throw new IllegalArgumentException("no such effect");
                default -> {}
            }
        };
        CompletableFuture<LoopEnd<Words>> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            loopThread.complete(Thread.currentThread());
            var loop = new TerminalLoop<>(on, new WordProgram(), runner, Clock.fixed(NOW, ZoneOffset.UTC));
            result.complete(loop.run(() -> Next.of(new Words(List.of()))));
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    @AfterEach
    void theLoopEnds() throws Exception {
        if (!end.isDone()) {
            press('q');
        }
        end.get(10, TimeUnit.SECONDS);
        assertThat(display.log).startsWith("open").endsWith("close");
    }

    @Test
    void theFirstFrameComesAtOnceAndKnowsItsSize() throws Exception {
        assertThat(display.frame()).isEqualTo("Resized                                 ");
    }

    @Test
    void whatTheTerminalAnswersWhileTheModelIsMadeIsInTheFirstFrame() throws Exception {
        FakeDisplay prompt = new FakeDisplay(new Input.GroundKnown(0x101010));
        CompletableFuture<LoopEnd<Words>> promptEnd = start(prompt);

        assertThat(prompt.frame().strip()).isEqualTo("Resized GroundKnown");
        prompt.type(new KeyPressed(Key.of('q')));
        promptEnd.get(10, TimeUnit.SECONDS);
        assertThat(prompt.framesLeft()).as("no frame before it").isZero();
    }

    @Test
    void aKeyIsAMessageAndGivesOneFrame() throws Exception {
        display.frame();
        press('a');

        assertThat(display.frame().strip()).isEqualTo("Resized a");
    }

    @Test
    void aResizeGivesAFrameOfTheNewSize() throws Exception {
        display.frame();
        display.resize(17, 1);

        assertThat(display.frame()).isEqualTo("Resized Resized  ");
    }

    @Test
    void whatAWorkerTellsArrivesThroughTheSameQueue() throws Exception {
        display.frame();
        press('w');

        assertThat(frameWith("done")).isEqualTo("Resized w done");
    }

    @Test
    void effectsReachTheDisplayInTheirOrder() throws Exception {
        display.frame();
        press('r');
        press('y');
        press('z');
        // A key that is there before the order is carried out is handled before it.
        frameWith("Resumed");
        press('e');

        assertThat(frameWith("edited")).isEqualTo("Resized r y z Resumed e edited");
        assertThat(display.log).containsExactly("open", "redraw", "copy text", "suspend", "lend");
    }

    @Test
    void whileTheLoopIsBusyInputsGatherAndGiveOneFrame() throws Exception {
        display.frame();
        Input[] many = new Input[500];
        java.util.Arrays.fill(many, new KeyPressed(Key.of('a')));
        display.type(many);
        press('q');
        LoopEnd<Words> finished = end.get(10, TimeUnit.SECONDS);

        assertThat(finished).isInstanceOf(LoopEnd.Finished.class);
        assertThat(finished.model().words()).hasSize(502);
        assertThat(display.framesLeft()).isLessThan(400);
    }

    @Test
    void aTickComesOnlyWhileTheModelWantsIt() throws Exception {
        display.frame();
        press('t');

        assertThat(frameWith("Tick")).isEqualTo("Resized t Tick");
        press('q');
        assertThat(end.get(10, TimeUnit.SECONDS).model().words()).containsExactly("Resized", "t", "Tick", "q");
    }

    @Test
    void anIdleLoopSleeps() throws Exception {
        display.frame();
        Thread thread = loopThread.get(10, TimeUnit.SECONDS);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (thread.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(thread.getState()).as("waits without a timeout").isEqualTo(Thread.State.WAITING);
    }

    @Test
    void aFaultInDrawingIsOneSentenceAndRestoresTheTerminal() throws Exception {
        display.frame();
        press('d');

        assertThat(failure())
                .isEqualTo("fdscope has a fault: the screen could not be drawn (IndexOutOfBoundsException: row 99)");
    }

    @Test
    void aFaultInAnUpdateKeepsTheLastModelAndPrintsNoControlCharacter() throws Exception {
        display.frame();
        press('u');

        assertThat(failure())
                .isEqualTo("fdscope has a fault: a message could not be handled (IllegalStateException:"
                        + " bad\\e[31mupdate)");
        assertThat(end.get().model().words()).containsExactly("Resized");
    }

    @Test
    void aFaultInAnEffectIsAFailureToo() throws Exception {
        display.frame();
        press('x');

        assertThat(failure())
                .isEqualTo("fdscope has a fault: an action could not be begun (IllegalArgumentException:"
                        + " no such effect)");
    }

    @Test
    void theModelHearsTheEndOfInputAndNothingIsDrawnAfterIt() throws Exception {
        display.frame();
        display.type(new Input.EndOfInput());

        LoopEnd<Words> lost = end.get(10, TimeUnit.SECONDS);
        assertThat(lost).isEqualTo(new LoopEnd.TerminalLost<>(new Words(List.of("Resized", "EndOfInput"))));
        assertThat(display.framesLeft()).isZero();
    }

    @Test
    void aTerminalThatTakesNoFrameIsLost() throws Exception {
        display.frame();
        display.hangUp();
        press('a');

        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(LoopEnd.TerminalLost.class);
    }

    private String failure() throws Exception {
        LoopEnd<Words> failed = end.get(10, TimeUnit.SECONDS);
        assertThat(failed).isInstanceOf(LoopEnd.Failed.class);
        return ((LoopEnd.Failed<Words>) failed).sentence();
    }

    private void press(char c) {
        display.type(new KeyPressed(Key.of(c)));
    }

    /** The text of the first frame in which {@code word} stands. */
    private String frameWith(String word) throws InterruptedException {
        String text = "";
        while (!text.contains(word)) {
            text = display.frame().strip();
        }
        return text;
    }
}
