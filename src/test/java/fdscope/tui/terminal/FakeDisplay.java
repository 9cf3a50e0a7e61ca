package fdscope.tui.terminal;

import fdscope.kernel.Syscalls.WindowSize;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A display that keeps what was done to it. */
final class FakeDisplay implements Display {
    final List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final List<Input> answers;
    private volatile Sink sink;
    private volatile WindowSize size = new WindowSize(40, 1);
    private volatile boolean gone;

    /** @param answers what it has to say as soon as it is open */
    FakeDisplay(Input... answers) {
        this.answers = List.of(answers);
    }

    @Override
    public void open(Sink events) {
        sink = events;
        log.add("open");
        answers.forEach(events::input);
    }

    void type(Input... inputs) {
        for (Input input : inputs) {
            sink.input(input);
        }
    }

    void resize(int columns, int rows) {
        size = new WindowSize(columns, rows);
        sink.input(new Input.Resized(columns, rows));
    }

    void hangUp() {
        gone = true;
    }

    /** The next frame that has been shown, waited for. */
    String frame() throws InterruptedException {
        String frame = frames.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame came within 10 s; log: " + log);
        }
        return frame;
    }

    int framesLeft() {
        return frames.size();
    }

    @Override
    public WindowSize size() {
        return size;
    }

    @Override
    public void show(Canvas canvas, Theme theme) throws IOException {
        if (gone) {
            throw new IOException("write(1): EIO");
        }
        frames.add(canvas.text());
    }

    @Override
    public void redraw() {
        log.add("redraw");
    }

    @Override
    public void suspend() {
        log.add("suspend");
        sink.input(new Input.Resumed());
    }

    @Override
    public void lend(Runnable body) {
        log.add("lend");
        body.run();
    }

    @Override
    public void copy(String text) {
        log.add("copy " + text);
    }

    @Override
    public void close() {
        log.add("close");
    }
}
