package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are no lines of the language. */
class SyntaxErrorsTest {
    /** The message about a line after a pair of sockets. */
    private static String of(String line) {
        String errors = Labs.errors("actors alice bob\npair alice.s bob.s stream\n" + line);
        assertThat(errors).startsWith("t.lab:3: ").doesNotContain("\n");
        return errors.substring("t.lab:3: ".length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    let x = 08           | 08: a leading 0 makes a number octal, expected only the digits 0 to 7
                    let x = 12q          | 12q: not a number, expected one like 12, 0x1f, 0600, 64K, 16M, or a time like 2s
                    let x = 9999999999999999M | 9999999999999999M: too large, expected a number of at most 63 bits
                    let x = 2s           | 2s: a time stands only after "within", expected a value
                    let x = Abc          | Abc: expected a name in lower case, as abc, or a constant in upper case
                    let x = "abc         | the string does not end, expected " on the same line
                    let x = "\\q"        | \\q: not an escape, expected one of \\0 \\n \\r \\t \\e \\" \\\\ \\xHH
                    let x = "\\xg1"      | \\xg: expected two hexadecimal digits after \\x
                    let x = 5 ; 6        | ;: a line ends without it, expected nothing behind the step
                    let x = 5 6          | 6: expected nothing more after this let
                    let x 5              | 5: expected = after let x
                    let x =              | the end of the line: expected a value
                    let x = (5           | the end of the line: expected ) after a value in parentheses
                    let x = [5           | the end of the line: expected ] after a list
                    let x = any          | any: expected only as a result, after "->", "until" or a comparison
                    expect within 5 run  | 5: expected a time like 200ms or 2s after within
                    claim 5              | 5: expected a text in quotes after claim
                    alice close(fd(3))   | fd() only gives a descriptor its name, expected it alone: alice NAME = fd(N)
                    kill carol           | carol: not an actor, expected one of alice, bob
                    pair alice.a bob.b   | the end of the line: expected stream, dgram or seqpacket
                    pipe alice bob.b     | bob: expected . after alice
                    alice 5              | 5: expected a call of alice, or NAME = VALUE
                    alice start 5        | 5: expected a call after start
                    alice x = 5 -> 5     | ->: a value has no result, expected "->" only after a call
                    alice x, y = 5       | 2 names for one value, expected one name
                    alice repeat 0 close(s) | repeat 0: expected a count from 1 to 1000000
                    alice repeat 5       | the end of the line: expected a call after repeat
                    alice sendmsg(s, "x", SCM_RIGHTS s) | s: expected [ after SCM_RIGHTS
                    alice sendmsg(s, "x", SCM_CREDENTIALS {pod=1}) | pod: not a field of SCM_CREDENTIALS, expected one of pid, uid, gid
                    actor carol          | the end of the line: expected root, uid N or unshare FLAGS
                    actor carol root, root | root stands twice; expected each attribute once
                    [] alice close(s)    | []: no such variant, expected a line "variants A / B" in the lab
                    variants a / b c     | b c: not the name of a variant, expected letters, digits and hyphens: variants a / b
                    variants a / a       | a stands twice among the variants; expected different names
                    lab x                | lab: expected only once, in the first line
                    """)
    void aLineThatIsNoneSaysWhatWasExpected(String line, String message) {
        assertThat(of(line)).isEqualTo(message);
    }

    @Test
    void nestingAndLengthHaveTheirLimits() {
        assertThat(of("let x = " + "(".repeat(1000) + "1" + ")".repeat(1000)))
                .isEqualTo("nested too deeply, expected at most 40 levels");
        assertThat(of("let x = 1" + " + 1".repeat(2000)))
                .isEqualTo("the line has 8009 characters, expected at most 4096");
        assertThat(of("let x = 1" + "+1".repeat(201)))
                .isEqualTo("more than 200 operators in one line, expected fewer; use \"let\"");
    }

    @Test
    void declarationsHaveNoGuard() {
        assertThat(Labs.errors("variants a / b\n[a] actors x\nexpect exists(\"f\")"))
                .isEqualTo("t.lab:2: actors cannot be guarded; expected the line without [...]");
        assertThat(Labs.errors("variants a / b\nvariants c / d\nexpect exists(\"f\")"))
                .isEqualTo("t.lab:2: variants stand twice; expected one line with all of them");
    }

    @Test
    void aControlCharacterInAMessageIsEscaped() {
        assertThat(of("let x = \u001b[31m"))
                .isEqualTo("\\e: not a character of the lab language, expected it only in a string or a comment");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(Labs.errors("actors a\r\na exit(0)\r\n")).isEmpty();
    }

    @Test
    void anEmptyLabIsAnError() {
        assertThat(Labs.errors("# nothing\n")).isEqualTo("t.lab:1: the lab is empty; expected at least one step");
    }
}
