package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    void aQuestionWaitsForItsAnswersAndItsCheck() {
        List<String> lines = new ArrayList<>(LINES);
        lines.add("predict \"what is its number?\"");
        assertThat(OpenBlock.of(lines).orElseThrow().wants())
                .isEqualTo("its answers come next, a line each; * TEXT is the right one,  - TEXT : WHY a wrong one");
        lines.add("* the lowest that is free");
        assertThat(OpenBlock.of(lines).orElseThrow().wants())
                .isEqualTo(
                        "its answers come next, a line each; a wrong one is missing:  - TEXT : what makes one think so");
        assertThat(texts(lines, "")).startsWith("- ", "* ", "alice");
        lines.add("- 1");
        assertThat(OpenBlock.of(lines).orElseThrow().wants()).startsWith("its check comes next");
        Sketch.Read read = Sketch.read(lines);
        assertThat(read.fault()).isEmpty();
        assertThat(read.good(lines)).isEqualTo(6);
        assertThat(read.script().steps()).hasSize(2);
        lines.add("expect number(alice.f) > 1");
        assertThat(OpenBlock.of(lines)).isEmpty();
        assertThat(Sketch.read(lines).script().steps()).hasSize(4);
    }

    @Test
    void whatIsWrongWithAnAnswerIsSaidInItsLine() {
        List<String> lines = new ArrayList<>(LINES);
        lines.addAll(List.of("predict \"what?\"", "* a", "-"));
        assertThat(Sketch.read(lines).fault().orElseThrow().line()).isEqualTo(6);
        assertThat(Sketch.read(List.of(LINES.get(0), "predict what?"))
                        .fault()
                        .orElseThrow()
                        .line())
                .isEqualTo(2);
    }

    @Test
    void theStepsOfAForWaitForItsEndAndAreCheckedBefore() {
        List<String> lines = new ArrayList<>(LINES);
        lines.addAll(List.of("for i = 1 to 3", "alice send(s, decimal(i))"));
        assertThat(Sketch.read(lines).fault()).isEmpty();
        assertThat(Sketch.read(lines).script().steps()).hasSize(2);
        assertThat(texts(lines, "en")).containsExactly("end");
        List<String> wrong = new ArrayList<>(lines);
        wrong.add("alice snd(s, \"x\")");
        assertThat(Sketch.read(wrong).fault().orElseThrow().line()).isEqualTo(6);
        lines.add("end");
        assertThat(Sketch.read(lines).script().steps()).hasSize(5);
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
        return texts(LINES, line);
    }

    private static List<String> texts(List<String> lines, String line) {
        return Completion.of(lines, line).candidates().stream()
                .map(Completion.Candidate::text)
                .toList();
    }
}
