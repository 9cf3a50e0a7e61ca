package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerGraphTest {
    private static final PeerGraph VILLAGE = PeerGraph.of(Rows.village());

    @Test
    void everyConnectionIsToldOnce() {
        assertThat(String.join("\n", VILLAGE.sentences()) + "\n").isEqualTo("""
                dan 4715 fd 7 sends to log 300 fd 3
                dan 4715 fd 8 sends to itself
                dbus-daemon 901 fd 9 is connected to a socket whose owner is not readable (2289)
                dbus-daemon 901 fd 10 is connected to a socket that is not listed here (77)
                ann 4711 fd 6 waits at server 4710 fd 6, 768 B charged for what it sent
                ben 4713 fd 6 waits at server 4710 fd 6
                server 4710 fd 7 is connected to cat 4714 fd 6
                server 4710 fd 8 is connected to dan 4715 fd 6, 1 fd in flight to dan 4715 fd 6
                a socket in flight (100194) is connected to eve 4716 fd 3
                eve 4716 fd 4 is connected to its own fd 5
                2 fds in flight in the queue of log 300 fd 3
                """);
    }

    @Test
    void theGraphIsWrittenForDot() {
        assertThat(String.join("\n", VILLAGE.around(Set.of("p4710"), 1).dot()) + "\n")
                .isEqualTo("""
                digraph sockets {
                  graph [rankdir=LR];
                  node [shape=box, fontname="monospace"];
                  edge [fontname="monospace"];
                  "p4715" [label="dan 4715\\l6 stream, 1 fd in flight\\l8 dgram\\land 1 more\\l"];
                  "p4711" [label="ann 4711\\l6 stream\\l"];
                  "p4713" [label="ben 4713\\l6 stream\\l"];
                  "p4710" [label="server 4710\\l6 listen door.sock\\l7 stream door.sock\\l8 stream door.sock\\l"];
                  "p4714" [label="cat 4714\\l6 stream\\l"];
                  "p4715" -> "p4715" [style=solid, label="fd 8 - fd 8 sends"];
                  "p4711" -> "p4710" [style=dashed, label="fd 6 - fd 6 waits"];
                  "p4713" -> "p4710" [style=dashed, label="fd 6 - fd 6 waits"];
                  "p4710" -> "p4714" [dir=none, label="fd 7 - fd 6"];
                  "p4710" -> "p4715" [dir=none, label="fd 8 - fd 6\\n1 fd in flight"];
                }
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "p4710, 0, p4710, 0",
        "p4710, 1, p4710 p4711 p4713 p4714 p4715, 5",
        "p4710, 2, p300 p4710 p4711 p4713 p4714 p4715, 6",
        "p4711, 1, p4710 p4711, 1",
        "p4716, 1, nobody p4716, 2",
        "p901, 9, not_listed not_readable p901, 2",
        "p300, 1, p300 p4715, 2",
        "p1, 3, '', 0",
    })
    void whatIsFewStepsAwayIsAPart(String centre, int steps, String nodes, int edges) {
        PeerGraph part = VILLAGE.around(Set.of(centre), steps);

        assertThat(part.nodes().stream().map(PeerGraph.Node::key).sorted()).isEqualTo(words(nodes));
        assertThat(part.edges()).hasSize(edges);
    }

    private static java.util.List<String> words(String text) {
        return text.isEmpty() ? java.util.List.of() : java.util.List.of(text.split(" "));
    }
}
