package fdscope.tui.terminal;

/**
 * What an effect can do to the loop. Everything takes its place in the one queue; may be called from any thread, also
 * after the loop has ended (then nothing happens).
 */
public interface Outbox<G> {
    /** The model hears this. */
    void tell(G message);

    /** Draws the next frame whole (Ctrl-L). */
    void redraw();

    /** Ctrl-Z. {@link fdscope.tui.message.Input.Resumed} follows. */
    void suspend();

    /**
     * Gives the terminal to another program, such as an editor, that {@code body} starts and waits for; the loop stands
     * still meanwhile. {@link fdscope.tui.message.Input.Resumed} follows.
     */
    void lend(Runnable body);

    /** To the clipboard, where the terminal allows it (OSC 52); no answer comes. */
    void copy(String text);
}
