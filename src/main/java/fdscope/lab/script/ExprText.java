package fdscope.lab.script;

import java.util.List;
import java.util.stream.Collectors;

/** Expressions as an author would write them, for messages. */
final class ExprText {
    private ExprText() {}

    static String of(Expr expr) {
        if (expr instanceof Expr.Int number) {
            return Long.toString(number.value());
        } else if (expr instanceof Expr.Str string) {
            return string.value().toString();
        } else if (expr instanceof Expr.Constant constant) {
            return constant.name();
        } else if (expr instanceof Expr.Name name) {
            return name.actor().isEmpty() ? name.name() : name.actor() + "." + name.name();
        } else if (expr instanceof Expr.ActorName actor) {
            return actor.name();
        } else if (expr instanceof Expr.Field field) {
            return of(field.of()) + "." + field.name();
        } else if (expr instanceof Expr.Index index) {
            return of(index.of()) + "[" + of(index.index()) + "]";
        } else if (expr instanceof Expr.Apply apply) {
            return apply.function() + "(" + list(apply.arguments()) + ")";
        } else if (expr instanceof Expr.ListOf list) {
            return "[" + list(list.elements()) + "]";
        } else if (expr instanceof Expr.Group group) {
            return "(" + of(group.alt()) + ")";
        } else if (expr instanceof Expr.Negate negate) {
            return "-" + of(negate.of());
        } else if (expr instanceof Expr.Binary binary) {
            return of(binary.left()) + " " + binary.operator() + " " + of(binary.right());
        }
        return "any";
    }

    static String of(Alt alt) {
        return alt.values().stream().map(ExprText::of).collect(Collectors.joining(" / "));
    }

    private static String list(List<Alt> alts) {
        return alts.stream().map(ExprText::of).collect(Collectors.joining(", "));
    }
}
