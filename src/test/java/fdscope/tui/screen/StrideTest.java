package fdscope.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrideTest {
    @Test
    void aStepIsOneCallWithItsObservationsAndAQuestionStandsAlone() throws ScriptError.Found {
        assertThat(strides("""
                        actors alice bob
                        pair alice.s bob.s stream
                        let before = open_fds(bob)
                        alice f = memfd_create("note")
                        predict "What?"
                          - one
                          * two
                        alice send(s, "x") -> 1
                        freeze "Look."
                        expect in_flight(bob.s) == 0
                        claim "It arrives."
                        bob recv(s, 1) -> "x"
                        claim "Nothing else."
                        expect in_flight(bob.s) == 0
                        """)).isEqualTo("""
                        pair alice.s bob.s stream
                        let before = open_fds(bob) | alice f = memfd_create("note")
                        ? predict "What?"
                        alice send(s, "x") -> 1 | freeze "Look." | expect in_flight(bob.s) == 0
                        claim "It arrives." | bob recv(s, 1) -> "x" | claim "Nothing else." | expect in_flight(bob.s) == 0
                        """);
    }

    @Test
    void theSetUpIsAStepEvenWhereThereIsNone() throws ScriptError.Found {
        assertThat(strides("actors alice\nalice f = memfd_create(\"note\")\n"))
                .isEqualTo("\nalice f = memfd_create(\"note\")\n");
    }

    private static String strides(String lab) throws ScriptError.Found {
        List<Script.Line> steps = script(lab).stepsOf("");
        return Stride.of(steps).stream()
                .map(stride -> (stride.question() ? "? " : "")
                        + steps.subList(stride.from(), stride.to()).stream()
                                .map(Script.Line::source)
                                .collect(Collectors.joining(" | "))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static Script script(String lab) throws ScriptError.Found {
        return ScriptParser.parse(lab, "x.lab", 1, "x");
    }
}
