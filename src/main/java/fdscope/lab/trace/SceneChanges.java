package fdscope.lab.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The difference of two scenes in sentences, in the order of the scene. */
final class SceneChanges {
    private final List<String> sentences = new ArrayList<>();

    private SceneChanges() {}

    static List<String> between(Scene before, Scene now) {
        SceneChanges changes = new SceneChanges();
        Map<String, Scene.ActorBox> actors = by(before.actors(), Scene.ActorBox::name);
        now.actors().forEach(actor -> changes.actor(actors.remove(actor.name()), actor));
        actors.keySet().forEach(name -> changes.sentences.add(name + ": gone."));
        Map<String, Scene.Socket> sockets = by(before.sockets(), Scene.Socket::tag);
        now.sockets().forEach(socket -> changes.socket(sockets.remove(socket.tag()), socket));
        sockets.keySet().forEach(tag -> changes.sentences.add(tag + ": gone."));
        Map<String, Scene.Pipe> pipes = by(before.pipes(), Scene.Pipe::tag);
        now.pipes().forEach(pipe -> changes.pipe(pipes.remove(pipe.tag()), pipe));
        pipes.keySet().forEach(tag -> changes.sentences.add(tag + ": gone."));
        Map<String, Scene.OpenFile> files = by(before.files(), Scene.OpenFile::tag);
        now.files().forEach(file -> changes.file(files.remove(file.tag()), file));
        files.keySet().forEach(tag -> changes.sentences.add(tag + ": gone, nothing leads to it any more."));
        return changes.sentences;
    }

    private void actor(Scene.ActorBox before, Scene.ActorBox now) {
        if (before == null) {
            sentences.add(now.name() + ": new, process " + now.pid() + ".");
        }
        Scene.ActorBox old = before == null ? new Scene.ActorBox(now.name(), now.pid(), List.of(), "", "") : before;
        if (!old.state().equals(now.state())) {
            sentences.add(now.name() + ": " + (now.state().isEmpty() ? "no longer " + old.state() : now.state()) + ".");
        }
        if (!old.call().equals(now.call())) {
            sentences.add(
                    now.name() + ": " + (now.call().isEmpty() ? "back from " + old.call() : "in " + now.call()) + ".");
        }
        Map<String, Scene.Descriptor> held = by(present(old), SceneChanges::key);
        for (Scene.Descriptor descriptor : present(now)) {
            Scene.Descriptor same = held.remove(key(descriptor));
            if (same == null) {
                sentences.add(row(now, descriptor) + ": new, it is " + descriptor.tag() + ".");
            } else if (!same.tag().equals(descriptor.tag())) {
                sentences.add(row(now, descriptor) + ": " + same.tag() + " before, now " + descriptor.tag() + ".");
            }
        }
        held.values().forEach(gone -> sentences.add(row(now, gone) + ": gone, it was " + gone.tag() + "."));
    }

    private void socket(Scene.Socket before, Scene.Socket now) {
        if (before == null) {
            sentences.add(now.tag() + ": new, " + now.kind() + (now.name().isEmpty() ? "" : ", " + now.name()) + ".");
        }
        Scene.Socket old = before == null
                ? new Scene.Socket(now.tag(), now.kind(), "", now.name(), List.of(), List.of(), 0, false, false)
                : before;
        if (!old.kind().equals(now.kind())) {
            sentences.add(now.tag() + ": " + old.kind() + " before, now " + now.kind() + ".");
        }
        if (!old.name().equals(now.name())) {
            sentences.add(now.tag() + ": bound to " + now.name() + ".");
        }
        if (!old.peer().equals(now.peer())) {
            sentences.add(
                    now.tag() + ": " + (now.peer().isEmpty() ? "no longer connected." : "peer is " + now.peer() + "."));
        }
        amount("queue of " + now.tag(), bytes(old.queue()), bytes(now.queue()), "byte", "");
        List<String> fds = fds(now.queue());
        amount("queue of " + now.tag(), fds(old.queue()).size(), fds.size(), "descriptor", String.join(", ", fds));
        amount("queue of " + now.tag(), old.waiting().size(), now.waiting().size(), "waiting client", "");
        if (now.shutWrite() && !old.shutWrite()) {
            sentences.add(now.tag() + ": shut down for writing.");
        }
        if (now.closed() && !old.closed()) {
            sentences.add(now.tag() + ": closed.");
        }
    }

    private void pipe(Scene.Pipe before, Scene.Pipe now) {
        if (before == null) {
            sentences.add(now.tag() + ": new, pipe from " + now.writeTag() + " to " + now.readTag() + ".");
        }
        amount(now.tag(), before == null ? 0 : before.size(), now.size(), "byte", "");
    }

    private void file(Scene.OpenFile before, Scene.OpenFile now) {
        if (before == null) {
            sentences.add(now.tag() + ": new, " + now.label() + ".");
            return;
        }
        for (int i = 0; i < now.notes().size(); i++) {
            String old = i < before.notes().size() ? before.notes().get(i) : "";
            if (!old.equals(now.notes().get(i))) {
                sentences.add(now.tag() + ": " + now.notes().get(i).strip() + ".");
            }
        }
    }

    private void amount(String what, long before, long now, String unit, String which) {
        if (before != now) {
            String more = which.isEmpty() || now == 0 ? "" : ", " + which;
            sentences.add(what + ": " + before + " to " + now + " " + unit + (now == 1 ? "" : "s") + more + ".");
        }
    }

    private static long bytes(List<Scene.Message> queue) {
        return queue.stream().mapToLong(Scene.Message::size).sum();
    }

    private static List<String> fds(List<Scene.Message> queue) {
        return queue.stream().flatMap(message -> message.fds().stream()).toList();
    }

    private static List<Scene.Descriptor> present(Scene.ActorBox actor) {
        return actor.descriptors().stream()
                .filter(descriptor -> descriptor.mark() != Scene.Mark.GONE)
                .toList();
    }

    /** Mappings share one number: their name tells them apart. */
    private static String key(Scene.Descriptor descriptor) {
        return descriptor.number().equals("map") ? "map " + descriptor.name() : descriptor.number();
    }

    private static String row(Scene.ActorBox actor, Scene.Descriptor descriptor) {
        return actor.name() + " " + descriptor.number() + " " + descriptor.name();
    }

    private static <T> Map<String, T> by(List<T> all, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        all.forEach(one -> map.put(key.apply(one), one));
        return map;
    }
}
