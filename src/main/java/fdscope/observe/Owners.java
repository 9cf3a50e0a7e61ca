package fdscope.observe;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which descriptors lead to which socket, from one walk of /proc/PID/fd of every process. A socket that is only in flight
 * has no owner. Kept as two arrays in order of inode.
 */
public final class Owners {
    private static final int NAMED = 3;

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
        return first < 0 ? List.of() : from(first);
    }

    /** Asked for one inode after the other in ascending order it searches no further than to the next. */
    final class Ascending {
        private int at;

        List<Owner> of(long inode) {
            while (at < inodes.length && inodes[at] < inode) {
                at++;
            }
            return at < inodes.length && inodes[at] == inode ? from(at) : List.of();
        }
    }

    Ascending ascending() {
        return new Ascending();
    }

    private List<Owner> from(int first) {
        long inode = inodes[first];
        int end = first + 1;
        while (end < inodes.length && inodes[end] == inode) {
            end++;
        }
        return end == first + 1 ? List.of(owners[first]) : List.of(Arrays.copyOfRange(owners, first, end));
    }

    /** These, and of a later walk those of the given sockets. */
    public Owners with(Owners later, Collection<Long> sockets) {
        Part both = new Part();
        for (int i = 0; i < inodes.length; i++) {
            both.add(inodes[i], owners[i]);
        }
        for (long socket : sockets) {
            later.of(socket).forEach(owner -> both.add(socket, owner));
        }
        both.processes = processes;
        both.hidden.addAll(hidden);
        return Part.joined(List.of(both), others);
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
            List<String> first =
                    hidden.stream().limit(NAMED).map(pid -> "process " + pid).toList();
            notes.add(hidden.size() + " of " + (hidden.size() + processes) + " processes could not be looked into ("
                    + String.join(", ", first) + (hidden.size() > NAMED ? ", ..." : "")
                    + "): what they have open shows no owner.");
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
        private long[] inodes = new long[64];
        private final List<Owner> owners = new ArrayList<>();
        private final List<Integer> hidden = new ArrayList<>();
        private int processes;

        private static int compare(Owner a, Owner b) {
            return a.pid() == b.pid() ? Integer.compare(a.fd(), b.fd()) : Integer.compare(a.pid(), b.pid());
        }

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
                    Arrays.sort(owners, first, end, Part::compare);
                }
            }
            Collections.sort(all.hidden);
            return new Owners(inodes, owners, all.processes, all.hidden, others);
        }
    }
}
