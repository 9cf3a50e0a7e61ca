package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each fault has one message: what, and what was expected. */
class ScriptErrorsTest {
    private static final String PAIR = "actors alice bob\npair alice.s bob.s stream\n";

    /** Errors of lines that follow a pair of sockets; the first of them is line 3. */
    private static String after(String lines) {
        return Labs.errors(PAIR + lines);
    }

    private static String twoVariants(String lines) {
        return Labs.errors("variants recvmsg / read\n" + PAIR + lines);
    }

    @Test
    void anUnknownFirstWordNamesTheActors() {
        assertThat(after("alise send(s, \"x\")"))
                .isEqualTo("t.lab:3: alise: neither an actor (alice, bob) nor a word of the lab language");
    }

    @Test
    void anUnknownCallSaysWhichOnesWereMeant() {
        assertThat(after("alice sendmesg(s, \"x\")"))
                .isEqualTo("t.lab:3: sendmesg: not a call of the lab language; "
                        + "did you mean sendmsg or send or sendto?");
    }

    @Test
    void aCallLikeNoOtherPointsToTheReference() {
        assertThat(after("alice nanosleep(5)"))
                .isEqualTo("t.lab:3: nanosleep: not a call of the lab language; "
                        + "the calls stand in docs/lab-language.md");
    }

    @Test
    void aNameMissingInOneVariantSaysWhichAndWhatIsThere() {
        assertThat(twoVariants("""
                        bob m = recvmsg(s, 1, control 24)
                        [recvmsg] bob g = m.fds[0]
                        expect number(bob.g) == 5
                        """))
                .isEqualTo("t.lab:6: bob.g is not bound here in variant read, expected one of m, s");
    }

    @Test
    void aNameMissingEverywhereIsToldOnce() {
        assertThat(after("alice read(f, 5)\nalice close(f)"))
                .isEqualTo("t.lab:3: alice.f is not bound here, expected one of s");
    }

    @Test
    void aBareNameOutsideAnActorLineNeedsItsActor() {
        assertThat(after("alice f = dup(s)\nexpect cloexec(f)"))
                .isEqualTo("t.lab:4: f: not bound here; outside an actor line a name reads ACTOR.f");
    }

    @Test
    void aStrangerBeforeADotIsNoActor() {
        assertThat(after("expect cloexec(alise.s)"))
                .isEqualTo("t.lab:3: alise: neither an actor (alice, bob) nor bound with \"let\"");
    }

    @Test
    void aLetIsNotBoundBeforeItsLine() {
        assertThat(after("alice send(s, \".\" * size)\nlet size = 5"))
                .isEqualTo("t.lab:3: size is not bound here, expected \"let size = ...\" before this line");
    }

    @Test
    void aNameIsBoundOnce() {
        assertThat(after("alice f = dup(s)\nalice f = dup(s)"))
                .isEqualTo("t.lab:4: alice.f is already bound in line 3: "
                        + "a name means one thing in a lab; choose another");
    }

    @Test
    void aNameMayBeBoundOncePerVariant() {
        assertThat(twoVariants("[recvmsg] alice f = dup(s)\n[read] alice f = dup(s)"))
                .isEmpty();
        assertThat(twoVariants("[recvmsg] alice f = dup(s)\nalice f = dup(s)"))
                .isEqualTo("t.lab:5: alice.f is already bound in line 4: "
                        + "a name means one thing in a lab; choose another");
    }

    @Test
    void runIsBoundFromTheStart() {
        assertThat(after("let run = 5"))
                .isEqualTo("t.lab:3: run is bound from the start: a name means one thing in a lab; choose another");
    }

    @Test
    void anotherActorsDescriptorHasToTravel() {
        assertThat(after("alice f = dup(s)\nbob read(alice.f, 5)"))
                .isEqualTo("t.lab:4: alice.f is a descriptor of alice, bob has none of it; "
                        + "send it, or expected a descriptor of bob");
    }

