package fdscope.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Visits every expression of a step, each before its parts. */
final class ExprWalk {
    private ExprWalk() {}

    static void walk(Step step, Consumer<Expr> visitor) {
        alts(step).forEach(alt -> walk(alt, visitor));
    }

    static void walk(Alt alt, Consumer<Expr> visitor) {
        alt.values().forEach(value -> walk(value, visitor));
    }

    static void walk(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        if (expr instanceof Expr.Field field) {
            walk(field.of(), visitor);
        } else if (expr instanceof Expr.Index index) {
            walk(index.of(), visitor);
            walk(index.index(), visitor);
        } else if (expr instanceof Expr.Apply apply) {
            apply.arguments().forEach(a -> walk(a, visitor));
        } else if (expr instanceof Expr.ListOf list) {
            list.elements().forEach(a -> walk(a, visitor));
        } else if (expr instanceof Expr.Group group) {
            walk(group.alt(), visitor);
        } else if (expr instanceof Expr.Negate negate) {
            walk(negate.of(), visitor);
        } else if (expr instanceof Expr.Binary binary) {
            walk(binary.left(), visitor);
            walk(binary.right(), visitor);
        }
    }

    private static List<Alt> alts(Step step) {
        List<Alt> alts = new ArrayList<>();
        if (step instanceof Step.Let let) {
            alts.add(let.value());
        } else if (step instanceof Step.Show show) {
            alts.add(show.value());
        } else if (step instanceof Step.Bind bind) {
            alts.add(bind.value());
        } else if (step instanceof Step.Expect expect) {
            alts.add(expect.actual());
            expect.comparison().ifPresent(c -> alts.add(c.value()));
        } else if (step instanceof Step.Await await) {
            result(await.result(), alts);
        } else if (step instanceof Step.Act act) {
            act.call().arguments().forEach(a -> argument(a, alts));
            act.repeat().flatMap(Step.Repeat::until).ifPresent(alts::add);
            result(act.result(), alts);
        }
        return alts;
    }

    private static void result(Optional<Step.Result> result, List<Alt> alts) {
        result.flatMap(Step.Result::principal).ifPresent(c -> alts.add(c.value()));
        result.ifPresent(r -> r.fields().forEach(f -> alts.add(f.comparison().value())));
    }

    private static void argument(Step.Argument argument, List<Alt> alts) {
        if (argument instanceof Step.Argument.Plain plain) {
            alts.add(plain.value());
        } else if (argument instanceof Step.Argument.Keyword keyword) {
            alts.add(keyword.value());
        } else if (argument instanceof Step.Argument.Rights rights) {
            alts.addAll(rights.fds());
        } else if (argument instanceof Step.Argument.Credentials credentials) {
            credentials.fields().forEach(f -> alts.add(f.value()));
        } else if (argument instanceof Step.Argument.RawControl raw) {
            raw.fields().forEach(f -> alts.add(f.value()));
        } else if (argument instanceof Step.Argument.Numbered numbered) {
            alts.add(numbered.fd());
        }
    }
}
