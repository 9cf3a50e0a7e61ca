package fdscope.tui.draw;

import static fdscope.tui.draw.Scenes.actor;
import static fdscope.tui.draw.Scenes.closed;
import static fdscope.tui.draw.Scenes.descriptor;
import static fdscope.tui.draw.Scenes.file;
import static fdscope.tui.draw.Scenes.listening;
import static fdscope.tui.draw.Scenes.message;
import static fdscope.tui.draw.Scenes.queue;
import static fdscope.tui.draw.Scenes.socket;
import static fdscope.tui.draw.Scenes.state;
import static fdscope.tui.draw.Scenes.withDescriptor;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.Scene.ActorBox;
import fdscope.lab.trace.Scene.Pipe;
import fdscope.lab.trace.Scene.Socket;
import java.util.ArrayList;
import java.util.List;

/** Situations at the edge: alone, closed, gone, too long, too many. */
final class EdgeScenes {
    private EdgeScenes() {}

    static Scene loneSockets() {
        return new Scene(
                List.of(actor("alice", 4711, "6 s S1", "+7 d S2", "8 l L1"), actor("bob", 4712, "6 t S3")),
                List.of(
                        socket("S1", "stream", ""),
                        new Socket("S2", "dgram", "", "in.sock", List.of(message("ping")), List.of(), 11, false, false),
                        listening("L1", "door.sock", 6),
                        new Socket("S3", "seqpacket", "", "@fdscope/7", List.of(), List.of(), 0, false, false)),
                List.of(),
                List.of(),
                List.of());
    }

    static Scene peerClosed() {
        return new Scene(
                List.of(actor("alice", 4711, "-6 s S1"), actor("bob", 4712, "6 s S2", "7 t S4")),
                List.of(closed(Scenes.S1), Scenes.S2, socket("S4", "stream", "S3")),
                List.of(),
                List.of(),
                List.of());
    }

    static Scene exited() {
        return new Scene(
                List.of(state(actor("alice", 4711), "killed SIGKILL", ""), state(actor("bob", 4712), "exited 0", "")),
                List.of(),
                List.of(),
                List.of(),
                List.of("both have gone, and nothing is left"));
    }

    static Scene longNames() {
        return new Scene(
                List.of(
                        state(
                                actor(
                                        "the-compositor-of-the-desktop",
                                        1234567,
                                        "6 the_listening_socket L1",
                                        "1023 日本語の名前です F100"),
                                "asleep for 3 hours and 12 minutes",
                                "epoll_wait(4, [16 events], -1)"),
                        actor("bob", 4712, "+7 a_name_that_is_long F100")),
                List.of(listening("L1", "/run/user/1000/fdscope/a/rather/deep/folder/door.sock", 4097)),
                List.of(),
                List.of(file(
                        "F100 /home/user/ein/sehr/langer/Pfad/zur/Datei.txt",
                        "held by the-compositor-of-the-desktop:1023 and bob:7")),
                List.of(
                        "a note that does not fit into one row of the stage goes on in the next one, and is indented there"));
    }

    static Scene datagramPair() {
        return new Scene(
                List.of(Scenes.ALICE, Scenes.BOB),
                List.of(
                        socket("S1", "dgram", "S2"),
                        queue(socket("S2", "dgram", "S1"), message("one"), message(""), message("three", "F1", "F2"))),
                List.of(),
                List.of(file("F1 /dev/null"), file("F2 memfd:a")),
                List.of("a datagram of 0 bytes is a datagram"));
    }

    static Scene manyCards() {
        List<Socket> sockets = new ArrayList<>();
        ActorBox server = actor("server", 4710);
        ActorBox clients = actor("clients", 4711);
        for (int i = 1; i < 12; i += 2) {
            sockets.add(queue(socket("S" + i, "stream", "S" + (i + 1)), message("a")));
            sockets.add(queue(socket("S" + (i + 1), "stream", "S" + i), message("b")));
            server = withDescriptor(server, descriptor(5 + i + " c" + i + " S" + i));
            clients = withDescriptor(clients, descriptor(5 + i + " s" + i + " S" + (i + 1)));
        }
        return new Scene(List.of(server, clients), sockets, List.of(), List.of(), List.of());
    }

    static Scene receiverLeft() {
        return new Scene(
                List.of(actor("logger", 4710, "6 d S4"), actor("ann", 4711, "6 d S1", "7 e S2", "8 f S3")),
                Scenes.logSockets(),
                List.of(),
                List.of(),
                List.of());
    }

    static Scene fullPipe() {
        return new Scene(
                List.of(actor("alice", 4711, "6 w F1"), actor("bob", 4712, "6 r F2")),
                List.of(),
                List.of(new Pipe("P1", "F1", "F2", 5, "hello")),
                List.of(),
                List.of());
    }
}
