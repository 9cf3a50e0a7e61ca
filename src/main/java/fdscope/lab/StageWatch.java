package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.UnixAddress;
import fdscope.lab.trace.Scene;
import fdscope.observe.FdTable;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the actors after every step and makes the {@link Scene}. Which descriptor leads where, how much waits and how
 * many descriptors are in flight is asked of the kernel; only what the waiting bytes are comes from the lab's own calls.
 */
final class StageWatch {
    private static final int MSG_PEEK = 2;

    private final Machine machine;
    private final Cast cast;
    private final Observations observations;
    private final Tags tags;
    private final Ledger queues = new Ledger();
    private final Ledger pipes = new Ledger();
    private final Map<Tags.Holder, FdTable.Descriptor> rows = new LinkedHashMap<>();
    private final Map<Long, SocketSighting> sightings = new LinkedHashMap<>();
    private final Map<Long, Long> lastPeer = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<String> mapping = new HashSet<>();
    private final SceneMaker maker;
    private Scene previous = Scene.EMPTY;
    private boolean looked;

    StageWatch(Machine machine, Cast cast, Bindings names, Observations observations) {
        this.machine = machine;
        this.cast = cast;
        this.observations = observations;
        this.tags = new Tags(machine);
        this.maker = new SceneMaker(machine, cast, names, observations, tags, queues, pipes);
    }

    /** Every socket that any actor ever held. */
    Set<Long> socketsSeen() {
        return Set.copyOf(seen);
    }

    /** The sockets of the last look and their tags. */
    Map<Long, String> socketTags() {
        Map<Long, String> shown = new LinkedHashMap<>();
        sightings.keySet().forEach(inode -> shown.put(inode, tags.sockets().get(inode)));
        return shown;
    }

    /** Looks at all actors. A program that is checked makes calls of its own, which nobody tells. */
    Scene look() {
        looked = true;
        if (cast.all().stream().anyMatch(part -> part.actor() instanceof Program)) {
            queues.miss();
        }
        rows.clear();
        Map<Tags.Holder, FdTable.Descriptor> files = new LinkedHashMap<>();
        Map<Long, Part> holders = new LinkedHashMap<>();
        for (Part part : cast.all()) {
            for (FdTable.Descriptor row : observations.visible(part)) {
                Tags.Holder holder = new Tags.Holder(part.actor().pid(), row.number());
                rows.put(holder, row);
                row.socketInode().ifPresentOrElse(inode -> holders.put(inode, part), () -> files.put(holder, row));
            }
        }
        lookAtSockets(holders);
        Map<Tags.Holder, String> found = tags.openFiles(files);
        rows.forEach((holder, row) -> row.socketInode()
                .ifPresent(inode -> found.put(holder, tags.sockets().getOrDefault(inode, "S?"))));
        found.forEach(tags::lookedAt);
        previous = maker.scene(
                new SceneMaker.Look(Map.copyOf(found), new LinkedHashMap<>(rows), sightings, lastPeer, mapping),
                previous);
        return previous;
    }

    private void lookAtSockets(Map<Long, Part> holders) {
        seen.addAll(holders.keySet());
        Set<Long> wanted = new java.util.LinkedHashSet<>(holders.keySet());
        wanted.addAll(sightings.keySet());
        Optional<Part> anybody = cast.all().stream().filter(Part::alive).findFirst();
        Map<Long, SocketSighting> now = new LinkedHashMap<>();
        for (long inode : wanted) {
            Part where = holders.getOrDefault(inode, anybody.orElse(null));
            if (where != null) {
                machine.socket(inode, Source.SOCK_DIAG, where.actor()).ifPresent(row -> now.put(inode, row));
            }
        }
        sightings.clear();
        sightings.putAll(now);
        now.forEach((inode, row) -> {
            tags.socket(
                    inode,
                    row.state()
                            .filter(s -> s == fdscope.observe.SocketState.LISTENING)
                            .isPresent());
            row.peer().filter(peer -> peer != 0).ifPresent(peer -> {
                lastPeer.put(inode, peer);
                queues.move(-peer, inode);
            });
        });
        queues.keys().stream().filter(key -> !now.containsKey(Math.abs(key))).forEach(queues::drop);
    }

    // ---- what the lab's own calls did to the queues ----

