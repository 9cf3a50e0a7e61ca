package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import java.util.List;

/**
 * One message to send.
 *
 * @param fds in the order in which they arrive
 * @param data empty only where the type of the socket allows it
 */
public record SendOrder(Meeting meeting, List<SentFd> fds, Bytes data) {
    public SendOrder {
        fds = List.copyOf(fds);
    }
}
