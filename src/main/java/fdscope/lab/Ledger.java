package fdscope.lab;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the lab's own calls have put into queues and not yet taken out: the contents that the kernel does not tell. How
 * many bytes and descriptors really wait, the kernel says; {@link StageWatch} compares.
 *
 * <p>A queue's key is the receiving socket's inode, the negative inode of the client for a server side that was not
 * accepted yet, or a pipe's inode in a ledger of its own.
 */
final class Ledger {
    /** Longer texts are not drawn. */
    private static final int KEPT = 24;

    /** @param size bytes that are left of it; @param fds tags of the descriptors that travel with its first byte */
    record Message(Bytes text, long size, List<String> fds, String from) {}

    private final Map<Long, Deque<Message>> queues = new HashMap<>();
    private boolean complete = true;

    /** From here on something is put in or taken out that is not written here. */
    void miss() {
        complete = false;
    }

    /** Whether what the kernel says can be held against it. */
    boolean isComplete() {
        return complete;
    }

    void put(long key, Bytes data, long size, List<String> fds, String from) {
        Bytes kept = data.length() <= KEPT ? data : data.slice(0, KEPT);
        queues.computeIfAbsent(key, k -> new ArrayDeque<>()).add(new Message(kept, size, List.copyOf(fds), from));
    }

    /** A stream: takes bytes from the front; gives the tags of the descriptors that came with them. */
    List<String> takeBytes(long key, long bytes) {
        Deque<Message> queue = queues.getOrDefault(key, new ArrayDeque<>());
        List<String> fds = new ArrayList<>();
        long wanted = bytes;
        while (wanted > 0 && !queue.isEmpty()) {
            Message front = queue.remove();
            fds.addAll(front.fds());
            if (front.size() > wanted) {
                Bytes rest = front.text().length() > wanted
                        ? front.text().slice((int) wanted, front.text().length())
                        : Bytes.EMPTY;
                queue.addFirst(new Message(rest, front.size() - wanted, List.of(), front.from()));
            }
            wanted -= front.size();
        }
        return fds;
    }

    /** Messages: takes one, whatever the reader had room for. */
    List<String> takeMessage(long key) {
        Deque<Message> queue = queues.get(key);
        return queue == null || queue.isEmpty() ? List.of() : queue.remove().fds();
    }

    /** The tags that a look at the front (MSG_PEEK) brings; nothing is taken. */
    List<String> peekFds(long key) {
        Deque<Message> queue = queues.get(key);
        return queue == null || queue.isEmpty() ? List.of() : queue.peek().fds();
    }

    /** accept(2): what waited for the embryo waits for the socket now. */
    void move(long from, long to) {
        Deque<Message> queue = queues.remove(from);
        if (queue != null) {
            queues.computeIfAbsent(to, k -> new ArrayDeque<>()).addAll(queue);
        }
    }

    void drop(long key) {
        queues.remove(key);
    }

    List<Message> queue(long key) {
        return List.copyOf(queues.getOrDefault(key, new ArrayDeque<>()));
    }

    Set<Long> keys() {
        return new HashSet<>(queues.keySet());
    }

    /** How many times this object is in flight. */
    int inFlight(String tag) {
        return (int) queues.values().stream()
                .flatMap(Deque::stream)
                .flatMap(message -> message.fds().stream())
                .filter(tag::equals)
                .count();
    }

    Set<String> tagsInFlight() {
        Set<String> tags = new HashSet<>();
        queues.values().forEach(queue -> queue.forEach(message -> tags.addAll(message.fds())));
        return tags;
    }
}
