package fdscope.lab.trace;

import fdscope.kernel.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A {@link Scene} in words, for a pipe and to be read aloud: ASCII, no box, at most {@link #WIDTH} columns, in the order
 * of the picture's list form.
 */
public final class SceneText {
    public static final int WIDTH = 80;

    private final Scene scene;
    private final Map<String, Scene.Socket> sockets = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private SceneText(Scene scene) {
        this.scene = scene;
        scene.sockets().forEach(socket -> sockets.put(socket.tag(), socket));
    }

    /** The whole scene: a heading, then a line or more for each actor, socket, pipe and open file, then the notes. */
    public static List<String> state(Scene scene) {
        return new SceneText(scene).tell();
    }

    /** What is different, a sentence each, such as {@code queue of S2: 0 to 1 byte.}; empty when nothing is. */
    public static List<String> changes(Scene before, Scene now) {
        return SceneChanges.between(before, now).stream()
                .flatMap(sentence -> wrap(sentence, "", "  ").stream())
                .toList();
    }

    private List<String> tell() {
        lines.addAll(wrap(heading(), "", "  "));
        scene.actors().forEach(this::actor);
        scene.sockets().forEach(this::socket);
        scene.pipes().forEach(this::pipe);
        scene.files().forEach(this::file);
        scene.notes().forEach(note -> add(note.endsWith(".") ? note : note + "."));
        return lines;
    }

    private String heading() {
        StringJoiner counts = new StringJoiner(", ", "Stage, ", ":");
        counts.add(count(scene.actors().size(), "process", "processes"));
        if (!scene.sockets().isEmpty()) {
            counts.add(count(scene.sockets().size(), "socket", "sockets"));
        }
        if (!scene.pipes().isEmpty()) {
            counts.add(count(scene.pipes().size(), "pipe", "pipes"));
        }
        if (!scene.files().isEmpty()) {
            counts.add(count(scene.files().size(), "open file", "open files"));
        }
        return counts.toString();
    }

    private void actor(Scene.ActorBox actor) {
        StringBuilder text = new StringBuilder(actor.name() + ", process " + actor.pid());
        if (!actor.state().isEmpty()) {
            text.append(", ").append(actor.state());
        }
        text.append(actor.descriptors().isEmpty() ? ": no descriptors." : ":");
        for (Scene.Descriptor descriptor : actor.descriptors()) {
            String how = switch (descriptor.mark()) {
                case SAME -> "is";
                case NEW -> "is new and is";
                case CHANGED -> "has changed and is";
                case GONE -> "is gone, it was";
            };
            text.append(" ").append(descriptor.number()).append(" ").append(descriptor.name());
            text.append(" ").append(how).append(" ").append(descriptor.tag()).append(".");
        }
        if (!actor.call().isEmpty()) {
            text.append(" It is in ").append(actor.call()).append(".");
        }
        add(text.toString());
    }

    private void socket(Scene.Socket socket) {
        Scene.Socket peer = sockets.get(socket.peer());
        boolean mutual = peer != null && peer.peer().equals(socket.tag());
        boolean told = mutual && scene.sockets().indexOf(peer) < scene.sockets().indexOf(socket);
        boolean listens = socket.kind().equals("listen") || !socket.waiting().isEmpty();
        if (listens) {
            add(socket.tag() + ", listening" + named(socket) + ". " + waiting(socket));
            for (int i = 0; i < socket.waiting().size(); i++) {
                Scene.Waiting client = socket.waiting().get(i);
                String next = i == 0 ? ", next" : "";
                add(client.client() + " waits at " + socket.tag() + ", not accepted" + next + ". Sent already: "
                        + queue(client.queue()));
            }
            return;
        }
        if (isWaiting(socket)) {
            return;
        }
        if (!mutual) {
            String connected = socket.peer().isEmpty()
                    ? "unconnected"
                    : peer == null ? "its peer " + socket.peer() + " is gone" : "connected to " + socket.peer();
            add(socket.tag() + ", " + socket.kind() + named(socket) + ", " + connected + fate(socket) + "."
                    + (socket.queue().isEmpty() ? "" : " " + forWhom(socket)));
        } else if (!told) {
            add(socket.tag() + " to " + peer.tag() + ", " + socket.kind() + named(socket) + ", connected" + fate(socket)
                    + fate(peer) + ". " + forWhom(peer));
            add(forWhom(socket));
        }
    }

    private boolean isWaiting(Scene.Socket socket) {
        return scene.sockets().stream()
                .flatMap(listener -> listener.waiting().stream())
                .anyMatch(client -> client.client().equals(socket.tag()));
    }

    private static String named(Scene.Socket socket) {
        return socket.name().isEmpty() ? "" : ", " + socket.name();
    }

    private static String fate(Scene.Socket socket) {
        return (socket.closed() ? ", " + socket.tag() + " is closed" : "")
                + (socket.shutWrite() ? ", " + socket.tag() + " is shut down for writing" : "");
    }

    private static String waiting(Scene.Socket socket) {
        String room = socket.room() > 0 ? " of " + socket.room() : "";
        return socket.waiting().size() + room + (socket.waiting().size() == 1 ? " waits." : " wait.");
    }

    private static String forWhom(Scene.Socket socket) {
        String room = socket.room() > 0 ? " (" + socket.queue().size() + " of " + socket.room() + ")" : "";
        String order = socket.queue().isEmpty() ? "" : ", front first";
        return "Waiting for " + socket.tag() + room + order + ": " + queue(socket.queue());
    }

    private static String queue(List<Scene.Message> queue) {
        if (queue.isEmpty()) {
            return "nothing.";
        }
        StringJoiner messages = new StringJoiner("; ", "", ".");
        for (Scene.Message message : queue) {
            boolean unread = message.text().isEmpty() && message.size() > 0;
            String bytes = unread ? count(message.size(), "byte", "bytes") : '"' + message.text() + '"';
            String fds = message.fds().isEmpty() ? "" : " with " + String.join(" and ", message.fds());
            messages.add(bytes + fds + (message.from().isEmpty() ? "" : " from " + message.from()));
        }
        return messages.toString();
    }

    private void pipe(Scene.Pipe pipe) {
        String content = pipe.size() == 0
                ? "empty"
                : count(pipe.size(), "byte", "bytes") + " wait"
                        + (pipe.text().isEmpty() ? "" : ", \"" + pipe.text() + '"');
        add(pipe.tag() + ", pipe from " + pipe.writeTag() + " (write) to " + pipe.readTag() + " (read), " + content
                + ".");
    }

    private void file(Scene.OpenFile file) {
        StringBuilder text = new StringBuilder(file.tag() + ", " + file.label());
        List<String> sentences = new ArrayList<>();
        for (String note : file.notes()) {
            String words = note.strip()
                    .replaceAll("\\s*·\\s*", ", ")
                    .replaceAll("\\bpos (?=\\d)", "position ")
                    .replaceAll("\\b1 B\\b", "1 byte")
                    .replaceAll("(\\d) B\\b", "$1 bytes")
                    .replaceAll("(\\w):(\\d+)\\b", "$1 $2");
            if (words.startsWith("held")) {
                sentences.add(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
            } else {
                text.append(", ").append(words);
            }
        }
        text.append(".");
        sentences.forEach(sentence -> text.append(" ").append(sentence));
        add(text.toString());
    }

    private void add(String sentence) {
        lines.addAll(wrap(sentence, "  ", "    "));
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** No word is lost: one that is too long goes on in the next line. */
    private static List<String> wrap(String sentence, String first, String next) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : ascii(sentence).split(" +")) {
            String rest = word;
            if (!empty && line.length() + 1 + rest.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            if (!empty) {
                line.append(' ');
            }
            while (line.length() + rest.length() > WIDTH) {
                int room = WIDTH - line.length();
                lines.add(line + rest.substring(0, room));
                rest = rest.substring(room);
                line = new StringBuilder(next);
            }
            line.append(rest);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Our own glyphs become words; all else that is not ASCII becomes an escape. */
    private static String ascii(String text) {
        String words = Printable.line(text)
                .replace("\n", "\\n")
                .replace(" → ", " to ")
                .replace("→", "->")
                .replace(" · ", ", ")
                .replace("·", ".")
                .replace("●", "fd ")
                .replace("×", "x")
                .replace("≠", "NOT EQUAL:")
                .replace("…", "...")
                .replace("║", "|")
                .replace("█", "#")
                .replace("░", ".")
                .replace("«", "<")
                .replace("»", ">");
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .forEach(c -> out.append(
                        c < 0x7f ? Character.toString(c) : String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c)));
        return out.toString();
    }
}
