package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.Socket;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.parse.FdInfoParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many descriptors wait in the queues of sockets: scm_fds in /proc/PID/fdinfo/FD of one of their owners. */
public final class QueuedFdsSource {
    /**
     * Of every socket that may have something in its queue.
     *
     * @return inode → descriptors; a socket that nobody may look at is not in it
     */
    Map<Long, Long> read(SocketSnapshot snapshot, Owners owners) {
        Map<Long, Long> counts = new HashMap<>();
        for (Socket socket : snapshot.sockets()) {
            if (socket.unproven().isPresent()) {
                continue;
            }
            List<Owner> held = socket.hasEmptyQueue() ? List.of() : owners.of(socket.inode());
            if (!held.isEmpty()) {
                count(held.get(0)).ifPresent(count -> counts.put(socket.inode(), count));
            }
        }
        return counts;
    }

    private static Optional<Long> count(Owner owner) {
        try {
            Bytes text = ProcFile.bytes(Path.of("/proc/" + owner.pid() + "/fdinfo/" + owner.fd()));
            return FdInfoParser.parse(text).scmFds().map(Integer::longValue);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
