package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.Scene.ActorBox;
import fdscope.lab.trace.Scene.Descriptor;
import fdscope.lab.trace.Scene.Mark;
import fdscope.lab.trace.Scene.Message;
import fdscope.lab.trace.Scene.OpenFile;
import fdscope.lab.trace.Scene.Pipe;
import fdscope.lab.trace.Scene.Socket;
import fdscope.lab.trace.Scene.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The situations that the stage must show. */
final class Scenes {
    static final Socket S1 = socket("S1", "stream", "S2");
    static final Socket S2 = socket("S2", "stream", "S1");
    static final ActorBox ALICE = actor("alice", 4711, "6 s S1");
    private static final ActorBox ALICE_WITH_FILE = actor("alice", 4711, "6 s S1", "7 log F2", "8 f F1");
    static final ActorBox BOB = actor("bob", 4712, "6 s S2");

    private Scenes() {}

    static Map<String, Scene> all() {
        Map<String, Scene> all = new LinkedHashMap<>();
        all.put("1 connected pair", connectedPair());
        all.put("2 in flight", inFlight());
        all.put("2b in flight, the sender has gone", senderGone());
        all.put("3 received", received());
        all.put("4 listener", listener());
        all.put("5 datagrams", datagrams());
        all.put("6 garbage", garbage());
        all.put("7 mapped twice", mappedTwice());
        all.put("8 handed over", handedOver());
        all.put("9 half-closed", halfClosed());
        all.put("10 blocked call", blockedCall());
        all.put("11 six actors", sixActors());
        all.put("12 thirty descriptors", thirtyDescriptors());
        all.put("13 lone sockets", EdgeScenes.loneSockets());
        all.put("14 peer closed", EdgeScenes.peerClosed());
        all.put("15 empty", Scene.EMPTY);
        all.put("16 exited", EdgeScenes.exited());
        all.put("17 very long names", EdgeScenes.longNames());
        all.put("18 datagram pair", EdgeScenes.datagramPair());
        all.put("19 more cards than rows", EdgeScenes.manyCards());
        all.put("20 receiver on the left", EdgeScenes.receiverLeft());
        all.put("21 full pipe", EdgeScenes.fullPipe());
        return all;
    }

    static Scene connectedPair() {
        return new Scene(
                List.of(ALICE, BOB),
                List.of(S1, queue(S2, message("hello"), message(" world"))),
                List.of(),
                List.of(),
                List.of("RQLEN of S2 is 11 B (sock_diag)", "charged to S1: 1536 B of 212992"));
    }

    static Scene inFlight() {
        return new Scene(
                List.of(ALICE_WITH_FILE, BOB),
                List.of(S1, queue(S2, message("x", "F1"))),
                List.of(),
                List.of(file("F1 memfd:note", "pos 0 · 11 B · read-write", "held by alice:8 and 1 in flight")),
                List.of("fdinfo of bob:6 says scm_fds 1; no entry of bob leads to F1"));
    }

    static Scene senderGone() {
        return new Scene(
                List.of(state(actor("alice", 4711), "exited 0", ""), BOB),
                List.of(closed(S1), queue(S2, message("x", "F1"))),
                List.of(),
                List.of(file("F1 memfd:note", "pos 0 · 11 B · read-write", "held by NOBODY and 1 in flight")),
                List.of("no fd table lists F1; it lives"));
    }

    static Scene received() {
        return new Scene(
                List.of(ALICE_WITH_FILE, actor("bob", 4712, "6 s S2", "+7 g F1")),
                List.of(S1, S2),
                List.of(),
                List.of(file("F1 memfd:note", "pos 0 → 5 · 11 B · read-write", "held by alice:8 and bob:7")),
                List.of("= kcmp(KCMP_FILE) of alice:8 and bob:7 is 0: one open file, one offset"));
    }

    static Scene listener() {
        return new Scene(
                List.of(
                        state(actor("ann", 4711, "6 c S1"), "running", ""),
                        state(actor("server", 4710, "6 l L1"), "running", ""),
                        actor("ben", 4713, "6 c S2")),
                List.of(
                        listening(
                                "L1",
                                "door.sock",
                                6,
                                new Waiting("S1", List.of(message("hi"))),
                                new Waiting("S2", List.of())),
                        socket("S1", "stream", "L1"),
                        socket("S2", "stream", "L1")),
                List.of(),
                List.of(),
                List.of("embryos have inode 0 and state 02 in /proc/net/unix; sock_diag omits them"));
    }

    static Scene datagrams() {
        return new Scene(
                List.of(
                        actor("ann", 4711, "6 d S1"),
                        actor("logger", 4710, "6 d S4"),
                        actor("ben", 4713, "6 d S2", "7 e S3")),
                logSockets(),
                List.of(),
                List.of(),
                List.of("three sent, three wait: none is lost; the front is next to the arrowhead"));
    }

