package fdscope.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.Scene.ActorBox;
import fdscope.lab.trace.Scene.Descriptor;
import fdscope.lab.trace.Scene.Mark;
import fdscope.lab.trace.Scene.Message;
import fdscope.lab.trace.Scene.OpenFile;
import fdscope.lab.trace.Scene.Pipe;
import fdscope.lab.trace.Scene.Socket;
import fdscope.lab.trace.Scene.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTextTest {
    private static final ActorBox ALICE = actor(
            "alice",
            4711,
            fd("6", "s", "S1", Mark.SAME),
            fd("7", "log", "F2", Mark.SAME),
            fd("8", "f", "F1", Mark.SAME));
    private static final ActorBox BOB = actor("bob", 4712, fd("6", "s", "S2", Mark.SAME));

    @Test
    void aDescriptorInFlightIsToldWithItsMessage() {
        assertThat(text(inFlight(List.of(new Message("x", 1, List.of("F1"), "")))))
                .isEqualTo("""
                Stage, 2 processes, 2 sockets, 1 open file:
                  alice, process 4711: 6 s is S1. 7 log is F2. 8 f is F1.
                  bob, process 4712: 6 s is S2.
                  S1 to S2, stream, connected. Waiting for S2, front first: "x" with F1.
                  Waiting for S1: nothing.
                  F1, memfd:note, position 0, 11 bytes. Held by alice 8 and 1 in flight.""");
    }

    @Test
    void everyKindOfObjectHasItsSentence() {
        ActorBox server = new ActorBox(
                "server",
                4710,
                List.of(
                        fd("6", "l", "L1", Mark.NEW),
                        fd("7", "old", "S9", Mark.GONE),
                        fd("map", "rw 8K", "F3", Mark.CHANGED)),
                "asleep 3 s",
                "accept(6)");
        Scene scene = new Scene(
                List.of(server, new ActorBox("ann", 4711, List.of(), "exited 0", "")),
                List.of(
                        new Socket(
                                "L1",
                                "listen",
                                "",
                                "door.sock",
                                List.of(),
                                List.of(
                                        new Waiting("S1", List.of(new Message("hi", 2, List.of(), ""))),
                                        new Waiting("S2", List.of())),
                                6,
                                false,
                                false),
                        socket("S1", "stream", "L1"),
                        socket("S2", "stream", "L1"),
                        socket("S3", "stream", ""),
                        socket("S5", "seqpacket", "S8"),
                        socket("S6", "dgram", "S4"),
                        new Socket(
                                "S4",
                                "dgram",
                                "",
                                "log.sock",
                                List.of(
                                        new Message("a", 1, List.of(), "S6"),
                                        new Message("", 0, List.of(), ""),
                                        new Message("", 7, List.of("F1", "F2"), "")),
                                List.of(),
                                11,
                                true,
                                false)),
                List.of(new Pipe("P1", "F3", "F4", 5, "hello"), new Pipe("P2", "F5", "F6", 0, "")),
                List.of(new OpenFile("F3", "app.log", List.of("pos 0 → 5 · append"))),
                List.of("● F1 waits: nobody holds a descriptor of it, and /proc/4710/fdinfo/6 counts 1 (scm_fds)"));
        assertThat(text(scene)).isEqualTo("""
                Stage, 2 processes, 7 sockets, 2 pipes, 1 open file:
                  server, process 4710, asleep 3 s: 6 l is new and is L1. 7 old is gone, it was
                    S9. map rw 8K has changed and is F3. It is in accept(6).
                  ann, process 4711, exited 0: no descriptors.
                  L1, listening, door.sock. 2 of 6 wait.
                  S1 waits at L1, not accepted, next. Sent already: "hi".
                  S2 waits at L1, not accepted. Sent already: nothing.
                  S3, stream, unconnected.
                  S5, seqpacket, its peer S8 is gone.
                  S6, dgram, connected to S4.
                  S4, dgram, log.sock, unconnected, S4 is shut down for writing. Waiting for S4
                    (3 of 11), front first: "a" from S6; ""; 7 bytes with F1 and F2.
                  P1, pipe from F3 (write) to F4 (read), 5 bytes wait, "hello".
                  P2, pipe from F5 (write) to F6 (read), empty.
                  F3, app.log, position 0 to 5, append.
                  fd F1 waits: nobody holds a descriptor of it, and /proc/4710/fdinfo/6 counts 1
                    (scm_fds).""");
    }

    @Test
    void anEmptySceneIsOneLine() {
        assertThat(SceneText.state(Scene.EMPTY)).containsExactly("Stage, 0 processes:");
    }

    @Test
    void linesAreAsciiAndNoWiderThanATerminal() {
        String name = "日本\u001b[2J" + "x".repeat(200);
        Scene scene = new Scene(List.of(actor(name, 1)), List.of(), List.of(), List.of(), List.of("≠ …"));
        assertThat(SceneText.state(scene)).allMatch(line -> line.matches("[ -~]{1,80}"));
        assertThat(String.join("", SceneText.state(scene)).replace(" ", ""))
                .contains("\\u65e5\\u672c\\e[2J" + "x".repeat(200))
                .contains("NOTEQUAL:...");
    }

    @Test
    void changesAreSentences() {
        Scene before = inFlight(List.of());
        Scene now = inFlight(List.of(new Message("x", 1, List.of("F1"), "")));
        assertThat(SceneText.changes(before, now))
                .containsExactly("queue of S2: 0 to 1 byte.", "queue of S2: 0 to 1 descriptor, F1.");
        assertThat(SceneText.changes(now, before))
                .containsExactly("queue of S2: 1 to 0 bytes.", "queue of S2: 1 to 0 descriptors.");
        assertThat(SceneText.changes(now, now)).isEmpty();
    }

    @Test
    void whatComesAndGoesIsTold() {
        Scene now = new Scene(
                List.of(new ActorBox(
                        "alice",
                        4711,
                        List.of(
                                fd("6", "s", "S1", Mark.GONE),
                                fd("7", "log", "F1", Mark.CHANGED),
                                fd("9", "g", "F3", Mark.NEW)),
                        "asleep 1 s",
                        "read(9)")),
                List.of(new Socket("S2", "stream", "", "a.sock", List.of(), List.of(), 0, true, true)),
                List.of(new Pipe("P1", "F3", "F4", 2, "ab")),
                List.of(new OpenFile("F3", "pipe", List.of())),
                List.of());
        assertThat(SceneText.changes(inFlight(List.of()), now))
                .containsExactly(
                        "alice: asleep 1 s.",
                        "alice: in read(9).",
                        "alice 7 log: F2 before, now F1.",
                        "alice 9 g: new, it is F3.",
                        "alice 6 s: gone, it was S1.",
                        "alice 8 f: gone, it was F1.",
                        "bob: gone.",
                        "S2: bound to a.sock.",
                        "S2: no longer connected.",
                        "S2: shut down for writing.",
                        "S2: closed.",
                        "S1: gone.",
                        "P1: new, pipe from F3 to F4.",
                        "P1: 0 to 2 bytes.",
                        "F3: new, pipe.",
                        "F1: gone, nothing leads to it any more.");
    }

    private static Scene inFlight(List<Message> queue) {
        return new Scene(
                List.of(ALICE, BOB),
                List.of(
                        socket("S1", "stream", "S2"),
                        new Socket("S2", "stream", "S1", "", queue, List.of(), 0, false, false)),
                List.of(),
                List.of(new OpenFile("F1", "memfd:note", List.of("pos 0 · 11 B", "held by alice:8 and 1 in flight"))),
                List.of());
    }

    private static String text(Scene scene) {
        return String.join("\n", SceneText.state(scene));
    }

    private static Socket socket(String tag, String kind, String peer) {
        return new Socket(tag, kind, peer, "", List.of(), List.of(), 0, false, false);
    }

    private static ActorBox actor(String name, int pid, Descriptor... descriptors) {
        return new ActorBox(name, pid, List.of(descriptors), "", "");
    }

    private static Descriptor fd(String number, String name, String tag, Mark mark) {
        return new Descriptor(number, name, tag, mark);
    }
}
