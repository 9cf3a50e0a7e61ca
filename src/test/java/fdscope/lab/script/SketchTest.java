package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SketchTest {
    private static final List<String> LINES =
            List.of("actors alice bob", "pair alice.s bob.s stream", "alice f = memfd_create(\"n\")");

    @Test
    void whatStandsBeforeTheFirstFaultCanRun() {
        List<String> lines = List.of(LINES.get(0), "bob wrte(s, \"x\")", LINES.get(1));
        Sketch.Read read = Sketch.read(lines);
        assertThat(read.good(lines)).isEqualTo(1);
        assertThat(read.fault().orElseThrow().message())
                .isEqualTo("wrte: not a call of the lab language; did you mean write?");
        assertThat(Sketch.read(LINES).good(LINES)).isEqualTo(3);
    }

    @Test
    @Timeout(10)
    void ofNothingNothingCanRun() {
        assertThat(Sketch.read(List.of()).good(List.of())).isZero();
        assertThat(Sketch.read(List.of("# later")).fault()).isEmpty();
    }

    @Test
    void aClaimMayWaitForItsChecks() {
        assertThat(Sketch.read(List.of("actors alice", "claim \"so it is\"")).fault())
                .isEmpty();
    }

    @Test
    void whatALineExpectsStandsBeforeItsComment() {
        assertThat(Sketch.expecting("alice recv(s, 1)  # \"#\" now", "EAGAIN"))
                .isEqualTo("alice recv(s, 1)  -> EAGAIN  # \"#\" now");
        assertThat(Sketch.expecting("[a] alice close(f)", "EBADF")).isEqualTo("[a] alice close(f)  -> EBADF");
    }

    @Test
    void aFaultIsWhereTheWordStandsThatItNames() {
        String line = "bob    read(g, 5)";
        assertThat(Sketch.place(line, "bob.g is not bound here")).isEqualTo(new Sketch.Place(12, 13));
        assertThat(Sketch.place(line, "the end of the line: expected )")).isEqualTo(new Sketch.Place(17, 18));
    }

    @Test
    void whatTheAuthorSaysBesideStaysWithTheStepAfterIt() throws Exception {
        String lab = """
                # first of all
                actors alice   # one is enough
                # a file
                alice f = memfd_create("n")   # of memory
                predict "what?"   # gone with its question
                  - a
                  * b
                expect number(alice.f) > 0

                # the end
                """;
        assertThat(Sketch.lines(ScriptParser.parse(lab, "x", 1, "x")))
                .containsExactly(
                        "# first of all",
                        "actors alice",
                        "# one is enough",
                        "# a file",
                        "alice f = memfd_create(\"n\")  # of memory",
                        "# gone with its question",
                        "expect number(alice.f) > 0",
                        "# the end");
    }

    @Test
    void completionKnowsCallsNamesConstantsAndFields() {
        assertThat(texts("bob sh")).containsExactly("shutdown(");
        assertThat(texts("alice write(")).startsWith("s", "f");
        assertThat(texts("alice shutdown(s, ")).startsWith("SHUT_RD", "SHUT_RDWR", "SHUT_WR");
        assertThat(texts("expect offset(alice.")).containsExactly("s", "f");
        assertThat(texts("pair alice.a bob.b ")).containsExactly("stream", "dgram", "seqpacket");
        assertThat(texts("alice memfd_create(\"al")).isEmpty();
    }

    private static List<String> texts(String line) {
        return Completion.of(LINES, line).candidates().stream()
                .map(Completion.Candidate::text)
                .toList();
    }
}
