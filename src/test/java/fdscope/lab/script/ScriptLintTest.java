package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptLintTest {
    private static String warnings(String text) {
        return ScriptLint.warnings(Labs.parse(text), "t.lab", false).stream()
                .map(ScriptError::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFixedAbstractNameBelongsToTheMachine() {
        assertThat(warnings("""
                        actors a
                        a s = socket(AF_UNIX, SOCK_DGRAM)
                        a bind(s, "\\0demo")
                        a sendto(s, "\\0 as data", "\\0" + run)
                        a sendmsg(s, "x", to "\\0" + "demo")
                        """)).isEqualTo("""
                        t.lab:3: "\\0demo" is a fixed abstract name, and those are the machine's: two runs at once collide; expected "\\0" + run
                        t.lab:5: "\\0" + "demo" is a fixed abstract name, and those are the machine's: two runs at once collide; expected "\\0" + run""");
    }

    @Test
    void aBareNumberIsAGuessUnlessItWasAskedFor() {
        assertThat(warnings("""
                        actors a
                        a s = socket(AF_UNIX, SOCK_DGRAM)
                        a d = dup2(s, 70)
                        expect number(a.d) == 70
                        expect 6 == number(a.s)
                        expect pid(a) != 1
                        """)).isEqualTo("""
                        t.lab:5: number(a.s) is compared with 6, which another machine may not give; expected a name or an observation
                        t.lab:6: pid(a) is compared with 1, which another machine may not give; expected a name or an observation""");
    }

    @Test
    void controlSpaceIsCountedInBytes() {
        assertThat(warnings("""
                        actors a b
                        pair a.s b.s stream
                        b recvmsg(s, 1, control CMSG_SPACE(1))
                        b recvmsg(s, 1, control 1)
                        b recvmsg(s, 1, control CMSG_SPACE(4))
                        """)).isEqualTo("""
                        t.lab:3: CMSG_SPACE(1) counts bytes, as in cmsg(3), and looks like a count of descriptors; expected CMSG_SPACE(4 * N)
                        t.lab:4: control 1 counts bytes and has no room for a header of 16; expected CMSG_SPACE(4 * N)""");
    }

    @Test
    void aClaimForRootAloneIsToldAndALabWithNeedsWantsARecording() {
        String lab = """
                lab l
                variants user / admin
                actors a
                claim "both"
                expect alive(a)
                [admin] needs root
                claim "root only"
                [admin] expect uid(a) == 0
                """;
        assertThat(warnings(lab)).isEqualTo("""
                        t.lab:6: not every machine can run this lab; expected a recording beside the lesson, l.trace.jsonl (fdscope run --record writes it)
                        t.lab:7: the claim is proved in no variant that runs without privileges; expected one for everybody""");
        assertThat(ScriptLint.warnings(Labs.parse(lab), "t.lab", true)).hasSize(1);
    }
}