    static List<Socket> logSockets() {
        List<Message> queue = List.of(from("S1", "a"), from("S2", "b"), from("S1", "c"));
        return List.of(
                socket("S1", "dgram", "S4"),
                socket("S2", "dgram", "S4"),
                socket("S3", "dgram", "S4"),
                new Socket("S4", "dgram", "", "log.sock", queue, List.of(), 11, false, false));
    }

    static Scene garbage() {
        return new Scene(
                List.of(actor("alice", 4711, "-6 s S1", "-7 t S2"), actor("bob", 4712, "6 x S3")),
                List.of(queue(S1, message("x", "S2")), queue(S2, message("y", "S1"))),
                List.of(),
                List.of(),
                List.of(
                        "ring: S1 waits in the queue of S2, S2 waits in the queue of S1",
                        "references of S1: 1 in flight + 0 outside · of S2: 1 in flight + 0 outside",
                        "nobody outside can reach them: garbage, it waits for the collector"));
    }

    static Scene mappedTwice() {
        Descriptor read = new Descriptor("map", "r  8K", "F1", Mark.NEW);
        ActorBox bob = actor("bob", 4712, "6 s S2", "7 pool F1");
        List<Descriptor> rows = new ArrayList<>(bob.descriptors());
        rows.add(read);
        return new Scene(
                List.of(
                        withDescriptor(
                                actor("alice", 4711, "6 s S1", "7 pool F1"),
                                new Descriptor("map", "rw 8K", "F1", Mark.SAME)),
                        new ActorBox("bob", 4712, rows, "", "")),
                List.of(S1, S2),
                List.of(),
                List.of(file(
                        "F1 memfd:pool",
                        "8192 B · pos 0",
                        "[████████░░░░░░░░░░░░░░░░] 0",
                        "seals  [×] shrink  [×] grow",
                        "       [ ] write   [×] seal")),
                List.of());
    }

    static Scene handedOver() {
        return new Scene(
                List.of(
                        state(actor("old", 4711, "-6 l L1", "7 s S1"), "closing", ""),
                        actor("new", 4712, "6 s S2", "+7 l L1"),
                        actor("client", 4713, "6 c S3")),
                List.of(
                        listening("L1", "web.sock", 129, new Waiting("S3", List.of(message("GET /")))),
                        socket("S3", "stream", "L1"),
                        S1,
                        S2),
                List.of(),
                List.of(),
                List.of("L1 is one socket: inode 88120 before and after. The client notices nothing"));
    }

    static Scene halfClosed() {
        return new Scene(
                List.of(ALICE, BOB),
                List.of(
                        new Socket("S1", "stream", "S2", "", List.of(message("ok")), List.of(), 0, true, false),
                        queue(S2, message("bye"))),
                List.of(),
                List.of(),
                List.of(
                        "║ alice called shutdown(6, SHUT_WR)",
                        "S2 reads \"bye\", then 0 (end of file)",
                        "S1 still reads: 2 B wait"));
    }

    static Scene blockedCall() {
        return new Scene(
                List.of(ALICE, state(BOB, "asleep 3 s", "recvmsg(6)")),
                List.of(S1, S2),
                List.of(),
                List.of(),
                List.of(
                        "recvmsg → unix_stream_recvmsg → unix_stream_read_generic « bob is here",
                        "source: /proc/4712/task/4713/wchan, read 0.2 s ago"));
    }

    static Scene sixActors() {
        List<ActorBox> actors = new ArrayList<>();
        for (String name : List.of("ann", "hub", "ben", "cat", "dan", "eve")) {
            int i = actors.size();
            actors.add(actor(name, 4700 + i, "6 s S" + (2 * i + 1), "7 log F1"));
        }
        return new Scene(
                actors,
                List.of(
                        socket("S1", "stream", "S3"),
                        queue(socket("S3", "stream", "S1"), message("hi")),
                        socket("S5", "stream", "S7"),
                        socket("S7", "stream", "S5"),
                        queue(socket("S9", "stream", "S11"), message("x", "F1")),
                        socket("S11", "stream", "S9")),
                List.of(),
                List.of(file("F1 app.log", "pos 912 · append", "held by 6 and 1 in flight")),
                List.of());
    }

    static Scene thirtyDescriptors() {
        ActorBox alice = ALICE;
        ActorBox bob = BOB;
        for (int i = 0; i < 30; i++) {
            alice = withDescriptor(alice, descriptor(7 + i + " f" + i + " F" + (i + 1)));
            bob = i < 3 ? withDescriptor(bob, descriptor("+" + (7 + i) + " g" + i + " F" + (i + 1))) : bob;
        }
        return new Scene(
                List.of(alice, bob),
                List.of(S1, queue(S2, message("x", "F4"), message("x", "F5"), message("x", "F6"), message("x", "F7"))),
                List.of(),
                List.of(
                        file("F1 memfd:f0", "pos 0"),
                        file("F2 memfd:f1", "pos 0"),
                        file("F3 memfd:f2", "pos 0"),
                        file("F4 memfd:f3", "pos 0")),
                List.of());
    }

