package fdscope.tui;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.Scene.ActorBox;
import fdscope.lab.trace.Scene.Descriptor;
import fdscope.lab.trace.Scene.Mark;
import fdscope.lab.trace.Scene.Message;
import fdscope.lab.trace.Scene.OpenFile;
import fdscope.lab.trace.Scene.Socket;
import java.util.ArrayList;
import java.util.List;

/** What the kernel would say of alice and bob in a {@link Trial}. */
final class TrialScenes {
    private TrialScenes() {}

    private static ActorBox alice(Descriptor... more) {
        List<Descriptor> all = new ArrayList<>(List.of(new Descriptor("6", "s", "S1", Mark.SAME)));
        all.addAll(List.of(more));
        return new ActorBox("alice", 4711, all, "", "");
    }

    private static ActorBox bob() {
        return new ActorBox("bob", 4712, List.of(new Descriptor("6", "s", "S2", Mark.SAME)), "", "");
    }

    private static Socket socket(String tag, String peer, List<Message> queue) {
        return new Socket(tag, "stream", peer, "", queue, List.of(), 0, false, false);
    }

    static Scene pair() {
        return new Scene(
                List.of(alice(), bob()),
                List.of(socket("S1", "S2", List.of()), socket("S2", "S1", List.of())),
                List.of(),
                List.of(),
                List.of());
    }

    static Scene before() {
        return new Scene(
                List.of(
                        alice(new Descriptor("7", "log", "F2", Mark.SAME), new Descriptor("8", "f", "F1", Mark.NEW)),
                        bob()),
                pair().sockets(),
                List.of(),
                List.of(new OpenFile("F1", "memfd:note", List.of("pos 0 · 11 B · read-write", "held by alice:8"))),
                List.of());
    }

    static Scene inFlight() {
        List<Message> queue = List.of(new Message("x", 1, List.of("F1"), ""));
        return new Scene(
                List.of(
                        alice(new Descriptor("7", "log", "F2", Mark.SAME), new Descriptor("8", "f", "F1", Mark.SAME)),
                        bob()),
                List.of(socket("S1", "S2", List.of()), socket("S2", "S1", queue)),
                List.of(),
                List.of(new OpenFile(
                        "F1", "memfd:note", List.of("pos 0 · 11 B · read-write", "held by alice:8 and 1 in flight"))),
                List.of("fdinfo of bob:6 says scm_fds 1; no entry of bob leads to F1"));
    }
}
