package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.lab.script.Script.ActorDeclaration;
import fdscope.lab.script.Step.Argument;
import fdscope.lab.script.Step.Comparison;
import fdscope.lab.script.Step.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One test per production. */
class GrammarTest {
    private static final String PAIR = "actors alice bob\npair alice.s bob.s stream\n";
    private static final Expr ALICE_S = new Expr.Name("alice", "s");
    private static final Expr BOB_S = new Expr.Name("bob", "s");

    /** The last step of a lab with two actors and a pair. */
    private static Step last(String lines) {
        List<Script.Line> steps = Labs.parse(PAIR + lines).steps();
        return steps.get(steps.size() - 1).step();
    }

    private static Step.Act act(String line) {
        return (Step.Act) last(line);
    }

    private static Expr value(String expression) {
        return ((Step.Let) last("let x = " + expression)).value().values().get(0);
    }

    private static Alt alt(Expr... values) {
        return new Alt(List.of(values));
    }

    private static Expr number(long value) {
        return new Expr.Int(value);
    }

    private static Expr bytes(String text) {
        return new Expr.Str(Bytes.utf8(text));
    }

    private static Argument plain(Expr value) {
        return new Argument.Plain(alt(value));
    }

    private static Comparison is(Expr value) {
        return new Comparison(Operator.EQ, alt(value));
    }

    @Test
    void theHeaderNamesTheLab() {
        Script script = Labs.parse("lab a-name-2 \"A title\" # comment\nactors a\na exit(0)");
        assertThat(script.name()).isEqualTo("a-name-2");
        assertThat(script.title()).contains("A title");
    }

    @Test
    void withoutHeaderTheFileNamesIt() {
        Script script = Labs.parse("actors a\na exit(0)");
        assertThat(script.name()).isEqualTo("t");
        assertThat(script.title()).isEmpty();
        assertThat(script.variants()).containsExactly(Script.ONLY_VARIANT);
    }