    @Test
    void anotherActorsDescriptorCannotBeNamedSentOrGivenToAProgram() {
        assertThat(after(
                        "bob g = alice.s\nbob sendmsg(s, \"x\", SCM_RIGHTS [alice.s * 2])\nbob c = spawn(3 = alice.s)"))
                .isEqualTo("""
                        t.lab:3: alice.s is a descriptor of alice, bob has none of it; send it, or expected a descriptor of bob
                        t.lab:4: alice.s is a descriptor of alice, bob has none of it; send it, or expected a descriptor of bob
                        t.lab:5: alice.s is a descriptor of alice, bob has none of it; send it, or expected a descriptor of bob""".stripIndent());
    }

    @Test
    void anotherActorsNumbersAndBytesMayBeUsed() {
        assertThat(after("alice m = recvmsg(s, 4)\nbob send(s, alice.m)\nbob fcntl(s, F_DUPFD, number(alice.s))"))
                .isEmpty();
    }

    @Test
    void valuesFitTheVariants() {
        assertThat(Labs.errors("variants stream / dgram\nactors a\na socket(AF_UNIX, SOCK_STREAM) -> 1 / 2 / 3"))
                .isEqualTo("t.lab:3: 3 values for 2 variants (stream / dgram)");
        assertThat(Labs.errors("variants a / b / c\nactors x y\npair x.s y.s stream / dgram"))
                .isEqualTo("t.lab:3: 2 values for 3 variants (a / b / c)");
        assertThat(after("alice send(s, \"x\" / \"y\")"))
                .isEqualTo("t.lab:3: 2 values, but the lab has no variants; "
                        + "expected one value or a line \"variants A / B\"");
    }

    @Test
    void aClaimNeedsACheckBeforeTheNext() {
        assertThat(after("claim \"a\"\nalice send(s, \"x\")\nclaim \"b\"\nexpect alive(bob)"))
                .isEqualTo("t.lab:3: the claim is never checked; "
                        + "expected \"expect\" or a call with \"->\" before the next claim");
    }

    @Test
    void aPredictHasOneRightAnswer() {
        assertThat(after("predict \"p\"\n- a\n- b\nexpect alive(bob)"))
                .isEqualTo("t.lab:3: predict needs exactly one right answer (*), found 0");
        assertThat(after("predict \"p\"\n* a\n* b\nexpect alive(bob)"))
                .isEqualTo("t.lab:3: predict needs exactly one right answer (*), found 2");
        assertThat(after("predict \"p\"\n* a\nexpect alive(bob)"))
                .isEqualTo("t.lab:3: predict needs a wrong answer (-) beside the right one, found none");
    }

    @Test
    void aPredictIsCheckedByWhatFollows() {
        assertThat(after("expect alive(bob)\npredict \"p\"\n- a\n* b\nalice send(s, \"x\")"))
                .isEqualTo("t.lab:4: nothing after this predict checks the answer; "
                        + "expected \"expect\" or a call with \"->\"");
    }

    @Test
    void anAnswerFollowsItsQuestion() {
        assertThat(after("expect alive(bob)\n  - a"))
                .isEqualTo("t.lab:4: an answer without a question; "
                        + "expected a predict before it, and only answers between");
    }

    @Test
    void aNulBeforeADigitIsAmbiguous() {
        assertThat(after("alice send(s, \"\\01\")"))
                .isEqualTo("t.lab:3: \"\\0\" before a digit is ambiguous; write \\x00");
    }

    @Test
    void aGuardNamesAVariant() {
        assertThat(Labs.errors("variants a / b\nactors x\n[c] x exit(0)"))
                .isEqualTo("t.lab:3: [c]: no such variant, expected a or b");
        assertThat(after("[c] alice close(s)"))
                .isEqualTo("t.lab:3: [c]: no such variant, expected a line \"variants A / B\" in the lab");
        assertThat(Labs.errors("variants a / b\nactors x\n[not a b] x exit(0)"))
                .isEqualTo("t.lab:3: [not a b]: the line belongs to no variant; expected one that is left");
    }

    @Test
    void aRepeatHasAnEnd() {
        assertThat(after("alice repeat send(s, \"x\")"))
                .isEqualTo("t.lab:3: repeat without an end: expected a count or \"until\"");
    }

    @Test
    void aConstantIsOneOfTheManual() {
        assertThat(after("alice recv(s, 1, MSG_DONTWAITT)"))
                .isEqualTo("t.lab:3: MSG_DONTWAITT: not a known constant; did you mean MSG_DONTWAIT?");
    }

