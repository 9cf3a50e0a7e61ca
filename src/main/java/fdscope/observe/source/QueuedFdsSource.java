package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.Socket;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.SocketState;
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
     * Of every socket that may have something in its queue. Where the kernel told of an empty queue nothing is opened: a
     * descriptor travels with at least one byte on a stream. A datagram may be empty, so those are always asked.
     *
     * @return inode → descriptors; a socket that nobody may look at is not in it
     */
    Map<Long, Long> read(SocketSnapshot snapshot, Owners owners) {
        Map<Long, Long> counts = new HashMap<>();
        for (Socket socket : snapshot.sockets()) {
            if (socket.unproven().isPresent()) {
                continue;
            }
            List<Owner> held = owners.of(socket.inode());
            if (held.isEmpty()) {
                continue;
            }
            if (isEmptyForSure(socket)) {
                counts.put(socket.inode(), 0L);
            } else {
                count(held.get(0)).ifPresent(count -> counts.put(socket.inode(), count));
            }
        }
        return counts;
    }

    private static boolean isEmptyForSure(Socket socket) {
        boolean stream = socket.type().filter(SocketType.STREAM::equals).isPresent();
        boolean listening = socket.state().filter(SocketState.LISTENING::equals).isPresent();
        return (stream || listening)
                && socket.receiveQueue().filter(bytes -> bytes == 0).isPresent();
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
