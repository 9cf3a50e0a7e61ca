package fdscope.lab.trace;

import fdscope.kernel.SocketType;
import java.util.ArrayList;
import java.util.List;

/**
 * The stage at one instant: an observation with all names resolved, made from what the kernel says of the actors, never
 * from the script. Tags ({@code S1} socket, {@code L1} listener, {@code F1} open file, {@code P1} pipe) are given in
 * order of first sight and never reused in a lab.
 *
 * @param notes sentences that the picture ends with, each with its source
 */
public record Scene(
        List<ActorBox> actors, List<Socket> sockets, List<Pipe> pipes, List<OpenFile> files, List<String> notes) {
    public Scene {
        actors = List.copyOf(actors);
        sockets = List.copyOf(sockets);
        pipes = List.copyOf(pipes);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    public static final Scene EMPTY = new Scene(List.of(), List.of(), List.of(), List.of(), List.of());

    /** This stage, with what changed in an earlier look of the same step marked still. */
    public Scene keepingMarksOf(Scene earlier) {
        List<ActorBox> boxes = actors.stream()
                .map(box -> earlier.actors().stream()
                        .filter(old -> old.name().equals(box.name()))
                        .findFirst()
                        .map(box::keepingMarksOf)
                        .orElse(box))
                .toList();
        return new Scene(boxes, sockets, pipes, files, notes);
    }

    /** The difference to the scene one step before. */
    public enum Mark {
        SAME(' '),
        NEW('+'),
        GONE('-'),
        CHANGED('~');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    /**
     * A process.
     *
     * @param state {@code ""}, or words such as {@code exited 0}, {@code killed SIGKILL}, {@code asleep 3 s}
     * @param call {@code ""}, or the call it is in: {@code recvmsg(6)}
     */
    public record ActorBox(String name, int pid, List<Descriptor> descriptors, String state, String call) {
        public ActorBox {
            descriptors = List.copyOf(descriptors);
        }

        private ActorBox keepingMarksOf(ActorBox earlier) {
            List<Descriptor> rows = new ArrayList<>();
            for (Descriptor row : descriptors) {
                Mark mark = earlier.descriptors().stream()
                        .filter(old -> row.mark() == Mark.SAME && old.isOf(row) && old.mark() != Mark.GONE)
                        .map(Descriptor::mark)
                        .findFirst()
                        .orElse(row.mark());
                rows.add(new Descriptor(row.number(), row.name(), row.tag(), mark));
            }
            earlier.descriptors().stream()
                    .filter(old -> old.mark() == Mark.GONE && rows.stream().noneMatch(old::isAt))
                    .forEach(old -> rows.add(Math.min(earlier.descriptors().indexOf(old), rows.size()), old));
            return new ActorBox(name, pid, rows, state, call);
        }
    }

    /**
     * One row of a descriptor table, or a mapping.
     *
     * @param number {@code 6}, or {@code map} for a mapping
     * @param name the lab's name for it, or {@code rw 8K} for a mapping
     * @param tag of the object it leads to
     */
    public record Descriptor(String number, String name, String tag, Mark mark) {
        private boolean isAt(Descriptor other) {
            return number.equals(other.number);
        }

        private boolean isOf(Descriptor other) {
            return isAt(other) && tag.equals(other.tag);
        }
    }

    /**
     * @param kind {@code stream}, {@code dgram}, {@code seqpacket} or {@code listen}
     * @param peer tag of the connected peer (for a waiting client: its listener), or {@code ""}
     * @param name bound name, already escaped, or {@code ""}
     * @param queue messages that wait to be received from it, front first
     * @param waiting for a listener: clients not accepted, next first
     * @param room how many messages or clients may wait, 0 unknown
     * @param shutWrite shut down for writing
     * @param closed no descriptor leads to it and none is in flight
     */
    public record Socket(
            String tag,
            String kind,
            String peer,
            String name,
            List<Message> queue,
            List<Waiting> waiting,
            int room,
            boolean shutWrite,
            boolean closed) {
        public Socket {
            queue = List.copyOf(queue);
            waiting = List.copyOf(waiting);
        }

        public static Socket of(String tag, SocketType type, String peer) {
            return new Socket(tag, type.word(), peer, "", List.of(), List.of(), 0, false, false);
        }
    }

    /** A client in a listener's queue, with what it has sent already. */
    public record Waiting(String client, List<Message> queue) {
        public Waiting {
            queue = List.copyOf(queue);
        }
    }

    /**
     * A message in a queue.
     *
     * @param text its bytes, already escaped, without quotes
     * @param fds tags of the descriptors in flight in it
     * @param from tag of the sender where several share a queue, else {@code ""}
     */
    public record Message(String text, int size, List<String> fds, String from) {
        public Message {
            fds = List.copyOf(fds);
        }
    }

    /** An open file description: {@code memfd:note}; notes such as {@code pos 0 · 11 B · read-write}. */
    public record OpenFile(String tag, String label, List<String> notes) {
        public OpenFile {
            notes = List.copyOf(notes);
        }
    }

    /** A pipe between its two open files; {@code text} its bytes, escaped. */
    public record Pipe(String tag, String writeTag, String readTag, int size, String text) {}
}
