package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.Socket;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.parse.FdInfoParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many descriptors wait in the queues of sockets: scm_fds in /proc/PID/fdinfo/FD of one of their owners. */
final class QueuedFdsSource {
    private static final int O_CLOEXEC = 02000000;
    /** The fdinfo of a socket is a few lines. */
    private static final int ROOM = 1024;

    private static final int MANY = 500;

    private final Syscalls calls;

    QueuedFdsSource(Syscalls calls) {
        this.calls = calls;
    }

    /**
     * Of every socket that may have something in its queue; of many a second thread asks about half.
     *
     * @return inode → descriptors; a socket that nobody may look at is not in it
     */
    Map<Long, Long> read(SocketSnapshot snapshot, Owners owners) {
        List<Socket> asked = new ArrayList<>();
        for (Socket socket : snapshot.sockets()) {
            if (socket.unproven().isEmpty() && !snapshot.hasEmptyQueue(socket)) {
                asked.add(socket);
            }
        }
        if (asked.size() < MANY) {
            return counts(asked, owners);
        }
        List<Socket> half = asked.subList(asked.size() / 2, asked.size());
        Beside<Map<Long, Long>> other = Beside.start("queues", () -> counts(half, owners));
        Map<Long, Long> counts = counts(asked.subList(0, asked.size() / 2), owners);
        counts.putAll(other.result());
        return counts;
    }

    private Map<Long, Long> counts(List<Socket> sockets, Owners owners) {
        Map<Long, Long> counts = new HashMap<>();
        for (Socket socket : sockets) {
            List<Owner> held = owners.of(socket.inode());
            long count = held.isEmpty() ? -1 : count(held.get(0));
            if (count >= 0) {
                counts.put(socket.inode(), count);
            }
        }
        return counts;
    }

    private long count(Owner owner) {
        Bytes path = Bytes.utf8("/proc/" + owner.pid() + "/fdinfo/" + owner.fd());
        try (Fd file = calls.open(path, O_CLOEXEC, 0)) {
            return FdInfoParser.scmFds(calls.read(file, ROOM));
        } catch (ErrnoException e) {
            return -1;
        }
    }
}
