package fdscope.tui.terminal;

import fdscope.kernel.Syscalls.WindowSize;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import java.io.IOException;

/** What a {@link TerminalLoop} draws on and hears from. All methods are called on the loop's thread. */
public interface Display extends AutoCloseable {
    /** Where a display puts what happens; may be called from any thread. */
    interface Sink {
        void input(Input input);

        /** Something that the display itself has to do on the loop's thread. */
        void order(Order order);

        /** So much has come that was not yet handled that no more should be read for the moment. */
        boolean crowded();
    }

    /** Work of the display on the loop's thread. */
    interface Order {
        void carryOut() throws IOException;
    }

    /** Takes the terminal. On failure it is left as it was. */
    void open(Sink sink) throws IOException;

    /** The size of the next frame. */
    WindowSize size() throws IOException;

    void show(Canvas canvas, Theme theme) throws IOException;

    /** The next frame is sent whole, whatever the terminal shows now. */
    void redraw();

    /** Gives the terminal to the shell and stops this process; returns when it is continued. */
    void suspend() throws IOException;

    /** Gives the terminal to another program while {@code body} runs. */
    void lend(Runnable body) throws IOException;

    void copy(String text) throws IOException;

    /** The terminal as it was found. Never throws, does nothing the second time. */
    @Override
    void close();
}
