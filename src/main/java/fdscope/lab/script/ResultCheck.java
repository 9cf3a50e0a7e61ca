package fdscope.lab.script;

import java.util.Optional;

/** Comparisons: what stands right of {@code ->} and of the signs of an {@code expect}. */
final class ResultCheck {
    private final LineCheck at;
    private final ExprCheck exprs;

    ResultCheck(LineCheck at, ExprCheck exprs) {
        this.at = at;
        this.exprs = exprs;
    }

    /** @param call what gave the result, for messages: {@code recv()} */
    void result(String call, Type type, Step.Result result) {
        result.principal().ifPresent(c -> compare(call, type, c));
        for (Step.FieldResult field : result.fields()) {
            Optional<Kind> kind = type.isUnknown() && type.yield().isEmpty()
                    ? Optional.of(Kind.UNKNOWN)
                    : type.yield().flatMap(y -> y.field(field.field()));
            if (kind.isEmpty()) {
                at.fault(ExprCheck.noField(field.field(), call, type));
            }
            compare(field.field(), Type.of(kind.orElse(Kind.UNKNOWN)), field.comparison());
        }
    }

    void expect(Step.Expect expect) {
        Type left = exprs.of(expect.actual());
        expect.comparison()
                .ifPresent(c ->
                        compare(exprs.value(expect.actual()).map(ExprText::of).orElse(""), left, c));
    }

    private void compare(String what, Type left, Step.Comparison comparison) {
        Type right = exprs.ofResult(comparison.value());
        Expr value = exprs.value(comparison.value()).orElse(new Expr.Any());
        String sign = comparison.operator().sign();
        String text = ExprText.of(value);
        if (left.is(Kind.DESCRIPTOR) && right.is(Kind.DESCRIPTOR)) {
            at.fault(what + " and " + text + " are descriptors and cannot be compared with " + sign
                    + "; expected same_file(" + what + ", " + text + ") or number(" + what + ") == number(" + text
                    + ")");
        } else if (left.is(Kind.BYTES) && comparison.operator() == Step.Operator.HAS) {
            at.fault(what + " is bytes, expected a number before has: it compares bits");
        } else if (left.is(Kind.BYTES) && isPlainNumber(value)) {
            at.fault(what + " is bytes, expected bytes and not the number " + text
                    + (left.yield().flatMap(y -> y.field("ret")).isPresent() ? "; its length is the field ret" : ""));
        } else if (left.is(Kind.NUMBER) && right.is(Kind.BYTES)) {
            at.fault(what + " is a number, expected a number and not " + text);
        }
    }

    private static boolean isPlainNumber(Expr value) {
        return value instanceof Expr.Int || value instanceof Expr.Negate negate && isPlainNumber(negate.of());
    }
}
