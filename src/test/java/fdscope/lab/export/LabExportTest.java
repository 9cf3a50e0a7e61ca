package fdscope.lab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Step;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written of a lab; that it compiles and runs is LabExportIT's. */
class LabExportTest {
    private static final String SMALL = """
            lab small "A byte and a file"
            actors alice bob
            pair   alice.s bob.s stream
            alice  f = memfd_create("note")
            alice  sendmsg(s, "x", SCM_RIGHTS [f])   -> 1
            claim  "It is on its way."
            expect in_flight(bob.s) == 1
            bob    m = recvmsg(s, 16, control CMSG_SPACE(4))  -> "x", fds 1
            bob    recv(s, 1, MSG_DONTWAIT)          -> EAGAIN
            claim  "Both have one file."
            bob    g = m.fds[0]
            expect same_file(alice.f, bob.g)
            """;

    @Test
    void theLabReadsInCAsItDoesInItsOwnLanguage() throws Exception {
        assertThat(lab(SMALL, Language.C)).isEqualTo("""
            /* ---- the lab ---- */

            static void lab(void)
            {
                pair(ALICE, &v->alice_s, BOB, &v->bob_s, SOCK_STREAM, "pair  alice.s bob.s stream");
                if (does(ALICE, "alice  f = memfd_create(\\"note\\")"))
                    v->alice_f = gave(memfd_create("note", 0));
                if (tries(ALICE, "alice  sendmsg(s, \\"x\\", SCM_RIGHTS [f])"))
                    gave(send_message(v->alice_s, B("x"), rights(1, v->alice_f), 0));
                expects(last.ret == 1, "1");

                claim("It is on its way.");
                if (looks("in_flight(bob.s) == 1"))
                    holds(in_flight(BOB, v->bob_s) == 1);
                if (tries(BOB, "bob  m = recvmsg(s, 16, control CMSG_SPACE(4))"))
                    gave(receive_message(&v->bob_m, v->bob_s, 16, (long)CMSG_SPACE(4), 0));
                expects(equal(data(&v->bob_m), B("x")) && v->bob_m.nfds == 1, "\\"x\\", fds 1");
                if (tries(BOB, "bob  recv(s, 1, MSG_DONTWAIT)"))
                    gave(receive(&v->bob_came, v->bob_s, 1, MSG_DONTWAIT));
                fails(EAGAIN, "EAGAIN");

                claim("Both have one file.");
                if (looks("bob  g = m.fds[0]"))
                    printf("= %ld\\n", (long)(v->bob_g = element(v->bob_m.fds, v->bob_m.nfds, 0)));
                if (looks("same_file(alice.f, bob.g)"))
                    holds(same_file(ALICE, v->alice_f, BOB, v->bob_g));
            }

            int main(void)
            {
                prepare();
                open_post();
                play("", 1, 2, lab);
                return verdict();
            }
            """);
    }

    @Test
    void theLabReadsInPythonAsItDoesInItsOwnLanguage() throws Exception {
        assertThat(lab(SMALL, Language.PYTHON)).isEqualTo("""
            # ---- the lab ----

            def the_lab(alice, bob, lab):
                pair(alice, "s", bob, "s", socket.SOCK_STREAM, "pair  alice.s bob.s stream")
                does(alice, 'alice  f = memfd_create("note")', lambda: os.memfd_create("note", 0), "f")
                tries(alice, 'alice  sendmsg(s, "x", SCM_RIGHTS [f])', lambda: sendmsg(alice.s, b"x", [rights(alice.f)]))
                expects("1", lambda r: r == 1)

                claim("It is on its way.")
                expect("in_flight(bob.s) == 1", lambda: in_flight(bob, bob.s) == 1)
                tries(bob, "bob  m = recvmsg(s, 16, control CMSG_SPACE(4))", lambda: recvmsg(bob.s, 16, socket.CMSG_SPACE(4)), "m")
                expects('"x", fds 1', lambda r: r.data == b"x" and len(r.fds) == 1)
                tries(bob, "bob  recv(s, 1, MSG_DONTWAIT)", lambda: recv(bob.s, 1, socket.MSG_DONTWAIT))
                fails("EAGAIN", errno.EAGAIN)

                claim("Both have one file.")
                let(bob, "g", "bob  g = m.fds[0]", lambda: bob.m.fds[0])
                expect("same_file(alice.f, bob.g)", lambda: same_file(alice, alice.f, bob, bob.g))


            if __name__ == "__main__":
                sys.exit(main(["alice", "bob"], ["alice", "bob"], [("", the_lab)], open_post))
            """);
    }

    @Test
    void onlyTheHelpersThatALabNeedsAreThere() throws Exception {
        String program =
                LabExport.program(parsed(SMALL), Language.C, parsed(SMALL).variants());

        assertThat(program).contains("same_file(").doesNotContain("look_up(", "fstat(", "spawn(");
    }

    @Test
    void whatNoProgramCanDoIsSaidWithItsLine() throws Exception {
        Script script = parsed("""
                lab away
                actors bob
                bob  f = memfd_create("note")
                bob  execve()
                claim "It is there."
                expect not closed(bob.f)
                """);

        NotExportable why = catchThrowableOfType(
                NotExportable.class, () -> LabExport.program(script, Language.C, script.variants()));

        assertThat(why.line()).isEqualTo(4);
        assertThat(why).hasMessage("execve() puts another program in the place of this one; run it with fdscope");
    }

    @Test
    void textFromALabCannotLeaveItsStringOrItsComment() throws Exception {
        String hostile = """
                lab small "*/ int x; \\"\\"\\" 'y"
                actors bob
                claim "\\" ); system(\\"id\\"); // ' \\\\"
                bob  umask(0)  -> any
                """;

        assertThat(lab(hostile, Language.C)).contains("claim(\"\\\" ); system(\\\"id\\\"); // ' \\\\\");");
        assertThat(lab(hostile, Language.PYTHON)).contains("claim(\"\\\" ); system(\\\"id\\\"); // ' \\\\\")");
    }

    /** Whoever adds a kind of step adds it to Writer.step, which Java 17 cannot demand. */
    @Test
    void everyKindOfStepIsKnownToTheWriters() {
        Set<String> kinds = Arrays.stream(Step.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Needs", "Pair", "Pipe", "Kill", "Let", "Expect", "Claim", "Predict", "Freeze", "Show", "Act",
                        "Bind", "Await");
    }

    private static String lab(String text, Language language) throws Exception {
        Script script = parsed(text);
        String program = LabExport.program(script, language, script.variants());
        int from = program.lastIndexOf('\n', program.indexOf("---- the lab ----")) + 1;
        return program.substring(from);
    }

    private static Script parsed(String text) throws Exception {
        return ScriptParser.parse(text, "small.lab", 1, "small");
    }
}
