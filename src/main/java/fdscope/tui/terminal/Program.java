package fdscope.tui.terminal;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import fdscope.tui.message.Input;
import fdscope.tui.message.Next;
import java.time.Duration;
import java.util.Optional;

/**
 * A full-screen program as pure functions of its model.
 *
 * @param <M> model
 * @param <G> message
 * @param <E> effect
 */
public interface Program<M, G, E> {
    /** The message that an input is. */
    G message(Input input);

    Next<M, E> update(M model, G message);

    /** Draws the whole frame on a blank canvas of the terminal's size. */
    void draw(M model, Canvas canvas);

    Theme theme(M model);

    /** How often a {@link Input.Tick} is wanted now; empty: no ticks, and no work while nothing happens. */
    Optional<Duration> ticks(M model);

    /** The model is the last one: nothing more is drawn. */
    boolean ended(M model);
}
