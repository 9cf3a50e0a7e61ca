package fdscope.lab;

import fdscope.kernel.Errno;
import fdscope.lab.script.Step.Operator;
import java.util.HashSet;
import java.util.List;

/** Compares what came with what was expected (docs/lab-language.md, values and results). Pure. */
final class Judgement {
    private Judgement() {}

    /** @throws LabFailure where the two cannot be compared */
    static boolean holds(Value actual, Operator operator, Value expected) throws LabFailure {
        if (expected instanceof Value.Any) {
            boolean succeeded =
                    !(actual instanceof Value.Outcome outcome && outcome.error().isPresent());
            return succeeded == (operator != Operator.NE);
        }
        if (isErrno(expected)
                && actual instanceof Value.Outcome outcome
                && outcome.error().isPresent()) {
            return number(outcome.error().get().number(), operator, Evaluator.number(expected));
        }
        if (actual instanceof Value.Outcome outcome && outcome.error().isPresent()) {
            return operator == Operator.NE;
        }
        if (isErrno(expected) && actual instanceof Value.Outcome) {
            return operator == Operator.NE;
        }
        Value left = Evaluator.principal(actual);
        Value right = Evaluator.principal(expected);
        if (left instanceof Value.Str && right instanceof Value.Str
                || left instanceof Value.Player && right instanceof Value.Player) {
            return equality(left.equals(right), operator);
        }
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            return equality(same(a.values(), b.values()), operator);
        }
        if (left instanceof Value.Str || right instanceof Value.Str) {
            throw new LabFailure(
                    "bytes cannot be compared with a number: " + Rendering.of(left) + " and " + Rendering.of(right));
        }
        return number(Evaluator.number(left), operator, Evaluator.number(right));
    }

    /** Whether an observation without comparison holds: true, or not 0. */
    static boolean truth(Value value) throws LabFailure {
        return Evaluator.number(value) != 0;
    }

    static boolean isErrno(Value value) {
        return value instanceof Value.Constant constant
                && Errno.ofName(constant.name()).isPresent();
    }

    static boolean isSignal(Value value) {
        return value instanceof Value.Constant constant
                && constant.name().startsWith("SIG")
                && !constant.name().startsWith("SIG_");
    }

    /** Actors in any order; everything else in its order. */
    private static boolean same(List<Value> a, List<Value> b) {
        boolean players = a.stream().allMatch(Value.Player.class::isInstance);
        return players ? new HashSet<>(a).equals(new HashSet<>(b)) && a.size() == b.size() : a.equals(b);
    }

    private static boolean equality(boolean equal, Operator operator) throws LabFailure {
        if (operator == Operator.EQ || operator == Operator.NE) {
            return equal == (operator == Operator.EQ);
        }
        throw new LabFailure("only == and != compare these, not " + operator.sign());
    }

    private static boolean number(long left, Operator operator, long right) {
        return switch (operator) {
            case EQ -> left == right;
            case NE -> left != right;
            case LT -> left < right;
            case LE -> left <= right;
            case GT -> left > right;
            case GE -> left >= right;
            case HAS -> (left & right) == right;
        };
    }
}