    /** A paste over Wayland, between the compositor's sendmsg and wl-copy's recvmsg. */
    static Scene rich() {
        ActorBox copy = withDescriptor(
                actor("wl-copy", 5120, "3 wayland S1", "4 tmp F4", "5 pool F1"),
                new Descriptor("map", "rw 4K", "F1", Mark.SAME));
        ActorBox compositor = withDescriptor(
                actor("compositor", 5100, "9 wayland-1 L1"), new Descriptor("14", "client 1", "S2", Mark.SAME));
        compositor = withDescriptor(compositor, new Descriptor("15", "client 2", "S4", Mark.SAME));
        compositor = withDescriptor(compositor, descriptor("-16 paste F3"));
        compositor = withDescriptor(compositor, descriptor("17 pool F1"));
        compositor = withDescriptor(compositor, new Descriptor("map", "r  4K", "F1", Mark.SAME));
        ActorBox paste = withDescriptor(
                actor("wl-paste", 5133, "3 wayland S3"), new Descriptor("4", "pipe, read", "F2", Mark.SAME));
        paste = withDescriptor(paste, new Descriptor("5", "pipe, write", "F3", Mark.GONE));
        return new Scene(
                List.of(
                        state(copy, "asleep 1.2 s", "poll([3], 1)"),
                        state(compositor, "running", ""),
                        state(paste, "asleep 0.4 s", "read(4, 65536)"),
                        state(actor("newcomer", 5140, "3 wayland S5"), "running", "")),
                List.of(
                        queue(S1, new Message("source.send", 44, List.of("F3"), "")),
                        S2,
                        socket("S3", "stream", "S4"),
                        socket("S4", "stream", "S3"),
                        listening(
                                "L1",
                                "/run/user/1000/wayland-1",
                                129,
                                new Waiting("S5", List.of(message("get_registry")))),
                        socket("S5", "stream", "L1")),
                List.of(new Pipe("P1", "F3", "F2", 0, "")),
                List.of(file("F1 memfd:wl_shm", "4096 B · seals shrink · mapped twice")),
                List.of(
                        "● F3 left compositor:16 and waits in the queue of S1. wl-paste never receives a descriptor.",
                        "The clipboard text will run through P1: write copies it in, read copies it out."));
    }

    static ActorBox actor(String name, int pid, String... descriptors) {
        List<Descriptor> rows = new ArrayList<>();
        for (String descriptor : descriptors) {
            rows.add(descriptor(descriptor));
        }
        return new ActorBox(name, pid, rows, "", "");
    }

    static ActorBox state(ActorBox actor, String state, String call) {
        return new ActorBox(actor.name(), actor.pid(), actor.descriptors(), state, call);
    }

    /** {@code +7 g F1}: mark, number, name, tag. */
    static Descriptor descriptor(String text) {
        Mark mark = Mark.SAME;
        for (Mark m : Mark.values()) {
            mark = text.charAt(0) == m.sign() ? m : mark;
        }
        String[] words = (mark == Mark.SAME ? text : text.substring(1)).split(" ");
        return new Descriptor(words[0], words[1], words[2], mark);
    }

    static Socket socket(String tag, String kind, String peer) {
        return new Socket(tag, kind, peer, "", List.of(), List.of(), 0, false, false);
    }

    static Message message(String text, String... fds) {
        return new Message(text, text.length(), List.of(fds), "");
    }

    private static Message from(String sender, String text) {
        return new Message(text, text.length(), List.of(), sender);
    }

    static Socket queue(Socket s, Message... queue) {
        return new Socket(
                s.tag(),
                s.kind(),
                s.peer(),
                s.name(),
                List.of(queue),
                s.waiting(),
                s.room(),
                s.shutWrite(),
                s.closed());
    }

    static Socket closed(Socket s) {
        return new Socket(s.tag(), s.kind(), s.peer(), s.name(), s.queue(), s.waiting(), s.room(), false, true);
    }

    static Socket listening(String tag, String name, int room, Waiting... waiting) {
        return new Socket(tag, "listen", "", name, List.of(), List.of(waiting), room, false, false);
    }

    static OpenFile file(String tagAndLabel, String... notes) {
        String[] words = tagAndLabel.split(" ", 2);
        return new OpenFile(words[0], words[1], List.of(notes));
    }

    static ActorBox withDescriptor(ActorBox actor, Descriptor descriptor) {
        List<Descriptor> rows = new ArrayList<>(actor.descriptors());
        rows.add(descriptor);
        return new ActorBox(actor.name(), actor.pid(), rows, actor.state(), actor.call());
    }
}
