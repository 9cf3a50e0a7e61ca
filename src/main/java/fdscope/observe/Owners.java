package fdscope.observe;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which descriptors lead to which socket, from one walk of /proc/PID/fd of every process. A socket that is only in flight
 * has no owner.
 *
 * @param bySocket inode → its owners, in the order of the walk
 * @param processes how many processes were looked into
 * @param hidden processes that could not be looked into
 * @param others why processes may exist that /proc does not list at all (hidepid); empty if there is no sign of it
 */
public record Owners(Map<Long, List<Owner>> bySocket, int processes, List<Integer> hidden, Optional<String> others) {
    public Owners {
        hidden = List.copyOf(hidden);
    }

    public static Owners none(String why) {
        return new Owners(Map.of(), 0, List.of(), Optional.of(why));
    }

    public List<Owner> of(long inode) {
        return bySocket.getOrDefault(inode, List.of());
    }

    /** True if every process there is could be looked into. */
    public boolean complete() {
        return hidden.isEmpty() && others.isEmpty();
    }

    /** What was not seen, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!hidden.isEmpty()) {
            notes.add(hidden.size() + " of " + (hidden.size() + processes)
                    + " processes could not be looked into; their sockets show no owner. Root sees all.");
        }
        others.ifPresent(notes::add);
        return notes;
    }

    /** Reads {@code socket:[1234]}; empty if it is anything else. */
    public static Optional<Long> socketInode(Bytes target) {
        int end = target.length() - 1;
        if (end < 9 || end > 26 || target.at(end) != ']' || !target.startsWith(SOCKET)) {
            return Optional.empty();
        }
        long inode = 0;
        for (int i = SOCKET.length(); i < end; i++) {
            int digit = target.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            inode = inode * 10 + digit;
        }
        return Optional.of(inode);
    }

    private static final Bytes SOCKET = Bytes.utf8("socket:[");
}
