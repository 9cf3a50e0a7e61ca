package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.List;
import java.util.Optional;

/**
 * The descriptors of one process, as /proc/PID/fd and /proc/PID/fdinfo show them.
 *
 * @param descriptors by number
 */
public record FdTable(int pid, List<Descriptor> descriptors) {
    public FdTable {
        descriptors = List.copyOf(descriptors);
    }

    public Optional<Descriptor> descriptor(int number) {
        return descriptors.stream().filter(d -> d.number() == number).findFirst();
    }

    /**
     * One descriptor.
     *
     * @param target of the link /proc/PID/fd/N: a path, {@code socket:[inode]}, {@code /memfd:name (deleted)}; names come
     *     from outside, escape before showing
     * @param info empty if fdinfo could not be read
     */
    public record Descriptor(int number, Bytes target, Optional<FdInfo> info) {
        /** The inode of a socket of any family; empty if it is no socket. */
        public Optional<Long> socketInode() {
            return Owners.socketInode(target);
        }

        public String targetText() {
            return Printable.of(target);
        }
    }
}
