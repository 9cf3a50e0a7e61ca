package fdscope.lab.script;

import fdscope.lab.script.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Values: alternatives, operators, names, functions. One per line. */
final class ExprParser {
    private static final int DEEPEST = 40;

    /** A chain of operators is as deep a tree as it is long. */
    private static final int MOST_OPERATORS = 200;

    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "<", ">");

    private final Cursor cursor;
    private final Names names;
    private final String actor;
    private int depth;
    private int operators;

    /** @param actor whose line it is, empty outside an actor line */
    ExprParser(Cursor cursor, Names names, String actor) {
        this.cursor = cursor;
        this.names = names;
        this.actor = actor;
    }

    /** {@code alt = expr { "/" expr }}. */
    Alt alt() throws Fault {
        List<Expr> values = new ArrayList<>();
        do {
            values.add(expr());
        } while (cursor.takeSymbol("/"));
        return new Alt(values);
    }

    /** {@code [cmp] alt}; without a sign it is {@code ==}. */
    Step.Comparison comparison() throws Fault {
        return atOperator() ? new Step.Comparison(operator(), alt()) : new Step.Comparison(Step.Operator.EQ, alt());
    }

    boolean atOperator() {
        Token token = cursor.peek();
        return token.isName("has") || token.is(Type.SYMBOL) && OPERATORS.contains(token.text());
    }

    private Step.Operator operator() {
        String sign = cursor.next().text();
        for (Step.Operator operator : Step.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalStateException(sign);
    }

    /** {@code expr = sum { "|" sum }}. */
    Expr expr() throws Fault {
        if (++depth > DEEPEST) {
            throw new Fault("nested too deeply, expected at most " + DEEPEST + " levels");
        }
        Expr left = sum();
        while (cursor.takeSymbol("|")) {
            counted();
            left = new Expr.Binary('|', left, sum());
        }
        depth--;
        return left;
    }

    private Expr sum() throws Fault {
        Expr left = product();
        while (cursor.peek().isSymbol("+") || cursor.peek().isSymbol("-")) {
            char operator = cursor.next().text().charAt(0);
            counted();
            left = new Expr.Binary(operator, left, product());
        }
        return left;
    }

    private Expr product() throws Fault {
        Expr left = unary();
        while (cursor.takeSymbol("*")) {
            counted();
            left = new Expr.Binary('*', left, unary());
        }
        return left;
    }

    private void counted() throws Fault {
        if (++operators > MOST_OPERATORS) {
            throw new Fault("more than " + MOST_OPERATORS + " operators in one line, expected fewer; use \"let\"");
        }
    }

    private Expr unary() throws Fault {
        return cursor.takeSymbol("-") ? new Expr.Negate(postfix()) : postfix();
    }

    private Expr postfix() throws Fault {
        Expr value = primary();
        while (true) {
            if (cursor.peek().isSymbol(".") || cursor.peek().isSymbol("[")) {
                counted();
            }
            if (cursor.takeSymbol(".")) {
                value = new Expr.Field(
                        value, cursor.expect(Type.NAME, "a field after \".\"").text());
            } else if (cursor.takeSymbol("[")) {
                value = new Expr.Index(value, expr());
                cursor.expectSymbol("]", "an index");
            } else {
                return value;
            }
        }
    }

    private Expr primary() throws Fault {
        Token token = cursor.peek();
        if (token.isSymbol("[")) {
            return new Expr.ListOf(list());
        }
        if (cursor.takeSymbol("(")) {
            Alt inner = alt();
            cursor.expectSymbol(")", "a value in parentheses");
            return inner.values().size() == 1 ? inner.values().get(0) : new Expr.Group(inner);
        }
        return switch (token.type()) {
            case INT -> new Expr.Int(cursor.next().number());
            case STRING -> new Expr.Str(cursor.next().bytes());
            case CONSTANT ->
                cursor.peek(1).isSymbol("(")
                        ? function()
                        : new Expr.Constant(cursor.next().text());
            case NAME -> cursor.peek(1).isSymbol("(") ? function() : name();
            case TIME -> throw new Fault(token.text() + ": a time stands only after \"within\", expected a value");
            default ->
                throw cursor.unexpected(
                        token.isSymbol("/") || token.isSymbol(".") ? "a value; a path stands in quotes" : "a value");
        };
    }

    private Expr name() throws Fault {
        String name = cursor.next().text();
        if (name.equals("any") || name.equals("ok")) {
            return new Expr.Any();
        }
        if (names.isActor(name) && cursor.takeSymbol(".")) {
            return new Expr.Name(
                    name,
                    cursor.expect(Type.NAME, "a name of " + name + " after \".\"")
                            .text());
        }
        return names.resolve(actor, name);
    }

    private Expr function() throws Fault {
        String function = cursor.next().text();
        if (CallTable.call(function).isPresent()) {
            throw new Fault(function + "() is a call, expected a value; a call stands alone in an actor's line");
        }
        if (CallTable.function(function).isEmpty()) {
            throw new Fault(function + ": neither an observation nor a function; "
                    + Vocabulary.didYouMean(
                            function,
                            CallTable.functions(),
                            "expected one of " + String.join(", ", CallTable.functions())));
        }
        cursor.next();
        return new Expr.Apply(function, elements(")", "the arguments of " + function));
    }

    /** {@code list = "[" [ alt { "," alt } ] "]"}. */
    List<Alt> list() throws Fault {
        cursor.expectSymbol("[", "SCM_RIGHTS");
        return elements("]", "a list");
    }

    private List<Alt> elements(String close, String what) throws Fault {
        List<Alt> elements = new ArrayList<>();
        if (!cursor.takeSymbol(close)) {
            do {
                elements.add(alt());
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol(close, what);
        }
        return elements;
    }
}
