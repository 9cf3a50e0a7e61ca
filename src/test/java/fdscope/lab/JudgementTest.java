package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.lab.script.Step.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final Value EAGAIN = new Value.Constant("EAGAIN", Errno.EAGAIN.number());

    private static Value num(long number) {
        return new Value.Num(number);
    }

    private static Value str(String text) {
        return new Value.Str(Bytes.utf8(text));
    }

    private static Value success(Value principal) {
        return new Value.Outcome(principal, Map.of(), Optional.empty());
    }

    private static Value failure(Errno errno) {
        return new Value.Outcome(num(-1), Map.of(), Optional.of(errno));
    }

    @ParameterizedTest
    @CsvSource({"EQ,false", "NE,true", "LT,true", "LE,true", "GT,false", "GE,false"})
    void numbersAreComparedByEachOperator(Operator operator, boolean holds) throws LabFailure {
        assertThat(Judgement.holds(num(3), operator, num(5))).isEqualTo(holds);
    }

    @Test
    void hasWantsAllBits() throws LabFailure {
        assertThat(Judgement.holds(num(0b1101), Operator.HAS, num(0b0101))).isTrue();
        assertThat(Judgement.holds(num(0b1001), Operator.HAS, num(0b0101))).isFalse();
    }

    @Test
    void anErrnoIsHowACallFailed() throws LabFailure {
        assertThat(Judgement.holds(failure(Errno.EAGAIN), Operator.EQ, EAGAIN)).isTrue();
        assertThat(Judgement.holds(failure(Errno.EPIPE), Operator.EQ, EAGAIN)).isFalse();
        assertThat(Judgement.holds(success(num(Errno.EAGAIN.number())), Operator.EQ, EAGAIN))
                .isFalse();
    }

    @Test
    void aFailedCallHasNoValueToBeEqual() throws LabFailure {
        assertThat(Judgement.holds(failure(Errno.EAGAIN), Operator.EQ, num(-1))).isFalse();
        assertThat(Judgement.holds(failure(Errno.EAGAIN), Operator.EQ, new Value.Any()))
                .isFalse();
        assertThat(Judgement.holds(success(str("")), Operator.EQ, new Value.Any()))
                .isTrue();
    }

    @Test
    void aListComparedWithANumberCountsItsElements() throws LabFailure {
        Value three = new Value.Items(List.of(num(7), num(8), num(9)));
        assertThat(Judgement.holds(three, Operator.EQ, num(3))).isTrue();
    }

    @Test
    void actorsAreComparedInAnyOrder() throws LabFailure {
        Value ab = new Value.Items(List.of(new Value.Player("alice"), new Value.Player("bob")));
        Value ba = new Value.Items(List.of(new Value.Player("bob"), new Value.Player("alice")));
        assertThat(Judgement.holds(ab, Operator.EQ, ba)).isTrue();
        assertThat(Judgement.holds(ab, Operator.EQ, new Value.Items(List.of()))).isFalse();
    }

    @Test
    void bytesAndANumberAreAnErrorOfTheAuthor() {
        assertThatThrownBy(() -> Judgement.holds(str("5"), Operator.EQ, num(5)))
                .hasMessage("bytes cannot be compared with a number: \"5\" and 5");
    }

    @Test
    void bytesHaveNoOrder() {
        assertThatThrownBy(() -> Judgement.holds(str("a"), Operator.LT, str("b")))
                .hasMessage("only == and != compare these, not <");
    }
}
