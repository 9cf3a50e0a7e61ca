package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.observe.Captures;
import fdscope.observe.Doubt;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Test
    void ofASocketThatNobodyHasOnlyItsOwnConnectionCounts() {
        PeerGraph part = VILLAGE.around(100194, 1);

        assertThat(part.sentences())
                .containsExactly(
                        "a socket in flight (100194) is connected to eve 4716 fd 3",
                        "eve 4716 fd 4 is connected to its own fd 5");
        assertThat(part.node("nobody").orElseThrow().ports()).hasSize(1);
        assertThat(VILLAGE.around(100194, 0).edges()).isEmpty();
        assertThat(VILLAGE.around(100194, 0).nodes())
                .extracting(PeerGraph.Node::key)
                .containsExactly("nobody");
        assertThat(VILLAGE.around(88120, 1)).isEqualTo(VILLAGE.around(Set.of("p4710"), 1));
        assertThat(VILLAGE.around(4711, 1).nodes()).isEmpty();
    }

    @Test
    void whatAFilterLetThroughIsShownWithItsOtherEnds() {
        PeerGraph part = VILLAGE.touching(Set.of(88125L, 2200L));

        assertThat(part.sentences())
                .containsExactly(
                        "dan 4715 fd 7 sends to log 300 fd 3",
                        "server 4710 fd 8 is connected to dan 4715 fd 6, 1 fd in flight to dan 4715 fd 6",
                        "2 fds in flight in the queue of log 300 fd 3");
        assertThat(part.process(4715).orElseThrow().ports())
                .extracting(PeerGraph.Port::text)
                .containsExactly("6 stream", "7 dgram");
        assertThat(VILLAGE.holder(88125).map(PeerGraph.Node::label)).contains("dan 4715");
    }

    @Test
    void oneSocketInTwoProcessesLinksThem() {
        PeerGraph graph = PeerGraph.of(Rows.listing(
                Rows.listening(5, 0L, 9L)
                        .path("/x")
                        .of("init 1 30")
                        .of("daemon 20 3")
                        .inFlight(4),
                Rows.connected(6, 0).of("child 21 3").of("child 21 4").unproven(Doubt.Kind.NOT_ASKED)));

        assertThat(graph.sentences())
                .containsExactly(
                        "init 1 fd 30 and daemon 20 fd 3 are one socket, 5",
                        "a client that is gone waits at init 1 fd 30",
                        "a socket that is not listed here (9) waits at init 1 fd 30",
                        "4 fds in flight in the queue of init 1 fd 30");
    }

    @Test
    void hostileTextStaysInsideTheStringsOfDot() {
        PeerGraph graph = PeerGraph.of(Rows.listing(
                Rows.connected(1, 2).of("\"];evil\\ 7 3").path("/a\"b\\l\n\u001b[31m\\"),
                Rows.connected(2, 1).of("x\u202e 8 4")));

        assertThat(boxes(graph))
                .isEqualTo(Map.of(
                        "p7", "\"];evil\\\\ 7\n3 stream a\"b\\\\l\\n\\e[31m\\\\\n",
                        "p8", "x\\u202e 8\n4 stream\n"));
        assertThat(graph.dot()).allMatch(line -> line.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    }

    @Test
    void dotDrawsItWhereThereIsOne() throws Exception {
        Tools.suppose(Files.isExecutable(Path.of("/usr/bin/dot")), "Graphviz is not installed");
        Process dot = new ProcessBuilder("/usr/bin/dot", "-Tsvg")
                .redirectErrorStream(true)
                .start();
        try (var in = dot.outputWriter()) {
            in.write(String.join("\n", VILLAGE.dot()));
        }

        assertThat(new String(dot.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("server 4710", "</svg>");
    }

    @Test
    void theZooIsAGraphInWhichEveryPairIsOneEdge() {
        SocketListing listing =
                Rows.listing(SocketListing.join(Captures.merged(), Optional.empty(), Map.of(), Set.of()));
        List<String> pairs = PeerGraph.of(listing).edges().stream()
                .filter(edge -> edge.link() == PeerGraph.Link.CONNECTED)
                .map(edge -> Stream.of(edge.from().inode(), edge.to().inode())
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining("-")))
                .toList();

        assertThat(pairs)
                .doesNotHaveDuplicates()
                .contains(
                        Captures.inode("pair-a") + "-" + Captures.inode("pair-b"),
                        Captures.inode("dgpair-a") + "-" + Captures.inode("dgpair-b"),
                        Captures.inode("inflight-only") + "-1001953");
        assertThat(PeerGraph.of(listing).sentences())
                .contains(
                        "socket 1001918 waits at socket 1001916",
                        "socket 1001941 sends to socket 1001940, 1280 B charged for what it sent");
    }

    /** Key and label of every box, read as dot reads them: {@code \"} is a quote, {@code \l} ends a line. */
    private static Map<String, String> boxes(PeerGraph graph) {
        Pattern box = Pattern.compile("  \"(\\w+)\" \\[label=\"((?:[^\"\\\\]|\\\\.)*)\"(?:, style=dashed)?\\];");
        List<Matcher> found = new ArrayList<>();
        for (String line : graph.dot()) {
            Matcher matcher = box.matcher(line);
            if (matcher.matches()) {
                found.add(matcher);
            }
        }
        assertThat(found).hasSameSizeAs(graph.nodes());
        return found.stream().collect(Collectors.toMap(m -> m.group(1), m -> unescaped(m.group(2))));
    }

    private static String unescaped(String label) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else {
                char next = label.charAt(++i);
                out.append(next == 'l' ? '\n' : next);
            }
        }
        return out.toString();
    }
}