    @Test
    void anUnknownObservationSaysWhatWasMeant() {
        assertThat(after("expect queue(alice.s) == 0"))
                .isEqualTo("t.lab:3: queue: neither an observation nor a function; did you mean queued?");
    }

    @Test
    void aCallIsNoValue() {
        assertThat(after("expect dup(alice.s) == 0"))
                .isEqualTo("t.lab:3: dup() is a call, expected a value; a call stands alone in an actor's line");
    }

    @Test
    void argumentsAreCounted() {
        assertThat(after("alice send(s)")).isEqualTo("t.lab:3: send(): 1 argument, expected send(FD, DATA, [FLAGS])");
        assertThat(after("alice close(s, s)")).isEqualTo("t.lab:3: close(): 2 arguments, expected close(FD)");
        assertThat(after("expect in_flight()")).isEqualTo("t.lab:3: in_flight(): no argument, expected in_flight(FD)");
    }

    @Test
    void argumentsHaveTheirKind() {
        assertThat(after("alice read(\"s\", 5)"))
                .isEqualTo("t.lab:3: read(): argument 1 is bytes, expected a descriptor");
        assertThat(after("alice send(s, 5)"))
                .isEqualTo("t.lab:3: send(): argument 2 is a number, expected bytes; write u32(5) or decimal(5)");
        assertThat(after("alice fcntl(s, F_DUPFD_QUERY, s)"))
                .isEqualTo("t.lab:3: fcntl(): argument 3 is a descriptor, expected a number; write number(alice.s)");
        assertThat(after("bob m = recvmsg(s, 1)\nbob close(m)"))
                .isEqualTo("t.lab:4: close(): argument 1 is bytes, expected a descriptor; write bob.m.fds[0]");
        assertThat(after("alice sendmsg(s, \"x\", SCM_RIGHTS [\"f\"])"))
                .isEqualTo("t.lab:3: SCM_RIGHTS \"f\": that is bytes, expected a descriptor");
        assertThat(after("expect alive(5)")).isEqualTo("t.lab:3: alive(): argument 1 is a number, expected an actor");
    }

    @Test
    void keywordsBelongToTheirCalls() {
        assertThat(after("alice read(s, 5, control 24)"))
                .isEqualTo("t.lab:3: read() takes no \"control\", expected read(FD, N)");
        assertThat(after("alice sendmsg(s, \"x\", control 24)"))
                .isEqualTo("t.lab:3: sendmsg(): control is a number, expected bytes");
        assertThat(after("alice sendmsg(s, \"x\", SCM_RIGHTS [s], control \"x\")"))
                .isEqualTo("t.lab:3: sendmsg(): control messages and the raw buffer in one call, "
                        + "expected one of the two");
        assertThat(after("alice send(s, \"x\", SCM_RIGHTS [s])"))
                .isEqualTo("t.lab:3: send() takes no control messages, expected send(FD, DATA, [FLAGS])");
        assertThat(after("alice close(3 = s)")).isEqualTo("t.lab:3: close() takes no 3 = FD, expected close(FD)");
    }

    @Test
    void fieldsBelongToTheirResults() {
        assertThat(after("bob m = recvmsg(s, 1)\nexpect bob.m.flag == 0"))
                .isEqualTo("t.lab:4: flag: not a field of bob.m; did you mean flags?");
        assertThat(after("alice send(s, \"x\") -> 1, size 4"))
                .isEqualTo("t.lab:3: size: not a field of send(); expected one of ns");
        assertThat(after("expect alice.s.flags == 0"))
                .isEqualTo("t.lab:3: flags: alice.s is a descriptor and has no fields; "
                        + "expected it without \".flags\"");
    }

    @Test
    void twoDescriptorsAreNotCompared() {
        assertThat(after("expect alice.s == bob.s"))
                .isEqualTo("t.lab:3: alice.s and bob.s are descriptors and cannot be compared with ==; "
                        + "expected same_file(alice.s, bob.s) or number(alice.s) == number(bob.s)");
    }

    @Test
    void bytesAndNumbersAreNotCompared() {
        assertThat(after("bob recv(s, 5) -> 5"))
                .isEqualTo(
                        "t.lab:3: recv() is bytes, expected bytes and not the number 5; its length is the field ret");
        assertThat(after("alice send(s, \"x\") -> \"x\""))
                .isEqualTo("t.lab:3: send() is a number, expected a number and not \"x\"");
    }

