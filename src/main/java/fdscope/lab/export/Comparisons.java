package fdscope.lab.export;

import fdscope.lab.script.Alt;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import fdscope.lab.script.Step.Operator;
import java.util.ArrayList;
import java.util.List;

/** What came, compared with what was expected, in the language of the program. */
final class Comparisons {
    private final Expressions in;

    Comparisons(Expressions expressions) {
        this.in = expressions;
    }

    /** A whole {@code expect}, without its {@code within}. */
    String condition(Step.Expect expect) throws NotExportable {
        Expr actual = in.here(expect.actual());
        String holds = expect.comparison().isEmpty()
                ? in.number(actual)
                : compared(
                        actual,
                        expect.comparison().get().operator(),
                        in.here(expect.comparison().get().value()));
        return expect.negated() ? in.not(holds) : holds;
    }

    private String compared(Expr left, Operator operator, Expr right) throws NotExportable {
        Shape shape = in.shape(left);
        if (shape == Shape.ACTORS && right instanceof Expr.ListOf list) {
            List<String> actors = new ArrayList<>();
            for (Alt element : list.elements()) {
                actors.add(in.player(in.here(element)));
            }
            return in.number(left) + (operator == Operator.EQ ? " == " : " != ") + in.set(actors);
        }
        if (in.isBytes(left)) {
            return in.equal(in.bytes(left), in.bytes(right), operator == Operator.EQ);
        }
        return compared(
                shape == Shape.FDS ? in.elements(in.place(((Expr.Field) left).of())) : in.number(left),
                operator,
                right);
    }

    String compared(String left, Operator operator, Expr right) throws NotExportable {
        String number =
                in.shape(right) == Shape.FDS ? in.elements(in.place(((Expr.Field) right).of())) : in.number(right);
        boolean plain = !(right instanceof Expr.Binary) || right instanceof Expr.Binary sum && sum.operator() == '+';
        String value = plain ? number : "(" + number + ")";
        return operator == Operator.HAS
                ? "(" + left + " & (" + number + ")) == (" + number + ")"
                : left + " " + operator.sign() + " " + value;
    }

    /** One field of a result, or the whole as its principal field. */
    String compared(String place, Shape shape, String field, Step.Comparison wanted) throws NotExportable {
        Shape of = shape.field(field)
                .orElseThrow(() -> new NotExportable(field + " is not among what the program notes of this call"));
        Expr value = in.here(wanted.value());
        if (of == Shape.FDS) {
            return compared(in.elements(place), wanted.operator(), value);
        }
        String got = in.field(place, field, of);
        return of == Shape.BYTES
                ? in.equal(got, in.bytes(value), wanted.operator() == Operator.EQ)
                : compared(got, wanted.operator(), value);
    }
}
