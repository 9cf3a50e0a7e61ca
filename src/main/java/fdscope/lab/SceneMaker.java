package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.trace.Scene;
import fdscope.observe.FdInfo;
import fdscope.observe.FdTable;
import fdscope.observe.SocketSighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the scene from one look of {@link StageWatch}: sockets, pipes, open files, boxes, and what changed. */
final class SceneMaker {
    /**
     * What was seen at one instant.
     *
     * @param tags of every descriptor
     * @param rows of every descriptor
     * @param sockets sock_diag's rows by inode
     * @param lastPeer the peer that a socket has or had
     * @param mapping actors that have mapped a file
     */
    record Look(
            Map<Tags.Holder, String> tags,
            Map<Tags.Holder, FdTable.Descriptor> rows,
            Map<Long, SocketSighting> sockets,
            Map<Long, Long> lastPeer,
            Set<String> mapping) {}

    private final Machine machine;
    private final Cast cast;
    private final Bindings names;
    private final Observations observations;
    private final Tags known;
    private final Ledger queues;
    private final Ledger pipes;
    private final SceneSockets sockets;
    private final SceneNotes notes = new SceneNotes();
    private final Map<String, Long> positions = new java.util.HashMap<>();

    SceneMaker(
            Machine machine,
            Cast cast,
            Bindings names,
            Observations observations,
            Tags known,
            Ledger queues,
            Ledger pipes) {
        this.machine = machine;
        this.cast = cast;
        this.names = names;
        this.observations = observations;
        this.known = known;
        this.queues = queues;
        this.pipes = pipes;
        this.sockets = new SceneSockets(machine, cast, known, queues);
    }

    Scene scene(Look look, Scene previous) {
        List<String> remarks = new ArrayList<>();
        List<Scene.Socket> sockets = this.sockets.sockets(look, remarks);
        List<Scene.OpenFile> files = files(look, remarks);
        return new Scene(boxes(look, previous), sockets, pipes(look), files, remarks);
    }

    // ---- processes ----

    private List<Scene.ActorBox> boxes(Look look, Scene previous) {
        List<Scene.ActorBox> boxes = new ArrayList<>();
        for (Part part : cast.all()) {
            Map<String, Scene.Descriptor> before = new LinkedHashMap<>();
            previous.actors().stream()
                    .filter(box -> box.name().equals(part.name()))
                    .flatMap(box -> box.descriptors().stream())
                    .filter(row -> row.mark() != Scene.Mark.GONE)
                    .forEach(row -> before.put(key(row), row));
            List<Scene.Descriptor> rows = new ArrayList<>();
            for (Scene.Descriptor row : rowsOf(part, look)) {
                Scene.Descriptor old = before.remove(key(row));
                Scene.Mark mark = old == null
                        ? Scene.Mark.NEW
                        : old.tag().equals(row.tag()) ? Scene.Mark.SAME : Scene.Mark.CHANGED;
                rows.add(new Scene.Descriptor(row.number(), row.name(), row.tag(), mark));
            }
            before.values()
                    .forEach(row ->
                            rows.add(new Scene.Descriptor(row.number(), row.name(), row.tag(), Scene.Mark.GONE)));
            rows.sort(java.util.Comparator.comparingInt(SceneMaker::order));
            boxes.add(new Scene.ActorBox(part.name(), part.actor().pid(), rows, state(part), call(part)));
        }
        return boxes;
    }

    private static String key(Scene.Descriptor row) {
        return row.number().equals("map") ? "map " + row.tag() + row.name() : row.number();
    }

    private static int order(Scene.Descriptor row) {
        return row.number().equals("map") ? Integer.MAX_VALUE : Integer.parseInt(row.number());
    }

    private List<Scene.Descriptor> rowsOf(Part part, Look look) {
        List<Scene.Descriptor> rows = new ArrayList<>();
        int pid = part.actor().pid();
        look.rows().forEach((holder, row) -> {
            if (holder.pid() == pid && part.alive()) {
                String name = names.nameOf(part.name(), holder.number()).orElse("");
                String tag = look.tags().getOrDefault(holder, "");
                rows.add(new Scene.Descriptor(Integer.toString(holder.number()), name, tag, Scene.Mark.SAME));
            }
        });
        if (part.alive() && look.mapping().contains(part.name())) {
            for (Machine.MappedFile map : machine.mappings(pid)) {
                known.files().forEach((tag, file) -> {
                    boolean same = file.target().equals(map.path())
                            && file.inode().filter(i -> i == map.inode()).isPresent();
                    if (same) {
                        rows.add(new Scene.Descriptor(
                                "map", map.rights() + " " + size(map.length()), tag, Scene.Mark.SAME));
                    }
                });
            }
        }
        return rows;
    }