    @Test
    void bytesAndNumbersAreNotAdded() {
        assertThat(after("alice send(s, \"fd \" + 5)"))
                .isEqualTo("t.lab:3: 5 is a number, expected bytes beside \"+\"; write u32(5) or decimal(5)");
    }

    @Test
    void anActorIsDeclaredOnceAndNotNamedLikeAWordOrACall() {
        assertThat(Labs.errors("actors alice send\nalice exit(0)"))
                .isEqualTo("t.lab:1: send: a word or call of the lab language cannot name an actor; choose another");
        assertThat(Labs.errors("actors alice alice\nalice exit(0)"))
                .isEqualTo("t.lab:1: alice is already declared in line 1; choose another name");
        assertThat(after("alice bob = spawn()"))
                .isEqualTo("t.lab:3: bob is already an actor, of line 1; choose another name");
        assertThat(after("alice bob = dup(s)"))
                .isEqualTo("t.lab:3: bob is an actor; choose another name for the value");
    }

    @Test
    void aSpawnedActorHasItsParentsDescriptorsFromThenOn() {
        assertThat(
                        after(
                                "alice f = dup(s)\nalice carol = spawn()\ncarol read(f, 1)\nalice g = dup(s)\ncarol read(g, 1)"))
                .isEqualTo("t.lab:7: carol.g is not bound here, expected one of f, s");
        assertThat(after("carol read(s, 1)\nalice carol = spawn()"))
                .isEqualTo("t.lab:3: carol is not started here, expected \"carol = spawn()\" before this line");
    }

    @Test
    void anAwaitNeedsAStart() {
        assertThat(after("alice await"))
                .isEqualTo("t.lab:3: alice has started no call here, expected \"start\" before \"await\"");
    }

    @Test
    void resultsHaveAsManyNamesAsTheyNeed() {
        assertThat(after("alice r = pipe()"))
                .isEqualTo("t.lab:3: pipe() gives two descriptors, expected two names: a, b = pipe()");
        assertThat(after("alice a, b = dup(s)")).isEqualTo("t.lab:3: 2 names for one result, expected one: a = dup()");
        assertThat(after("alice spawn()"))
                .isEqualTo("t.lab:3: spawn() makes an actor, expected one name for it: carol = spawn()");
    }

    @Test
    void needsAreKnown() {
        assertThat(after("needs rot\nexpect alive(bob)"))
                .isEqualTo("t.lab:3: needs rot: expected root, userns, ptrace, wchan, an option such as SO_PASSRIGHTS, "
                        + "symbol NAME or program NAME");
    }

    @Test
    void allFaultsAreFoundAtOnceInTheOrderOfTheirLines() {
        assertThat(after("""
                        claim "nothing checks me"
                        alice f = memfd_create("f"
                        alice read(f, 5)
                        alise close(s)
                        alise close(s)
                        bob read(alice.s, 1)
                        """)).isEqualTo("""
                        t.lab:4: the end of the line: expected ) after the arguments of memfd_create
                        t.lab:6: alise: neither an actor (alice, bob) nor a word of the lab language
                        t.lab:8: alice.s is a descriptor of alice, bob has none of it; send it, or expected a descriptor of bob""");
    }

    @Test
    void oneMisspeltDeclarationIsOneFault() {
        assertThat(Labs.errors("actrs alice bob\npair alice.s bob.s stream\nalice send(s, \"x\") -> 1"))
                .isEqualTo("t.lab:1: actrs: neither an actor (none is declared) nor a word of the lab language");
        assertThat(Labs.errors("variant a / b\nactors x y\npair x.s y.s stream / dgram\n[a] x exit(0)"))
                .isEqualTo("t.lab:1: variant: neither an actor (x, y) nor a word of the lab language");
    }

    @Test
    void lineNumbersCountFromTheFilesFirstLine() {
        try {
            ScriptParser.parse("actors a\nb exit(0)", "06.md", 11, "t");
        } catch (ScriptError.Found found) {
            assertThat(found.errors())
                    .containsExactly(
                            new ScriptError("06.md", 12, "b: neither an actor (a) nor a word of the lab language"));
            return;
        }
        throw new AssertionError("no error");
    }
}
