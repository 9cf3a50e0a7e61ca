package fdscope.lab;

import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.lab.trace.Scene;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sockets of a scene: kinds, peers and room from sock_diag, and what waits in their queues. */
final class SceneSockets {
    private static final int SHUT_FOR_SENDING = 2;

    private final Machine machine;
    private final Cast cast;
    private final Tags known;
    private final Ledger queues;
    private final SceneNotes notes = new SceneNotes();
    /** Tag of the listener at which a client waits or waited. */
    private final Map<Long, String> waitedAt = new HashMap<>();

    SceneSockets(Machine machine, Cast cast, Tags known, Ledger queues) {
        this.machine = machine;
        this.cast = cast;
        this.known = known;
        this.queues = queues;
    }

    List<Scene.Socket> sockets(SceneMaker.Look look, List<String> remarks) {
        Map<String, Scene.Socket> sockets = new TreeMap<>(SceneNotes.TAG_ORDER);
        look.sockets().forEach((inode, row) -> {
            if (!known.sockets().containsKey(inode)) {
                return;
            }
            Scene.Socket socket = socket(inode, row, look, remarks);
            sockets.put(socket.tag(), socket);
            boolean gone =
                    row.peer().filter(p -> p != 0).isEmpty() && !socket.peer().isEmpty();
            Long peer = look.lastPeer().get(inode);
            if (gone
                    && peer != null
                    && !look.sockets().containsKey(peer)
                    && known.sockets().containsKey(peer)) {
                sockets.put(socket.peer(), closed(socket.peer(), row, socket.tag()));
            }
        });
        return List.copyOf(sockets.values());
    }

    private static Scene.Socket closed(String tag, SocketSighting of, String peer) {
        String kind = of.type().map(SocketType::word).orElse("stream");
        return new Scene.Socket(tag, kind, peer, "", List.of(), List.of(), 0, false, true);
    }

    private Scene.Socket socket(long inode, SocketSighting row, SceneMaker.Look look, List<String> remarks) {
        String tag = known.sockets().get(inode);
        boolean listening = row.state().filter(s -> s == SocketState.LISTENING).isPresent();
        String kind = listening ? "listen" : row.type().map(SocketType::word).orElse("stream");
        String name = row.name().map(SceneSockets::shown).orElse("");
        List<Scene.Waiting> waiting = new ArrayList<>();
        if (listening) {
            row.waiting()
                    .orElse(List.of())
                    .forEach(client -> waiting.add(new Scene.Waiting(
                            known.sockets().getOrDefault(client, "?"), messages(queues.queue(-client), false))));
        }
        boolean datagram = row.type().filter(t -> t == SocketType.DGRAM).isPresent();
        int room = listening
                ? row.sendQueue().map(backlog -> (int) (backlog + 1)).orElse(0)
                : datagram && !name.isEmpty() ? datagramRoom() : 0;
        List<Scene.Message> queue = listening ? List.of() : queue(inode, tag, row, datagram, look, remarks);
        boolean shut =
                row.shutdown().filter(bits -> (bits & SHUT_FOR_SENDING) != 0).isPresent();
        return new Scene.Socket(tag, kind, peer(inode, row, look), name, queue, waiting, room, shut, false);
    }

    private int datagramRoom() {
        return (int) (machine.sysctl("net.unix.max_dgram_qlen").orElse(-1) + 1);
    }

    private String peer(long inode, SocketSighting row, SceneMaker.Look look) {
        long peer = row.peer().orElse(0L);
        if (peer == 0) {
            for (Map.Entry<Long, SocketSighting> other : look.sockets().entrySet()) {
                if (other.getValue().waiting().orElse(List.of()).contains(inode)) {
                    String listener = known.sockets().getOrDefault(other.getKey(), "");
                    waitedAt.put(inode, listener);
                    return listener;
                }
            }
            // A connection stays one when its other end is closed; AF_UNSPEC dissolves it.
            boolean connected =
                    row.state().filter(s -> s == SocketState.CONNECTED).isPresent();
            peer = connected ? look.lastPeer().getOrDefault(inode, 0L) : 0L;
        }
        if (peer == 0 && row.state().filter(s -> s == SocketState.CONNECTED).isPresent()) {
            // Its listener went before it was accepted.
            return waitedAt.getOrDefault(inode, "");
        }
        return known.sockets().getOrDefault(peer, "");
    }

    /** What waits: contents from the lab's own calls, counts from the kernel; where they differ both are told. */
    private List<Scene.Message> queue(
            long inode, String tag, SocketSighting row, boolean datagram, SceneMaker.Look look, List<String> remarks) {
        List<Ledger.Message> told = queues.queue(inode);
        long bytes = row.receiveQueue().orElse(0L);
        long expected = datagram
                ? told.isEmpty() ? 0 : told.get(0).size()
                : told.stream().mapToLong(Ledger.Message::size).sum();
        long carried = told.stream().mapToLong(message -> message.fds().size()).sum();
        notes.inFlight(look, cast, inode, queues.isComplete() ? Optional.of(carried) : Optional.empty())
                .forEach(remarks::add);
        if (bytes == 0 && told.stream().allMatch(message -> message.size() == 0)) {
            return messages(told, datagram);
        }
        if (bytes != expected) {
            String label = bytes + " B";
            if (queues.isComplete()) {
                remarks.add("≠ " + tag + ": sock_diag says " + bytes + " B wait, the lab's own calls say " + expected);
                label += ", trace says " + expected;
            }
            return bytes == 0 ? List.of() : List.of(new Scene.Message(label, (int) bytes, List.of(), ""));
        }
        return messages(told, datagram);
    }

    private static List<Scene.Message> messages(List<Ledger.Message> queue, boolean withSender) {
        return queue.stream()
                .map(message -> new Scene.Message(
                        Printable.of(message.text()),
                        (int) message.size(),
                        message.fds(),
                        withSender ? message.from() : ""))
                .toList();
    }

    private static String shown(UnixAddress name) {
        return name instanceof UnixAddress.Abstract abstractName
                ? "@" + Printable.of(abstractName.rest())
                : Printable.of(name.name());
    }
}
