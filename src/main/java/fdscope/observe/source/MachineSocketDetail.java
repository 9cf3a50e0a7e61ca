package fdscope.observe.source;

import fdscope.kernel.Syscalls;
import fdscope.observe.FdInfo;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.Source;
import fdscope.observe.parse.FdInfoParser;
import fdscope.observe.view.SocketDetail;
import fdscope.observe.view.SocketDetailProbe;
import fdscope.observe.view.SourceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks all three sources about one socket of this network namespace. ss has no way to ask for one: it lists all. */
public final class MachineSocketDetail implements SocketDetailProbe {
    /** More descriptors than this lead nowhere else. */
    private static final int DESCRIPTORS = 3;

    private final MachineSockets sockets;

    public MachineSocketDetail(Syscalls calls) {
        this.sockets = new MachineSockets(calls);
    }

    @Override
    public SocketDetail detail(SocketRow row, SocketQuestion question) {
        long from = System.nanoTime();
        List<String> notes = new ArrayList<>();
        List<SocketDetail.Descriptor> descriptors = new ArrayList<>();
        for (Owner owner :
                row.owners().subList(0, Math.min(DESCRIPTORS, row.owners().size()))) {
            descriptors.add(descriptor(owner, notes));
        }
        SocketSnapshot snapshot = sockets.snapshot(EnumSet.allOf(Source.class));
        Duration within = Duration.ofNanos(System.nanoTime() - from);
        notes.addAll(snapshot.failures().values());
        Optional<Socket> now = row.inode() == 0 ? Optional.empty() : same(row, snapshot);
        Map<Source, String> silent = new EnumMap<>(Source.class);
        snapshot.failures().keySet().forEach(source -> silent.put(source, SourceTable.NOT_READABLE));
        if (row.inode() == 0) {
            silent.put(Source.SS, SourceTable.NOT_ASKED);
        }
        if (now.isEmpty()) {
            notes.add(
                    row.inode() == 0
                            ? "A socket without an inode cannot be asked for again."
                            : "It is gone: no source lists it any more.");
        }
        OptionalLong queued = descriptors.stream()
                .flatMap(descriptor -> descriptor.info().stream())
                .flatMap(info -> info.scmFds().stream())
                .mapToLong(Integer::longValue)
                .findFirst();
        SocketRow seen = new SocketRow(
                now.orElse(row.socket()), row.owners(), row.noOwner(), queued.isPresent() ? queued : row.inFlight());
        return new SocketDetail(seen, silent, descriptors, notes, within, Instant.now());
    }

    /** An inode that was used again is another socket. */
    private static Optional<Socket> same(SocketRow row, SocketSnapshot snapshot) {
        return snapshot.socket(row.inode())
                .filter(socket ->
                        row.isUnproven() || socket.cookie().equals(row.socket().cookie()));
    }

    private static SocketDetail.Descriptor descriptor(Owner owner, List<String> notes) {
        Path file = Path.of("/proc/" + owner.pid() + "/fdinfo/" + owner.fd());
        try {
            FdInfo info = FdInfoParser.parse(ProcFile.bytes(file));
            return new SocketDetail.Descriptor(owner, Optional.of(info));
        } catch (IOException e) {
            notes.add(ProcFile.why(file, e));
            return new SocketDetail.Descriptor(owner, Optional.empty());
        }
    }
}
