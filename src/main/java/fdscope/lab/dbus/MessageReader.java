package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Messages out of a stream, however it was cut. A read brings descriptors and no word about which message they belong to:
 * a message takes, when it is whole, the first that wait, as many as its field UNIX_FDS says. Descriptors that no message
 * claims are a fault; dbus-daemon gives them to the next message instead.
 *
 * <p>It keeps at most one message and what one read brought beyond it. After a fault it is of no use any more.
 */
public final class MessageReader {
    private final int most;
    private final Deque<Handle> waiting = new ArrayDeque<>();
    private byte[] memory = new byte[256];
    private int from;
    private int to;

    /** @param most bytes of a message that are taken */
    public MessageReader(int most) {
        this.most = most;
    }

    /** What one read brought. */
    public void add(Bytes data, List<Handle> fds) {
        if (memory.length - to < data.length()) {
            int kept = to - from;
            memory = Arrays.copyOf(
                    Arrays.copyOfRange(memory, from, to), Math.max(kept + data.length(), Math.min(2 * kept, most)));
            from = 0;
            to = kept;
        }
        data.buffer().get(memory, to, data.length());
        to += data.length();
        waiting.addAll(fds);
    }

    /**
     * The next message that is whole.
     *
     * @return empty when more has to be read
     */
    public Optional<Message> next() throws ProtocolFault {
        Bytes all = to - from < MessageCodec.START ? Bytes.EMPTY : here(MessageCodec.START);
        int length = all.isEmpty() ? Integer.MAX_VALUE : MessageCodec.length(all, most);
        if (to - from < length) {
            checkWaiting();
            return Optional.empty();
        }
        Message message = MessageCodec.decode(here(length), List.copyOf(waiting));
        if (message.fds().size() > Limits.FDS) {
            throw tooMany(message.fds().size());
        }
        from += length;
        message.fds().forEach(fd -> waiting.remove());
        return Optional.of(message);
    }

    /** Hands back the handles that no message got. */
    public List<Handle> forget() {
        List<Handle> left = new ArrayList<>(waiting);
        waiting.clear();
        return left;
    }

    /** What waits belongs to the message that has begun, and nothing else has. */
    private void checkWaiting() throws ProtocolFault {
        if (waiting.size() > Limits.FDS) {
            throw tooMany(waiting.size());
        }
        if (from == to && !waiting.isEmpty()) {
            throw new ProtocolFault((waiting.size() == 1 ? "a descriptor" : waiting.size() + " descriptors")
                    + " came that no message claims: field UNIX_FDS is missing or too small");
        }
    }

    private static ProtocolFault tooMany(int count) {
        return new ProtocolFault(count + " descriptors beside one message, at most " + Limits.FDS);
    }

    private Bytes here(int length) {
        return Bytes.of(Arrays.copyOfRange(memory, from, from + length));
    }
}
