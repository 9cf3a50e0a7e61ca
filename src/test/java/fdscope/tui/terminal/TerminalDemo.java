package fdscope.tui.terminal;

import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.tui.draw.Ascii;
import fdscope.tui.draw.Border;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import fdscope.tui.message.Input.KeyPressed;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that shows what it hears, for tests on a real terminal. */
final class TerminalDemo implements Program<TerminalDemo.Heard, Input, TerminalDemo.Effect> {
    enum Effect {
        SUSPEND,
        LEND,
        COPY
    }

    record Heard(int columns, int rows, List<String> words, boolean broken, boolean ended) {}

    private final Theme theme;

    private TerminalDemo(Theme theme) {
        this.theme = theme;
    }

    public static void main(String[] arguments) throws Exception {
        Syscalls calls = NativeDoor.open();
        TerminalGate gate = new TerminalGate(calls, System.getenv());
        Optional<String> refusal = gate.refusal();
        if (refusal.isPresent()) {
            System.out.println("refused: " + refusal.get());
            System.exit(2);
        }
        FullScreen screen = new FullScreen(calls, gate, gate.utf8() ? text -> text : Ascii::of, true);
        TerminalDemo demo = new TerminalDemo(Theme.sixteen(Theme.Ground.DARK));
        var loop = new TerminalLoop<>(screen, demo, TerminalDemo::run, Clock.systemUTC());
        LoopEnd<Heard> end = loop.run(() -> Next.of(new Heard(0, 0, List.of(), false, false)));
        if (end instanceof LoopEnd.Failed<Heard> failed) {
            System.out.println(failed.sentence());
            System.exit(70);
        }
        System.exit(end instanceof LoopEnd.TerminalLost ? 3 : 0);
    }

    private static void run(Effect effect, Outbox<Input> outbox) {
        switch (effect) {
            case SUSPEND -> outbox.suspend();
            case COPY -> outbox.copy("copied");
            case LEND ->
                outbox.lend(() -> {
                    try {
                        new ProcessBuilder("bash", "-c", "stty -g > lent.stty; echo lent; read line")
                                .inheritIO()
                                .start()
                                .waitFor();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        }
    }

    @Override
    public Input message(Input input) {
        return input;
    }

    @Override
    public Next<Heard, Effect> update(Heard model, Input input) {
        if (input instanceof Input.Resized size) {
            return Next.of(new Heard(size.columns(), size.rows(), model.words, model.broken, model.ended));
        }
        if (!(input instanceof KeyPressed pressed)) {
            return Next.of(plus(model, word(input), false, false));
        }
        Key key = pressed.key();
        Heard next = plus(model, key.shown(), key.equals(Key.of('x')), key.equals(Key.of('q')));
        return key.equals(Key.ctrl('z'))
                ? Next.of(next, Effect.SUSPEND)
                : key.equals(Key.of('e'))
                        ? Next.of(next, Effect.LEND)
                        : key.equals(Key.of('y')) ? Next.of(next, Effect.COPY) : Next.of(next);
    }

    private static String word(Input input) {
        if (input instanceof Input.Pasted pasted) {
            return "pasted(" + pasted.text().replace("\n", "/") + ")";
        }
        if (input instanceof Input.MouseEvent mouse) {
            return mouse.kind() + "(" + mouse.x() + "," + mouse.y() + ")";
        }
        return input.getClass().getSimpleName();
    }

    private static Heard plus(Heard model, String word, boolean broken, boolean ended) {
        List<String> words = new ArrayList<>(model.words);
        words.add(word);
        return new Heard(model.columns, model.rows, words, broken, ended);
    }

    @Override
    public void draw(Heard model, Canvas canvas) {
        if (model.broken) {
            throw new IllegalStateException("drawn badly");
        }
        canvas.box(0, 0, canvas.width(), canvas.height(), Border.SINGLE, Style.of(Role.BORDER));
        canvas.put(2, 1, "size " + model.columns + "x" + model.rows, Role.GOOD);
        canvas.put(2, 2, "[😀] [你好] [é] [●→…] end", Role.TEXT);
        canvas.put(2, 3, String.join(" ", model.words), Role.SELECTION);
    }

    @Override
    public Theme theme(Heard model) {
        return theme;
    }

    @Override
    public Optional<Duration> ticks(Heard model) {
        return Optional.empty();
    }

    @Override
    public boolean ended(Heard model) {
        return model.ended;
    }
}
