package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds, what a failure means, and programs that are checked. */
class CheckLanguageTest {
    private static final String HEAD = "actors checker\npair checker.s checker.t stream\n";

    private static List<String> sources(String lines) {
        return Labs.parse(HEAD + lines).steps().stream()
                .skip(1)
                .map(line -> line.number() + " " + line.source())
                .toList();
    }

    private static String of(String lines) {
        return Labs.errors(HEAD + lines);
    }

    @Test
    void eachRoundIsItsLinesWithTheValueInPlace() {
        assertThat(sources("""
                for i = 1 to 2
                    for word in ["a", "b" + "c"]
                        checker n = send(s, word * i) -> i else "i stays i in a text"
                    end
                    expect checker.n.ns >= i - 1   # i
                end
                """))
                .containsExactly(
                        "5 checker n = send(s, \"a\" * 1) -> 1",
                        "5 checker n = send(s, (\"b\" + \"c\") * 1) -> 1",
                        "7 expect checker.n.ns >= 1 - 1",
                        "5 checker n = send(s, \"a\" * 2) -> 2",
                        "5 checker n = send(s, (\"b\" + \"c\") * 2) -> 2",
                        "7 expect checker.n.ns >= 2 - 1");
    }

    @Test
    void anInnerRoundCountsWithTheOuterOne() {
        assertThat(sources("for i = 1 to 2\nfor j = i to 2 * i - 1\nchecker send(s, \"x\" * j)\nend\nend"))
                .containsExactly(
                        "5 checker send(s, \"x\" * 1)", "5 checker send(s, \"x\" * 2)", "5 checker send(s, \"x\" * 3)");
    }

    @Test
    void aProgramMayBeStartedAgainInTheNextRound() {
        assertThat(of("for i = 1 to 2\nchecker yours = program(3 = t)\nyours c = fd(3)\nyours await\nend"))
                .isEmpty();
    }

    @Test
    void elseIsKeptBesideTheStepAndNotInItsText() {
        Script.Line line = Labs.parse(HEAD + "expect alive(checker) else \"It is gone.\"")
                .steps()
                .get(1);

        assertThat(line.source()).isEqualTo("expect alive(checker)");
        assertThat(line.otherwise()).isEqualTo(Optional.of("It is gone."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    for i = 1 to 3                      | t.lab:3: for is never closed, expected a line "end" after its last step
                    end                                 | t.lab:3: end closes nothing here, expected a line "for NAME = A to B" before it
                    for i = 3 to 1;end                  | t.lab:3: 3 to 1: expected 1 to 5000 rounds
                    for i = 1 to 9999;end               | t.lab:3: 1 to 9999: expected 1 to 5000 rounds
                    for i = 1 to n;end                  | t.lab:3: n: for is written out before the lab runs, expected a plain number
                    for i = 1;end                       | t.lab:3: the end of the line: expected "to" and the last number
                    for i in [1, ];end                  | t.lab:3: an empty element in the list of for, expected a value
                    for i in [1;end                     | t.lab:3: the list does not end, expected ] on the same line
                    for send = 1 to 2;end               | t.lab:3: send: a word of the lab language cannot be the variable of a for; choose another
                    for i = 1 to 2;actors bob;end       | t.lab:4: actors inside for, expected it outside
                    for i = 1 to 2;let i = 5;end        | t.lab:4: i is the variable of the for around it; choose another name
                    for i = 1 to 99;for j = 1 to 99;expect alive(checker);end;end | t.lab:5: more than 5000 lines with every round of for, expected fewer
                    claim "x" else "y"                  | t.lab:3: else: claim checks nothing, expected it after an expect or a step of an actor
                    checker send(s, "x") else           | t.lab:3: the end of the line: expected a text in quotes after else
                    checker yours = program();yours send(s, "x") | t.lab:4: yours is the program that is checked and makes its own calls; expected yours await, yours NAME = fd(N) or yours NAME = copy(ACTOR.NAME)
                    checker yours = program();pair checker.a yours.b stream | t.lab:4: yours is the program that is checked; it gets descriptors as it starts, expected program(3 = NAME)
                    checker program()                   | t.lab:3: program() makes an actor, expected one name for it: yours = program()
                    checker yours = program(3 = 7, to "x") | t.lab:3: program() takes no "to", expected program()
                    let g = copy(checker.s)             | t.lab:3: copy() says whose descriptor by its line; expected it in an actor's line
                    expect slice("abc", 1) == "b"       | t.lab:3: slice(): 2 arguments, expected slice(BYTES, FROM, TO)
                    """)
    void aFaultSaysWhatWasExpected(String lines, String message) {
        assertThat(of(lines.replace(';', '\n'))).isEqualTo(message);
    }
}