    private String state(Part part) {
        if (part.ending().isPresent()) {
            Actor.Ending ending = part.ending().get();
            return ending.signal() != 0 ? "killed " + Endings.signal(ending.signal()) : "exited " + ending.code();
        }
        if (part.pending().isEmpty()) {
            return "";
        }
        String function = observations.sleepsIn(part);
        return function.isEmpty() ? "" : "asleep";
    }

    /** {@code recvmsg(6)}: the call that a started actor is in, its descriptor alone. */
    private static String call(Part part) {
        return part.pending()
                .map(pending -> pending.prepared().order())
                .map(order -> order.name() + "("
                        + (!order.arguments().isEmpty() && order.arguments().get(0) instanceof Order.Arg.Num first
                                ? first.value()
                                : "")
                        + ")")
                .orElse("");
    }

    // ---- pipes and files ----

    static Optional<Long> pipeInode(Bytes target) {
        String text = target.text();
        return text.startsWith("pipe:[") && text.endsWith("]")
                ? Optional.of(Long.parseLong(text.substring(6, text.length() - 1)))
                : Optional.empty();
    }

    private List<Scene.Pipe> pipes(Look look) {
        Map<Long, Scene.Pipe> found = new LinkedHashMap<>();
        known.files()
                .forEach((tag, file) -> pipeInode(file.target()).ifPresent(inode -> {
                    if (!lives(tag, look)) {
                        return;
                    }
                    boolean writes =
                            accessOf(tag, look).filter(mode -> mode == 1).isPresent() || isWriteEnd(tag);
                    Scene.Pipe before = found.get(inode);
                    List<Ledger.Message> content = pipes.queue(inode);
                    int size = (int)
                            content.stream().mapToLong(Ledger.Message::size).sum();
                    String text =
                            content.stream().map(m -> Printable.of(m.text())).reduce("", String::concat);
                    String write = writes ? tag : before == null ? "" : before.writeTag();
                    String read = writes ? before == null ? "" : before.readTag() : tag;
                    found.put(inode, new Scene.Pipe(known.pipe(inode), write, read, size, text));
                }));
        return List.copyOf(found.values());
    }

    private final Set<String> writeEnds = new LinkedHashSet<>();

    /** In flight only: what it was when it was last held. */
    private boolean isWriteEnd(String tag) {
        return writeEnds.contains(tag);
    }

    private Optional<Integer> accessOf(String tag, Look look) {
        Optional<Integer> mode = look.tags().entrySet().stream()
                .filter(entry -> entry.getValue().equals(tag))
                .flatMap(entry -> look.rows().get(entry.getKey()).info().stream())
                .flatMap(info -> info.flags().stream())
                .map(flags -> flags & 3)
                .findFirst();
        mode.filter(m -> m == 1).ifPresent(m -> writeEnds.add(tag));
        return mode;
    }

    private boolean lives(String tag, Look look) {
        return look.tags().containsValue(tag) || queues.inFlight(tag) > 0;
    }

    private List<Scene.OpenFile> files(Look look, List<String> remarks) {
        List<Scene.OpenFile> files = new ArrayList<>();
        known.files().forEach((tag, file) -> {
            if (pipeInode(file.target()).isPresent() || !lives(tag, look)) {
                return;
            }
            List<String> held = held(tag, look);
            List<String> lines = new ArrayList<>();
            facts(tag, look).ifPresent(lines::add);
            int flying = queues.inFlight(tag);
            lines.add("held by " + (held.isEmpty() ? "NOBODY" : String.join(" and ", held))
                    + (flying == 0 ? "" : ", " + flying + " in flight"));
            files.add(new Scene.OpenFile(tag, SceneNotes.label(file.target(), cast), lines));
            notes.sharing(tag, held, flying).ifPresent(remarks::add);
        });
        return files;
    }

    private List<String> held(String tag, Look look) {
        List<String> held = new ArrayList<>();
        for (Part part : cast.all()) {
            look.tags().forEach((holder, of) -> {
                if (of.equals(tag) && holder.pid() == part.actor().pid()) {
                    held.add(part.name() + ":" + holder.number());
                }
            });
        }
        held.sort(null);
        return held;
    }

    private Optional<String> facts(String tag, Look look) {
        return look.tags().entrySet().stream()
                .filter(entry -> entry.getValue().equals(tag))
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(holder -> look.rows().get(holder).info().map(info -> facts(tag, holder, info)));
    }

    private String facts(String tag, Tags.Holder holder, FdInfo info) {
        List<String> parts = new ArrayList<>();
        info.position().ifPresent(now -> {
            Long before = positions.put(tag, now);
            parts.add("pos " + (before == null || before.equals(now) ? "" : before + " → ") + now);
        });
        machine.file(holder.pid(), holder.number()).ifPresent(file -> parts.add(size(file.size())));
        info.statusFlags().ifPresent(flags -> parts.add(SceneNotes.access(flags)));
        return String.join(" · ", parts);
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 && bytes % (1 << 20) == 0
                ? (bytes >> 20) + "M"
                : bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + "K" : bytes + " B";
    }
}
