package fdscope.exercise.pass;

import fdscope.kernel.SocketType;
import java.util.OptionalLong;

/**
 * Where, how and for how long two programs try to meet.
 *
 * @param listens binds the name and takes one peer, where otherwise it connects; of no meaning for an inherited socket
 * @param milliseconds for all of it; empty: a listener and a reader wait for ever, a connection is tried for {@link
 *     #USUAL_TRIES} milliseconds
 */
public record Meeting(PassAddress address, boolean listens, SocketType type, OptionalLong milliseconds) {
    /** Enough for a peer that was started in the same line of a shell. */
    public static final int USUAL_TRIES = 1000;
}
