package fdscope.lab.script;

import fdscope.lab.script.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The head of a {@code for}: its variable, and the text that stands for it in each round.
 *
 * @param values as written, so that they can be put into a line
 */
record Rounds(String variable, List<String> values) {
    Rounds {
        values = List.copyOf(values);
    }

    /** {@code for NAME = A to B} or {@code for NAME in [V, …]}. */
    static Rounds of(RawLine head) throws Fault {
        if (head.guard().isPresent()) {
            throw new Fault("for cannot be guarded; expected the guard at its steps");
        }
        Cursor cursor = new Cursor(Lexer.tokens(head.text(), head.from()));
        cursor.next();
        String variable = cursor.expect(Type.NAME, "a name after for").text();
        if (!Vocabulary.canNameActor(variable)
                || Vocabulary.KEYWORDS.contains(variable)
                || CallTable.function(variable).isPresent()) {
            throw new Fault(variable + ": a word of the lab language cannot be the variable of a for; choose another");
        }
        if (cursor.takeName("in")) {
            List<String> values = elements(cursor, head.text());
            cursor.expectEnd("this for");
            return new Rounds(variable, values);
        }
        cursor.expectSymbol("=", "for " + variable + ", or \"in [...]\"");
        ExprParser exprs = new ExprParser(cursor, new Names(), "");
        long first = number(exprs.expr());
        if (!cursor.takeName("to")) {
            throw cursor.unexpected("\"to\" and the last number");
        }
        long last = number(exprs.expr());
        cursor.expectEnd("this for");
        if (last < first || last - first >= Unrolling.MOST_LINES) {
            throw new Fault(first + " to " + last + ": expected 1 to " + Unrolling.MOST_LINES + " rounds");
        }
        return new Rounds(
                variable,
                LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList());
    }

    /** One round of a broken head. */
    static Rounds unknown(RawLine head) {
        return new Rounds(head.rest().split("[^a-z0-9_]", 2)[0], List.of("1"));
    }

    /** Each element of a list as it stands there; in parentheses, if it is more than one word. */
    private static List<String> elements(Cursor cursor, String text) throws Fault {
        cursor.expectSymbol("[", "in");
        List<String> values = new ArrayList<>();
        int depth = 0;
        int words = 0;
        int from = cursor.peek().column();
        while (depth > 0 || !cursor.peek().isSymbol("]")) {
            Token token = cursor.next();
            if (token.is(Type.END)) {
                throw new Fault("the list does not end, expected ] on the same line");
            }
            depth += token.isSymbol("(") || token.isSymbol("[") ? 1 : 0;
            depth -= token.isSymbol(")") || token.isSymbol("]") ? 1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                values.add(element(text.substring(from, token.column()), words));
                from = cursor.peek().column();
                words = 0;
            } else {
                words++;
            }
        }
        values.add(element(text.substring(from, cursor.peek().column()), words));
        cursor.next();
        return values;
    }

    private static String element(String text, int words) throws Fault {
        if (words == 0) {
            throw new Fault("an empty element in the list of for, expected a value");
        }
        return words == 1 ? text.strip() : "(" + text.strip() + ")";
    }

    /** What is known before anything runs: numbers, their sums and products. */
    private static long number(Expr expr) throws Fault {
        if (expr instanceof Expr.Int number) {
            return number.value();
        }
        if (expr instanceof Expr.Negate negate) {
            return -number(negate.of());
        }
        if (expr instanceof Expr.Group group && group.alt().values().size() == 1) {
            return number(group.alt().values().get(0));
        }
        if (expr instanceof Expr.Binary binary && binary.operator() != '|') {
            long left = number(binary.left());
            long right = number(binary.right());
            return switch (binary.operator()) {
                case '+' -> left + right;
                case '-' -> left - right;
                default -> left * right;
            };
        }
        throw new Fault(ExprText.of(expr) + ": for is written out before the lab runs, expected a plain number");
    }

    /** A line of the body in the round of this value. */
    RawLine in(RawLine line, String value) throws Fault {
        List<Token> tokens = Lexer.readable(line.text(), line.from());
        StringBuilder text = new StringBuilder(line.text());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            boolean isField = i > 0 && tokens.get(i - 1).isSymbol(".");
            if (!token.isName(variable) || isField) {
                continue;
            }
            if (i > 0 && tokens.get(i - 1).is(Type.NAME) && tokens.get(i + 1).isSymbol("=")) {
                throw new Fault(variable + " is the variable of the for around it; choose another name");
            }
            text.replace(token.column(), token.column() + variable.length(), value);
        }
        return RawLine.of(line.number(), text.toString());
    }
}
