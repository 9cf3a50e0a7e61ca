package fdscope.observe.view;

import fdscope.kernel.UnixAddress;
import fdscope.observe.Doubt;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one run of {@link SocketTree#of}. */
final class TreeGrowth {
    /** Why a socket stands under no process. */
    private enum Group {
        NOBODY("nobody", "no process has them"),
        NOT_READABLE("not readable", "a process that could not be looked into may have them"),
        NOT_ASKED("not asked", "nobody looked for owners"),
        UNPROVEN("unproven", "sock_diag does not confirm these rows");

        private final String lead;
        private final String text;

        Group(String lead, String text) {
            this.lead = lead;
            this.text = text;
        }

        static Group of(SocketRow row) {
            if (row.isUnproven()) {
                return UNPROVEN;
            }
            return switch (row.noOwner().orElse(NoOwner.NOT_ASKED)) {
                case IN_FLIGHT, NONE_FOUND -> NOBODY;
                case NOT_PERMITTED -> NOT_READABLE;
                case NOT_ASKED -> NOT_ASKED;
            };
        }
    }

    private record Held(Owner owner, SocketRow row) {}

    private final SocketListing listing;
    private final SocketLinks links;
    private final Map<Integer, List<Held>> processes = new TreeMap<>();
    private final Map<Group, List<SocketRow>> groups = new TreeMap<>();
    private final List<SocketTree.Line> lines = new ArrayList<>();

    TreeGrowth(SocketListing listing, List<SocketRow> shown) {
        this.listing = listing;
        this.links = new SocketLinks(listing);
        Set<UnixAddress> drawn = new HashSet<>();
        for (SocketRow row : shown) {
            if (!SocketLinks.waiting(row).isEmpty()) {
                drawn.add(row.name());
            }
        }
        for (SocketRow row : shown) {
            if (isEmbryo(row) && drawn.contains(row.name())) {
                continue; // it stands under its listener, whose name it bears
            }
            for (Owner owner : row.owners()) {
                processes
                        .computeIfAbsent(owner.pid(), pid -> new ArrayList<>(1))
                        .add(new Held(owner, row));
            }
            if (row.owners().isEmpty()) {
                groups.computeIfAbsent(Group.of(row), group -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    private static boolean isEmbryo(SocketRow row) {
        return row.socket()
                .unproven()
                .filter(doubt -> doubt.kind() == Doubt.Kind.EMBRYO)
                .isPresent();
    }

    List<SocketTree.Line> lines() {
        processes.values().forEach(this::process);
        groups.forEach(this::group);
        return lines;
    }

    private void process(List<Held> held) {
        held.sort(Comparator.comparingInt(one -> one.owner().fd()));
        Owner first = held.get(0).owner();
        String key = "p" + first.pid();
        head(key, SocketLinks.process(first), madeBy(held), count(held.size(), "descriptor"));
        Map<Long, Integer> seen = new HashMap<>();
        for (Held one : held) {
            int fd = one.owner().fd();
            Integer before = seen.putIfAbsent(one.row().inode(), fd);
            if (before == null) {
                socket(key + "/" + fd, Integer.toString(fd), one.row());
            } else {
                leaf(key + "/" + fd, Integer.toString(fd), one.row(), "the same socket as fd " + before, "");
            }
        }
    }

    /** A socket tells who made it (the uid of its inode), not who the process is now. */
    private static String madeBy(List<Held> held) {
        TreeSet<Long> uids = new TreeSet<>();
        held.forEach(one -> one.row().socket().uid().ifPresent(uids::add));
        return uids.size() == 1 ? "made by uid " + uids.first() : "";
    }

    private void group(Group group, List<SocketRow> rows) {
        String key = group.name().toLowerCase(Locale.ROOT);
        head(key, group.lead, group == Group.NOBODY ? flight(group.text) : group.text, count(rows.size(), "socket"));
        for (SocketRow row : rows) {
            socket(key + "/" + row.inode() + (row.inode() == 0 ? "/" + lines.size() : ""), "", row);
        }
    }

    /** Which queues hold descriptors is known; which of them holds a socket in flight is not, unless there is one. */
    private String flight(String text) {
        List<Long> queues = listing.rows().stream()
                .filter(row -> row.inFlight().orElse(0) > 0)
                .map(SocketRow::inode)
                .toList();
        if (queues.isEmpty()) {
            return text;
        }
        return text + "; "
                + (queues.size() == 1
                        ? "only the queue of " + queues.get(0) + " holds descriptors"
                        : queues.size() + " queues hold descriptors");
    }

    private void socket(String key, String fd, SocketRow row) {
        List<Long> waiting = SocketLinks.waiting(row);
        String to = SocketLinks.isListening(row) ? "" : links.whereTo(row);
        String name = SocketLinks.name(row);
        String text = to.isEmpty() || name.isEmpty() ? to + name : to + "  " + name;
        lines.add(new SocketTree.Line(
                1, key, !waiting.isEmpty(), fd, OptionalLong.of(row.inode()), SocketLinks.kind(row), text, tail(row)));
        for (long inode : waiting) {
            Optional<SocketRow> client = inode == 0 ? Optional.empty() : listing.row(inode);
            lines.add(new SocketTree.Line(
                    2,
                    key + "/w" + (inode == 0 ? "-" + lines.size() : inode),
                    false,
                    "",
                    inode == 0 ? OptionalLong.empty() : OptionalLong.of(inode),
                    "embryo",
                    client.map(from -> "from " + SocketLinks.holder(from)).orElse("from a client that is gone"),
                    client.map(SocketLinks::sent).orElse("")));
        }
    }

    private void head(String key, String lead, String text, String tail) {
        lines.add(new SocketTree.Line(0, key, true, lead, OptionalLong.empty(), "", text, tail));
    }

    private void leaf(String key, String fd, SocketRow row, String text, String tail) {
        lines.add(new SocketTree.Line(
                1, key, false, fd, OptionalLong.of(row.inode()), SocketLinks.kind(row), text, tail));
    }

    private static String tail(SocketRow row) {
        List<String> words = new ArrayList<>();
        Optional<Long> waits = row.socket().receiveQueue();
        if (SocketLinks.isListening(row)) {
            Optional<Long> backlog = row.socket().sendQueue();
            if (waits.isPresent() && backlog.isPresent()) {
                words.add(waits.get() + " of " + (backlog.get() + 1) + " wait");
            }
        } else {
            waits.ifPresent(bytes -> words.add(bytes + " B"));
            if (row.socket().sendQueue().orElse(0L) > 0) {
                words.add(SocketLinks.sent(row));
            }
        }
        if (row.inFlight().orElse(0) > 0) {
            words.add(SocketLinks.inFlight(row.inFlight().getAsLong()));
        }
        if (row.owners().isEmpty() && row.noOwner().isPresent() && Group.of(row) == Group.NOBODY) {
            words.add(row.noOwner().get() == NoOwner.IN_FLIGHT ? "in flight" : "none found");
        }
        row.socket().unproven().ifPresent(doubt -> words.add(doubt.kind().word()));
        return String.join(", ", words);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
