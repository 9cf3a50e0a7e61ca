package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as the runner computes them. alice.f is descriptor 7, alice.m a message with two descriptors. */
class EvaluatorTest {
    private static final String BOUND = """
            lab t
            variants one / two
            actors alice
            pair alice.s alice.t stream
            alice f = memfd_create("note")
            alice m = recvmsg(s, 16, control 32)
            alice none = recvmsg(s, 16)
            alice failed = recv(s, 1) -> EAGAIN
            alice p = mmap(f, 4096, PROT_READ, MAP_SHARED)
            alice r = repeat 4 send(s, "x")
            """;

    private static Evaluator evaluator(int variant) {
        Bindings names = new Bindings();
        names.bind("alice", "f", new Value.Descriptor("alice", 7));
        names.bind(
                "alice",
                "m",
                new Value.Outcome(
                        new Value.Str(Bytes.utf8("hello")),
                        Map.of(
                                "flags",
                                new Value.Num(8),
                                "fds",
                                new Value.Items(
                                        List.of(new Value.Descriptor("alice", 9), new Value.Descriptor("alice", 10)))),
                        Optional.empty()));
        names.bind(
                "alice",
                "none",
                new Value.Outcome(
                        new Value.Str(Bytes.EMPTY), Map.of("fds", new Value.Items(List.of())), Optional.empty()));
        names.bind(
                "alice",
                "failed",
                new Value.Outcome(new Value.Num(-1), Map.of(), Optional.of(fdscope.kernel.Errno.EAGAIN)));
        names.bind("alice", "p", new Value.Mapping("alice", 0x7f00, 4096));
        names.bind(
                "alice",
                "r",
                new Value.Outcome(
                        new Value.Num(4),
                        Map.of("total", new Value.Num(4L << 20), "ns", new Value.Num(2_000_000_000)),
                        Optional.empty()));
        names.bind("", "run", new Value.Str(Bytes.utf8("RUN")));
        return new Evaluator(
                variant,
                names,
                (function, arguments) -> function.equals("pid")
                        ? Optional.of(new Evaluator.Observation(new Value.Num(4711), "/proc"))
                        : Optional.empty());
    }

    private static Value value(String expression, int variant) throws LabFailure {
        Script script = Understudy.parse(BOUND + "let x = " + expression + "\n");
        Step.Let let = (Step.Let) script.steps().get(script.steps().size() - 1).step();
        return evaluator(variant).value(let.value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            1 + 2 * 3                      ; 7
            (1 + 2) * 3                    ; 9
            7 - 10                         ; -3
            -5 + 2                         ; -3
            0x1f                           ; 31
            0600                           ; 384
            64K                            ; 65536
            1 | 4 | 4                      ; 5
            O_RDWR | O_CREAT               ; 66
            EAGAIN + 0                     ; 11
            CMSG_SPACE(0)                  ; 16
            CMSG_SPACE(1)                  ; 24
            CMSG_SPACE(8)                  ; 24
            CMSG_SPACE(9)                  ; 32
            CMSG_LEN(4)                    ; 20
            "a" + "b\\0"                   ; "ab\\0"
            "ab" * 3                       ; "ababab"
            "\\x00" + run                  ; "\\0RUN"
            u8(257)                        ; "\\x01"
            u16(258)                       ; "\\x02\\x01"
            u32(-1)                        ; "\\xff\\xff\\xff\\xff"
            u64(alice.f)                   ; "\\x07\\0\\0\\0\\0\\0\\0\\0"
            decimal(alice.f)               ; "7"
            decimal(-12)                   ; "-12"
            len("abc")                     ; 3
            len(alice.m.fds)               ; 2
            [alice.m.fds[1]]               ; [10]
            alice.m.flags                  ; 8
            alice.m.data                   ; "hello"
            rate(alice.r)                  ; 2
            pid(alice)                     ; 4711
            alice.p + 1                    ; 32513
            [1, 2 + 3]                     ; [1, 5]
            [alice.f * 3]                  ; [7, 7, 7]
            """)
    void anExpressionComesTo(String expression, String expected) throws LabFailure {
        assertThat(Rendering.of(value(expression, 0).principal())).isEqualTo(expected);
    }

    @Test
    void aDescriptorTimesANumberSpreadsOutInAList() throws LabFailure {
        assertThat(((Value.Items) value("[alice.f * 253]", 0)).values())
                .hasSize(253)
                .containsOnly(new Value.Descriptor("alice", 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            "ab" * -1                      ; bytes * -1, expected 0 or more
            "ab" * 4294967297              ; 4294967297 or more bytes in one value, expected at most 64M
            "ab" * 1000000000              ; 1000000000 or more bytes in one value, expected at most 64M
            "ab" * 32M + "c"               ; 67108865 or more bytes in one value, expected at most 64M
            [alice.f * -1]                 ; a list with -1 elements, expected 0 to 1048576
            [alice.f * 2000000000]         ; a list with 2000000000 elements, expected 0 to 1048576
            """)
    void whatFitsIntoNoMemoryIsAFaultOfTheLab(String expression, String message) {
        assertThatThrownBy(() -> value(expression, 0))
                .isInstanceOf(LabFailure.class)
                .hasMessage(message);
    }

    @Test
    void anAlternativeBelongsToItsVariant() throws LabFailure {
        assertThat(value("1 / 2", 0)).isEqualTo(new Value.Num(1));
        assertThat(value("1 / 2", 1)).isEqualTo(new Value.Num(2));
        assertThat(value("(1 / 2) * 10", 1)).isEqualTo(new Value.Num(20));
    }

    @Test
    void theSourcesOfObservationsAreKeptOnce() throws LabFailure {
        Evaluator evaluator = evaluator(0);
        Script script = Understudy.parse(BOUND + "let x = pid(alice) + pid(alice)\n");
        Step.Let let = (Step.Let) script.steps().get(script.steps().size() - 1).step();
        assertThat(evaluator.value(let.value())).isEqualTo(new Value.Num(9422));
        assertThat(evaluator.sources()).isEqualTo("/proc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            alice.none.fds[0]       ; no element 0: none.fds is empty
            alice.m.fds[2]          ; no element 2: m.fds has 2
            alice.m.fds[-1]         ; no element -1: m.fds has 2
            alice.m.pid             ; no field pid came, expected one of fds, flags
            alice.failed + "a"      ; the call failed with EAGAIN and gave no value
            alice.failed.ret        ; the call failed with EAGAIN and gave no value
            len(7)                  ; bytes are needed here, not 7
            uid(alice)              ; uid: not an observation
            """)
    void whatCannotBeComputedSaysWhy(String expression, String message) {
        assertThatThrownBy(() -> value(expression, 0))
                .isInstanceOf(LabFailure.class)
                .hasMessage(message);
    }

    @Test
    void aNameThatHasNoValueYetIsNamedWithItsActor() {
        assertThatThrownBy(() -> new Bindings().get("alice", "g")).hasMessage("alice.g has no value yet");
        assertThatThrownBy(() -> new Bindings().get("", "x")).hasMessage("x has no value yet");
    }
}
