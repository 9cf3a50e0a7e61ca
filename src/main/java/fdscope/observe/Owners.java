package fdscope.observe;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which descriptors lead to which socket, from one walk of /proc/PID/fd of every process. A socket that is only in flight
 * has no owner. Kept as two arrays in order of inode.
 */
public final class Owners {
    private final long[] inodes;
    private final Owner[] owners;
    private final int processes;
    private final List<Integer> hidden;
    private final Optional<String> others;

    private Owners(long[] inodes, Owner[] owners, int processes, List<Integer> hidden, Optional<String> others) {
        this.inodes = inodes;
        this.owners = owners;
        this.processes = processes;
        this.hidden = List.copyOf(hidden);
        this.others = others;
    }

    public static Owners none(String why) {
        return new Owners(new long[0], new Owner[0], 0, List.of(), Optional.of(why));
    }

    /** Its owners, in order of process and descriptor. */
    public List<Owner> of(long inode) {
        int first = Inodes.find(inodes.length, i -> inodes[i], inode);
        if (first < 0) {
            return List.of();
        }
        int end = first + 1;
        while (end < inodes.length && inodes[end] == inode) {
            end++;
        }
        return end == first + 1 ? List.of(owners[first]) : List.of(Arrays.copyOfRange(owners, first, end));
    }

    /** How many processes were looked into. */
    public int processes() {
        return processes;
    }

    /** Processes that could not be looked into. */
    public List<Integer> hidden() {
        return hidden;
    }

    /** Why processes may exist that /proc does not list at all (hidepid); empty if there is no sign of it. */
    public Optional<String> others() {
        return others;
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
        long inode = socketInode(target.buffer());
        return inode < 0 ? Optional.empty() : Optional.of(inode);
    }

    /** Likewise, without an object; -1 if it is anything else. */
    public static long socketInode(ByteBuffer target) {
        int from = target.position();
        int digits = from + PREFIX.length();
        int end = target.limit() - 1;
        if (end <= digits || end > digits + 18 || target.get(end) != ']') {
            return -1;
        }
        for (int i = 0; i < PREFIX.length(); i++) {
            if (target.get(from + i) != PREFIX.charAt(i)) {
                return -1;
            }
        }
        long inode = 0;
        for (int i = digits; i < end; i++) {
            int digit = target.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            inode = inode * 10 + digit;
        }
        return inode;
    }

    private static final String PREFIX = "socket:[";

    /** Part of a walk: what some of the processes hold. Used by one thread at a time. */
    public static final class Part {
        private static final Comparator<Owner> BY_PROCESS =
                Comparator.comparingInt(Owner::pid).thenComparingInt(Owner::fd);

        private long[] inodes = new long[64];
        private final List<Owner> owners = new ArrayList<>();
        private final List<Integer> hidden = new ArrayList<>();
        private int processes;

        public void add(long inode, Owner owner) {
            if (owners.size() == inodes.length) {
                inodes = Arrays.copyOf(inodes, 2 * inodes.length);
            }
            inodes[owners.size()] = inode;
            owners.add(owner);
        }

        public void lookedInto() {
            processes++;
        }

        public void couldNotLookInto(int pid) {
            hidden.add(pid);
        }

        /** All parts of one walk. */
        public static Owners joined(List<Part> parts, Optional<String> others) {
            Part all = new Part();
            for (Part part : parts) {
                for (int i = 0; i < part.owners.size(); i++) {
                    all.add(part.inodes[i], part.owners.get(i));
                }
                all.processes += part.processes;
                all.hidden.addAll(part.hidden);
            }
            int[] order = Inodes.order(all.owners.size(), i -> all.inodes[i]);
            long[] inodes = new long[order.length];
            Owner[] owners = new Owner[order.length];
            for (int i = 0; i < order.length; i++) {
                inodes[i] = all.inodes[order[i]];
                owners[i] = all.owners.get(order[i]);
            }
            for (int first = 0, end; first < order.length; first = end) {
                end = first + 1;
                while (end < order.length && inodes[end] == inodes[first]) {
                    end++;
                }
                if (end > first + 1) {
                    Arrays.sort(owners, first, end, BY_PROCESS);
                }
            }
            all.hidden.sort(Comparator.naturalOrder());
            return new Owners(inodes, owners, all.processes, all.hidden, others);
        }
    }
}
