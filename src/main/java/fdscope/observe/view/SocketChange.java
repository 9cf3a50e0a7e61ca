package fdscope.observe.view;

import fdscope.observe.SnapshotDiff;
import fdscope.observe.Socket;
import fdscope.observe.SocketField;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSnapshot;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of one socket from one listing to the next: a line of {@code sockets --watch}.
 *
 * @param row as it is now; of a removed one as it was
 * @param fields what differs; none of a socket that is new or gone
 */
public record SocketChange(Kind kind, SocketRow row, List<Field> fields) {
    public enum Kind {
        ADDED("added", '+'),
        REMOVED("removed", '-'),
        CHANGED("changed", '~');

        private final String word;
        private final char sign;

        Kind(String word, char sign) {
            this.word = word;
            this.sign = sign;
        }

        /** As the JSON output writes it. */
        public String word() {
            return word;
        }
    }

    /** Printable texts; empty where it was not told. */
    public record Field(String name, Optional<String> before, Optional<String> after) {
        String text() {
            return name + " " + before.orElse("?") + " → " + after.orElse("?");
        }
    }

    public SocketChange {
        fields = List.copyOf(fields);
    }

    /**
     * What is gone, then what changed, then what is new, each by inode. The counters of memory and references are left out:
     * they move with the queues, and one event is one line.
     *
     * @param was which rows of {@code before} are of interest
     * @param is which rows of {@code after} are; of a change one of both
     */
    public static List<SocketChange> between(
            SocketListing before, SocketListing after, Predicate<SocketRow> was, Predicate<SocketRow> is) {
        SnapshotDiff diff = snapshot(after).diff(snapshot(before));
        Map<Socket, SocketRow> old = bySocket(before);
        Map<Socket, SocketRow> now = bySocket(after);
        Map<Socket, List<Field>> told = new IdentityHashMap<>();
        diff.changed().forEach(change -> told.put(change.after(), fields(change)));
        List<SocketChange> changes = new ArrayList<>();
        for (Socket gone : diff.removed()) {
            changes.add(new SocketChange(Kind.REMOVED, old.get(gone), List.of()));
        }
        changes.removeIf(change -> !was.test(change.row()));
        boolean owners = before.question().owners() && after.question().owners();
        for (SocketRow row : after.rows()) {
            Optional<SocketRow> first = row.isUnproven() ? Optional.empty() : before.row(row.inode());
            List<Field> fields = new ArrayList<>(told.getOrDefault(row.socket(), List.of()));
            if (owners && first.filter(one -> isSame(one, row)).isPresent()) {
                fields.addAll(held(first.get(), row));
            }
            if (!fields.isEmpty() && (is.test(row) || first.filter(was).isPresent())) {
                changes.add(new SocketChange(Kind.CHANGED, row, fields));
            }
        }
        for (Socket added : diff.added()) {
            SocketRow row = now.get(added);
            if (is.test(row)) {
                changes.add(new SocketChange(Kind.ADDED, row, List.of()));
            }
        }
        return changes;
    }

    private static SocketSnapshot snapshot(SocketListing listing) {
        return new SocketSnapshot(listing.rows().stream().map(SocketRow::socket).toList(), List.of(), Map.of());
    }

    private static Map<Socket, SocketRow> bySocket(SocketListing listing) {
        Map<Socket, SocketRow> rows = new IdentityHashMap<>();
        listing.rows().forEach(row -> rows.put(row.socket(), row));
        return rows;
    }

    /** Not another one that was given the same inode. */
    private static boolean isSame(SocketRow before, SocketRow after) {
        return !before.isUnproven()
                && before.socket().cookie().equals(after.socket().cookie());
    }

    private static List<Field> fields(SnapshotDiff.Change change) {
        List<Field> fields = new ArrayList<>();
        for (SnapshotDiff.FieldChange field : change.fields()) {
            if (field.field() != SocketField.MEMORY && field.field() != SocketField.REFERENCES) {
                fields.add(new Field(field.field().label(), field.before(), field.after()));
            }
        }
        return fields;
    }

    private static List<Field> held(SocketRow before, SocketRow after) {
        List<Field> fields = new ArrayList<>(2);
        if (!before.inFlight().equals(after.inFlight())) {
            fields.add(new Field("fds in flight", number(before.inFlight()), number(after.inFlight())));
        }
        boolean same =
                before.owners().equals(after.owners()) && before.noOwner().equals(after.noOwner());
        if (!same) {
            fields.add(new Field("owners", Optional.of(owners(before)), Optional.of(owners(after))));
        }
        return fields;
    }

    private static Optional<String> number(OptionalLong number) {
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    }

    private static String owners(SocketRow row) {
        if (row.owners().isEmpty()) {
            return SocketColumn.OWNER.text(row);
        }
        return row.owners().stream()
                .map(owner -> SocketLinks.process(owner) + " fd " + owner.fd())
                .collect(Collectors.joining(" and "));
    }

    /**
     * {@code + inode 88108 stream connected, bob 4712 fd 6, /run/x}, {@code ~ inode 88108 receive queue 0 → 5, bob 4712 fd
     * 6}; printable.
     */
    public String text() {
        List<String> words = new ArrayList<>();
        if (kind == Kind.CHANGED) {
            fields.forEach(field -> words.add(field.text()));
        } else {
            words.add(SocketColumn.TYPE.text(row) + " " + SocketColumn.STATE.text(row));
        }
        words.add(SocketColumn.OWNER.text(row));
        if (!SocketLinks.name(row).isEmpty()) {
            words.add(SocketLinks.name(row));
        }
        return kind.sign + " inode " + row.inode() + " " + String.join(", ", words);
    }
}