    @Test
    void variantsAndGuardsSayWhereALineBelongs() {
        Script script = Labs.parse("""
                variants 16 / recv-dgram / c
                actors a
                [16 c] a close(5) # why
                [not c]  a close(6)
                a close(7)
                """);
        assertThat(script.variants()).containsExactly("16", "recv-dgram", "c");
        assertThat(script.steps())
                .extracting(Script.Line::number, Script.Line::source, Script.Line::variants)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "a close(5)", List.of("16", "c")),
                        org.assertj.core.groups.Tuple.tuple(4, "a close(6)", List.of("16", "recv-dgram")),
                        org.assertj.core.groups.Tuple.tuple(5, "a close(7)", List.of()));
        assertThat(script.stepsOf("c")).hasSize(2);
    }

    @Test
    void actorsAreDeclaredWithWhatTheyAreBornWith() {
        Script script =
                Labs.parse("actors a b\nactor c root, unshare CLONE_NEWUSER | CLONE_NEWNET\nactor d uid 5\na exit(0)");
        assertThat(script.actors())
                .containsExactly(
                        new ActorDeclaration(1, "a", false, Optional.empty(), Optional.empty()),
                        new ActorDeclaration(1, "b", false, Optional.empty(), Optional.empty()),
                        new ActorDeclaration(
                                2,
                                "c",
                                true,
                                Optional.empty(),
                                Optional.of(new Expr.Binary(
                                        '|', new Expr.Constant("CLONE_NEWUSER"), new Expr.Constant("CLONE_NEWNET")))),
                        new ActorDeclaration(3, "d", false, Optional.of(number(5)), Optional.empty()));
    }

    @Test
    void needsAreOfSevenKinds() {
        assertThat(
                        last(
                                "needs root userns ptrace wchan SO_PASSRIGHTS symbol __skb_recv.isra.0 program nc.openbsd # why"))
                .isEqualTo(new Step.Needs(List.of(
                        new Step.Need(Step.Need.Kind.ROOT, "root"),
                        new Step.Need(Step.Need.Kind.USERNS, "userns"),
                        new Step.Need(Step.Need.Kind.PTRACE, "ptrace"),
                        new Step.Need(Step.Need.Kind.WCHAN, "wchan"),
                        new Step.Need(Step.Need.Kind.OPTION, "SO_PASSRIGHTS"),
                        new Step.Need(Step.Need.Kind.SYMBOL, "__skb_recv.isra.0"),
                        new Step.Need(Step.Need.Kind.PROGRAM, "nc.openbsd"))));
    }

    @Test
    void aPairHasOneTypeOrOnePerVariant() {
        assertThat(last("pair alice.t alice.u seqpacket"))
                .isEqualTo(new Step.Pair(
                        new Step.Place("alice", "t"), new Step.Place("alice", "u"), List.of(SocketType.SEQPACKET)));
        Script script = Labs.parse("variants x / y\nactors a b\npair a.s b.s stream / dgram");
        assertThat(((Step.Pair) script.steps().get(0).step()).types())
                .containsExactly(SocketType.STREAM, SocketType.DGRAM);
    }

    @Test
    void aPipeAndAKillAreSteps() {
        assertThat(last("pipe bob.r alice.w"))
                .isEqualTo(new Step.Pipe(new Step.Place("bob", "r"), new Step.Place("alice", "w")));
        assertThat(last("kill bob")).isEqualTo(new Step.Kill("bob"));
    }

    @Test
    void expectHasADeadlineANegationAndAComparison() {
        assertThat(last("expect within 200ms not in_flight(bob.s) >= 2"))
                .isEqualTo(new Step.Expect(
                        Optional.of(Duration.ofMillis(200)),
                        true,
                        alt(new Expr.Apply("in_flight", List.of(alt(BOB_S)))),
                        Optional.of(new Comparison(Operator.GE, alt(number(2))))));
        assertThat(last("expect alive(bob)"))
                .isEqualTo(new Step.Expect(
                        Optional.empty(),
                        false,
                        alt(new Expr.Apply("alive", List.of(alt(new Expr.ActorName("bob"))))),
                        Optional.empty()));
    }

    @Test
    void allSignsCompare() {
        for (Operator operator : Operator.values()) {
            Step.Expect expect = (Step.Expect) last("expect queued(bob.s) " + operator.sign() + " 1");
            assertThat(expect.comparison()).contains(new Comparison(operator, alt(number(1))));
        }
    }

    @Test
    void wordsToTheReader() {
        assertThat(last("freeze \"Look # here\" # comment")).isEqualTo(new Step.Freeze("Look # here"));
        assertThat(last("show \"ns\" open_fds(bob)"))
                .isEqualTo(new Step.Show(
                        "ns", alt(new Expr.Apply("open_fds", List.of(alt(new Expr.ActorName("bob")))))));
        assertThat(Labs.parse(PAIR + "claim \"true\"\nexpect alive(bob)")
                        .steps()
                        .get(1)
                        .step())
                .isEqualTo(new Step.Claim("true"));
    }

    @Test
    void aPredictHasItsAnswersOnTheirOwnLines() {
        Script script = Labs.parse(PAIR + """
                predict "What?"
                  - "a" # note : not this

                  # between
                  * b : because : of this
                expect alive(bob)
                """);
        assertThat(script.steps().get(1).step())
                .isEqualTo(new Step.Predict(
                        "What?",
                        List.of(
                                new Step.Answer(false, "\"a\"", Optional.empty()),
                                new Step.Answer(true, "b", Optional.of("because : of this")))));
        assertThat(script.steps().get(1).number()).isEqualTo(3);
        assertThat(script.steps().get(2).number()).isEqualTo(8);
    }

    @Test
    void aCallIsBoundStartedAndJudged() {
        assertThat(last("alice start n = recv(s, 5) -> \"x\", ret > 0, ns any"))
                .isEqualTo(new Step.Act(
                        "alice",
                        true,
                        List.of("n"),
                        new Step.Call("recv", List.of(plain(ALICE_S), plain(number(5)))),
                        Optional.empty(),
                        Optional.of(new Step.Result(
                                Optional.of(is(bytes("x"))),
                                List.of(
                                        new Step.FieldResult("ret", new Comparison(Operator.GT, alt(number(0)))),
                                        new Step.FieldResult("ns", is(new Expr.Any())))))));
        assertThat(act("alice r, w = pipe()").names()).containsExactly("r", "w");
        assertThat(act("alice close(s) -> ok").result()).contains(new Step.Result(Optional.empty(), List.of()));
    }

    @Test
    void anAwaitMayHaveAResult() {
        assertThat(last("alice start recv(s, 1)\nalice await")).isEqualTo(new Step.Await("alice", Optional.empty()));
        assertThat(last("alice start recv(s, 1)\nalice await -> EAGAIN"))
                .isEqualTo(new Step.Await(
                        "alice",
                        Optional.of(new Step.Result(Optional.of(is(new Expr.Constant("EAGAIN"))), List.of()))));
    }

    @Test
    void aRepeatHasACountOrAnEndOrBoth() {
        assertThat(act("alice n = repeat 5 send(s, \"x\") until EAGAIN -> 3").repeat())
                .contains(new Step.Repeat(OptionalInt.of(5), Optional.of(alt(new Expr.Constant("EAGAIN")))));
        assertThat(act("alice repeat 5 send(s, \"x\")").repeat())
                .contains(new Step.Repeat(OptionalInt.of(5), Optional.empty()));
        assertThat(act("alice repeat recv(s, 9) until \"\"").repeat())
                .contains(new Step.Repeat(OptionalInt.empty(), Optional.of(alt(bytes("")))));
    }

    @Test
    void aValueIsNamedByALetOrByAnActor() {
        assertThat(last("let n = 5")).isEqualTo(new Step.Let("n", alt(number(5))));
        assertThat(last("alice x = fd(3)"))
                .isEqualTo(new Step.Bind("alice", "x", alt(new Expr.Apply("fd", List.of(alt(number(3)))))));
    }

    @Test
    void wordsOfTheMiddleOfALineCanBeNames() {
        assertThat(act("alice to = dup(s)\nalice close(to)").call().arguments())
                .containsExactly(plain(new Expr.Name("alice", "to")));
        assertThat(act("alice start = dup(s)").names()).containsExactly("start");
    }

    @Test
    void keywordsAndControlMessagesAreArguments() {
        assertThat(act("alice sendmsg(s, \"x\", SCM_RIGHTS [s, s * 2], SCM_CREDENTIALS {pid=1}, {cmsg_len=8, "
                                + "cmsg_data=[s]}, to \"p\", controllen 9, MSG_DONTWAIT)")
                        .call()
                        .arguments())
                .containsExactly(
                        plain(ALICE_S),
                        plain(bytes("x")),
                        new Argument.Rights(List.of(alt(ALICE_S), alt(new Expr.Binary('*', ALICE_S, number(2))))),
                        new Argument.Credentials(List.of(new Step.Field("pid", alt(number(1))))),
                        new Argument.RawControl(List.of(
                                new Step.Field("cmsg_len", alt(number(8))),
                                new Step.Field("cmsg_data", alt(new Expr.ListOf(List.of(alt(ALICE_S))))))),
                        new Argument.Keyword("to", alt(bytes("p"))),
                        new Argument.Keyword("controllen", alt(number(9))),
                        plain(new Expr.Constant("MSG_DONTWAIT")));
        assertThat(act("alice sendmsg(s, \"x\", control u32(1))").call().arguments())
                .contains(new Argument.Keyword("control", alt(new Expr.Apply("u32", List.of(alt(number(1)))))));
    }

    @Test
    void spawnNumbersDescriptors() {
        assertThat(act("alice carol = spawn(3 = s, env \"A=1\")").call().arguments())
                .containsExactly(
                        new Argument.Numbered(3, alt(ALICE_S)), new Argument.Keyword("env", alt(bytes("A=1"))));
        assertThat(last("alice carol = spawn()\ncarol x = fd(3)")).isInstanceOf(Step.Bind.class);
    }

    @Test
    void operatorsBindAsInC() {
        Expr one = number(1);
        assertThat(value("1 | 1 + 1 * -1"))
                .isEqualTo(new Expr.Binary(
                        '|', one, new Expr.Binary('+', one, new Expr.Binary('*', one, new Expr.Negate(one)))));
        assertThat(value("1 - 1 - 1")).isEqualTo(new Expr.Binary('-', new Expr.Binary('-', one, one), one));
        assertThat(value("(1 | 1) * 1")).isEqualTo(new Expr.Binary('*', new Expr.Binary('|', one, one), one));
    }

    @Test
    void fieldsAndElementsFollowAName() {
        assertThat(last("alice m = recvmsg(s, 1)\nlet x = alice.m.fds[0]"))
                .isEqualTo(new Step.Let(
                        "x", alt(new Expr.Index(new Expr.Field(new Expr.Name("alice", "m"), "fds"), number(0)))));
    }

    @Test
    void aBareNameIsTheActorsOrTheLabs() {
        assertThat(act("let n = 5\nalice recv(s, n)").call().arguments())
                .containsExactly(plain(ALICE_S), plain(new Expr.Name("", "n")));
        assertThat(act("alice send(s, run)").call().arguments()).contains(plain(new Expr.Name("", "run")));
        assertThat(act("alice kill(bob, SIGTERM)").call().arguments()).contains(plain(new Expr.ActorName("bob")));
    }

    @Test
    void listsMayBeEmpty() {
        assertThat(last("expect owners(bob.s) == []"))
                .isEqualTo(new Step.Expect(
                        Optional.empty(),
                        false,
                        alt(new Expr.Apply("owners", List.of(alt(BOB_S)))),
                        Optional.of(is(new Expr.ListOf(List.of())))));
    }

    @Test
    void alternativesStandAloneOrInParentheses() {
        Script script = Labs.parse("variants a / b\nactors x\nx exit((1 / 2))\nx exit(1 / 2)");
        assertThat(script.steps())
                .extracting(line -> ((Step.Act) line.step()).call().arguments().get(0))
                .containsExactly(
                        plain(new Expr.Group(alt(number(1), number(2)))),
                        new Argument.Plain(alt(number(1), number(2))));
    }

    @Test
    void numbersAreWrittenInFourWays() {
        assertThat(List.of(value("12"), value("0x1f"), value("0600"), value("64K"), value("16M"), value("0")))
                .containsExactly(number(12), number(31), number(384), number(65536), number(16 << 20), number(0));
    }

    @Test
    void stringsAreBytes() {
        assertThat(value("\"\\0\\n\\r\\t\\e\\\"\\\\\\xfF é#\""))
                .isEqualTo(new Expr.Str(Bytes.ofHex("000a0d091b225cff20c3a923")));
    }
}
