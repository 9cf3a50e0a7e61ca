package fdscope.tui.terminal;

import com.googlecode.lanterna.screen.TerminalScreen;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.kernel.Syscalls.WindowSize;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The whole terminal as a display. What was found is put back on every way out: {@link #close()}, a shutdown hook (exit,
 * SIGTERM, SIGHUP, SIGINT, {@link DeadlySignals}), a suspend. Only SIGKILL and a crash of the JVM itself leave the
 * terminal raw; {@code reset} helps then.
 */
public final class FullScreen implements Display {
    private static final long HOOK_DEADLINE_MILLISECONDS = 1000;
    private static final long LATE_INTERRUPT_NANOS = 500_000_000;
    private static final int INTERRUPTED = 130;

    private final Syscalls calls;
    private final TerminalGate gate;
    private final UnaryOperator<String> glyphs;
    private final boolean mouse;
    private final Signals signals = new Signals();
    private final JobControl jobs;
    private final List<Signals.Installed> installed = new ArrayList<>();
    private final List<Signals.Installed> deadly = new ArrayList<>();
    private final Thread.UncaughtExceptionHandler faults = Thread.getDefaultUncaughtExceptionHandler();
    private Sink sink;
    private PosixTerminal terminal;
    private Tty tty;
    private ScreenPainter painter;
    private InputReader reader;
    private Thread hook;
    private WindowSize told;
    private Signals.Installed interrupts;
    private volatile boolean lent;
    private volatile long returned;

    /**
     * @param gate has no {@link TerminalGate#refusal()}
     * @param glyphs what to print for a cell's text: itself, or an ASCII form as wide. Where the character set is not
     *     UTF-8, what is not ASCII after that becomes {@code ?}
     * @param mouse it is heard; else the terminal keeps it to itself
     */
    public FullScreen(Syscalls calls, TerminalGate gate, UnaryOperator<String> glyphs, boolean mouse) {
        this.calls = calls;
        this.gate = gate;
        this.glyphs = gate.utf8() ? glyphs : text -> onlyAscii(glyphs.apply(text));
        this.mouse = mouse;
        this.jobs = new JobControl(calls);
    }

    private static String onlyAscii(String text) {
        return text.chars().allMatch(c -> c < 0x7f) ? text : "?";
    }

    @Override
    public void open(Sink events) throws IOException {
        sink = events;
        tty = new Tty(calls);
        Graphemes graphemes = new Graphemes();
        terminal = new PosixTerminal(tty, graphemes, mouse);
        hook = new Thread(this::restoreInTime, "terminal-restore");
        Runtime.getRuntime().addShutdownHook(hook);
        deadly.addAll(DeadlySignals.caught(signals));
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> events.order(() -> {
            // Else its stack trace would be printed into the picture, and nobody would wait for what it was to do.
            throw new IllegalStateException("thread " + thread.getName() + ": " + e, e);
        }));
        try {
            TerminalScreen screen = new TerminalScreen(terminal);
            painter = new ScreenPainter(screen, graphemes, glyphs);
            told = tty.size();
            terminal.resized(told);
            screen.startScreen();
            listen();
            if (gate.answersOsc()) {
                terminal.askGround();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void listen() throws IOException {
        installed.add(signals.on("WINCH", () -> sink.order(this::tellSize)));
        installed.add(signals.on("CONT", () -> sink.order(this::continuedFromOutside)));
        installed.add(signals.on("TSTP", () -> sink.order(this::suspend)));
        try {
            reader = new InputReader(calls, sink);
        } catch (ErrnoException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void deaf() {
        installed.forEach(Signals.Installed::close);
        installed.clear();
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** In a thread of its own: a terminal that takes no bytes must not hold up the end of the program. */
    private void restoreInTime() {
        Thread restoring = new Thread(terminal::leaveForEver, "terminal-restore-write");
        restoring.setDaemon(true);
        restoring.start();
        try {
            restoring.join(HOOK_DEADLINE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public WindowSize size() throws IOException {
        return tty.size();
    }

    private void tellSize() throws IOException {
        WindowSize now = tty.size();
        if (!now.equals(told)) {
            told = now;
            terminal.resized(now);
            sink.input(new Input.Resized(now.columns(), now.rows()));
        }
    }

    @Override
    public void show(Canvas canvas, Theme theme) throws IOException {
        painter.paint(canvas, theme);
    }

    @Override
    public void redraw() {
        painter.forget();
    }

    /** Where nobody could wake us (no shell above), it only redraws. */
    @Override
    public void suspend() throws IOException {
        if (!jobs.somebodyCanWakeUs()) {
            redraw();
            return;
        }
        deaf();
        terminal.exitPrivateMode();
        try {
            jobs.stop();
        } catch (ErrnoException e) {
            throw new IOException(e.getMessage(), e);
        }
        listen();
        takeBack();
    }

    @Override
    public void lend(Runnable body) throws IOException {
        deaf();
        terminal.exitPrivateMode();
        lent = true;
        if (interrupts == null) {
            // A handler, not SIG_IGN, so that the other program starts with the default action.
            interrupts = signals.on("INT", this::interrupted);
        }
        try {
            body.run();
        } finally {
            returned = System.nanoTime();
            lent = false;
            terminal.repair(gate.answersOsc());
            listen();
            takeBack();
        }
    }

    /**
     * Ctrl-C belongs to the other program while it has the terminal. It is sent to us as well, and the JVM may come to tell
     * of it a moment after that program has died of it.
     */
    private void interrupted() {
        if (!lent && System.nanoTime() - returned > LATE_INTERRUPT_NANOS) {
            System.exit(INTERRUPTED);
        }
    }

    /** The shell had the terminal while we were stopped by a signal that nobody can catch. */
    private void continuedFromOutside() throws IOException {
        takeBack();
    }

    private void takeBack() throws IOException {
        terminal.enterPrivateMode();
        redraw();
        tellSize();
        sink.input(new Input.Resumed());
    }

    @Override
    public void copy(String text) throws IOException {
        if (gate.answersOsc()) {
            terminal.copy(text);
        }
    }

    @Override
    public void close() {
        if (hook == null) {
            return;
        }
        deaf();
        Thread.setDefaultUncaughtExceptionHandler(faults);
        deadly.forEach(Signals.Installed::close);
        deadly.clear();
        if (interrupts != null) {
            interrupts.close();
            interrupts = null;
        }
        terminal.leaveForEver();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already; the hook finds nothing to do.
        }
        hook = null;
    }
}
