package fdscope.observe;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the sockets between two snapshots. An inode that was used again counts as removed and added: the cookie
 * tells it.
 */
public record SnapshotDiff(List<Socket> added, List<Socket> removed, List<Change> changed) {
    public SnapshotDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** One socket that is in both, with the fields that differ. */
    public record Change(Socket before, Socket after, List<FieldChange> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** The printable texts of a field; empty where it was not told. */
    public record FieldChange(SocketField field, Optional<String> before, Optional<String> after) {}

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    static SnapshotDiff between(SocketSnapshot before, SocketSnapshot after) {
        Map<Key, ArrayDeque<Socket>> old = new LinkedHashMap<>();
        before.sockets()
                .forEach(socket -> old.computeIfAbsent(Key.of(socket), key -> new ArrayDeque<>(1))
                        .add(socket));
        List<Socket> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (Socket socket : after.sockets()) {
            ArrayDeque<Socket> same = old.get(Key.of(socket));
            Socket was = same == null ? null : same.poll();
            if (was == null) {
                added.add(socket);
            } else {
                List<FieldChange> fields = changes(was, socket);
                if (!fields.isEmpty()) {
                    changed.add(new Change(was, socket, fields));
                }
            }
        }
        List<Socket> removed = old.values().stream().flatMap(ArrayDeque::stream).toList();
        return new SnapshotDiff(added, removed, changed);
    }

    /** Only what one and the same source told twice is compared, the most trustworthy first. */
    private static List<FieldChange> changes(Socket before, Socket after) {
        List<FieldChange> fields = new ArrayList<>(0);
        for (SocketField field : SocketField.values()) {
            for (SocketSighting row : after.sightings()) {
                Optional<SocketSighting> was = before.sighting(row.source());
                boolean told = was.isPresent()
                        && (field.of(row).isPresent() || field.of(was.get()).isPresent());
                if (told) {
                    if (!field.of(row).equals(field.of(was.get()))) {
                        fields.add(new FieldChange(field, field.text(was.get()), field.text(row)));
                    }
                    break;
                }
            }
        }
        return fields;
    }

    /** Of an unproven row: what is left of a row when its name and state may change, its hashed address. */
    private record Key(long inode, Optional<Long> cookie, Bytes address) {
        private static final int ADDRESS = 16;

        static Key of(Socket socket) {
            boolean proven = socket.unproven().isEmpty();
            Bytes raw = socket.sightings().get(0).raw();
            return new Key(
                    socket.inode(),
                    socket.cookie(),
                    proven ? Bytes.EMPTY : raw.slice(0, Math.min(ADDRESS, raw.length())));
        }
    }
}