    void happened(Part part, Prepared call, Report.Returned returned) {
        if (returned.errno() == 0) {
            moved(part, call, 1, returned.result(), returned.fds());
        }
    }

    void happened(Part part, Prepared call, Report.Repeated repeated) {
        moved(part, call, repeated.count(), repeated.total(), repeated.fds());
    }

    private void moved(Part part, Prepared call, int times, long total, List<Integer> fds) {
        if (!looked) {
            // What number leads where is not known before the first look.
            queues.miss();
            return;
        }
        int pid = part.actor().pid();
        switch (call.name()) {
            case "mmap" -> mapping.add(part.name());
            case "send", "write" -> sent(pid, call, times, total, List.of(), Optional.empty());
            case "sendto" -> sent(pid, call, times, total, List.of(), Optional.of(call.data(2)));
            case "sendmsg" ->
                sent(
                        pid,
                        call,
                        times,
                        total,
                        ControlBuffer.fds(ControlBuffer.decode(call.data(3))),
                        Optional.of(call.data(2)).filter(to -> !to.isEmpty()));
            case "read" -> received(pid, call, times, total, fds, false);
            case "recv", "recvfrom" -> received(pid, call, times, total, fds, (call.number(2) & MSG_PEEK) != 0);
            case "recvmsg" -> received(pid, call, times, total, fds, (call.number(3) & MSG_PEEK) != 0);
            default -> {}
        }
    }

    private void sent(int pid, Prepared call, int times, long total, List<Integer> fds, Optional<Bytes> to) {
        int number = (int) call.number(0);
        FdTable.Descriptor row = rows.get(new Tags.Holder(pid, number));
        if (row == null) {
            return;
        }
        Bytes data = call.data(1);
        long each = times == 1 ? total : data.length();
        List<String> carried = new ArrayList<>();
        fds.forEach(fd -> tags.lastTag(pid, fd).ifPresent(carried::add));
        Optional<Long> inode = row.socketInode();
        for (int i = 0; i < times; i++) {
            if (inode.isPresent()) {
                Optional<Long> queue = destination(inode.get(), to);
                boolean stream = isStream(inode.get());
                if (queue.isPresent() && (each > 0 || !stream)) {
                    String from = tags.sockets().getOrDefault(inode.get(), "");
                    queues.put(queue.get(), data, each, carried, from);
                }
            } else {
                Optional<Long> pipe = SceneMaker.pipeInode(row.target());
                pipe.ifPresent(key -> pipes.put(key, data, each, List.of(), ""));
            }
        }
    }

    private void received(int pid, Prepared call, int times, long total, List<Integer> fds, boolean peek) {
        FdTable.Descriptor row = rows.get(new Tags.Holder(pid, (int) call.number(0)));
        if (row == null) {
            return;
        }
        Optional<Long> inode = row.socketInode();
        if (inode.isEmpty()) {
            SceneMaker.pipeInode(row.target()).ifPresent(key -> pipes.takeBytes(key, total));
            return;
        }
        List<String> came = new ArrayList<>();
        if (peek) {
            came.addAll(queues.peekFds(inode.get()));
        } else if (isStream(inode.get())) {
            came.addAll(queues.takeBytes(inode.get(), total));
        } else {
            for (int i = 0; i < times; i++) {
                came.addAll(queues.takeMessage(inode.get()));
            }
        }
        for (int i = 0; i < Math.min(fds.size(), came.size()); i++) {
            tags.arrived(pid, fds.get(i), came.get(i));
        }
    }

    private boolean isStream(long inode) {
        SocketSighting row = sightings.get(inode);
        return row != null
                && row.type()
                        .filter(type -> type == fdscope.kernel.SocketType.STREAM)
                        .isPresent();
    }

    /** The queue that a message goes into: by address, by peer, or the embryo at a listener. */
    private Optional<Long> destination(long sender, Optional<Bytes> to) {
        if (to.isPresent()) {
            Bytes name = UnixAddress.of(to.get()).name();
            return sightings.entrySet().stream()
                    .filter(entry -> entry.getValue()
                            .name()
                            .filter(bound -> bound.name().equals(name))
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
        SocketSighting row = sightings.get(sender);
        if (row == null) {
            return Optional.empty();
        }
        long peer = row.peer().orElse(0L);
        return Optional.of(peer != 0 ? peer : -sender);
    }
}
