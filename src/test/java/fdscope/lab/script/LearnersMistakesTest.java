package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody types who begins: each says where, what, what was expected, and so what to do. */
class LearnersMistakesTest {
    private static final List<String> BEFORE = List.of("actors alice bob", "pair alice.s bob.s stream");

    /** The place is marked in the line with what stands between » and «. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            »snd«: bob snd(s, "x")            | not a call of the lab language; did you mean send?
            »Bob«: Bob send(s, "x")           | expected a name in lower case, as bob, or a constant in upper case
            »SEND«: bob SEND(s, "x")          | calls are written in lower case, expected send(FD, DATA, [FLAGS])
            »F«: bob F = memfd_create("n")    | names are written in lower case, expected f = VALUE
            »send«: bob send s, "x"           | what it takes stands in brackets, expected send(FD, DATA, [FLAGS])
            »send«: send(s, "x")              | somebody has to make the call, expected an actor before it: alice send(FD, DATA, [FLAGS])
            »close«: close(s)                 | somebody has to make the call, expected an actor before it: alice close(FD)
            »int«: int fd = socket(AF_UNIX, SOCK_STREAM, 0) | this is C, expected ACTOR CALL, or ACTOR NAME = CALL: alice fd = socket(AF_UNIX, SOCK_STREAM)
            »;«: bob close(s);                | a line ends without it, expected nothing behind the step
            »&«: bob close(&s)                | there are no addresses here, expected the name of what is meant
            »'«: bob send(s, 'x')             | text stands in double quotes, expected "..."
            »1«: bob recv(s 1)                | expected , before the next argument of recv, or ) after the last
            »hello«: bob send(s, hello)       | bob.hello is not bound here, expected one of s; text stands in quotes: "hello"
            »sock_dgram«: bob socket(AF_UNIX, sock_dgram) | bob.sock_dgram is not bound here, expected one of s; constants are written in upper case: SOCK_DGRAM
            »SHUT_WRITE«: bob shutdown(s, SHUT_WRITE) | not a known constant; expected one such as SHUT_WR, SHUT_RD, SHUT_RDWR
            »/«: bob f = open(/etc/hosts)     | expected a value; a path stands in quotes
            »send«: bob send(s)               | 1 argument, expected send(FD, DATA, [FLAGS])
            »send«: bob send(s, "x", 0, 0)    | 4 arguments, expected send(FD, DATA, [FLAGS])
            »=«: expect in_flight(bob.s) = 1  | expected == between two values that are compared
            »=«: bob recv(s, 1) => "h"        | expected nothing more after this step; a result is written -> VALUE
            »carol«: carol send(s, "x")       | neither an actor (alice, bob) nor a word of the lab language
            »alice.s«: bob send(alice.s, "x") | is a descriptor of alice, bob has none of it; send it, or expected a descriptor of bob
            """)
    void everyOneSaysWhereItIsAndWhatWasExpected(String written, String words) {
        String marked = written.substring(1, written.indexOf('«'));
        String line = written.substring(written.indexOf('«') + 3);
        List<String> lines = new ArrayList<>(BEFORE);
        lines.add(line);
        ScriptError fault = Sketch.read(lines).fault().orElseThrow();
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.message()).endsWith(words);
        Sketch.Place place = Sketch.place(line, fault.message());
        assertThat(line.substring(place.from(), place.to())).isEqualTo(marked);
    }
}
